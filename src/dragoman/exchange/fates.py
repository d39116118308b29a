"""How the commitments of a selection stand, for the exports that say so."""

from __future__ import annotations

import sqlite3

from dragoman.analysis.dossier import last_day
from dragoman.analysis.fates import NOT_READ, Fate
from dragoman.analysis.ledger import told
from dragoman.exchange.selecting import event_numbers
from dragoman.exchange.types import Selection
from dragoman.record.queries import events_of
from dragoman.record.rows import batches, marks
from dragoman.types import Frozen

#: Articles that are read for it at most: some twenty seconds' work. Of the commitments that need more, none is told.
READ = 30_000


class Standing(Frozen):
    """How a commitment stands."""

    state: str
    #: The reviewer who decided so; None where articles tell it.
    decided_by: str | None = None


def standings(connection: sqlite3.Connection, selection: Selection) -> dict[str, Standing]:
    """Return how each commitment of a selection stands, by key, as of the last day of the selection or the record."""
    return {fate.commitment.key: standing(fate) for fate in fates_of(connection, selection)}


def fates_of(connection: sqlite3.Connection, selection: Selection) -> list[Fate]:
    """Return the commitments of a selection with what became of each by the last day of the selection or the record."""
    numbers = event_numbers(connection, selection, ("commitment",))
    found = [
        entry for some in batches(numbers) for entry in events_of(connection, f"event.id IN ({marks(some)})", some)
    ]
    day = selection.until or last_day(connection)
    known = {fate.commitment.key: fate for fate in told(connection, found, day, most=READ)}
    return [known.get(entry.key) or Fate(commitment=entry, made=None, state=NOT_READ) for entry in found]


def standing(fate: Fate) -> Standing:
    """Return how a commitment stands by what became of it."""
    return Standing(state=fate.state, decided_by=fate.decided.author if fate.decided else None)
