"""Accounts: made, listed, changed, removed, and found by name and password."""

from __future__ import annotations

import sqlite3
import unicodedata
from pathlib import Path

import msgspec

from dragoman.errors import AccountError
from dragoman.web.accounts.file import moment, opened
from dragoman.web.accounts.log import note
from dragoman.web.accounts.passwords import Passwords, usual
from dragoman.web.accounts.types import ROLES, Account, Listed, Role

LONGEST = 64


def add(
    path: Path, name: str, role: str, password: str, passwords: Passwords | None = None, *, author: str = ""
) -> Account:
    """Make an account.

    Raises:
        AccountError: The name is taken or none, there is no such role, or the password is too short.
    """
    account = Account(name=checked_name(name), role=checked_role(role))
    hashed = (passwords or usual()).hashed(password)
    with opened(path, write=True) as connection:
        try:
            connection.execute(
                "INSERT INTO account (key, name, role, password, made) VALUES (?, ?, ?, ?, ?)",
                (key_of(name), account.name, account.role, hashed, moment()),
            )
        except sqlite3.IntegrityError:
            raise AccountError(f"there is an account named “{account.name}” already") from None
        note(connection, "account made", account.name, author=author, detail=account.role)
    return account


def listed(path: Path) -> tuple[Listed, ...]:
    """Return all accounts by name."""
    with opened(path) as connection:
        rows = connection.execute(
            """SELECT name, role, made,
                      (SELECT count(*) FROM session WHERE account = key AND until > :now),
                      (SELECT count(*) FROM token WHERE account = key AND (until IS NULL OR until > :now))
               FROM account ORDER BY key""",
            {"now": moment()},
        ).fetchall()
    names = Listed.__struct_fields__
    return tuple(msgspec.convert(dict(zip(names, row, strict=True)), Listed) for row in rows)


def remove(path: Path, name: str, *, author: str = "") -> None:
    """Remove an account; its sessions and tokens end with it.

    Raises:
        AccountError: There is none, or it is the last administrator.
    """
    with opened(path, write=True) as connection:
        found = find(connection, name)
        keep_an_administrator(connection, found)
        connection.execute("DELETE FROM account WHERE key = ?", (key_of(name),))
        note(connection, "account removed", found.name, author=author, detail=found.role)


def set_role(path: Path, name: str, role: str, *, author: str = "") -> None:
    """Give an account another role, which holds from the next request on.

    Raises:
        AccountError: There is no such account or role, or it is the last administrator.
    """
    wanted = checked_role(role)
    with opened(path, write=True) as connection:
        found = find(connection, name)
        if wanted != "administrator":
            keep_an_administrator(connection, found)
        connection.execute("UPDATE account SET role = ? WHERE key = ?", (wanted, key_of(name)))
        note(connection, "role changed", found.name, author=author, detail=f"{found.role} to {wanted}")


def set_password(path: Path, name: str, password: str, passwords: Passwords | None = None, *, author: str = "") -> None:
    """Give an account another password; its sessions end, its tokens stay.

    Raises:
        AccountError: There is no such account, or the password is too short.
    """
    hashed = (passwords or usual()).hashed(password)
    with opened(path, write=True) as connection:
        found = find(connection, name)
        connection.execute("UPDATE account SET password = ? WHERE key = ?", (hashed, key_of(name)))
        connection.execute("DELETE FROM session WHERE account = ?", (key_of(name),))
        note(connection, "password changed", found.name, author=author)


def recognised(path: Path, name: str, password: str, passwords: Passwords) -> Account | None:
    """Return whose name and password these are, or None, which takes as long; a hash of other costs is made anew."""
    with opened(path) as connection:
        row = connection.execute(
            "SELECT name, role, password FROM account WHERE key = ?", (key_of(name),)
        ).fetchone()  # fmt: skip
    kept = str(row[2]) if row else None
    if not passwords.right(kept, password) or kept is None:
        return None
    if passwords.outdated(kept):
        hashed = passwords.hashed_anew(password)
        with opened(path, write=True) as connection:  # unless it was changed meanwhile
            connection.execute(
                "UPDATE account SET password = ? WHERE key = ? AND password = ?", (hashed, key_of(name), kept)
            )
    return Account(name=row[0], role=row[1])


def has_administrator(path: Path) -> bool:
    """Whether somebody may make accounts."""
    with opened(path) as connection:
        return administrators(connection) > 0


def find(connection: sqlite3.Connection, name: str) -> Account:
    """Return an account.

    Raises:
        AccountError: There is none of that name.
    """
    row = connection.execute("SELECT name, role FROM account WHERE key = ?", (key_of(name),)).fetchone()
    if row is None:
        raise AccountError(f"there is no account named “{name}”")
    return Account(name=row[0], role=row[1])


def administrators(connection: sqlite3.Connection) -> int:
    """Return how many administrators there are."""
    return int(connection.execute("SELECT count(*) FROM account WHERE role = 'administrator'").fetchone()[0])


def keep_an_administrator(connection: sqlite3.Connection, account: Account) -> None:
    """Refuse to take the last administrator away."""
    if account.role == "administrator" and administrators(connection) == 1:
        raise AccountError(f"“{account.name}” is the only administrator; make another one first")


def checked_role(role: str) -> Role:
    """Return a role.

    Raises:
        AccountError: There is no such role.
    """
    for one in ROLES:
        if one == role:
            return one
    raise AccountError(f"there is no role {role!r}; expected one of {', '.join(ROLES)}")


def checked_name(name: str) -> str:
    """Return a name as it is shown.

    Raises:
        AccountError: It is empty, too long, or holds what cannot be seen.
    """
    found = " ".join(unicodedata.normalize("NFC", name).split())
    if not found or len(found) > LONGEST or not found.isprintable():
        raise AccountError(f"a name must have 1 to {LONGEST} letters, digits or signs that can be seen")
    return found


def key_of(name: str) -> str:
    """Return by what a name is found: “Ada”, “ada” and “ＡＤＡ” are one."""
    return " ".join(unicodedata.normalize("NFKC", name[: 4 * LONGEST]).casefold().split())
