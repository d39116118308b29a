"""Locates compounds: ranges, alternatives, and the time on one side of a point."""

from __future__ import annotations

from datetime import date

import msgspec

from dragoman.calendar import meanings as m
from dragoman.calendar.days import add_days
from dragoman.calendar.location import Anchor, Found, locate, locates


@locates(m.Range)
def span_between(meaning: m.Range, anchor: Anchor) -> Found:
    """Locate a range: the end that the tense fixes first, then the other beside it.

    A visit "from 3 to 7 March" that goes on today began this year, and so does one that is still to end.
    """
    if anchor.direction is not None and of_months(meaning.first) and of_months(meaning.last):
        if anchor.direction == "future":
            last = locate(meaning.last, anchor)
            return hull(locate(meaning.first, moved(anchor, last.latest, "past")), last)
        first = locate(meaning.first, anchor)
        return hull(first, locate(meaning.last, moved(anchor, first.earliest, "future", same_day=True)))
    if anchor.direction == "future":
        first = locate(meaning.first, anchor)
        last = locate(meaning.last, moved(anchor, first.earliest, "future", same_day=True))
    else:
        last = locate(meaning.last, anchor)
        first = locate(meaning.first, moved(anchor, last.latest, "past"))
    return hull(first, last)


def of_months(meaning: m.Meaning) -> bool:
    """Whether a point says its month, so that it comes round once a year."""
    return isinstance(meaning, m.CalendarDate) and meaning.month is not None


def moved(anchor: Anchor, day: date | None, direction: str, *, same_day: bool = False) -> Anchor:
    """Return the anchor moved to another day."""
    if day is None or anchor.day is None:
        return anchor
    return msgspec.structs.replace(anchor, day=add_days(day, -1) if same_day else day, direction=direction)


def hull(first: Found, second: Found) -> Found:
    """Return the stretch that covers both, from the start of the first to the end of the second."""
    earliest, latest = first.earliest, second.latest
    if earliest is not None and latest is not None and earliest > latest:
        earliest, latest = min_known(first.earliest, second.earliest), max_known(first.latest, second.latest)
    return Found(earliest=earliest, latest=latest, precision="interval", basis=second.basis or first.basis)


def min_known(one: date | None, other: date | None) -> date | None:
    """Return the earlier of two days, None if either is open."""
    return None if one is None or other is None else min(one, other)


def max_known(one: date | None, other: date | None) -> date | None:
    """Return the later of two days, None if either is open."""
    return None if one is None or other is None else max(one, other)


@locates(m.Alternative)
def alternative(meaning: m.Alternative, anchor: Anchor) -> Found:
    """Locate one or the other: anywhere from the first to the second."""
    return hull(locate(meaning.first, anchor), locate(meaning.second, anchor))


#: Which way a preposition points when no verb says it.
BOUNDED_DIRECTION = {"by": "future", "until": "future", "since": "past"}


@locates(m.Bounded)
def bounded(meaning: m.Bounded, anchor: Anchor) -> Found:
    """Locate the time since, until, before or after a point."""
    direction = anchor.direction or BOUNDED_DIRECTION.get(meaning.relation)
    if meaning.relation == "since":
        direction = "past"
    point = locate(meaning.point, msgspec.structs.replace(anchor, direction=direction))
    # "Before the end of June" leaves June its last days.
    ends = isinstance(meaning.point, m.PartOf) and meaning.point.part == "end"
    relation = "by" if meaning.relation == "before" and ends else meaning.relation
    earliest, latest = bounded_ends(relation, point, anchor.day, direction)
    if earliest is not None and latest is not None and earliest > latest:
        earliest = None
    return Found(earliest=earliest, latest=latest, precision="interval", basis=point.basis)


def bounded_ends(
    relation: str, point: Found, day: date | None, direction: str | None
) -> tuple[date | None, date | None]:
    """Return the open or closed ends of the time on one side of a point."""
    if relation in ("since", "from"):
        return point.earliest, day if relation == "since" or direction == "past" else None
    if relation in ("until", "by"):
        return day if direction == "future" else None, point.latest
    if relation == "before":
        begins = day if direction == "future" else None
        return begins, None if point.earliest is None else add_days(point.earliest, -1)
    return None if point.latest is None else add_days(point.latest, 1), None
