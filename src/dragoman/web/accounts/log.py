"""What happened to the accounts: who signed in or tried to, who changed what; kept beside them."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from dragoman.types import Frozen
from dragoman.web.accounts.file import moment, opened
from dragoman.web.settings import caps, login_name

#: What comes so often that only the latest lines are kept; every change stays for ever.
FREQUENT = ("signed in", "signed out", "sign-in failed")
#: In the place of a name that nobody has: people type passwords into the wrong field.
NOBODY = "nobody of that name"


class Happened(Frozen):
    """A line of the log."""

    #: In UTC.
    at: str
    #: The account that did it, or who ran the command.
    author: str
    #: signed in | signed out | sign-in failed | account made | account removed | role changed | password changed |
    #: token made | token removed
    action: str
    #: The account that it was done to.
    account: str
    #: The role, the number of the token, or the address that a browser asked from.
    detail: str


def note(connection: sqlite3.Connection, action: str, account: str, *, author: str = "", detail: str = "") -> None:
    """Write down what is done in the same transaction.

    Args:
        connection: Of the accounts file, open for writing.
        action, account, detail: As in ``Happened``.
        author: Who does it; who runs the program, unless given.
    """
    connection.execute(
        "INSERT INTO happened (at, author, action, account, detail) VALUES (?, ?, ?, ?, ?)",
        (moment(), author or f"{login_name()} (command line)", action, account, detail),
    )
    if action in FREQUENT:
        connection.execute(
            """DELETE FROM happened WHERE action IN (?, ?, ?) AND id <=
               (SELECT id FROM happened WHERE action IN (?, ?, ?) ORDER BY id DESC LIMIT 1 OFFSET ?)""",
            (*FREQUENT, *FREQUENT, caps().sign_ins_kept),
        )


def failed(path: Path, key: str, address: str) -> None:
    """Write down that somebody tried to sign in with a wrong name or password."""
    with opened(path, write=True) as connection:
        row = connection.execute("SELECT name FROM account WHERE key = ?", (key,)).fetchone()
        name = str(row[0]) if row else NOBODY
        note(connection, "sign-in failed", name, author=name, detail=address)


def happened(path: Path, *, first: int = 0, count: int = 100) -> tuple[Happened, ...]:
    """Return a part of what happened, the latest first."""
    with opened(path) as connection:
        rows = connection.execute(
            "SELECT at, author, action, account, detail FROM happened ORDER BY id DESC LIMIT ? OFFSET ?",
            (count, first),
        ).fetchall()
    return tuple(
        Happened(at=at, author=by, action=what, account=whose, detail=more) for at, by, what, whose, more in rows
    )


def how_many(path: Path) -> int:
    """Return how many lines the log has."""
    with opened(path) as connection:
        return int(connection.execute("SELECT count(*) FROM happened").fetchone()[0])
