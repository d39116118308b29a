"""Locates what is counted from somewhere, parts of longer stretches, and times of the day."""

from __future__ import annotations

import re
from datetime import date
from math import ceil

from dragoman.calendar import meanings as m
from dragoman.calendar.days import Days, add_days, month_days, shifted, thresholds, unit_days, week_days
from dragoman.calendar.lengths import count_bounds, length_days, reach
from dragoman.calendar.location import Anchor, Found, known, locate, locates

HOURS_OF_A_DAY = 24


@locates(m.Length, m.Age, m.Repeated)
def length(meaning: m.Length | m.Age | m.Repeated, anchor: Anchor) -> Found:
    """Lengths, ages and what repeats lie nowhere in particular."""
    return Found()


@locates(m.Counted)
def counted(meaning: m.Counted, anchor: Anchor) -> Found:
    """Locate a point a length away from another, as precisely as its unit allows."""
    by_reference = meaning.anchor == "reference"
    basis = "anaphoric" if by_reference else "relative"
    precision = counted_precision(meaning.length)
    base = counting_base(meaning, anchor)
    if base.earliest is None or base.latest is None:
        return Found(precision=precision, basis=basis if by_reference else None)
    low, high = count_bounds(meaning.length)
    near, far = (low, high) if meaning.sign > 0 else (high, low)
    earliest = None if near is None else around_point(base.earliest, meaning, near)[0]
    latest = None if far is None else around_point(base.latest, meaning, far)[1]
    return Found(earliest=earliest, latest=latest, precision=precision, basis=basis)


def counting_base(meaning: m.Counted, anchor: Anchor) -> Found:
    """Return the point counted from."""
    if meaning.point is not None:
        return locate(meaning.point, anchor)
    day = anchor.reference if meaning.anchor == "reference" else anchor.day
    return Found(earliest=day, latest=day)


def counted_precision(span: m.Length) -> str:
    """Return the precision of a point counted in a unit."""
    if span.low is None or span.low != span.high or span.limit:
        return "interval"
    return {"hour": "day", "minute": "day", "second": "day", "weekend": "week", "century": "interval"}.get(
        span.unit, span.unit if span.unit in ("day", "week", "month", "quarter", "season", "year", "decade") else "day"
    )


def around_point(day: date, meaning: m.Counted, count: float) -> Days:
    """Return the stretch that a count of units points at."""
    unit = meaning.length.unit
    centre = shifted(day, unit, meaning.sign * count)
    tolerance = thresholds()["tolerance"].get(unit)
    if tolerance is not None:
        return add_days(centre, -tolerance), add_days(centre, tolerance)
    if unit in ("month", "year", "decade", "century"):
        return unit_days("month" if unit == "month" else "year", centre, 0)
    return (centre, centre)


@locates(m.Within)
def within(meaning: m.Within, anchor: Anchor) -> Found:
    """Locate "in two weeks" when it lies ahead; looked back on, it is a length and no point."""
    if anchor.day is None or anchor.direction != "future":
        return Found(precision="interval")
    low, high = length_days(meaning.length)
    if meaning.length.unit == "hour" and high is not None:
        high = ceil((meaning.length.high or meaning.length.low or 0) / HOURS_OF_A_DAY)
    return Found(
        earliest=anchor.day if meaning.up_to else add_days(anchor.day, low),
        latest=None if high is None else add_days(anchor.day, high),
        precision="interval",
        basis="relative",
    )


@locates(m.Stretch)
def stretch(meaning: m.Stretch, anchor: Anchor) -> Found:
    """Locate "recent months" or "the next six weeks"."""
    if anchor.day is None:
        return Found(precision="interval")
    other = add_days(anchor.day, meaning.sign * reach(meaning.length))
    return known((min(anchor.day, other), max(anchor.day, other)), "interval")


@locates(m.PartOfDay, m.Clock)
def part_of_day(meaning: m.PartOfDay | m.Clock, anchor: Anchor) -> Found:
    """Locate the day that a time belongs to: the one named, else the one spoken of, else that of publication."""
    if meaning.day is not None:
        found = locate(meaning.day, anchor)
        return with_eve(found) if isinstance(meaning, m.PartOfDay) and meaning.part == "overnight" else found
    day = anchor.reference or anchor.day
    if day is None:
        return Found(precision="day")
    return known((day, day), "day", "anaphoric" if anchor.reference else "publication")


def with_eve(found: Found) -> Found:
    """Return the day with the one before it, on which the night began."""
    eve = None if found.earliest is None else add_days(found.earliest, -1)
    return Found(earliest=eve, latest=found.latest, precision="interval", basis=found.basis)


