"""Where they met: contacts face to face in a period, each with the place that its articles name."""

from __future__ import annotations

import sqlite3
from datetime import date

from dragoman.analysis.asked import check_word
from dragoman.analysis.rhythm import check_level
from dragoman.record.mentions import FACE_TO_FACE
from dragoman.record.moved import moved
from dragoman.record.queries import articles_between, entries
from dragoman.record.ranks import RANKS
from dragoman.record.rows import marks
from dragoman.record.took_place import TOLD
from dragoman.record.types import EventEntry
from dragoman.types import Frozen

#: What a status filter stands for; what is in dispute is shown with what took place, marked as that.
STATUSES = {"happened": TOLD, "planned": "event.status IN ('planned', 'called_for')"}
FOUND = """
FROM event WHERE medium IN ({media}) AND {told}{level} AND id IN (
    SELECT event FROM event_pair WHERE contact = 1 AND earliest BETWEEN ? AND ?{country})
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
    check_word("status", status, STATUSES)
    found, values = condition(since, until, level, status, country)
    if status == "planned":
        days = moved(connection, connection.execute(f"SELECT event.* {found}", values).fetchall())
        found, values = f"{found} AND id NOT IN ({marks([*days])})", (*values, *days)
    number = connection.execute(f"SELECT count(*) {found}", values).fetchone()[0]
    rows = connection.execute(
        f"SELECT event.* {found} ORDER BY earliest DESC, key LIMIT ?", (*values, most)
    ).fetchall()  # fmt: skip
    latest = tuple(
        Meeting(event=entry, countries=countries_of(entry), place=entry.place) for entry in entries(connection, rows)
    )
    return Meetings(
        since=since, until=until, articles=articles_between(connection, since, until), number=number, latest=latest
    )


def condition(
    since: date, until: date, level: str, status: str, country: str | None
) -> tuple[str, tuple[object, ...]]:  # fmt: skip
    """Return what the events must fulfil, and its values."""
    media = sorted(FACE_TO_FACE)
    levels = (level,) if level in RANKS else ()
    countries = (country, country) if country else ()
    found = FOUND.format(
        media=marks(media), told=STATUSES[status], level=" AND level = ?" if levels else "",
        country=" AND (a = ? OR b = ?)" if countries else "",
    )  # fmt: skip
    return found, (*media, *levels, since.isoformat(), until.isoformat(), *countries)


def countries_of(entry: EventEntry) -> tuple[str, ...]:
    """Return the countries that take part in an event."""
    return tuple(sorted({party.country for party in entry.parties if party.country}))
