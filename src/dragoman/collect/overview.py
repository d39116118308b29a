"""How the sources of a record fare: freshness, failures, gaps, and how much of what they list was read."""

from __future__ import annotations

import sqlite3

from dragoman.collect.moments import seconds_until
from dragoman.collect.sources import all_sources
from dragoman.collect.types import Source
from dragoman.types import Frozen

DAY = 86_400
#: States of addresses that nothing more is to be done about.
READ = ("added", "known", "irrelevant")
OPEN = ("waiting", "fetched")


class Overview(Frozen):
    """How one source fares."""

    id: int
    address: str
    kind: str | None
    title: str | None
    outlet: str | None
    country: str | None
    #: active | paused | gone
    state: str
    #: Last visit; last visit that succeeded; last visit that brought an address; when the next is due.
    tried: str | None
    answered: str | None
    fresh: str | None
    due: str
    #: Visits in a row that failed, and why the last one did.
    failures: int
    reason: str | None
    #: Times in which it may have listed what was not seen, and how many days they make.
    gaps: int
    gap_days: float
    #: Addresses that it listed, by what became of them.
    addresses: dict[str, int]
    #: Share of them that was read, of those that are done with; None where there are none.
    read: float | None
    #: Why the others were not, the commonest reasons first.
    unread: tuple[tuple[str, int], ...]


def overview(connection: sqlite3.Connection) -> list[Overview]:
    """Return how each source fares, by number."""
    return [of_source(connection, source) for source in all_sources(connection)]


def of_source(connection: sqlite3.Connection, source: Source) -> Overview:
    """Return how one source fares."""
    row = connection.execute("SELECT tried, fresh, reason FROM source WHERE id = ?", (source.id,)).fetchone()
    counted = connection.execute(
        "SELECT state, count(*) FROM seen_address WHERE source = ? GROUP BY state ORDER BY state", (source.id,)
    )
    states = {row[0]: row[1] for row in counted}
    unread = connection.execute(
        """SELECT reason, count(*) AS number FROM seen_address WHERE source = ? AND reason IS NOT NULL
           GROUP BY reason ORDER BY number DESC, reason LIMIT 3""",
        (source.id,),
    ).fetchall()
    gaps = connection.execute("SELECT since, until FROM source_gap WHERE source = ?", (source.id,)).fetchall()
    length = sum(seconds_until(gap["until"]) - seconds_until(gap["since"]) for gap in gaps)
    done = sum(number for state, number in states.items() if state not in OPEN)
    return Overview(
        id=source.id, address=source.address, kind=source.kind, title=source.title, outlet=source.outlet,
        country=source.country, state=source.state, tried=row["tried"], answered=source.answered, fresh=row["fresh"],
        due=source.due, failures=source.failures, reason=row["reason"], gaps=len(gaps),
        gap_days=round(length / DAY, 2), addresses=states,
        read=sum(states.get(state, 0) for state in READ) / done if done else None,
        unread=tuple((one["reason"], one["number"]) for one in unread),
    )  # fmt: skip
