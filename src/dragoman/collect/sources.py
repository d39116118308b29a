"""The sources of a record: named, changed, paused and removed by the user."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from dragoman.collect.moments import after
from dragoman.collect.sites import asked_for, cleaned
from dragoman.collect.types import Source
from dragoman.errors import EntryNotFoundError, SourceError


def from_row(row: sqlite3.Row) -> Source:
    """Return the source that a row of the record describes."""
    fields = {name: row[name] for name in Source.__struct_fields__ if name != "hosts"}
    return Source(**fields, hosts=tuple(row["hosts"].split()))


def add_source(
    connection: sqlite3.Connection,
    address: str,
    *,
    kind: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    country: str | None = None,
    hosts: Sequence[str] = (),
    every: int | None = None,
) -> tuple[Source, bool]:
    """Name a source; what is given replaces what is known of one that is there already. No request is made.

    Returns:
        The source, and whether it is new.

    Raises:
        SourceError: The address is none of a page.
    """
    url = cleaned(address)
    if url is None:
        raise SourceError("it is no web address; expected one that begins with http:// or https://", source=address)
    row = connection.execute("SELECT * FROM source WHERE address = ?", (url,)).fetchone()
    known = from_row(row) if row else None
    allowed = " ".join(sorted({*(known.hosts if known else ()), *(host.lower().strip(".") for host in hosts)}))
    connection.execute(
        """INSERT INTO source (address, kind, title, outlet, country, hosts, every, state, added, due)
           VALUES (?, ?, ?, ?, ?, ?, ?, 'active', ?, ?)
           ON CONFLICT (address) DO UPDATE SET
             kind = coalesce(excluded.kind, kind), title = coalesce(title, excluded.title),
             outlet = coalesce(excluded.outlet, outlet), country = coalesce(excluded.country, country),
             hosts = excluded.hosts, every = coalesce(excluded.every, every),
             state = CASE state WHEN 'paused' THEN state ELSE 'active' END, due = min(due, excluded.due)""",
        (url, kind, title, outlet, country, allowed, every, after(), after()),
    )
    source = from_row(connection.execute("SELECT * FROM source WHERE address = ?", (url,)).fetchone())
    if known and allowed != " ".join(known.hosts):
        allow_skipped(connection, source)
    return source, known is None or known.state == "removed"


def allow_skipped(connection: sqlite3.Connection, source: Source) -> None:
    """Let addresses wait that were passed over because their hosts were not allowed, and are now."""
    rows = connection.execute("SELECT page, url FROM seen_address WHERE source = ? AND state = 'skipped'", (source.id,))
    asked = asked_for(source)
    pages = [(after(), row["page"]) for row in rows.fetchall() if asked.allows(row["url"])]
    connection.executemany(
        "UPDATE seen_address SET state = 'waiting', reason = NULL, tries = 0, due = ? WHERE page = ?", pages
    )


def all_sources(connection: sqlite3.Connection, *states: str) -> list[Source]:
    """Return the sources in some states, by number; all but the removed ones if none is given."""
    rows = connection.execute("SELECT * FROM source ORDER BY id")
    return [from_row(row) for row in rows if (row["state"] in states if states else row["state"] != "removed")]


def source_of(connection: sqlite3.Connection, number: int) -> Source:
    """Return the source with a number."""
    return from_row(connection.execute("SELECT * FROM source WHERE id = ?", (number,)).fetchone())


def find_source(connection: sqlite3.Connection, name: str) -> Source:
    """Return the source that a number, an address or a part of one leads to.

    Raises:
        EntryNotFoundError: There is none, or more than one.
    """
    sources = all_sources(connection)
    url = cleaned(name)
    exact = [one for one in sources if name == str(one.id) or one.address in (name, url)]
    exact += [] if exact else earlier(connection, sources, url or name)
    found = exact or [one for one in sources if name.lower() in f"{one.address} {one.outlet or ''}".lower()]
    if len(found) == 1:
        return found[0]
    if found:
        listed = ", ".join(f"{one.id} ({one.address})" for one in found[:5])
        raise EntryNotFoundError(f"{name!r} fits {len(found)} sources: {listed}; give the number of one of them")
    raise EntryNotFoundError(f"no source has the number or address {name!r}; “dragoman sources list” shows them")


def earlier(connection: sqlite3.Connection, sources: Sequence[Source], address: str) -> list[Source]:
    """Return the sources that once had an address."""
    rows = connection.execute("SELECT source FROM source_moved WHERE address = ?", (address,))
    numbers = {row["source"] for row in rows}
    return [one for one in sources if one.id in numbers]


def set_state(connection: sqlite3.Connection, source: Source, state: str) -> None:
    """Pause, resume or remove a source; what it brought stays."""
    connection.execute(
        "UPDATE source SET state = ?, due = CASE WHEN ? = 'active' THEN ? ELSE due END WHERE id = ?",
        (state, state, after(), source.id),
    )
