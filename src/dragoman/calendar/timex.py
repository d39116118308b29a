"""TIMEX3 values (ISO-TimeML), so that the calendar can be measured on annotated corpora."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from dragoman.calendar import compounds, offsets, points  # noqa: F401 - they enter their locators
from dragoman.calendar import meanings as m
from dragoman.calendar.location import Anchor, locate
from dragoman.types import Publication

REFERENCES = {"present": "PRESENT_REF", "past": "PAST_REF", "future": "FUTURE_REF"}

#: Letter and time mark of each unit in a duration, and how many of them a unit is.
UNITS = {
    "second": ("T", "S", 1),
    "minute": ("T", "M", 1),
    "hour": ("T", "H", 1),
    "day": ("", "D", 1),
    "weekend": ("", "WE", 1),
    "week": ("", "W", 1),
    "month": ("", "M", 1),
    "quarter": ("", "Q", 1),
    "season": ("", "M", 3),
    "year": ("", "Y", 1),
    "decade": ("", "Y", 10),
    "century": ("", "Y", 100),
    "millennium": ("", "Y", 1000),
}


def timexes(expression: m.TimeExpression) -> tuple[m.TimeExpression, ...]:
    """Return the expressions that TIMEX3 marks: without prepositions, ranges as their two ends."""
    if not expression.parts:
        return (expression,)
    return tuple(inner for part in expression.parts for inner in timexes(part))


def timex_value(
    expression: m.TimeExpression, *, published: Publication | None, direction: str | None = None
) -> str | None:
    """Return the TIMEX3 value of an expression, or None for one that has no single value."""
    day = published.latest if published else None
    return value(expression.meaning, Anchor(day=day, direction=direction, reference=day))


def value(meaning: m.Meaning, anchor: Anchor) -> str | None:
    """Return the value of a meaning seen from an anchor."""
    return VALUES[type(meaning)](meaning, anchor)


def located(meaning: m.Meaning, anchor: Anchor, form: Callable[[date], str], unknown: str) -> str:
    """Return the located meaning's first day in a form, or the form for what is not known."""
    found = locate(meaning, anchor)
    return unknown if found.earliest is None else form(found.earliest)


def iso_week(day: date) -> str:
    """Return "2004-W11"."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def quarter(day: date) -> str:
    """Return "2004-Q2"."""
    return f"{day.year:04}-Q{(day.month + 2) // 3}"


UNIT_FORMS: dict[str, Callable[[date], str]] = {
    "day": date.isoformat,
    "week": iso_week,
    "month": lambda day: f"{day.year:04}-{day.month:02}",
    "quarter": quarter,
    "year": lambda day: f"{day.year:04}",
    "decade": lambda day: f"{day.year // 10:03}",
    "century": lambda day: f"{(day.year - 1) // 100:02}",
}
UNKNOWN_FORMS = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX", "quarter": "XXXX-QX", "year": "XXXX"}


def calendar_date(meaning: m.CalendarDate, anchor: Anchor) -> str:
    """Return "2004-03-12", "2004-03" or "2004", with X for what is not known."""
    year = "XXXX"
    month = f"{meaning.month:02}" if meaning.month else "XX"
    unknown = "-".join(
        (year, month, f"{meaning.day:02}") if meaning.day else (year, month) if meaning.month else (year,)
    )
    unit = "day" if meaning.day else "month" if meaning.month else "year"
    return located(meaning, anchor, UNIT_FORMS[unit], unknown)


def unit_relative(meaning: m.UnitRelative, anchor: Anchor) -> str:
    """Return the value of "last week" in its unit's form."""
    return located(meaning, anchor, UNIT_FORMS[meaning.unit], UNKNOWN_FORMS.get(meaning.unit, "XXXX"))


def weekend(meaning: m.Weekend, anchor: Anchor) -> str:
    """Return "2004-W11-WE"."""
    return located(meaning, anchor, lambda day: f"{iso_week(day)}-WE", "XXXX-WXX-WE")


def weekday(meaning: m.Weekday, anchor: Anchor) -> str:
    """Return the day, or the weekday alone."""
    return located(meaning, anchor, date.isoformat, f"XXXX-WXX-{meaning.number + 1}")


def length(meaning: m.Length, anchor: Anchor) -> str:
    """Return "P3D", "PT30M", "PXY"."""
    mark, letter, factor = UNITS[meaning.unit]
    if meaning.low is None or meaning.low != meaning.high:
        return f"P{mark}X{letter}"
    return f"P{mark}{plain(meaning.low * factor)}{letter}"


