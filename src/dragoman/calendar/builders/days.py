"""Builders of days, times of the day and named days."""

from __future__ import annotations

from calendar import monthrange

import msgspec

from dragoman.calendar import meanings as m
from dragoman.calendar.builders.slots import SHIFTS, Slots, shift_name

#: Bare four-figure numbers up to here are years without further sign; later ones need "in" or "by".
LAST_BARE_YEAR = 2039
NOON, HOURS, LAST_MINUTE = 12, 24, 59
#: Where year or month is not said, the ones that allow most days.
LEAP_YEAR, JANUARY = 2000, 1


def valid_day(year: int | None, month: int | None, day: int | None) -> bool:
    """Return whether the calendar has such a day."""
    if day is None:
        return True
    return 1 <= day <= monthrange(year or LEAP_YEAR, month or JANUARY)[1]


def full_date(slots: Slots) -> m.CalendarDate | None:
    """Return a date given in figures."""
    year, month, day = slots["full"]
    return calendar_date(Slots(y=year, m=month, d=day, w=slots.get("w")))


def calendar_date(slots: Slots) -> m.CalendarDate | None:
    """Return a date from whichever of weekday, day, month and year were given."""
    year, month, day = slots.get("y"), slots.get("m"), slots.get("d")
    if not valid_day(year, month, day):
        return None
    shift = slots.get("s")
    return m.CalendarDate(
        year=year,
        month=month,
        day=day,
        weekday=slots.get("w"),
        year_offset=shift if slots.get("of") == "year" else None,
        month_offset=shift if slots.get("of") == "month" else None,
        shift=SHIFTS[shift] if shift is not None and "of" not in slots else None,
        anchor=slots.get("anchor", "publication"),
    )


def bare_year(slots: Slots) -> m.CalendarDate | None:
    """Return a year that stands without a preposition."""
    return m.CalendarDate(year=slots["y"]) if slots["y"] <= LAST_BARE_YEAR else None


def day_range(slots: Slots) -> m.Range | None:
    """Return "March 3-5"."""
    first = calendar_date(Slots(y=slots.get("y"), m=slots["m"], d=slots["d"]))
    last = calendar_date(Slots(y=slots.get("y"), m=slots["m"], d=slots["e"]))
    return m.Range(first=first, last=last) if first and last and slots["d"] < slots["e"] else None


def weekday(slots: Slots) -> m.Meaning:
    """Return a weekday, with its part of the day where named."""
    anchor = slots.get("anchor", "publication")
    day = m.Weekday(number=slots["w"], shift=shift_name(slots), anchor=anchor)
    return m.PartOfDay(part=slots["dp"], day=day) if "dp" in slots else day


def weekend(slots: Slots) -> m.Weekend:
    """Return a weekend."""
    return m.Weekend(shift=shift_name(slots))


def clock(slots: Slots) -> m.Clock | None:
    """Return a time of the day in 24 hours."""
    hour, minute = hour_and_minute(slots)
    half = slots.get("half")
    if half and hour > NOON:
        return None
    if half == "pm" and hour < NOON:
        hour += NOON
    if half == "am" and hour == NOON:
        hour = 0
    return m.Clock(hour=hour, minute=minute, zone=slots.get("z")) if hour <= HOURS and minute <= LAST_MINUTE else None


def hour_and_minute(slots: Slots) -> tuple[int, int]:
    """Return the figures of "6:40", "6.40", "0640" or "6"."""
    if "c" in slots:
        return slots["c"][0], slots["c"][1]
    if "h" in slots:
        return int(slots["h"]), 0
    if isinstance(slots["n"], str):
        left, _, right = slots["n"].partition(".")
        return (int(left), int(right)) if left.isdigit() and right.isdigit() else (HOURS + 1, 0)
    return slots["n"] // 100, slots["n"] % 100


def clock_on_day(slots: Slots) -> m.Meaning | None:
    """Return a time together with its day."""
    if isinstance(slots["c"], m.Clock) and slots["c"].day is None:
        return msgspec.structs.replace(slots["c"], day=slots["day"])
    return None


def part_of_day(slots: Slots) -> m.PartOfDay | None:
    """Return a part of a named day."""
    part = slots["part"]
    return m.PartOfDay(part=part.part if isinstance(part, m.PartOfDay) else part, day=slots["day"])


def deictic(slots: Slots) -> m.Meaning:
    """Return a day counted from today, or a part of it."""
    day = m.UnitRelative(unit="day", offset=slots.get("d", slots.get("shift", 0)))
    return m.PartOfDay(part=slots["dp"], day=day) if "dp" in slots else day


def overnight(slots: Slots) -> m.PartOfDay:
    """Return the night that ended today."""
    return m.PartOfDay(part="overnight", day=m.UnitRelative(unit="day", offset=0))


def reference_part(slots: Slots) -> m.PartOfDay:
    """Return "the next morning"."""
    return m.PartOfDay(part=slots["dp"], day=m.UnitRelative(unit="day", offset=slots["s"], anchor="reference"))


def bare_part(slots: Slots) -> m.PartOfDay:
    """Return a part of the day spoken of."""
    return m.PartOfDay(part=slots["dp"])


def day_alternative(slots: Slots) -> m.Range | None:
    """Return "June 5 or 6"."""
    first = slots["a"]
    if not isinstance(first, m.CalendarDate) or first.day is None or slots["d"] <= first.day:
        return None
    return m.Range(first=first, last=msgspec.structs.replace(first, day=slots["d"], weekday=None))


def day_beside(slots: Slots) -> m.Counted | None:
    """Return "the day before Christmas"."""
    beside = slots["p"]
    if not isinstance(beside, m.UnitRelative) or beside.anchor != "reference" or not beside.offset:
        return None
    unit = m.Length(unit=beside.unit, low=1, high=1)
    return m.Counted(length=unit, sign=beside.offset, point=slots["q"])


def weekday_of_week(slots: Slots) -> m.Meaning | None:
    """Return "Monday of last week"."""
    day, week = slots["day"], slots["week"]
    if not isinstance(day, m.Weekday) or not isinstance(week, m.UnitRelative) or week.unit != "week":
        return None
    return m.PartOf(part=f"weekday{day.number}", whole=week)


def holiday(slots: Slots) -> m.Holiday:
    """Return a named day."""
    return m.Holiday(name=slots["h"], year=slots.get("y"), shift=shift_name(slots))
