"""The addresses that wait to be fetched or read, and what became of each."""

from __future__ import annotations

import sqlite3
from datetime import date

from dragoman.collect.moments import after
from dragoman.collect.sites import page_key
from dragoman.collect.types import Answer, Source, Waiting
from dragoman.record.adding import add_reading
from dragoman.record.documents import Came, Given, keep_document, keep_raw, same_as_before
from dragoman.record.types import Added
from dragoman.types import Reading

#: Takes the place of when an address was last changed, where it was called changed and was not: its source is not
#: believed again. Some sitemaps call every page changed at every visit.
NEVER_AGAIN = "9999-12-31T23:59:59Z"
FIELDS = "page, url, source, title, day, stated, tries, document"


def from_row(row: sqlite3.Row) -> Waiting:
    """Return the waiting address that a row describes."""
    fields = {name: row[name] for name in Waiting.__struct_fields__ if name != "day"}
    return Waiting(**fields, day=date.fromisoformat(row["day"]) if row["day"] else None)


def to_fetch(connection: sqlite3.Connection, source: Source | None = None) -> list[Waiting]:
    """Return the addresses to fetch now, of one source or of all that are visited; the newest first."""
    condition, values = ("AND seen_address.source = ?", (source.id,)) if source else ("", ())
    rows = connection.execute(
        f"""SELECT seen_address.* FROM seen_address JOIN source ON source.id = seen_address.source
            WHERE seen_address.state = 'waiting' AND seen_address.due <= ? AND source.state IN ('active', 'gone')
            {condition} ORDER BY coalesce(seen_address.day, '') DESC, page""",
        (after(), *values),
    )
    return [from_row(row) for row in rows]


def to_read(connection: sqlite3.Connection) -> list[Waiting]:
    """Return the addresses that were fetched and not read; those last whose reading no run survived so far."""
    rows = connection.execute(f"SELECT {FIELDS} FROM seen_address WHERE state = 'fetched' ORDER BY tries, page")
    return [from_row(row) for row in rows]


def unread_again(connection: sqlite3.Connection) -> None:
    """Let what was fetched and gave no article wait to be read once more, from the bytes that are kept."""
    connection.execute(
        """UPDATE seen_address SET state = 'fetched', reason = NULL, tries = 0
           WHERE state IN ('irrelevant', 'unreadable') AND document IS NOT NULL"""
    )


def begun_again(connection: sqlite3.Connection) -> None:
    """Count that a run begins with what an earlier one fetched and did not read."""
    connection.execute("UPDATE seen_address SET tries = tries + 1 WHERE state = 'fetched'")


def to_fetch_again(connection: sqlite3.Connection, waiting: Waiting) -> None:
    """Let an address wait to be fetched whose bytes were lost before they were read."""
    connection.execute("UPDATE seen_address SET state = 'waiting', document = NULL WHERE page = ?", (waiting.page,))


def page_entry(connection: sqlite3.Connection, source: Source) -> Waiting:
    """Return the address of a source that is a page itself; it is written down when it is new."""
    page = page_key(source.address)
    connection.execute(
        """INSERT INTO seen_address (page, url, source, found, state, due) VALUES (?, ?, ?, ?, 'waiting', ?)
           ON CONFLICT (page) DO NOTHING""",
        (page, source.address, source.id, after(), after()),
    )
    return from_row(connection.execute("SELECT * FROM seen_address WHERE page = ?", (page,)).fetchone())


def keep_fetched(connection: sqlite3.Connection, source: Source, waiting: Waiting, answer: Answer) -> int | None:
    """Keep what was fetched; return the number of the document, or None where it is what was read before."""
    if same_as_before(connection, waiting.document, answer.content):
        keep_raw(connection, answer.content)  # what was damaged is whole again
        connection.execute(
            """UPDATE seen_address SET tries = 0, updated = ?,
                 state = CASE state WHEN 'waiting' THEN 'known' ELSE state END WHERE page = ?""",
            (NEVER_AGAIN, waiting.page),
        )
        return None
    number = keep_document(connection, answer.content, came_from(source, waiting, answer))
    connection.execute(
        "UPDATE seen_address SET state = 'fetched', reason = NULL, tries = 0, document = ? WHERE page = ?",
        (number, waiting.page),
    )
    return number


def came_from(source: Source, waiting: Waiting, answer: Answer) -> Came:
    """Return where an answer came from, with what its source says of it."""
    return Came(
        asked=answer.asked, answered=answer.url, source=source.id, status=answer.status, headers=answer.headers,
        given=Given(outlet=source.outlet, day=waiting.day, stated=waiting.stated),
    )  # fmt: skip


def keep_reading(connection: sqlite3.Connection, waiting: Waiting, reading: Reading) -> Added:
    """Add what was read to the record, and say so at its address: both or neither."""
    added = add_reading(connection, reading)
    connection.execute("UPDATE document SET article = ? WHERE id = ?", (added.article, waiting.document))
    settle(connection, waiting, "known" if added.outcome == "known" else "added")
    before = connection.execute("SELECT count(*) FROM document WHERE article = ?", (added.article,)).fetchone()[0] - 1
    if before:
        connection.execute("UPDATE seen_address SET updated = ? WHERE page = ?", (NEVER_AGAIN, waiting.page))
    return added


def settle(connection: sqlite3.Connection, waiting: Waiting, state: str, reason: str | None = None) -> None:
    """Write down what became of an address."""
    connection.execute(
        "UPDATE seen_address SET state = ?, reason = ?, tries = 0 WHERE page = ?", (state, reason, waiting.page)
    )


def put_off(connection: sqlite3.Connection, waiting: Waiting, reason: str, wait: int) -> None:
    """Let an address wait for a later run."""
    connection.execute(
        "UPDATE seen_address SET tries = tries + 1, reason = ?, due = ? WHERE page = ?",
        (reason, after(wait), waiting.page),
    )