@locates(m.Vague)
def vague(meaning: m.Vague, anchor: Anchor) -> Found:
    """Locate now, before now or after now."""
    day = anchor.day
    return Found(
        earliest=None if meaning.reference == "past" else day,
        latest=None if meaning.reference == "future" else day,
        precision="unknown" if day is None else "interval",
        basis=None if day is None else "publication",
    )


#: How precise the days of a part are.
PRECISIONS = {"week": "week", "weekday": "day", "day": "day"}


@locates(m.PartOf)
def part_of(meaning: m.PartOf, anchor: Anchor) -> Found:
    """Locate a part of a longer stretch; part of a day is that day."""
    whole = locate(meaning.whole, anchor)
    if whole.earliest is None or whole.latest is None:
        return Found(precision="interval", basis=whole.basis)
    if whole.earliest == whole.latest and meaning.part != "week":
        return whole
    if meaning.part in ("earlier", "later"):
        now = anchor.reference if whole.basis == "anaphoric" else anchor.day
        days = side_of_now(meaning.part, whole.earliest, whole.latest, now)
    else:
        days = part_days(meaning.part, whole.earliest, whole.latest, whole.precision)
    precision = PRECISIONS.get(meaning.part.rstrip("-0123456_"), "interval")
    return Found(earliest=days[0], latest=days[1], precision=precision, basis=whole.basis)


def side_of_now(part: str, earliest: date, latest: date, day: date | None) -> Days:
    """Return "earlier this week" up to the day, "later this week" from it on."""
    if day is None or not earliest <= day <= latest:
        return earliest, latest
    return (earliest, day) if part == "earlier" else (day, latest)


def part_days(part: str, earliest: date, latest: date, precision: str) -> Days:
    """Return the days of a part of the stretch from earliest to latest."""
    if part == "week":
        return week_days(earliest)
    if part.startswith("weekday"):
        return (add_days(earliest, int(part[-1])),) * 2
    counted = COUNTED.fullmatch(part)
    if counted:
        return days_within(counted["kind"], counted["weekday"], int(counted["number"]), earliest, latest)
    bounds = thresholds()["part"].get(precision, {}).get(part)
    if bounds is None:
        return fraction(part, earliest, latest)
    return part_by_table(bounds, earliest, latest, precision)


def part_by_table(bounds: tuple[int, int], earliest: date, latest: date, precision: str) -> Days:
    """Return the weekdays of a week, the days of a month or the months of a year that the table gives."""
    low, high = bounds
    if precision == "week":
        return add_days(earliest, low), add_days(earliest, high)
    if precision == "year":
        return month_days(earliest.year, low)[0], month_days(earliest.year, high)[1]
    if low < 0:
        return add_days(latest, low + 1), add_days(latest, high + 1)
    return add_days(earliest, low - 1), add_days(earliest, high - 1)


#: "week-1", "weekend2", "day6_-1", "days-10": the last week, the second weekend, the last Sunday and the last ten days.
COUNTED = re.compile(r"(?P<kind>weekend|week|days|day(?P<weekday>\d)_)(?P<number>-?\d+)")
#: Number of the weekday on which a weekend begins.
SATURDAY = 5


def days_within(kind: str, weekday: str | None, number: int, earliest: date, latest: date) -> Days:
    """Return the n-th week, weekend or weekday of a month, or its first or last days; below zero it is from the end."""
    if kind == "days":
        return (earliest, add_days(earliest, number - 1)) if number > 0 else (add_days(latest, number + 1), latest)
    if kind == "week":
        return week_of(number, earliest, latest)
    day = nth_weekday(int(weekday) if weekday else SATURDAY, number, earliest, latest)
    return day, day if weekday else add_days(day, 1)


def nth_weekday(weekday: int, number: int, earliest: date, latest: date) -> date:
    """Return the n-th Monday, Tuesday … of a month; -1 is the last."""
    if number < 0:
        return add_days(latest, -((latest.weekday() - weekday) % 7) + 7 * (number + 1))
    return add_days(earliest, (weekday - earliest.weekday()) % 7 + 7 * (number - 1))


def week_of(number: int, earliest: date, latest: date) -> Days:
    """Return the n-th seven days of a month; -1 is the last seven."""
    if number < 0:
        return add_days(latest, -6), latest
    return add_days(earliest, 7 * (number - 1)), add_days(earliest, 7 * number - 1)


#: Start and end of each part as fractions of the whole, for stretches without a table of their own.
FRACTIONS = {
    "start": (0.0, 1 / 3),
    "middle": (1 / 3, 2 / 3),
    "end": (2 / 3, 1.0),
    "first_half": (0.0, 0.5),
    "second_half": (0.5, 1.0),
}


def fraction(part: str, earliest: date, latest: date) -> Days:
    """Return a third or half of a stretch."""
    low, high = FRACTIONS[part]
    days = (latest - earliest).days + 1
    return add_days(earliest, days * low), add_days(earliest, max(days * high - 1, days * low))
