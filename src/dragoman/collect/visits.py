"""What became of a visit to a source, kept in the record."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from dragoman.collect.moments import after
from dragoman.collect.schedule import Task
from dragoman.collect.settings import settings
from dragoman.collect.sites import asked_for, host_of, page_key
from dragoman.collect.types import Answer, Entry, Listing, Source

#: States of an address from which a newer version is fetched again.
SETTLED = ("added", "known", "irrelevant", "paywalled", "unreadable", "failed")


def pause_of(source: Source, kind: str | None) -> int:
    """Return the seconds between visits to a source."""
    every = settings().every
    return max(source.every or every[kind or source.kind or "feed"], every["shortest"])


def keep_entries(connection: sqlite3.Connection, source: Source, entries: Sequence[Entry]) -> tuple[int, int]:
    """Write down the addresses that a source lists.

    Returns:
        How many are new or were changed, and how many were known before.
    """
    new = known = 0
    asked = asked_for(source)
    for entry in entries:
        row = connection.execute(
            """SELECT seen_address.*, source.state AS of_source FROM seen_address
               JOIN source ON source.id = seen_address.source WHERE page = ?""",
            (page_key(entry.url),),
        ).fetchone()
        if row is None:
            new += 1
            insert_entry(connection, source, entry, allowed=asked.allows(entry.url), site=asked.site)
        else:
            known += 1
            new += update_entry(connection, source, entry, row)
    return new, known


def insert_entry(connection: sqlite3.Connection, source: Source, entry: Entry, *, allowed: bool, site: str) -> None:
    """Write down a new address; one that leads to a host that was not asked for is passed over."""
    reason = None if allowed else f"it leads to {host_of(entry.url)}, which is not of the source's site ({site})"
    connection.execute(
        """INSERT INTO seen_address (page, url, source, title, day, stated, updated, found, state, reason, due)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        (
            page_key(entry.url), entry.url, source.id, entry.title, entry.day and entry.day.isoformat(), entry.stated,
            entry.updated, after(), "waiting" if allowed else "skipped", reason, after(),
        ),
    )  # fmt: skip


def update_entry(connection: sqlite3.Connection, source: Source, entry: Entry, row: sqlite3.Row) -> int:
    """Let an address wait again that was changed since, and take over one whose own source is not visited any more.

    Returns:
        1 if it waits again.
    """
    changed = bool(entry.updated and row["updated"] and entry.updated > row["updated"] and row["state"] in SETTLED)
    if changed:
        connection.execute(
            "UPDATE seen_address SET state = 'waiting', reason = NULL, tries = 0, due = ? WHERE page = ?",
            (after(), row["page"]),
        )
    if entry.updated and entry.updated > (row["updated"] or ""):
        connection.execute("UPDATE seen_address SET updated = ? WHERE page = ?", (entry.updated, row["page"]))
    if row["of_source"] != "active" and row["state"] == "waiting" and asked_for(source).allows(row["url"]):
        connection.execute("UPDATE seen_address SET source = ? WHERE page = ?", (source.id, row["page"]))
    return int(changed)


def visited(
    connection: sqlite3.Connection, source: Source, answer: Answer, listing: Listing | None, *, new: int, known: int
) -> None:
    """Write down a visit that succeeded.

    Args:
        connection: Of a writer.
        source: As it was before.
        answer: What the server sent.
        listing: What it lists; None for a page, and where nothing changed.
        new, known: How many addresses were new, and how many were known before.
    """
    kind = listing.kind if listing else source.kind or ("page" if not answer.unchanged else None)
    # An index of sitemaps is always read whole: its parts have validators of their own.
    conditional = not (listing and listing.parts)
    if listing and new and not known and source.answered and has_entries(connection, source):
        note_gap(connection, source)
    connection.execute(
        """UPDATE source SET kind = coalesce(kind, ?), title = coalesce(?, title), tried = ?, answered = ?,
             fresh = CASE WHEN ? THEN ? ELSE fresh END, failures = 0, reason = NULL, due = ?,
             etag = ?, modified = ? WHERE id = ?""",
        (
            kind, listing.title if listing else None, after(), after(), new > 0, after(),
            after(pause_of(source, kind)),
            answer.headers.get("etag", source.etag if answer.unchanged else None) if conditional else None,
            answer.headers.get("last-modified", source.modified if answer.unchanged else None) if conditional else None,
            source.id,
        ),
    )  # fmt: skip
    if answer.moved and answer.moved != source.address:
        move(connection, source, answer.moved)


