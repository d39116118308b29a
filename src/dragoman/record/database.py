"""The file of a record: opened, checked, brought to the newest shape; what can go wrong with it, in words."""

from __future__ import annotations

import os
import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

from dragoman.errors import RecordBusyError, RecordError, RecordNotFoundError, RecordVersionError

#: "DRGM": tells a record from any other SQLite file.
APPLICATION = 0x4452474D
#: Bytes of the file that a writer reads through the memory of the system instead of copying them. A reader, who mostly
#: asks for one page and closes, would spend more on mapping them and letting go of them than copying takes.
MAPPED = 2**31
#: Kibibytes of pages that are kept at hand: a writer comes to the same again and again; of readers there are several.
WRITER_KEEPS, READER_KEEPS = 65536, 16384
#: Seconds that a writer waits for another one.
PATIENCE = 20.0
#: ... and between one try and the next, where SQLite does not wait itself.
PAUSE = 0.02


def migrations() -> list[tuple[int, str]]:
    """Return number and text of every migration, in order."""
    folder = resources.files("dragoman.record") / "schema"
    found = [(re.match(r"(\d{4})_\w+\.sql$", entry.name), entry) for entry in folder.iterdir()]
    return sorted((int(match[1]), entry.read_text(encoding="utf-8")) for match, entry in found if match)


def newest() -> int:
    """Return the version of the shape that this program writes."""
    return max(number for number, _ in migrations())


def connect(path: Path, *, write: bool, patience: float = PATIENCE) -> sqlite3.Connection:
    """Return a connection to a record.

    Args:
        path: The file; made when it is missing and the caller writes.
        write: Whether the caller writes; a reader's connection refuses to.
        patience: Seconds to wait for another writer.

    Raises:
        RecordNotFoundError: A reader asks for a file that is not there, or is empty.
        RecordVersionError: A newer program wrote it.
        RecordBusyError: Another program holds it.
        RecordError: It is no record, damaged, or cannot be opened.
    """
    new = not path.exists() or path.stat().st_size == 0
    if new and not write:
        what = "the file is empty, and no record yet" if path.exists() else "there is no such record"
        raise RecordNotFoundError(f"{what}; make one with “dragoman add ARTICLE --record FILE”", source=str(path))
    if write and not path.parent.is_dir():
        raise RecordError("its folder does not exist; make the folder first", source=str(path))
    with reported(path):
        connection = sqlite3.connect(address_of(path, write=write), uri=True, timeout=patience, isolation_level=None)
        try:
            older = not write and is_older(connection) and os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
            if not older:
                prepare(connection, path, new=new, write=write, patience=patience)
        except BaseException:
            connection.close()
            raise
    if older:  # it is brought up to date by whoever opens it
        connection.close()
        connect(path, write=True, patience=patience).close()
        return connect(path, write=False, patience=patience)
    return connection


def is_older(connection: sqlite3.Connection) -> bool:
    """Whether an older program wrote the record.

    Asked of SQLite, and never read from the file itself: when a process closes a file that it opened beside SQLite,
    POSIX drops the locks of all its other connections (https://www.sqlite.org/howtocorrupt.html, 2.2).
    """
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
        return False
    return 0 < int(connection.execute("PRAGMA user_version").fetchone()[0]) < newest()


def address_of(path: Path, *, write: bool) -> str:
    """Return the address under which SQLite opens the file.

    A reader that may not write beside a file that nobody is writing to (a read-only disk) opens it as unchanging:
    the log that SQLite would keep there cannot be made.
    """
    address = path.absolute().as_uri()
    log = path.with_name(f"{path.name}-wal")
    if write or os.access(path.parent, os.W_OK) or log.exists():
        return f"{address}?mode={'rwc' if write else 'rw'}"
    return f"{address}?mode=ro&immutable=1"


