"""Builders of ranges, alternatives and bounds."""

from __future__ import annotations

from typing import Any

import msgspec

from dragoman.calendar import meanings as m
from dragoman.calendar.builders.slots import Slots


def same(slots: Slots) -> Any:
    """Return the only slot as it is."""
    return next(value for name, value in slots.items() if name not in ("kind",))


def range_(slots: Slots) -> m.Range:
    """Return a range; what only the last point says (the year) holds for the first too."""
    return m.Range(first=with_year_of(slots["a"], slots["b"]), last=slots["b"])


def with_year_of(first: m.Meaning, last: m.Meaning) -> m.Meaning:
    """Return the first point with the year of the last, where it has none of its own."""
    if not isinstance(first, m.CalendarDate) or not isinstance(last, m.CalendarDate):
        return first
    if first.month is None or last.month is None or first.year is not None or last.year is None:
        return first
    return msgspec.structs.replace(first, year=last.year - (first.month > last.month))


def alternative(slots: Slots) -> m.Alternative:
    """Return one or the other."""
    return m.Alternative(first=with_year_of(slots["a"], slots["b"]), second=slots["b"])


def alternative_next(slots: Slots) -> m.Alternative | None:
    """Return "this week or early next": the unit of the second is that of the first."""
    unit = innermost_unit(slots["a"])
    if unit is None:
        return None
    return m.Alternative(
        first=slots["a"],
        second=m.PartOf(part=slots["part"], whole=m.UnitRelative(unit=unit, offset=1)),
    )


def innermost_unit(meaning: m.Meaning) -> str | None:
    """Return the unit that a relative expression counts in."""
    if isinstance(meaning, m.PartOf):
        return innermost_unit(meaning.whole)
    return meaning.unit if isinstance(meaning, m.UnitRelative) else None


def bounded(slots: Slots) -> m.Bounded:
    """Return the time on one side of a point."""
    relation = {-1: "before", 1: "after"}.get(slots["rel"], slots["rel"])
    return m.Bounded(relation=relation, point=slots["p"], first=slots.get("first", False))
