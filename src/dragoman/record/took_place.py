"""Which events took place, and of which that is in dispute: said here once, for queries and for what they return."""

from __future__ import annotations

from dragoman.record.decided import SETTLEMENTS
from dragoman.record.types import DONE, EventEntry

#: How an event stands of which some reports say that it was and others that it was not, until a reviewer settles it.
DISPUTED = "disputed"
#: By which statuses an alert is told of it: it happened by some of its reports, and not by others.
SIDES_IN_DISPUTE = frozenset({"happened", "negated", DISPUTED})
#: Conditions on a row of the table of events. By CASE: what the reports differ in is mostly NULL, and only where they
#: differ in this is it worth looking for a decision.
IN_DISPUTE = f"""CASE WHEN event.disputes LIKE '%status%' THEN NOT EXISTS (
    SELECT 1 {SETTLEMENTS.format("event.id")} AND json_extract(decision.detail, '$.about') = 'status') ELSE 0 END"""
TOOK_PLACE = f"(event.status IN ('happened', 'ongoing') AND NOT {IN_DISPUTE})"
#: Of what took place, and of what did so by some of its reports: shown together, the latter marked as disputed.
TOLD = f"(event.status IN ('happened', 'ongoing') OR {IN_DISPUTE})"


def took_place(entry: EventEntry) -> bool:
    """Whether an event took place; one that is denied did not, by itself: it ends no silence and is no last contact."""
    return entry.stands in DONE


def in_dispute(entry: EventEntry) -> bool:
    """Whether the reports of an event differ in whether it took place, and no reviewer settled that."""
    return entry.stands == DISPUTED


def is_told(entry: EventEntry) -> bool:
    """Whether an event took place by all of its reports, or by some."""
    return took_place(entry) or in_dispute(entry)
