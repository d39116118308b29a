"""Builders of numbers, lengths, ages and what repeats."""

from __future__ import annotations

from typing import Any

import msgspec

from dragoman.calendar import meanings as m
from dragoman.calendar.builders.days import weekday
from dragoman.calendar.builders.slots import Slots

#: The value of "within" among the words that stand before a length.
UP_TO = 2


def number(slots: Slots) -> float:
    """Return twenty-five, two hundred, two and a half."""
    if "tens" in slots:
        return float(slots["tens"] + slots["ones"])
    return float(slots.get("n", 1)) * float(slots.get("scale", 1)) + float(slots.get("extra", 0))


def ordinal_or_number(slots: Slots) -> float | int:
    """Return a number; ordinals stay whole."""
    value = number(slots)
    return int(value) if value == int(value) else value


def amount(slots: Slots) -> tuple[float, float] | None:
    """Return the two ends of "two to three"."""
    low, high = float(slots["low"]), float(slots["high"])
    return (low, high) if low < high else None


def bounds(value: Any) -> tuple[float, float | None]:
    """Return the range of a number, an amount, or a word such as "several" ("3-7", "24-")."""
    if isinstance(value, tuple):
        return value
    if isinstance(value, str):
        low, _, high = value.partition("-")
        return float(low), float(high) if high else None
    return float(value), float(value)


def in_units(unit: str, low: float | None, high: float | None, limit: str | None = None) -> m.Length:
    """Return a length; fortnights become weeks."""
    if unit != "fortnight":
        return m.Length(unit=unit, low=low, high=high, limit=limit)
    return m.Length(unit="week", low=low and 2 * low, high=high and 2 * high, limit=limit)


def length(slots: Slots) -> m.Length:
    """Return a counted length."""
    low, high = bounds(slots.get("number", slots.get("n", 1)))
    extra = slots.get("extra", 0)
    # "Over several months" is a stretch, not a comparison.
    limit = slots.get("limit") if low == high else None
    return in_units(slots.get("u") or "quarter", low + extra, None if high is None else high + extra, limit)


def round_length(slots: Slots) -> m.Length | None:
    """Return a length in round hundreds: "2000 years" is one, "2008 days" is not."""
    return length(slots) if slots["n"] % 100 == 0 else None


def bare_length(slots: Slots) -> m.Length:
    """Return a length without a number: "years", "days and weeks"."""
    second = {"fortnight": "week"}.get(slots.get("second", ""), slots.get("second"))
    return msgspec.structs.replace(in_units(slots["u"], None, None), second_unit=second)


def long_length(slots: Slots) -> m.Length:
    """Return the length in "weeklong", "month-long", "decades-long"."""
    return in_units(slots["u"], None, None)


def age(slots: Slots) -> m.Meaning | None:
    """Return an age; in units shorter than a year it is a length."""
    low, _ = bounds(slots["n"])
    if slots.get("u", "year") == "year":
        return m.Age(years=low)
    return in_units(slots["u"], low, low)


def age_decade(slots: Slots) -> m.Age:
    """Return "her mid-50s" as an age; the decade word was read as a year."""
    return m.Age(years=float(slots["d"] % 100))


def stretch(slots: Slots) -> m.Stretch:
    """Return "the past five days", "the coming weeks", "the past decade"."""
    span = slots["l"] if "l" in slots else in_units(slots["u"], 1, 1)
    return m.Stretch(sign=slots["s"] or 1, length=span)


def within(slots: Slots) -> m.Within:
    """Return "in over a month" or "within a month"."""
    return m.Within(length=slots["l"], up_to=slots["i"] == UP_TO)


def repeated(slots: Slots) -> m.Repeated:
    """Return "every two weeks"."""
    return m.Repeated(every=slots["l"])


def repeated_unit(slots: Slots) -> m.Repeated | None:
    """Return "daily", "a year", "every week"."""
    unit = slots["u"]
    count, _, name = unit.rpartition(" ")
    return m.Repeated(every=in_units(name, float(count or 1), float(count or 1)))


def repeated_weekday(slots: Slots) -> m.Repeated:
    """Return "Mondays", "every Monday night"."""
    return m.Repeated(every=weekday(slots))


def repeated_part(slots: Slots) -> m.Repeated:
    """Return "every morning"."""
    return m.Repeated(every=m.PartOfDay(part=slots["dp"]))
