"""The ledger of commitments: those of one dyad or of all, filtered, each with what became of it.

What became of a commitment is found in later articles, which takes time: only so many commitments are looked at, those
that come first in the order asked for, and only so many articles are read for them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date

from dragoman.analysis.fates import Fate, fate_of, first_of, reports_by_event
from dragoman.analysis.fates_articles import later_pool, own_pool
from dragoman.errors import QueryError
from dragoman.record.queries import entries
from dragoman.record.rows import batches, marks
from dragoman.record.types import EventEntry
from dragoman.types import Frozen

#: In the order in which they concern the reader.
STATES = ("overdue", "open", "broken", "withdrawn", "superseded", "answered_no", "kept", "answered_yes")
#: newest: added last comes first; due: those with a due date only, the one whose window opens first comes first.
ORDERS = ("newest", "due")
#: Roles in which a party to a commitment may stand: the one who is bound, the one who asks or is promised to.
ROLES = {"by": ("by",), "to": ("to", "counterpart"), "either": ("by", "to", "counterpart")}
#: Commitments that are looked at, and articles that are read for their fates: about a second's work.
EXAMINED, READ = 600, 1500
#: As far as those that suit are counted: to count on would mean to look at every event of the record.
COUNTED = 5000
#: The dyad whose articles are looked through for a commitment: of two countries before one of one country alone.
DYADS = """SELECT event.key, pair.a, pair.b FROM event_pair AS pair JOIN event ON event.id = pair.event
WHERE event.key IN ({}) ORDER BY event.key, pair.a = pair.b, pair.a, pair.b"""


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
    """Commitments with what became of them as of a day."""

    as_of: date
    fates: tuple[Fate, ...]
    #: How many suit all that is asked for but their state (``COUNTED`` stands for more), and how many were looked at.
    suiting: int
    examined: int
    #: How many of those looked at are left out, for their articles were too many to read.
    unread: int
    #: How many of those looked at stand so.
    states: dict[str, int]


def ledger(connection: sqlite3.Connection, as_of: date, wanted: Wanted) -> Ledger:
    """Return the commitments that are asked for, each with what became of it as of a day.

    Raises:
        QueryError: There is no such order or role.
    """
    if wanted.order not in ORDERS or wanted.role not in ROLES:
        raise QueryError(f"expected an order of {', '.join(ORDERS)} and a role of {', '.join(ROLES)}")
    condition, values = condition_of(wanted)
    counting = f"SELECT count(*) FROM (SELECT 1 FROM event WHERE {condition} LIMIT {COUNTED})"
    suiting = connection.execute(counting, values).fetchone()[0]
    order = "id DESC" if wanted.order == "newest" else "earliest, key"
    rows = connection.execute(f"SELECT * FROM event WHERE {condition} ORDER BY {order} LIMIT {EXAMINED}", values)
    looked_at = entries(connection, rows.fetchall())
    found = {fate.commitment.key: fate for fate in told(connection, looked_at, as_of)}
    known = [found[entry.key] for entry in looked_at if entry.key in found]
    reported = [fate for fate in known if fate.made is None or fate.made <= as_of]
    if wanted.order == "newest":
        reported.sort(key=lambda fate: str(fate.made or ""), reverse=True)
    counts = {state: sum(fate.state == state for fate in reported) for state in STATES}
    return Ledger(
        as_of=as_of,
        fates=tuple(fate for fate in reported if not wanted.states or fate.state in wanted.states),
        suiting=suiting,
        examined=len(looked_at),
        unread=len(looked_at) - len(known),
        states={state: count for state, count in counts.items() if count},
    )


def condition_of(wanted: Wanted) -> tuple[str, list[object]]:
    """Return the condition on the rows of events, with its values."""
    condition, values = "kind = 'commitment'", list[object]()
    if wanted.between:
        condition += " AND id IN (SELECT event FROM event_pair WHERE a = ? AND b = ?)"
        values += sorted(wanted.between)
    if wanted.parties is not None:
        roles = ROLES[wanted.role]
        condition += f""" AND id IN (SELECT report.event FROM report_party AS p JOIN report ON report.id = p.report
            WHERE p.actor IN ({marks(wanted.parties)}) AND p.role IN ({marks(roles)}) AND report.kind = 'commitment'
            AND report.verdict IS NOT 'rejected')"""
        values += [*wanted.parties, *roles]
    if wanted.kinds:
        condition += f" AND type IN ({marks(wanted.kinds)})"
        values += wanted.kinds
    if wanted.order == "due":
        condition += " AND latest IS NOT NULL"
    if wanted.due_before:
        condition += " AND latest < ?"
        values.append(wanted.due_before.isoformat())
    if wanted.due_after:
        condition += " AND latest >= ?"
        values.append(wanted.due_after.isoformat())
    return condition, values


def told(
    connection: sqlite3.Connection, commitments: Sequence[EventEntry], as_of: date, *, most: int | None = None
) -> Iterator[Fate]:
    """Yield what became of commitments, those of one dyad together, until so many articles were read."""
    keys = [entry.key for entry in commitments]
    reports, dyads = reports_by_event(connection, keys), dyads_of(connection, keys)
    together: dict[object, list[EventEntry]] = {}
    for entry in commitments:
        together.setdefault(dyads.get(entry.key, entry.key), []).append(entry)
    left = READ if most is None else most
    for of_it in together.values():
        if left <= 0:
            return
        dyad = dyads.get(of_it[0].key)
        own = first_of(reports[of_it[0].key]).article
        pool = later_pool(connection, *dyad, as_of) if dyad else own_pool(connection, own)
        left -= len(pool.articles)
        yield from (fate_of(connection, entry, reports[entry.key], pool, as_of) for entry in of_it)


def dyads_of(connection: sqlite3.Connection, keys: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Return the dyad of each commitment that has a country."""
    found: dict[str, tuple[str, str]] = {}
    for some in batches(keys):
        for key, a, b in connection.execute(DYADS.format(marks(some)), some):
            found.setdefault(key, (a, b))
    return found
