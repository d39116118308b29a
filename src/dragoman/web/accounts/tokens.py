"""Tokens: what programs send in place of a name and a password."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from dragoman.errors import AccountError
from dragoman.web.accounts.file import moment, opened
from dragoman.web.accounts.people import find, key_of
from dragoman.web.accounts.secrets import MARK, kept, new_secret
from dragoman.web.accounts.types import Account, Token


def add(path: Path, name: str, days: int | None = None) -> str:
    """Return a new token of an account; it is shown now and kept nowhere.

    Raises:
        AccountError: There is no such account.
    """
    token = new_secret(MARK)
    now = datetime.now(UTC)
    until = moment(now + timedelta(days=days)) if days else None
    with opened(path, write=True) as connection:
        find(connection, name)
        connection.execute(
            "INSERT INTO token (secret, account, made, until) VALUES (?, ?, ?, ?)",
            (kept(token), key_of(name), moment(now), until),
        )
    return token


def listed(path: Path) -> tuple[Token, ...]:
    """Return all tokens, also those that have ended."""
    with opened(path) as connection:
        rows = connection.execute(
            """SELECT token.id, name, role, token.made, until FROM token JOIN account ON key = account
               ORDER BY token.id"""
        ).fetchall()
    return tuple(msgspec.convert(dict(zip(Token.__struct_fields__, row, strict=True)), Token) for row in rows)


def remove(path: Path, number: int) -> None:
    """Remove a token; it is refused from then on.

    Raises:
        AccountError: There is none of that number.
    """
    with opened(path, write=True) as connection:
        if not connection.execute("DELETE FROM token WHERE id = ?", (number,)).rowcount:
            raise AccountError(f"there is no token {number}; “dragoman accounts token list” shows them")


def owner(path: Path, token: str) -> Account | None:
    """Return whose token it is, with the role of now; None where it is nobody's, or has ended."""
    with opened(path) as connection:
        row = connection.execute(
            """SELECT name, role FROM token JOIN account ON key = account
               WHERE secret = ? AND (until IS NULL OR until > ?)""",
            (kept(token), moment()),
        ).fetchone()
    return Account(name=row[0], role=row[1]) if row else None
