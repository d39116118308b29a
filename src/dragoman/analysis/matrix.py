"""Who talks with whom: the contacts of every two countries in a period, counted."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from datetime import date

from dragoman.analysis.asked import check_word
from dragoman.analysis.rhythm import ANY, check_level
from dragoman.record.contacts import MEDIA
from dragoman.record.countries import country_name
from dragoman.record.mentions import FACE_TO_FACE
from dragoman.record.queries import articles_between
from dragoman.record.ranks import RANKS
from dragoman.record.rows import day
from dragoman.record.took_place import TOLD, TOOK_PLACE
from dragoman.types import Frozen

COUNTED = f"""
SELECT a, b, sum(done) AS contacts, max(CASE WHEN done THEN first END) AS last, sum(done AND level = 'heads') AS heads,
       sum(done AND level = 'ministers') AS ministers, sum(done AND level = 'officials') AS officials,
       sum(done AND medium IN ('phone', 'video')) AS calls, sum(done AND medium IN ('in_person', 'visit')) AS meetings,
       sum(NOT done) AS disputed
FROM (
    SELECT a, b, event.earliest AS first, event.level, event.medium, {TOOK_PLACE} AS done
    FROM event_pair JOIN event ON event.id = event_pair.event
    WHERE contact = 1 AND event_pair.earliest BETWEEN ? AND ? AND a < b AND {TOLD}{{}})
GROUP BY a, b ORDER BY contacts DESC, a, b
"""


class PairCount(Frozen):
    """The contacts of two countries in a period that took place, counted."""

    pair: tuple[str, str]
    contacts: int
    #: Day of the last one.
    last: date | None
    #: How many were of leaders, of ministers, of officials; the level of the others is not known.
    heads: int
    ministers: int
    officials: int
    #: How many were by phone or video, and face to face.
    calls: int
    meetings: int
    #: Beside them: those of which it is in dispute whether they took place.
    disputed: int = 0


class Matrix(Frozen):
    """Who talked with whom in a period."""

    since: date
    until: date
    level: str
    medium: str
    #: Articles read that appeared in the period: the denominator of all counts.
    articles: int
    #: The pairs with contacts, those with most first; last those whose contacts are all in dispute.
    pairs: tuple[PairCount, ...]
    #: The countries with most contacts, by number; their names and numbers beside them.
    countries: tuple[str, ...]
    names: tuple[str, ...]
    totals: tuple[int, ...]
    #: How many other countries had contacts.
    others: int


def matrix(
    connection: sqlite3.Connection, since: date, until: date, *, level: str = "any", medium: str = "any", most: int = 16
) -> Matrix:
    """Return who talked with whom from one day to another.

    Args:
        connection: Of a reader.
        since, until: First and last day.
        level: heads | ministers | officials | any
        medium: A medium of contact; "in_person" has visits in it; or any.
        most: How many countries are named, those with most contacts.

    Raises:
        QueryError: There is no such level or medium.
    """
    check_level(level)
    check_word("medium", medium, (*MEDIA, ANY))
    pairs = counted(connection, since, until, level, medium)
    totals: Counter[str] = Counter()
    for one in pairs:
        totals.update(dict.fromkeys(one.pair, one.contacts) if one.contacts else ())
    order = sorted(totals, key=lambda code: (-totals[code], code))
    named = order[:most]
    return Matrix(
        since=since, until=until, level=level, medium=medium, articles=articles_between(connection, since, until),
        pairs=tuple(pairs), countries=tuple(named), names=tuple(country_name(connection, code) for code in named),
        totals=tuple(totals[code] for code in named), others=len(order) - len(named),
    )  # fmt: skip


def counted(connection: sqlite3.Connection, since: date, until: date, level: str, medium: str) -> list[PairCount]:
    """Return the contacts of every two countries, counted."""
    condition, values = "", [since.isoformat(), until.isoformat()]
    if level in RANKS:
        condition, values = " AND event.level = ?", [*values, level]
    if medium != ANY:
        media: Sequence[str] = sorted(FACE_TO_FACE) if medium == "in_person" else [medium]
        condition += f" AND event.medium IN ({','.join('?' * len(media))})"
        values += media
    return [
        PairCount(
            pair=(row["a"], row["b"]), contacts=row["contacts"], last=day(row["last"]), heads=row["heads"],
            ministers=row["ministers"], officials=row["officials"], calls=row["calls"], meetings=row["meetings"],
            disputed=row["disputed"],
        )
        for row in connection.execute(COUNTED.format(condition), values)
    ]  # fmt: skip
