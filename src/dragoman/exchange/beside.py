"""The record beside another data set: which of its events have a counterpart there, by dyad and day, and which not."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta

from dragoman.analysis.settings import rhythm_settings
from dragoman.exchange.types import Selection
from dragoman.record.rows import text
from dragoman.record.took_place import TOOK_PLACE
from dragoman.types import Frozen

#: Days by which the two may differ: event data are dated by the article as often as by the event.
APART = 1
DONE = f"event.kind = 'event' AND {TOOK_PLACE}"
#: Events of the record that took place, by dyad.
OURS = f"FROM event_pair JOIN event ON event.id = event_pair.event WHERE {DONE}"
#: Known to the day is also what was told to last for some days, each of them known.
DATED = """ AND (event.earliest = event.latest
    OR event.precision = 'interval' AND julianday(event.latest) - julianday(event.earliest) <= ?)"""


class Beside(Frozen):
    """An event of the record in one dyad, beside another data set."""

    event: str
    type: str
    day: date
    dyad: tuple[str, str]
    #: Identifiers there of events of the same dyad and day, of its own type first.
    counterparts: tuple[str, ...] = ()
    #: Whether one of them has its type.
    same_type: bool = False
    #: Whether the data set has any event within the days around it; if not, nothing can be missing there.
    covered: bool = True


class Summary(Frozen):
    """How a record and a data set compare, by dyad and day."""

    data_set: str
    #: First and last day of the data set; None for an empty one.
    first: date | None
    last: date | None
    #: Events of the record with a counterpart there, and of these with one of the same type.
    with_counterpart: int
    with_same_type: int
    #: Events of the record without one, on days that the data set covers.
    without_counterpart: int
    #: Events of the record on days outside the data set.
    not_covered: int
    #: Events of the record on a known day of which no country takes part, so that they cannot be compared.
    without_country: int
    #: Events there, of dyads of the record and within its days, that the record does not have.
    only_there: int


def beside(
    connection: sqlite3.Connection, data_set: str, selection: Selection | None = None, *, apart: int = APART
) -> Iterator[Beside]:
    """Yield the events of a record, each with its counterparts in a data set, in the order of their days.

    Args:
        connection: Of a reader.
        data_set: polecat | icews | gdelt
        selection: Which events; all by default.
        apart: Days by which the two may differ.
    """
    first, last = span(connection, data_set)
    condition, values = condition_of(selection or Selection())
    rows = connection.execute(
        f"""SELECT event.key, event.type, event.earliest, event_pair.a, event_pair.b {OURS}{condition}
            ORDER BY event.earliest, event.key, event_pair.a, event_pair.b""",
        values,
    )
    for row in rows.fetchall():
        day = date.fromisoformat(row["earliest"])
        found = counterparts(connection, data_set, (row["a"], row["b"]), day, apart)
        same = [identifier for identifier, kind in found if kind == row["type"]]
        others = [identifier for identifier, kind in found if kind != row["type"]]
        covered = first is not None and last is not None and near(first, day, apart) and near(day, last, apart)
        yield Beside(
            event=row["key"], type=row["type"], day=day, dyad=(row["a"], row["b"]),
            counterparts=(*same, *others), same_type=bool(same), covered=covered,
        )  # fmt: skip


def near(earlier: date, later: date, apart: int) -> bool:
    """Whether one day is not later than another by more than some days."""
    return (earlier - later).days <= apart


def condition_of(selection: Selection) -> tuple[str, list[str | int]]:
    """Return the condition of a selection, of which events known to the day are compared, with its values."""
    condition = DATED
    values: list[str | int] = [rhythm_settings().longest_interval]
    if selection.since or selection.until:
        condition += " AND event.earliest BETWEEN ? AND ?"
        values += [text(selection.since) or "0001-01-01", text(selection.until) or "9999-12-31"]
    if selection.between:
        condition += " AND event_pair.a = ? AND event_pair.b = ?"
        values += sorted(selection.between)
    return condition, values


def span(connection: sqlite3.Connection, data_set: str) -> tuple[date | None, date | None]:
    """Return first and last day of a data set."""
    row = connection.execute(
        "SELECT min(date), max(date) FROM external_event WHERE data_set = ?", (data_set,)
    ).fetchone()
    return (date.fromisoformat(row[0]), date.fromisoformat(row[1])) if row[0] else (None, None)


def counterparts(
    connection: sqlite3.Connection, data_set: str, dyad: tuple[str, str], day: date, apart: int
) -> list[tuple[str, str | None]]:
    """Return identifier and type of the events of a dyad around a day, the nearest first."""
    low, high = around(day, apart)
    rows = connection.execute(
        """SELECT id, type, date FROM external_event
           WHERE data_set = ? AND a = ? AND b = ? AND date BETWEEN ? AND ?""",
        (data_set, *dyad, low, high),
    ).fetchall()
    rows.sort(key=lambda row: (abs((date.fromisoformat(row["date"]) - day).days), row["id"]))
    return list(dict.fromkeys((row["id"], row["type"]) for row in rows))


def around(day: date, apart: int) -> tuple[str, str]:
    """Return first and last day around a day, as columns hold them."""
    first = date.fromordinal(max(day.toordinal() - apart, 1))
    last = min(date.max - timedelta(days=apart), day) + timedelta(days=apart)
    return first.isoformat(), last.isoformat()


def summarise(
    connection: sqlite3.Connection, data_set: str, selection: Selection | None = None, *, apart: int = APART
) -> Summary:
    """Return how a record and a data set compare; an event of several dyads counts once, with its best counterpart."""
    best: dict[str, Beside] = {}
    for found in beside(connection, data_set, selection, apart=apart):
        known = best.get(found.event)
        if known is None or rank(found) > rank(known):
            best[found.event] = found
    first, last = span(connection, data_set)
    return Summary(
        data_set=data_set,
        first=first,
        last=last,
        with_counterpart=sum(bool(one.counterparts) for one in best.values()),
        with_same_type=sum(one.same_type for one in best.values()),
        without_counterpart=sum(one.covered and not one.counterparts for one in best.values()),
        not_covered=sum(not one.covered for one in best.values()),
        without_country=without_country(connection, selection or Selection()),
        only_there=len({row["id"] for row in only_there(connection, data_set, selection or Selection(), apart)}),
    )


def rank(found: Beside) -> tuple[bool, bool]:
    """Return how good the counterpart of an event is."""
    return found.same_type, bool(found.counterparts)


def without_country(connection: sqlite3.Connection, selection: Selection) -> int:
    """Return how many events of a selection are in no dyad; none of those between two countries."""
    if selection.between:
        return 0
    condition, values = condition_of(selection)
    row = connection.execute(
        f"""SELECT count(*) FROM event WHERE {DONE}{condition}
            AND NOT EXISTS (SELECT 1 FROM event_pair WHERE event_pair.event = event.id)""",
        values,
    ).fetchone()
    return int(row[0])


def only_there(
    connection: sqlite3.Connection, data_set: str, selection: Selection, apart: int = APART
) -> list[sqlite3.Row]:
    """Return the events of a data set that the record does not have, of its own dyads and within its own days."""
    condition, values = condition_of(selection)
    return connection.execute(
        f"""WITH ours AS (SELECT event_pair.a, event_pair.b, event.earliest AS day {OURS}{condition}),
                 days AS (SELECT min(day) AS first, max(day) AS last FROM ours)
            SELECT there.* FROM external_event AS there, days
            WHERE there.data_set = ? AND there.date BETWEEN days.first AND days.last
              AND EXISTS (SELECT 1 FROM ours WHERE ours.a = there.a AND ours.b = there.b)
              AND NOT EXISTS (SELECT 1 FROM ours WHERE ours.a = there.a AND ours.b = there.b
                              AND abs(julianday(ours.day) - julianday(there.date)) <= ?)
            ORDER BY there.date, there.id, there.place""",
        (*values, data_set, apart),
    ).fetchall()
