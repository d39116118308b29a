"""Events of other data sets kept beside the record; bringing in a file again changes nothing."""

from __future__ import annotations

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from dragoman.errors import ExchangeError
from dragoman.exchange.event_files import ExternalEvent, check_data_set, events_in
from dragoman.exchange.external_files import DIGITS, noted
from dragoman.exchange.types import Imported
from dragoman.record.adding import log
from dragoman.record.database import transaction

#: Events that are kept at once.
GROUP = 5000
INSERT = """
INSERT INTO external_event (data_set, id, place, date, a, b, actor, actor_country, recipient, recipient_country, type,
    cameo, score, place_name, text, source, file)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
"""


def import_events(
    connection: sqlite3.Connection,
    path: Path,
    data_set: str,
    *,
    author: str,
    progress: Callable[[str], None] = lambda what: None,
) -> Imported:
    """Bring the events of a file in beside the record.

    Args:
        connection: Of a writer, outside a transaction.
        path: The file: plain, or packed as .zip or .gz.
        data_set: polecat | icews | gdelt
        author: Who imports.
        progress: Told what is being done.

    Raises:
        ExchangeError: There is no such data set, or it is no file of it.
    """
    check_data_set(data_set)
    digest, new = digest_of(path), False
    counts: Counter[str] = Counter(events=0, events_known=0, lines_unusable=0)
    waiting = events_in(path, data_set)
    while group := list(islice(waiting, GROUP)):
        counts["lines_unusable"] += group.count(None)
        if events := [event for event in group if event is not None]:
            with transaction(connection):
                file, first = noted(connection, path, data_set, digest, author)
                counts.update(keep(connection, data_set, event, file) for event in events)
            new = new or first
        progress(f"{counts.total():,} lines")
    if counts["events"] + counts["events_known"] == 0:
        raise ExchangeError(f"no line of it is an event of {data_set}; check the file and --as", source=str(path))
    if counts["events"] or new:
        with transaction(connection):
            log(connection, author, "imported", digest[:DIGITS], {"data_set": data_set, "file": path.name, **counts})
    return Imported(kind=data_set, counts=dict(counts), digest=digest)


def digest_of(path: Path) -> str:
    """Return the digest of a file."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise ExchangeError(f"it cannot be read ({error.strerror}); name an event file", source=str(path)) from error


def keep(connection: sqlite3.Connection, data_set: str, event: ExternalEvent, file: int) -> str:
    """Write an event of a file, or that the file has it too; return what became of it."""
    known = connection.execute(
        "SELECT file FROM external_event WHERE data_set = ? AND id = ? LIMIT 1", (data_set, event.id)
    ).fetchone()
    if known:
        if known["file"] != file:
            connection.execute("INSERT OR IGNORE INTO external_known VALUES (?, ?, ?)", (data_set, event.id, file))
        return "events_known"
    connection.executemany(
        INSERT,
        [
            (
                data_set, event.id, place, event.day.isoformat(),
                *(sorted((actor, recipient)) if actor and recipient else (actor or recipient,) * 2),
                event.actor, actor, event.recipient, recipient, event.type, event.cameo, event.score,
                event.place_name, event.text, event.source, file,
            )
            for place, (actor, recipient) in enumerate(dyads(event))
        ],
    )  # fmt: skip
    return "events"


def dyads(event: ExternalEvent) -> Iterator[tuple[str | None, str | None]]:
    """Yield who acts with who is acted on, country by country."""
    for actor in event.actor_countries or (None,):
        for recipient in event.recipient_countries or (None,):
            yield actor, recipient


def external_events(connection: sqlite3.Connection, identifier: str) -> list[sqlite3.Row]:
    """Return the rows of the events beside the record that have an identifier: of each data set, one for each dyad."""
    return connection.execute(
        "SELECT * FROM external_event WHERE id = ? ORDER BY data_set, place", (identifier.strip(),)
    ).fetchall()
