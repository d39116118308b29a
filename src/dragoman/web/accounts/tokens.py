"""Tokens: what programs send in place of a name and a password."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from dragoman.errors import AccountError
from dragoman.web.accounts.file import moment, opened
from dragoman.web.accounts.log import note
from dragoman.web.accounts.people import find, key_of
from dragoman.web.accounts.secrets import MARK, kept, new_secret
from dragoman.web.accounts.types import Account, Token


def add(path: Path, name: str, days: int | None = None, *, purpose: str = "", author: str = "") -> str:
    """Return a new token of an account; it is shown now and kept nowhere.

    Args:
        path: The accounts file.
        name: Whose it is.
        days: How long it is good; for ever unless given.
        purpose: What it is for, in the words of its owner.
        author: Who makes it; who runs the program, unless given.

    Raises:
        AccountError: There is no such account.
    """
    token = new_secret(MARK)
    now = datetime.now(UTC)
    until = moment(now + timedelta(days=days)) if days else None
    with opened(path, write=True) as connection:
        owner = find(connection, name)
        number = connection.execute(
            "INSERT INTO token (secret, account, made, until, purpose) VALUES (?, ?, ?, ?, ?)",
            (kept(token), key_of(name), moment(now), until, purpose),
        ).lastrowid
        note(connection, "token made", owner.name, author=author, detail=told(number, purpose))
    return token


def told(number: int | None, purpose: str) -> str:
    """Return a token by its number and what it is for."""
    return f"{number}: {purpose}" if purpose else str(number)


def listed(path: Path, name: str | None = None) -> tuple[Token, ...]:
    """Return all tokens, or those of one account, also those that have ended."""
    with opened(path) as connection:
        rows = connection.execute(
            """SELECT token.id, name, role, token.made, until, purpose FROM token JOIN account ON key = account
               WHERE ?1 IS NULL OR key = ?1 ORDER BY token.id""",
            (None if name is None else key_of(name),),
        ).fetchall()
    return tuple(msgspec.convert(dict(zip(Token.__struct_fields__, row, strict=True)), Token) for row in rows)


def remove(path: Path, number: int, *, of: str | None = None, author: str = "") -> None:
    """Remove a token; it is refused from then on.

    Args:
        path: The accounts file.
        number: Its number.
        of: Whose it must be; anybody's, unless given.
        author: Who removes it; who runs the program, unless given.

    Raises:
        AccountError: There is none of that number.
    """
    with opened(path, write=True) as connection:
        row = connection.execute(
            """SELECT name, purpose FROM token JOIN account ON key = account
               WHERE token.id = ?1 AND (?2 IS NULL OR key = ?2)""",
            (number, None if of is None else key_of(of)),
        ).fetchone()
        if row is None:
            raise AccountError(f"there is no token {number}; the list shows those that there are")
        connection.execute("DELETE FROM token WHERE id = ?", (number,))
        note(connection, "token removed", row[0], author=author, detail=told(number, row[1]))


def owner(path: Path, token: str) -> Account | None:
    """Return whose token it is, with the role of now; None where it is nobody's, or has ended."""
    with opened(path) as connection:
        row = connection.execute(
            """SELECT name, role FROM token JOIN account ON key = account
               WHERE secret = ? AND (until IS NULL OR until > ?)""",
            (kept(token), moment()),
        ).fetchone()
    return Account(name=row[0], role=row[1]) if row else None
