"""What speaks against making two entries of the record one: what they differ in, and that they stand differently."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from dragoman.analysis.dossier import last_day
from dragoman.analysis.fates import OPEN, OVERDUE, Fate
from dragoman.analysis.ledger import told
from dragoman.record.queries import find_event
from dragoman.record.unlike import Difference, differences

#: What nothing has settled: it gives way to whatever settles the other, and nothing is lost by that.
UNSETTLED = frozenset({OPEN, OVERDUE})


def against_merging(connection: sqlite3.Connection, one: str, other: str) -> tuple[Difference, ...]:
    """Return what speaks against the events with two keys being one, how they stand too where they are commitments."""
    return (*differences(connection, one, other), *standing_apart(connection, one, other))


def standing_apart(connection: sqlite3.Connection, one: str, other: str) -> Iterator[Difference]:
    """Yield how two commitments stand, where each was settled, and not alike."""
    events = find_event(connection, one), find_event(connection, other)
    if not all(event.kind == "commitment" for event in events):
        return
    fates = {fate.commitment.key: fate for fate in told(connection, events, last_day(connection))}
    mine, theirs = (fates.get(event.key) for event in events)
    if mine and theirs and mine.state != theirs.state and UNSETTLED.isdisjoint({mine.state, theirs.state}):
        yield Difference(about="state, where the later counts", one=in_words(mine), other=in_words(theirs))


def in_words(fate: Fate) -> str:
    """Return how a commitment stands, and by which sentence of which day, or by whose decision."""
    state = fate.state.replace("_", " ")
    if fate.decided:
        return f"{state}, decided by {fate.decided.author}"
    if fate.turn is None:
        return state
    day = f" of {fate.turn.published}" if fate.turn.published else ""
    return f"{state} by “{' '.join(fate.turn.sentence.split())}”{day}"