def plain(number: float) -> str:
    """Return a number without a needless fraction."""
    return str(int(number)) if number == int(number) else str(number)


def counted(meaning: m.Counted, anchor: Anchor) -> str:
    """Return the point "two weeks ago" in the form of its unit; without a number only that it is past."""
    if meaning.length.low is None or meaning.length.low != meaning.length.high:
        return REFERENCES["past" if meaning.sign < 0 else "future"]
    found = locate(meaning, anchor)
    if found.earliest is None or found.latest is None:
        return "XXXX-XX-XX"
    middle = found.earliest + (found.latest - found.earliest) / 2
    unit = meaning.length.unit
    return UNIT_FORMS[unit if unit in ("month", "year", "decade") else "day"](middle)


def stretch(meaning: m.Stretch, anchor: Anchor) -> str:
    """Return "P5D" for "the past five days" and PAST_REF for "recent days"."""
    if meaning.length.low is None:
        return REFERENCES["past" if meaning.sign < 0 else "future"]
    return length(meaning.length, anchor)


def part_of(meaning: m.PartOf, anchor: Anchor) -> str | None:
    """Return the value of the whole; TIMEX3 keeps the part in an attribute of its own."""
    if meaning.part == "week":
        return located(meaning, anchor, iso_week, "XXXX-WXX")
    if meaning.part.startswith("weekday"):
        return located(meaning, anchor, date.isoformat, f"XXXX-WXX-{int(meaning.part[-1]) + 1}")
    if meaning.part.startswith("day") and "_" in meaning.part:
        return located(meaning, anchor, date.isoformat, "XXXX-XX-XX")
    return value(meaning.whole, anchor)


def part_of_day(meaning: m.PartOfDay, anchor: Anchor) -> str:
    """Return "2004-03-12TMO"."""
    part = "NI" if meaning.part == "overnight" else meaning.part
    return f"{day_value(meaning, anchor)}T{part}"


def clock(meaning: m.Clock, anchor: Anchor) -> str:
    """Return "2004-03-12T16:00"."""
    zulu = "Z" if meaning.zone in ("UTC", "GMT") else ""
    return f"{day_value(meaning, anchor)}T{meaning.hour:02}:{meaning.minute:02}{zulu}"


def day_value(meaning: m.PartOfDay | m.Clock, anchor: Anchor) -> str:
    """Return the value of the day that a time belongs to."""
    if meaning.day is not None:
        return value(meaning.day, anchor) or "XXXX-XX-XX"
    return located(meaning, anchor, date.isoformat, "XXXX-XX-XX")


def season(meaning: m.Season, anchor: Anchor) -> str:
    """Return "2004-SU"."""
    return located(meaning, anchor, lambda day: f"{day.year:04}-{meaning.name}", f"XXXX-{meaning.name}")


def year_part(meaning: m.YearPart, anchor: Anchor) -> str:
    """Return "2004-Q2" or "2004-H1"."""
    code = f"{'Q' if meaning.unit == 'quarter' else 'H'}{meaning.number}"
    return located(meaning, anchor, lambda day: f"{day.year:04}-{code}", f"XXXX-{code}")


def repeated(meaning: m.Repeated, anchor: Anchor) -> str | None:
    """Return "P1W" for "weekly", "XXXX-WXX-1" for "every Monday"."""
    return value(meaning.every, Anchor())


VALUES: dict[type, Callable[[Any, Anchor], str | None]] = {
    m.CalendarDate: calendar_date,
    m.Weekday: weekday,
    m.Weekend: weekend,
    m.UnitRelative: unit_relative,
    m.Length: length,
    m.Age: lambda meaning, anchor: f"P{plain(meaning.years)}Y",
    m.Counted: counted,
    m.Within: lambda meaning, anchor: length(meaning.length, anchor),
    m.Stretch: stretch,
    m.PartOf: part_of,
    m.PartOfDay: part_of_day,
    m.Clock: clock,
    m.Season: season,
    m.YearPart: year_part,
    m.Decade: lambda meaning, anchor: f"{meaning.first // 10:03}",
    m.Century: lambda meaning, anchor: f"{meaning.number - 1:02}",
    m.Holiday: lambda meaning, anchor: located(meaning, anchor, date.isoformat, "XXXX-XX-XX"),
    m.Vague: lambda meaning, anchor: REFERENCES[meaning.reference],
    m.Repeated: repeated,
    m.Range: lambda meaning, anchor: value(meaning.first, anchor),
    m.Alternative: lambda meaning, anchor: value(meaning.first, anchor),
    m.Bounded: lambda meaning, anchor: value(meaning.point, anchor),
}
