"""Builders of weeks, months, quarters, seasons, years, their parts, and points counted in them."""

from __future__ import annotations

import msgspec

from dragoman.calendar import meanings as m
from dragoman.calendar.builders.days import weekend
from dragoman.calendar.builders.slots import WITHOUT_CALENDAR, Slots, shift_name

#: Which of its weeks, weekends or Sundays a month can be asked for; -1 is the last.
PARTS_OF_MONTH = (-1, 1, 2, 3, 4)
#: Days of the units in which the beginning or the end of a month is measured.
DAYS = {"day": 1, "week": 7}


def relative_unit(slots: Slots) -> m.Meaning | None:
    """Return "last week", "this year"."""
    unit = slots.get("unit") or slots["u"]
    if unit in WITHOUT_CALENDAR and unit != "weekend":
        return None
    if unit == "weekend":
        return weekend(slots)
    return m.UnitRelative(unit=unit, offset=slots["s"])


def reference_unit(slots: Slots) -> m.Meaning | None:
    """Return "the following day", "the same week", "the day before"."""
    unit = slots.get("unit") or slots["u"]
    if unit in WITHOUT_CALENDAR:
        return None
    return m.UnitRelative(unit=unit, offset=slots["shift"] if "shift" in slots else slots["s"], anchor="reference")


def relative_pair(slots: Slots) -> m.Range | None:
    """Return "this month and next"."""
    first = relative_unit(slots)
    last = relative_unit(Slots(slots, s=1))
    return m.Range(first=first, last=last) if first and last else None


def year_part(slots: Slots) -> m.YearPart | None:
    """Return a quarter of a year."""
    parts = 4 if slots["unit"] == "quarter" else 2
    if slots["o"] > parts:
        return None
    return m.YearPart(unit=slots["unit"], number=slots["o"], year=slots.get("y"))


def quarter_of(slots: Slots) -> m.YearPart:
    """Return a quarter together with its year."""
    part: m.YearPart = slots["part"]
    return msgspec.structs.replace(part, **year_fields(slots.get("year")))


def year_fields(year: m.Meaning | None) -> dict[str, int | None]:
    """Return the year or year offset that a year expression gives."""
    if isinstance(year, m.CalendarDate):
        return {"year": year.year}
    return {"year_offset": year.offset if isinstance(year, m.UnitRelative) else 0}


def half_of(slots: Slots) -> m.Meaning | None:
    """Return the first or second half of a year or other unit."""
    part = {1: "first_half", 2: "second_half"}.get(slots["o"])
    if part is None:
        return None
    if "year" in slots or slots.get("u") == "year":
        half = m.YearPart(unit="half", number=slots["o"])
        return msgspec.structs.replace(half, **year_fields(slots.get("year")))
    whole = slots["whole"] if "whole" in slots else m.UnitRelative(unit=slots["u"], offset=0)
    return m.PartOf(part=part, whole=whole)


def season(slots: Slots) -> m.Season:
    """Return a season with its year or shift."""
    shift, anchor = slots.get("s"), slots.get("anchor", "publication")
    if slots.get("of_year"):
        return m.Season(name=slots["n"], year_offset=shift, anchor=anchor)
    return m.Season(name=slots["n"], year=slots.get("y"), shift=shift_name(slots), anchor=anchor)


def decade(slots: Slots) -> m.Decade:
    """Return a decade."""
    return m.Decade(first=slots["d"])


def decade_word(slots: Slots) -> m.Decade:
    """Return a decade given in words: those of the last century."""
    return m.Decade(first=1900 + slots["d"])


def century(slots: Slots) -> m.Century:
    """Return a century."""
    return m.Century(number=int(slots["n"]))


def vague(slots: Slots) -> m.Vague:
    """Return now, then or some day."""
    return m.Vague(reference=slots["v"])


def part_of(slots: Slots) -> m.PartOf:
    """Return the start, middle or end of something."""
    return m.PartOf(part=slots["part"], whole=slots["whole"])


def part_of_unit(slots: Slots) -> m.PartOf | None:
    """Return "the end of the month", "later in the week": of the present one."""
    unit = slots.get("unit") or slots["u"]
    if unit in WITHOUT_CALENDAR:
        return None
    anchor = "reference" if unit == "day" else "publication"
    return m.PartOf(part=slots["part"], whole=m.UnitRelative(unit=unit, offset=0, anchor=anchor))


def month_of(slots: Slots) -> m.Meaning | None:
    """Return the month that something is counted in, the present one where none is named; None for a week."""
    whole: m.Meaning = slots.get("whole") or m.UnitRelative(unit="month", offset=0)
    return None if isinstance(whole, m.UnitRelative) and whole.unit != "month" else whole


def week_of_month(slots: Slots) -> m.PartOf | None:
    """Return "the first week of May"."""
    return part_of_month(slots, "week")


def day_of_month(slots: Slots) -> m.PartOf | None:
    """Return "the last Sunday of May", "the second weekend of May"."""
    day = slots.get("day")
    if day is None:
        return part_of_month(slots, "weekend")
    bare = isinstance(day, m.Weekday) and day.shift is None
    return part_of_month(slots, f"day{day.number}_") if bare else None


def part_of_month(slots: Slots, part: str) -> m.PartOf | None:
    """Return the n-th of some days of a month, counted from its end where the number is below zero."""
    number, month = slots["o"], month_of(slots)
    return m.PartOf(part=f"{part}{number}", whole=month) if month and number in PARTS_OF_MONTH else None


def days_of_month(slots: Slots) -> m.PartOf | None:
    """Return "the last ten days of May"."""
    month, length = month_of(slots), slots["l"]
    if month is None or length.unit not in DAYS or length.low is None or length.low != length.high:
        return None
    return m.PartOf(part=f"days{int(slots['o'] * length.low * DAYS[length.unit])}", whole=month)


def last_quarter_of(slots: Slots) -> m.YearPart:
    """Return "the last quarter of 2025"."""
    return msgspec.structs.replace(m.YearPart(unit="quarter", number=4), **year_fields(slots["year"]))


def counted(slots: Slots) -> m.Counted:
    """Return "two weeks ago", "a week earlier", "two days before June 17"."""
    sign = {"earlier": -1, "later": 1}.get(slots["s"], slots["s"])
    anchor = "publication" if "p" in slots else slots.get("anchor", "publication")
    return m.Counted(length=slots["l"], sign=sign, anchor=anchor, point=slots.get("p"))
