"""Where they met: contacts face to face in a period, each with the place that its articles name."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from datetime import date

from dragoman.analysis.rhythm import check_level
from dragoman.errors import QueryError
from dragoman.record.mentions import FACE_TO_FACE
from dragoman.record.packing import decompress
from dragoman.record.queries import articles_between, entries
from dragoman.record.ranks import RANKS
from dragoman.record.rows import batches, marks
from dragoman.record.types import EventEntry
from dragoman.types import Contact, Event, Frozen

#: What a status filter stands for.
STATUSES = {"happened": ("happened", "ongoing"), "planned": ("planned", "called_for")}
#: Readings whose places are kept at hand: taking one apart costs some tenths of a millisecond.
KEPT = 20_000
#: By article, engine and model: the reading of one article by one engine and model never changes.
kept: dict[tuple[str, str, str], dict[str, str]] = {}
FOUND = """
FROM event WHERE medium IN ({media}) AND status IN ({statuses}){level} AND id IN (
    SELECT event FROM event_pair WHERE contact = 1 AND earliest BETWEEN ? AND ?{country})
"""
TOLD = """
SELECT report.event, report.fact, report.contact, article.key, article.engine, article.model, article.id
FROM report JOIN article ON article.id = report.article
WHERE report.event IN ({}) AND report.verdict IS NOT 'rejected' ORDER BY report.event, report.key
"""


class Meeting(Frozen):
    """A contact face to face, with the place that most of its reports name."""

    event: EventEntry
    #: Codes of the countries that take part.
    countries: tuple[str, ...]
    #: In the words of an article; None where none names it.
    place: str | None


class Meetings(Frozen):
    """Contacts face to face in a period."""

    since: date
    until: date
    #: Articles read that appeared in the period.
    articles: int
    #: All that there were; the latest of them.
    number: int
    latest: tuple[Meeting, ...]


def meetings(
    connection: sqlite3.Connection,
    since: date,
    until: date,
    *,
    level: str = "any",
    status: str = "happened",
    country: str | None = None,
    most: int = 1000,
) -> Meetings:
    """Return the contacts face to face from one day to another, the latest first.

    Args:
        connection: Of a reader.
        since, until: First and last day.
        level: heads | ministers | officials | any
        status: happened | planned
        country: Code of a country that takes part.
        most: How many are told.

    Raises:
        QueryError: There is no such level or status.
    """
    check_level(level)
    if status not in STATUSES:
        raise QueryError(f"there is no status {status!r}; choose one of {', '.join(STATUSES)}")
    found, values = condition(since, until, level, status, country)
    number = connection.execute(f"SELECT count(*) {found}", values).fetchone()[0]
    rows = connection.execute(
        f"SELECT event.* {found} ORDER BY earliest DESC, key LIMIT ?", (*values, most)
    ).fetchall()  # fmt: skip
    places = places_of(connection, [row["id"] for row in rows])
    latest = tuple(
        Meeting(event=entry, countries=countries_of(entry), place=places.get(row["id"]))
        for row, entry in zip(rows, entries(connection, rows), strict=True)
    )
    return Meetings(
        since=since, until=until, articles=articles_between(connection, since, until), number=number, latest=latest
    )


def condition(
    since: date, until: date, level: str, status: str, country: str | None
) -> tuple[str, tuple[object, ...]]:  # fmt: skip
    """Return what the events must fulfil, and its values."""
    media, statuses = sorted(FACE_TO_FACE), STATUSES[status]
    levels = (level,) if level in RANKS else ()
    countries = (country, country) if country else ()
    found = FOUND.format(
        media=marks(media), statuses=marks(statuses), level=" AND level = ?" if levels else "",
        country=" AND (a = ? OR b = ?)" if countries else "",
    )  # fmt: skip
    return found, (*media, *statuses, *levels, since.isoformat(), until.isoformat(), *countries)


def countries_of(entry: EventEntry) -> tuple[str, ...]:
    """Return the countries that take part in an event."""
    return tuple(sorted({party.country for party in entry.parties if party.country}))


def places_of(connection: sqlite3.Connection, events: Sequence[int]) -> dict[int, str]:
    """Return the place that most reports of each event name; of several, the first in the order of the reports."""
    named: dict[int, Counter[str]] = {}
    for some in batches(events):
        for row in connection.execute(TOLD.format(marks(some)), some).fetchall():
            known = places_in(connection, row)
            place = known.get(row["contact"] or "") or known.get(row["fact"])
            if place:
                named.setdefault(row["event"], Counter())[place] += 1
    return {event: places.most_common(1)[0][0] for event, places in named.items()}


def places_in(connection: sqlite3.Connection, row: sqlite3.Row) -> dict[str, str]:
    """Return the places of the facts of an article, by identifier."""
    key = (row["key"], row["engine"], row["model"])
    if key not in kept:
        if len(kept) >= KEPT:
            kept.clear()
        packed = connection.execute("SELECT reading FROM article WHERE id = ?", (row["id"],)).fetchone()[0]
        reading = decompress(packed)
        facts: tuple[Event | Contact, ...] = (*reading.events, *reading.contacts)
        kept[key] = {fact.id: fact.place for fact in facts if fact.place}
    return kept[key]
