"""What speaks against two events being one, so that they would never have been proposed as one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta

from dragoman.record.comparing import media_suit
from dragoman.record.doubles import rules
from dragoman.record.queries import find_event
from dragoman.record.reports import pairs_of
from dragoman.record.rivals import Rivals, rivals
from dragoman.record.types import EventEntry
from dragoman.types import Frozen


class Difference(Frozen):
    """What two events differ in, with what each says."""

    #: day | medium | sides | type, or an office that each has another holder of
    about: str
    one: str
    other: str


def differences(connection: sqlite3.Connection, one: str, other: str) -> tuple[Difference, ...]:
    """Return what speaks against the events with two keys being one.

    That is their type, days far apart, other means, no two sides shared, two holders of one office.
    """
    events = find_event(connection, one), find_event(connection, other)
    return (*differing(*events), *map(of_office, rivals(connection, *events)))


def differing(one: EventEntry, other: EventEntry) -> Iterator[Difference]:
    """Yield what two events differ in."""
    if one.type != other.type:
        yield Difference(about="type", one=one.type, other=other.type)
    if far_apart(one, other):
        yield Difference(about="day", one=days_of(one), other=days_of(other))
    if not media_suit(one.medium, other.medium):
        yield Difference(about="medium", one=str(one.medium), other=str(other.medium))
    if not same_sides(one, other):
        yield Difference(about="sides", one=sides_of(one), other=sides_of(other))


def of_office(found: Rivals) -> Difference:
    """Return two holders of one office as what two events differ in."""
    return Difference(about=f"{found.office} of {found.country}", one=found.one.name, other=found.other.name)


def same_sides(one: EventEntry, other: EventEntry) -> bool:
    """Whether two events share two sides; where neither has two, whether they share all that they have."""
    mine, theirs = (set(pairs_of(each.parties, each.medium)) for each in (one, other))
    return bool(mine & theirs) or (not mine and not theirs and sides_of(one) == sides_of(other))


def far_apart(one: EventEntry, other: EventEntry) -> bool:
    """Whether more days lie between two events than a wrong date explains; what has no day is near everything."""
    margin = timedelta(days=rules()["double"]["days"])
    return any(
        first.latest is not None and second.earliest is not None and second.earliest - first.latest > margin
        for first, second in ((one, other), (other, one))
    )


def days_of(event: EventEntry) -> str:
    """Return the days on which an event can have been."""
    days: dict[date | None, None] = dict.fromkeys((event.earliest, event.latest))
    return " to ".join(str(day) for day in days if day)


def sides_of(event: EventEntry) -> str:
    """Return the countries of those who take part, or their names where none is known."""
    countries = sorted({party.country for party in event.parties if party.country})
    return ", ".join(countries or sorted({party.name for party in event.parties})) or "nobody named"


def in_words(found: tuple[Difference, ...]) -> str:
    """Return what two events differ in: "day (2025-03-03, 2025-04-01) and medium (phone, visit)"."""
    return " and ".join(f"{one.about} ({one.one}; {one.other})" for one in found)