def has_entries(connection: sqlite3.Connection, source: Source) -> bool:
    """Whether the source had listed addresses before its last visit."""
    row = connection.execute(
        "SELECT 1 FROM seen_address WHERE source = ? AND found <= ? LIMIT 1", (source.id, source.answered)
    ).fetchone()
    return row is not None


def note_gap(connection: sqlite3.Connection, source: Source) -> None:
    """Write down that all that a source lists is new: what it listed and dropped since the last visit was not seen."""
    connection.execute(
        "INSERT OR IGNORE INTO source_gap (source, since, until) VALUES (?, ?, ?)",
        (source.id, source.answered, after()),
    )


def move(connection: sqlite3.Connection, source: Source, address: str) -> None:
    """Give a source the address that it moved to for good; one that is a source already takes its place."""
    connection.execute("INSERT OR IGNORE INTO source_moved VALUES (?, ?, ?)", (source.address, source.id, after()))
    taken = connection.execute("SELECT 1 FROM source WHERE address = ? AND id <> ?", (address, source.id)).fetchone()
    if taken:
        connection.execute(
            "UPDATE source SET state = 'removed', reason = ? WHERE id = ?",
            (f"it moved to {address}, which is a source already", source.id),
        )
    else:
        connection.execute("UPDATE source SET address = ? WHERE id = ?", (address, source.id))


def visit_failed(connection: sqlite3.Connection, source: Source, reason: str, wait: int, *, gone: bool) -> None:
    """Write down a visit that failed; a source that says that it is gone for good is not visited again."""
    connection.execute(
        """UPDATE source SET tried = ?, failures = failures + 1, reason = ?, due = ?,
             state = CASE WHEN ? THEN 'gone' ELSE state END WHERE id = ?""",
        (after(), reason, after(wait), gone, source.id),
    )


def keep_part(connection: sqlite3.Connection, source: Source, url: str, answer: Answer) -> None:
    """Write down the validators of a part of a sitemap, for the next visit."""
    connection.execute(
        "INSERT OR REPLACE INTO source_part (source, address, etag, modified) VALUES (?, ?, ?, ?)",
        (source.id, url, answer.headers.get("etag"), answer.headers.get("last-modified")),
    )


def part_validators(connection: sqlite3.Connection, source: Source, url: str) -> tuple[str | None, str | None]:
    """Return the ETag and the date of the last answer of a part."""
    row = connection.execute(
        "SELECT etag, modified FROM source_part WHERE source = ? AND address = ?", (source.id, url)
    ).fetchone()
    return (row["etag"], row["modified"]) if row else (None, None)


def hold_host(connection: sqlite3.Connection, host: str, wait: float, reason: str) -> str:
    """Write down that a host asked to be left alone; return until when."""
    until = after(min(wait, settings().later.longest_seconds))
    connection.execute("INSERT OR REPLACE INTO host_hold (host, until, reason) VALUES (?, ?, ?)", (host, until, reason))
    return until


def postpone(connection: sqlite3.Connection, task: Task, until: str) -> None:
    """Let what is not asked in this run be due later."""
    if task.what == "visit":
        connection.execute("UPDATE source SET due = ? WHERE id = ?", (until, task.source.id))
    elif task.waiting:
        connection.execute("UPDATE seen_address SET due = ? WHERE page = ?", (until, task.waiting.page))


def held_hosts(connection: sqlite3.Connection) -> dict[str, str]:
    """Return the hosts that are to be left alone, and until when; those whose time has passed left out."""
    return {
        row["host"]: row["until"]
        for row in connection.execute("SELECT host, until FROM host_hold WHERE until > ?", (after(),))
    }