def prepare(connection: sqlite3.Connection, path: Path, *, new: bool, write: bool, patience: float) -> None:
    """Set the connection up, refuse what is no record of ours, and migrate for a writer."""
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA cache_size = -{WRITER_KEEPS if write else READER_KEEPS}")
    connection.execute(f"PRAGMA mmap_size = {MAPPED if write else 0}")
    application, version, empty = identity_of(connection)
    if not new and application != APPLICATION and not (application == 0 and empty):
        raise RecordError("it is an SQLite file, but no record; name another file", source=str(path))
    if version > newest():
        raise RecordVersionError(
            f"a newer program wrote it (shape {version}; this one knows {newest()}); use a newer Dragoman",
            source=str(path),
        )
    if write:
        keep_log(connection, patience)
        connection.execute("PRAGMA synchronous = FULL")  # what is acknowledged survives a power cut
        if version < newest():
            migrate(connection)
    elif version < newest():
        raise RecordVersionError(
            f"an older program wrote it (shape {version}; this one reads {newest()}), and it cannot be written to; "
            "make a copy that can, and run “dragoman verify --migrate” on it",
            source=str(path),
        )
    else:
        connection.execute("PRAGMA query_only = ON")


def keep_log(connection: sqlite3.Connection, patience: float) -> None:
    """Let the file have a log beside it (WAL), waiting for another that is just making it.

    SQLite does not wait here by itself: it gives up at once where two who read would both become writers
    (https://www.sqlite.org/c3ref/busy_handler.html).
    """
    until = time.monotonic() + patience
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(PAUSE)
        else:
            return


def identity_of(connection: sqlite3.Connection) -> tuple[int, int, bool]:
    """Return by which program and in which shape a file is written, and whether it has no table.

    All three are of one moment: another program may just be making the record, and have its tables a moment later.
    """
    connection.execute("BEGIN")
    try:
        asked = ("PRAGMA application_id", "PRAGMA user_version", "SELECT count(*) = 0 FROM sqlite_master")
        application, version, empty = (connection.execute(question).fetchone()[0] for question in asked)
    finally:
        if connection.in_transaction:
            connection.execute("COMMIT")
    return int(application), int(version), bool(empty)


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the file to the newest shape: every step or none."""
    with transaction(connection):
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        for number, script in migrations():
            if number > version:
                for statement in statements_of(script):
                    connection.execute(statement)
        if version:
            from dragoman.record.upgrading import upgrade

            upgrade(connection, version)
        connection.execute(f"PRAGMA user_version = {newest()}")
        connection.execute(f"PRAGMA application_id = {APPLICATION}")


def statements_of(script: str) -> Iterator[str]:
    """Yield the statements of a script one by one; ``executescript`` would end the transaction."""
    waiting = ""
    for line in script.splitlines(keepends=True):
        waiting += line
        if sqlite3.complete_statement(waiting):
            yield waiting
            waiting = ""


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Run a block as one writer: all of it is kept, or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def reported(path: Path) -> Iterator[None]:
    """Turn the errors of SQLite into messages that say what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise explained(error, path) from error


#: What each error of SQLite means for the one who uses the record.
MEANING = {
    sqlite3.SQLITE_FULL: "the disk is full; free some space and run the command again: nothing is lost",
    sqlite3.SQLITE_READONLY: "it cannot be written to; check the permissions of the file and its folder",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened ({reason}); check the path and its permissions",
    sqlite3.SQLITE_NOTADB: "it is no record: not an SQLite file; name another file",
    sqlite3.SQLITE_CORRUPT: "the file is damaged; keep it, take your last backup, and add to that what came later",
    sqlite3.SQLITE_IOERR: "the disk reported an error ({error}); check the disk before you go on",
}


def explained(error: sqlite3.Error, path: Path) -> RecordError:
    """Return the error of the record that an error of SQLite means."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        busy = "another program is writing to it; wait until it is done, and try again"
        return RecordBusyError(busy, source=str(path))
    meaning = MEANING.get(code, "SQLite reported: {error}")
    return RecordError(meaning.format(error=error, reason=reason_of(path)), source=str(path))


def reason_of(path: Path) -> str:
    """Return why a path cannot be opened, as far as it can be told."""
    if path.is_dir():
        return "it is a folder"
    if not os.access(path if path.exists() else path.parent, os.R_OK):
        return "permission denied"
    return "the system refused"
