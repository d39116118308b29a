"""Sessions: a browser that is signed in, for a limited time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from dragoman.web.accounts.file import moment, opened
from dragoman.web.accounts.log import note
from dragoman.web.accounts.people import find, key_of
from dragoman.web.accounts.secrets import kept, new_secret
from dragoman.web.accounts.types import Account

#: Browsers in which one account can be signed in; the ones that end first make room.
MOST = 20


def begin(path: Path, name: str, hours: float, *, instead_of: str = "", address: str = "") -> str:
    """Return the secret of a new session, begun from an address; the one that the browser had before ends.

    Raises:
        AccountError: There is no such account.
    """
    secret = new_secret()
    now = datetime.now(UTC)
    with opened(path, write=True) as connection:
        owner = find(connection, name)
        connection.execute("DELETE FROM session WHERE until <= ? OR secret = ?", (moment(now), kept(instead_of)))
        connection.execute(
            """DELETE FROM session WHERE secret IN
               (SELECT secret FROM session WHERE account = ? ORDER BY until DESC LIMIT -1 OFFSET ?)""",
            (key_of(name), MOST - 1),
        )
        connection.execute(
            "INSERT INTO session (secret, account, until) VALUES (?, ?, ?)",
            (kept(secret), key_of(name), moment(now + timedelta(hours=hours))),
        )
        note(connection, "signed in", owner.name, author=owner.name, detail=address)
    return secret


def signed_in(path: Path, secret: str) -> Account | None:
    """Return who is signed in with a secret, with the role of now; None where nobody is, or no longer."""
    with opened(path) as connection:
        row = connection.execute(
            """SELECT name, role FROM session JOIN account ON key = account
               WHERE secret = ? AND until > ?""",
            (kept(secret), moment()),
        ).fetchone()
    return Account(name=row[0], role=row[1]) if row else None


def end(path: Path, secret: str) -> None:
    """End a session."""
    with opened(path, write=True) as connection:
        row = connection.execute(
            "SELECT name FROM session JOIN account ON key = account WHERE secret = ?", (kept(secret),)
        ).fetchone()
        if row:
            note(connection, "signed out", row[0], author=row[0])
        connection.execute("DELETE FROM session WHERE secret = ?", (kept(secret),))
