"""The accounts file of a record: where it is, how it is made, opened and closed."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

from dragoman.errors import AccountError, RecordNotFoundError
from dragoman.record.database import statements_of

#: What the name of the file has after that of the record.
ENDING = ".accounts"
MODE = 0o600
VERSION = 2
#: Seconds that a question waits while another program writes.
PATIENCE = 5.0


def accounts_path(record: Path) -> Path:
    """Return where the accounts of a record are kept."""
    return record.with_name(record.name + ENDING)


def make_file(record: Path) -> Path:
    """Return the accounts file of a record; where there is none, an empty one that nobody else can read.

    Raises:
        RecordNotFoundError: There is no such record.
        AccountError: The file cannot be made.
    """
    path = accounts_path(record)
    if not record.is_file():
        raise RecordNotFoundError("there is no such record; accounts are kept beside one", source=str(record))
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, MODE))
    except FileExistsError:
        pass
    except OSError as error:
        raise AccountError(f"the accounts file cannot be made ({error.strerror})", source=str(path)) from error
    return path


@contextmanager
def opened(path: Path, *, write: bool = False) -> Iterator[sqlite3.Connection]:
    """Open an accounts file for one question or change; what is written is kept together or not at all.

    Raises:
        AccountError: There is none, others can read it, or it is none.
    """
    check_mode(path)
    try:
        connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
        try:
            prepare(connection, path)
            connection.execute("BEGIN IMMEDIATE" if write else "BEGIN")
            try:
                yield connection
            except BaseException:
                connection.rollback()
                raise
            connection.commit()
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise AccountError(f"the accounts file cannot be used ({error})", source=str(path)) from error


def check_mode(path: Path) -> None:
    """Refuse a file that is missing, or that others of this machine may read or write."""
    try:
        mode = path.stat().st_mode
    except OSError:
        raise AccountError(
            "there are no accounts yet; make one with “dragoman accounts add NAME --role administrator”",
            source=str(path),
        ) from None
    if os.name == "posix" and stat.S_IMODE(mode) & 0o077:
        raise AccountError("others can read the accounts file; close it with “chmod 600”", source=str(path))


def prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Make the tables of a new file, bring an older one up to date, and refuse one of a newer program."""
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")
    while (version := version_of(connection)) < VERSION:
        schema = files("dragoman.web.accounts").joinpath(f"schema_{version + 1}.sql").read_text(encoding="utf-8")
        connection.execute("BEGIN IMMEDIATE")
        if version_of(connection) == version:  # two programs may bring it up at the same time
            for statement in statements_of(schema):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {version + 1}")
        connection.execute("COMMIT")
    if version_of(connection) != VERSION:
        raise AccountError("this accounts file was made by a newer program; use that one", source=str(path))


def version_of(connection: sqlite3.Connection) -> int:
    """Return the version of the shape of a file; 0 of an empty one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def moment(at: datetime | None = None) -> str:
    """Return a moment, or now, as it is kept: in UTC, so that words compare as moments do."""
    return (at or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="seconds")
