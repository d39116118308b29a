"""The event files that were brought in beside the record: listed, found, and taken out again."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

from dragoman.errors import EntryNotFoundError
from dragoman.record.adding import log, now
from dragoman.record.rows import day
from dragoman.types import Frozen

#: Digits of a file's digest that are kept; they are its subject in the history.
DIGITS = 16
FILES = """
SELECT external_file.*,
       (SELECT count(*) FROM external_event WHERE file = external_file.id AND place = 0) AS events,
       (SELECT count(*) FROM external_known WHERE file = external_file.id) AS known,
       (SELECT min(date) FROM external_event WHERE file = external_file.id) AS first,
       (SELECT max(date) FROM external_event WHERE file = external_file.id) AS last
FROM external_file
"""
#: What a file that is taken out leaves to the next one that has it too.
INHERITED = """
UPDATE external_event SET file = (SELECT min(file) FROM external_known AS known
    WHERE known.data_set = external_event.data_set AND known.id = external_event.id)
WHERE file = ? AND EXISTS (SELECT 1 FROM external_known AS known
    WHERE known.data_set = external_event.data_set AND known.id = external_event.id)
"""
NO_MORE_KNOWN = """
DELETE FROM external_known WHERE file = ? OR EXISTS (SELECT 1 FROM external_event AS event
    WHERE event.data_set = external_known.data_set
    AND event.id = external_known.id AND event.file = external_known.file)
"""


class EventFile(Frozen):
    """A file of an event data set, of which events stand beside the record."""

    #: Number by which it is named.
    id: int
    #: polecat | icews | gdelt
    data_set: str
    name: str
    #: First digits of its SHA-256; None for files of an older record that cannot be told apart.
    digest: str | None
    at: str
    author: str
    #: How many events it brought, and how many more it has that an earlier file had brought.
    events: int
    known: int
    #: First and last day of the events that it brought; None where all were known.
    first: date | None
    last: date | None


def event_files(connection: sqlite3.Connection) -> list[EventFile]:
    """Return the event files beside the record, in the order in which they came."""
    return [file_of(row) for row in connection.execute(f"{FILES} ORDER BY id")]


def file_of(row: sqlite3.Row) -> EventFile:
    """Return the file that a row holds."""
    fields = {name: row[name] for name in EventFile.__struct_fields__}
    return EventFile(**fields | {"first": day(row["first"]), "last": day(row["last"])})


def event_file(connection: sqlite3.Connection, number: int) -> EventFile:
    """Return the event file of a number.

    Raises:
        EntryNotFoundError: There is none.
    """
    row = connection.execute(f"{FILES} WHERE id = ?", (number,)).fetchone()
    if row is None:
        numbers = ", ".join(f"{one.id} ({one.name})" for one in event_files(connection))
        raise EntryNotFoundError(
            f"no event file beside the record has the number {number}; there are: {numbers or 'none'}"
        )
    return file_of(row)


def noted(connection: sqlite3.Connection, path: Path, data_set: str, digest: str, author: str) -> tuple[int, bool]:
    """Return the number of a file that comes in, and whether it is new here."""
    known = connection.execute(
        "SELECT id FROM external_file WHERE data_set = ? AND digest = ?", (data_set, digest[:DIGITS])
    ).fetchone()
    if known:
        return int(known["id"]), False
    made = connection.execute(
        "INSERT INTO external_file (data_set, digest, name, at, author) VALUES (?, ?, ?, ?, ?) RETURNING id",
        (data_set, digest[:DIGITS], path.name, now(), author),
    ).fetchone()
    return int(made["id"]), True


def remove_events(connection: sqlite3.Connection, number: int, *, author: str, note: str | None = None) -> EventFile:
    """Take an event file out again, and return it as it was; to be called within a transaction.

    What another file has too stays with that one. Bringing the file in again undoes it; the history has both.

    Raises:
        EntryNotFoundError: There is no file of that number.
    """
    gone = event_file(connection, number)
    connection.execute(INHERITED, (number,))
    connection.execute(NO_MORE_KNOWN, (number,))
    removed = connection.execute("DELETE FROM external_event WHERE file = ? AND place = 0", (number,)).rowcount
    connection.execute("DELETE FROM external_event WHERE file = ?", (number,))
    connection.execute("DELETE FROM external_file WHERE id = ?", (number,))
    detail = {"data_set": gone.data_set, "file": gone.name, "events": removed, "kept": gone.events - removed}
    log(connection, author, "removed", gone.digest or str(number), detail | ({"note": note} if note else {}))
    return gone
