"""The ledger of commitments: those of one dyad or of all, filtered, each with what became of it.

What became of a commitment is found in later articles, which takes time: only so many commitments are looked at, those
that come first in the order asked for, and only so many articles are read for them.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

from dragoman.analysis.fates import (
    NOT_READ,
    Fate,
    Made,
    as_decided,
    fate_of,
    first_of,
    made_on,
    reports_by_event,
    told_within,
)
from dragoman.analysis.fates_articles import Periods, own_pool
from dragoman.analysis.fates_cues import BOUND
from dragoman.errors import QueryError
from dragoman.record.queries import entries
from dragoman.record.rows import batches, marks
from dragoman.record.types import EventEntry, Report
from dragoman.types import Frozen

#: In the order in which they concern the reader.
STATES = ("overdue", "open", "broken", "withdrawn", "superseded", "answered_no", "kept", "answered_yes")
#: newest: reported last comes first; due: those with a due date only, the one whose window opens first comes first.
ORDERS = ("newest", "due")
#: Roles in which a party to a commitment may stand: the one who is bound, the one who asks or is promised to.
ROLES = {"by": ("by",), "to": ("to", "counterpart"), "either": ("by", "to", "counterpart")}
#: Commitments that are looked at, and articles that are read for their fates: about a second's work.
EXAMINED, READ = 600, 1500
#: So few are looked at all, so that they can be counted by state; of more, so many at once until a page is full.
WHOLE, CHUNK = 600, 100
#: As far as those that suit are counted: to count on would mean to look at every event of the record.
COUNTED = 5000
#: The dyad whose articles are looked through for a commitment: of two countries before one of one country alone.
DYADS = """SELECT event.key, pair.a, pair.b FROM event_pair AS pair JOIN event ON event.id = pair.event
WHERE event.key IN ({}) ORDER BY event.key, pair.a = pair.b, pair.a, pair.b"""
#: Whether something was published about a dyad between two days, or naming one of it or both.
LATER = " UNION ALL ".join(
    f"""SELECT 1 WHERE EXISTS (SELECT 1
FROM {table} AS one JOIN {beside} AS other ON other.article = one.article
WHERE one.country = {one} AND other.country = {other} AND one.day > ?3 AND one.day <= ?4)"""
    for table, beside, one, other in (
        ("article_country", "article_country", "?1", "?2"),
        ("article_named", "article_country", "?1", "?2"),
        ("article_named", "article_country", "?2", "?1"),
        ("article_named", "article_named", "?1", "?2"),
    )
)


class Wanted(Frozen):
    """Which commitments are asked for."""

    #: Codes of two countries.
    between: tuple[str, str] | None = None
    #: Identifiers of actors, one of whom must be a party; None for anybody.
    parties: tuple[str, ...] | None = None
    #: by | to | either
    role: str = "either"
    kinds: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    #: Due before the one day, and on the other day or later; what has no due date is left out when either is given.
    due_before: date | None = None
    due_after: date | None = None
    order: str = "newest"


class Ledger(Frozen):
    """A part of the commitments that are asked for, with what became of them as of a day."""

    as_of: date
    fates: tuple[Fate, ...]
    #: Whether there are more after these.
    more: bool
    #: How many suit all that is asked for but their state: ``COUNTED`` stands for more.
    suiting: int
    #: How many of these were looked at, and of how many of them the articles were too many to read.
    examined: int
    unread: int
    #: How many stand so; empty unless all that suit were looked at.
    states: dict[str, int]


def ledger(
    connection: sqlite3.Connection,
    as_of: date,
    wanted: Wanted,
    *,
    first: int = 0,
    count: int = EXAMINED,
    most: int | None = None,
) -> Ledger:
    """Return the commitments that are asked for, each with what became of it as of a day.

    Args:
        connection: Of a reader.
        as_of: The day; what was reported first after it is left out.
        wanted: Which.
        first, count: Which part of them.
        most: Articles that are read for their fates; ``READ`` unless given.

    Raises:
        QueryError: There is no such order or role.
    """
    if wanted.order not in ORDERS or wanted.role not in ROLES:
        raise QueryError(f"expected an order of {', '.join(ORDERS)} and a role of {', '.join(ROLES)}")
    condition, values = condition_of(wanted, as_of)
    counting = f"SELECT count(*) FROM (SELECT 1 FROM event WHERE {condition} LIMIT {COUNTED})"
    suiting = connection.execute(counting, values).fetchone()[0]
    rows = list(islice(rows_in_order(connection, wanted, condition, values), EXAMINED))
    look, states = Look(connection, as_of, READ if most is None else most), dict[str, int]()
    if suiting <= WHOLE:
        every = look.at(rows)
        states = {state: sum(fate.state == state for fate in every) for state in STATES}
        part = [fate for fate in every if stands(fate, wanted)][first : first + count + 1]
    elif wanted.states:
        part = look.until(rows, wanted, first + count + 1)[first:]
    else:
        part = look.at(rows[first : first + count])
    return Ledger(
        as_of=as_of, fates=tuple(part[:count]), suiting=suiting, examined=look.examined, unread=look.unread,
        more=len(part) > count or (not wanted.states and suiting > WHOLE and len(rows) > first + count),
        states={state: number for state, number in states.items() if number},
    )  # fmt: skip


def every_fate(connection: sqlite3.Connection, as_of: date) -> list[Fate]:
    """Return all commitments with what became of each as of a day; of no country too."""
    condition, values = condition_of(Wanted(), as_of)
    rows = connection.execute(f"SELECT * FROM event WHERE {condition} ORDER BY key", values).fetchall()
    return Look(connection, as_of, sys.maxsize).at(rows)


class Look:
    """Looks at commitments, some after the others, as long as articles may be read for them."""

    def __init__(self, connection: sqlite3.Connection, as_of: date, most: int) -> None:
        """Begin with nothing; so many articles may be read."""
        self.connection, self.as_of, self.left = connection, as_of, most
        self.examined = self.unread = 0

    def at(self, rows: Sequence[sqlite3.Row]) -> list[Fate]:
        """Return what became of the commitments that rows hold, in their order."""
        some = entries(self.connection, rows)
        known = {fate.commitment.key: fate for fate in self.told(some)}
        self.examined += len(some)
        self.unread += len(some) - len(known)
        return [known.get(entry.key) or Fate(commitment=entry, made=None, state=NOT_READ) for entry in some]

    def told(self, commitments: Sequence[EventEntry]) -> Iterator[Fate]:
        """Yield what became of commitments, those of one dyad together, as far as so many articles tell it."""
        keys = [entry.key for entry in commitments]
        reports, dyads = reports_by_event(self.connection, keys), dyads_of(self.connection, keys)
        known = as_decided(self.connection, [(entry, reports[entry.key]) for entry in commitments], self.as_of)
        yield from known.values()
        together: dict[object, list[EventEntry]] = {}
        for entry in (entry for entry in commitments if entry.key not in known):
            together.setdefault(dyads.get(entry.key, entry.key), []).append(entry)
        for some in together.values():
            dyad = dyads.get(some[0].key)
            early = [self.untouched(entry, reports[entry.key], dyad) for entry in some]
            yield from (fate for fate in early if fate)
            of_it = [entry for entry, fate in zip(some, early, strict=True) if not fate]
            yield from self.held_against(dyad, [(entry, reports[entry.key]) for entry in of_it])

    def held_against(self, dyad: tuple[str, str] | None, some: Sequence[Made]) -> Iterator[Fate]:
        """Yield what became of commitments of a dyad, or without a country, as far as articles may be read for them."""
        if dyad is None:
            for entry, reports in some if self.left else ():
                self.left -= 1
                pool = own_pool(self.connection, first_of(reports).article)
                yield fate_of(self.connection, entry, reports, pool, self.as_of)
            return
        periods = Periods(self.connection, *dyad, self.as_of)
        found, read = told_within(self.connection, some, periods, self.as_of, self.left)
        self.left -= read
        yield from found.values()

    def untouched(self, entry: EventEntry, reports: Sequence[Report], dyad: tuple[str, str] | None) -> Fate | None:
        """Return what became of a commitment that no later article can be about, by its own article; else None."""
        made = made_on(first_of(reports))
        if entry.type not in BOUND or not dyad or (made and self.told_later(dyad, made)):
            return None
        own = own_pool(self.connection, first_of(reports).article)
        fate = fate_of(self.connection, entry, reports, own, self.as_of)
        # What was called off may have another date in the sentences that follow.
        return None if fate.turn and fate.turn.state == "withdrawn" else fate

    def told_later(self, dyad: tuple[str, str], made: date) -> bool:
        """Whether an article about a dyad appeared after a day."""
        later = self.connection.execute(LATER, (*dyad, made.isoformat(), self.as_of.isoformat()))
        return later.fetchone() is not None

    def until(self, rows: Sequence[sqlite3.Row], wanted: Wanted, count: int) -> list[Fate]:
        """Return so many commitments that stand as asked for, or as many as there are."""
        found: list[Fate] = []
        for place in range(0, len(rows), CHUNK):
            found += [fate for fate in self.at(rows[place : place + CHUNK]) if stands(fate, wanted)]
            if len(found) >= count:
                break
        return found


def stands(fate: Fate, wanted: Wanted) -> bool:
    """Whether a commitment stands as asked for."""
    return not wanted.states or fate.state in wanted.states


def rows_in_order(
    connection: sqlite3.Connection, wanted: Wanted, condition: str, values: Sequence[object]
) -> Iterator[sqlite3.Row]:
    """Yield the rows of the commitments that suit, in the order asked for."""
    if wanted.order == "due":
        yield from connection.execute(f"SELECT * FROM event WHERE {condition} ORDER BY earliest, key", values)
    elif wanted.between or wanted.parties is not None:  # few: they are looked up and sorted
        last = """(SELECT max(article.latest) FROM report JOIN article ON article.id = report.article
            WHERE report.event = event.id)"""
        query = f"SELECT * FROM event WHERE {condition} ORDER BY {last} DESC, key"
        yield from connection.execute(query, values)
    else:  # read off the days of the articles, the last first, so that the first of very many are there at once
        seen: set[int] = set()
        query = f"""SELECT event.* FROM article CROSS JOIN report ON report.article = article.id
            CROSS JOIN event ON event.id = report.event
            WHERE report.kind = 'commitment' AND {condition} ORDER BY article.latest DESC, event.key"""
        for row in connection.execute(query, values):
            if row["id"] not in seen:
                seen.add(row["id"])
                yield row


def condition_of(wanted: Wanted, as_of: date) -> tuple[str, list[object]]:
    """Return the condition on the rows of events, with its values."""
    condition, values = "event.kind = 'commitment'", list[object]()
    # What was reported first after the day is left out; what no article has a day for stays.
    condition += """ AND coalesce((SELECT min(told.latest) FROM report AS one JOIN article AS told
        ON told.id = one.article WHERE one.event = event.id), '') <= ?"""
    values.append(as_of.isoformat())
    if wanted.between:
        condition += " AND event.id IN (SELECT event FROM event_pair WHERE a = ? AND b = ?)"
        values += sorted(wanted.between)
    if wanted.parties is not None:
        roles = ROLES[wanted.role]
        condition += f""" AND event.id IN (SELECT report.event FROM report_party AS p
            JOIN report ON report.id = p.report WHERE p.actor IN ({marks(wanted.parties)})
            AND p.role IN ({marks(roles)}) AND report.kind = 'commitment' AND report.verdict IS NOT 'rejected')"""
        values += [*wanted.parties, *roles]
    if wanted.kinds:
        condition += f" AND event.type IN ({marks(wanted.kinds)})"
        values += wanted.kinds
    if wanted.order == "due":
        condition += " AND event.latest IS NOT NULL"
    if wanted.due_before:
        condition += " AND event.latest < ?"
        values.append(wanted.due_before.isoformat())
    if wanted.due_after:
        condition += " AND event.latest >= ?"
        values.append(wanted.due_after.isoformat())
    return condition, values


def told(
    connection: sqlite3.Connection, commitments: Sequence[EventEntry], as_of: date, *, most: int | None = None
) -> Iterator[Fate]:
    """Yield what became of commitments, those of one dyad together, as far as so many articles tell it."""
    return Look(connection, as_of, READ if most is None else most).told(commitments)


def dyads_of(connection: sqlite3.Connection, keys: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Return the dyad of each commitment that has a country."""
    found: dict[str, tuple[str, str]] = {}
    for some in batches(keys):
        for key, a, b in connection.execute(DYADS.format(marks(some)), some):
            found.setdefault(key, (a, b))
    return found
