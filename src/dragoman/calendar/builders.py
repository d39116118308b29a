"""What each rule makes of the pieces it matched: the builders named in ``rules.toml``.

A builder takes the rule's slots and returns a meaning, a plain value for a later level, or None when
the pieces do not make sense together after all ("April 31").
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from typing import Any

import msgspec

from dragoman.calendar import meanings as m


class Slots(dict[str, Any]):
    """The values of a rule's slots, over the rule's own arguments."""


def number(slots: Slots) -> float:
    """Return twenty-five, two hundred, two and a half."""
    if "tens" in slots:
        return float(slots["tens"] + slots["ones"])
    count = float(slots.get("n", 1))
    return count * slots.get("scale", 1) + slots.get("extra", 0)


def ordinal_or_number(slots: Slots) -> float | int:
    """Return a number; ordinals stay whole."""
    value = number(slots)
    return int(value) if value == int(value) else value


def amount(slots: Slots) -> tuple[float, float] | None:
    """Return the two ends of "two to three"."""
    low, high = float(slots["low"]), float(slots["high"])
    return (low, high) if low < high else None


def same(slots: Slots) -> Any:
    """Return the only slot as it is."""
    return next(value for name, value in slots.items() if name not in ("kind",))


def bounds(value: Any) -> tuple[float, float | None]:
    """Return the range of a number, an amount, or a word such as "several" ("3-7", "24-")."""
    if isinstance(value, tuple):
        return value
    if isinstance(value, str):
        low, _, high = value.partition("-")
        return float(low), float(high) if high else None
    return float(value), float(value)


def length(slots: Slots) -> m.Length:
    """Return a counted length."""
    low, high = bounds(slots.get("number", slots.get("n", 1)))
    extra = slots.get("extra", 0)
    unit = slots.get("u") or "quarter"
    if unit == "fortnight":
        return m.Length(unit="week", low=2 * low, high=2 * (high or low), limit=slots.get("limit"))
    return m.Length(unit=unit, low=low + extra, high=None if high is None else high + extra, limit=slots.get("limit"))


def round_length(slots: Slots) -> m.Length | None:
    """Return a length in round hundreds: "2000 years" is one, "2008 days" is not."""
    return length(slots) if slots["n"] % 100 == 0 else None


def bare_length(slots: Slots) -> m.Length:
    """Return a length without a number: "years", "days and weeks"."""
    return m.Length(unit=slots["u"], second_unit=slots.get("second"))


LONG_UNITS = {"days", "weeks", "months", "years", "decades", "hours", "minutes", "centuries"}


def long_length(slots: Slots) -> m.Length:
    """Return the length in "weeklong", "month-long", "decades-long"."""
    return m.Length(unit=slots["u"])


def age(slots: Slots) -> m.Meaning | None:
    """Return an age; in units shorter than a year it is a length."""
    low, _ = bounds(slots["n"])
    if slots.get("u", "year") == "year":
        return m.Age(years=low)
    return m.Length(unit=slots["u"], low=low, high=low)


def valid_day(year: int | None, month: int | None, day: int | None) -> bool:
    """Return whether the calendar has such a day."""
    if day is None or month is None:
        return True
    return 1 <= day <= monthrange(year or 2000, month)[1]


def full_date(slots: Slots) -> m.CalendarDate | None:
    """Return a date given in figures."""
    year, month, day = slots["full"]
    return calendar_date(Slots(y=year, m=month, d=day, w=slots.get("w")))


def calendar_date(slots: Slots) -> m.CalendarDate | None:
    """Return a date from whichever of weekday, day, month and year were given."""
    year, month, day = slots.get("y"), slots.get("m"), slots.get("d")
    if not valid_day(year, month, day) or (day is not None and day > 31):
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
    )


#: Bare four-figure numbers up to here are years without further sign; later ones need "in" or "by".
LAST_BARE_YEAR = 2039


def bare_year(slots: Slots) -> m.CalendarDate | None:
    """Return a year that stands without a preposition."""
    return m.CalendarDate(year=slots["y"]) if slots["y"] <= LAST_BARE_YEAR else None


def day_range(slots: Slots) -> m.Range | None:
    """Return "March 3-5"."""
    first = calendar_date(Slots(y=slots.get("y"), m=slots["m"], d=slots["d"]))
    last = calendar_date(Slots(y=slots.get("y"), m=slots["m"], d=slots["e"]))
    return m.Range(first=first, last=last) if first and last and slots["d"] < slots["e"] else None


SHIFTS = {-1: "last", 0: "this", 1: "next"}


def weekday(slots: Slots) -> m.Meaning:
    """Return a weekday, with its part of the day where named."""
    shift = slots.get("s")
    day = m.Weekday(number=slots["w"], shift=None if shift is None else SHIFTS[shift])
    return m.PartOfDay(part=slots["dp"], day=day) if "dp" in slots else day


def weekend(slots: Slots) -> m.Weekend:
    """Return a weekend."""
    shift = slots.get("s")
    return m.Weekend(shift=None if shift is None else SHIFTS[shift])


def relative_unit(slots: Slots) -> m.Meaning | None:
    """Return "last week", "this year"."""
    unit = slots.get("unit") or slots["u"]
    if unit in ("hour", "minute", "fortnight", "millennium"):
        return None
    if unit == "weekend":
        return weekend(slots)
    return m.UnitRelative(unit=unit, offset=slots["s"])


def reference_unit(slots: Slots) -> m.Meaning | None:
    """Return "the following day", "the same week", "the day before"."""
    unit = slots.get("unit") or slots["u"]
    if unit in ("hour", "minute", "weekend", "fortnight", "millennium"):
        return None
    return m.UnitRelative(unit=unit, offset=slots.get("shift", slots.get("s")), anchor="reference")


def relative_pair(slots: Slots) -> m.Range | None:
    """Return "this month and next"."""
    first = relative_unit(slots)
    last = relative_unit(Slots(slots, s=1))
    return m.Range(first=first, last=last) if first and last else None


def stretch(slots: Slots) -> m.Stretch:
    """Return "the past five days", "the coming weeks", "the past decade"."""
    span = slots["l"] if "l" in slots else m.Length(unit=slots["u"], low=1, high=1)
    return m.Stretch(sign=slots["s"] or 1, length=span)


def year_part(slots: Slots) -> m.YearPart | None:
    """Return a quarter of a year."""
    parts = 4 if slots["unit"] == "quarter" else 2
    if slots["o"] > parts:
        return None
    return m.YearPart(unit=slots["unit"], number=slots["o"], year=slots.get("y"))


def quarter_of(slots: Slots) -> m.YearPart:
    """Return a quarter together with its year."""
    return msgspec.structs.replace(slots["part"], **year_fields(slots.get("year")))


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
        return m.YearPart(unit="half", number=slots["o"], **year_fields(slots.get("year")))
    whole = slots["whole"] if "whole" in slots else m.UnitRelative(unit=slots["u"], offset=0)
    return m.PartOf(part=part, whole=whole)


def season(slots: Slots) -> m.Season:
    """Return a season with its year or shift."""
    shift = slots.get("s")
    if slots.get("of_year"):
        return m.Season(name=slots["n"], year_offset=shift)
    return m.Season(name=slots["n"], year=slots.get("y"), shift=None if shift is None else SHIFTS[shift])


def decade(slots: Slots) -> m.Decade:
    """Return a decade."""
    return m.Decade(first=slots["d"])


def decade_word(slots: Slots) -> m.Decade:
    """Return a decade given in words: those of the last century."""
    return m.Decade(first=1900 + slots["d"])


def century(slots: Slots) -> m.Century:
    """Return a century."""
    return m.Century(number=int(slots["n"]))


def holiday(slots: Slots) -> m.Holiday:
    """Return a named day."""
    shift = slots.get("s")
    return m.Holiday(name=slots["h"], year=slots.get("y"), shift=None if shift is None else SHIFTS[shift])


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


def clock(slots: Slots) -> m.Clock | None:
    """Return a time of the day in 24 hours."""
    hour, minute = hour_and_minute(slots)
    half = slots.get("half")
    noon = 12
    if half and hour > noon:
        return None
    if half == "pm" and hour < noon:
        hour += noon
    if half == "am" and hour == noon:
        hour = 0
    return m.Clock(hour=hour, minute=minute, zone=slots.get("z")) if hour <= 24 and minute <= 59 else None  # noqa: PLR2004


def hour_and_minute(slots: Slots) -> tuple[int, int]:
    """Return the figures of "6:40", "6.40", "0640" or "6"."""
    if "c" in slots:
        return slots["c"][0], slots["c"][1]
    if "h" in slots:
        return int(slots["h"]), 0
    if isinstance(slots["n"], str):
        left, _, right = slots["n"].partition(".")
        return (int(left), int(right)) if left.isdigit() and right.isdigit() else (99, 0)
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


def vague(slots: Slots) -> m.Vague:
    """Return now, then or some day."""
    return m.Vague(reference=slots["v"])


def part_of(slots: Slots) -> m.PartOf:
    """Return the start, middle or end of something."""
    return m.PartOf(part=slots["part"], whole=slots["whole"])


def part_of_unit(slots: Slots) -> m.PartOf | None:
    """Return "the end of the month", "later in the week": of the present one."""
    unit = slots.get("unit") or slots["u"]
    if unit in ("hour", "minute", "weekend", "fortnight", "millennium"):
        return None
    anchor = "reference" if unit == "day" else "publication"
    return m.PartOf(part=slots["part"], whole=m.UnitRelative(unit=unit, offset=0, anchor=anchor))


def week_of_month(slots: Slots) -> m.PartOf | None:
    """Return "the first week of May"."""
    number_of_week = slots["o"]
    return m.PartOf(part=f"week{number_of_week}", whole=slots["whole"]) if number_of_week in (-1, 1, 2, 3, 4) else None


def weekday_of_week(slots: Slots) -> m.Meaning | None:
    """Return "Monday of last week"."""
    day, week = slots["day"], slots["week"]
    if not isinstance(day, m.Weekday) or not isinstance(week, m.UnitRelative) or week.unit != "week":
        return None
    return m.PartOf(part=f"weekday{day.number}", whole=week)


def counted(slots: Slots) -> m.Counted:
    """Return "two weeks ago", "a week earlier", "two days before June 17"."""
    sign = {"earlier": -1, "later": 1}.get(slots["s"], slots["s"])
    anchor = "publication" if "p" in slots else slots.get("anchor", "publication")
    return m.Counted(length=slots["l"], sign=sign, anchor=anchor, point=slots.get("p"))


def day_beside(slots: Slots) -> m.Counted | None:
    """Return "the day before Christmas"."""
    beside = slots["p"]
    if not isinstance(beside, m.UnitRelative) or beside.anchor != "reference" or not beside.offset:
        return None
    unit = m.Length(unit=beside.unit, low=1, high=1)
    return m.Counted(length=unit, sign=beside.offset, point=slots["q"])


def within(slots: Slots) -> m.Within:
    """Return "in over a month"."""
    return m.Within(length=slots["l"])


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


def day_alternative(slots: Slots) -> m.Range | None:
    """Return "June 5 or 6"."""
    first = slots["a"]
    if not isinstance(first, m.CalendarDate) or first.day is None or slots["d"] <= first.day:
        return None
    return m.Range(first=first, last=msgspec.structs.replace(first, day=slots["d"], weekday=None))


def bounded(slots: Slots) -> m.Bounded:
    """Return the time on one side of a point."""
    relation = {-1: "before", 1: "after"}.get(slots["rel"], slots["rel"])
    return m.Bounded(relation=relation, point=slots["p"], first=slots.get("first", False))


def repeated(slots: Slots) -> m.Repeated:
    """Return "every two weeks"."""
    return m.Repeated(every=slots["l"])


def repeated_unit(slots: Slots) -> m.Repeated | None:
    """Return "daily", "a year", "every week"."""
    unit = slots["u"]
    count, _, name = unit.rpartition(" ")
    return m.Repeated(every=m.Length(unit=name, low=float(count or 1), high=float(count or 1)))


def repeated_weekday(slots: Slots) -> m.Repeated:
    """Return "Mondays", "every Monday night"."""
    return m.Repeated(every=weekday(slots))


def repeated_part(slots: Slots) -> m.Repeated:
    """Return "every morning"."""
    return m.Repeated(every=m.PartOfDay(part=slots["dp"]))


BUILDERS: dict[str, Callable[[Slots], Any]] = {
    "number": ordinal_or_number,
    "range": range_,
    **{
        function.__name__: function
        for function in (
            age, alternative, alternative_next, amount, bare_length, bare_part, bare_year, bounded, calendar_date,
            century, clock, clock_on_day, counted, day_alternative, day_beside, day_range, decade, decade_word,
            deictic, full_date, half_of, holiday, length, long_length, overnight, part_of, part_of_day, part_of_unit,
            quarter_of, reference_part, reference_unit, relative_pair, relative_unit, repeated, repeated_part,
            repeated_unit, repeated_weekday, round_length, same, season, stretch, vague, week_of_month, weekday,
            weekday_of_week, weekend, within, year_part,
        )
    },
}
