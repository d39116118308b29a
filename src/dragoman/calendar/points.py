"""Locates points of the calendar: dates, weekdays, weeks, seasons, quarters, named days."""

from __future__ import annotations

from datetime import date

from dragoman.calendar import meanings as m
from dragoman.calendar.days import (
    Days,
    add_days,
    choose,
    holiday_date,
    month_days,
    months_days,
    safe_year,
    season_days,
    thresholds,
    unit_days,
    week_days,
    year_days,
)
from dragoman.calendar.location import Anchor, Found, known, locates


@locates(m.CalendarDate)
def calendar_date(meaning: m.CalendarDate, anchor: Anchor) -> Found:
    """Locate a date by its parts."""
    precision = "day" if meaning.day else "month" if meaning.month else "year"
    if meaning.anchor == "reference":
        return beside_reference(meaning, anchor, precision)
    if meaning.year is not None:
        return known(date_days(meaning, meaning.year), precision, "explicit")
    if anchor.day is None:
        return Found(precision=precision)
    return known(days_seen_from(meaning, anchor.day, anchor.direction), precision)


def days_seen_from(meaning: m.CalendarDate, day: date, direction: str | None) -> Days:
    """Return the days of a date without a year, seen from a day."""
    if meaning.month is None:
        return day_of_month(meaning, day, direction)
    if meaning.year_offset is not None:
        return date_days(meaning, safe_year(day.year + meaning.year_offset))
    if meaning.shift is not None:
        return shift_month(meaning, day)
    return choose(yearly(meaning, day), day, direction)


def beside_reference(meaning: m.CalendarDate | m.Season, anchor: Anchor, precision: str) -> Found:
    """Locate what counts from the day spoken of: "the following April", "that autumn", "May of that year"."""
    day = anchor.reference
    if day is None:
        return Found(precision=precision, basis="anaphoric")

    def days_in(year: int) -> Days:
        return date_days(meaning, year) if isinstance(meaning, m.CalendarDate) else season_days(meaning.name, year)

    if meaning.year_offset is not None:
        return known(days_in(safe_year(day.year + meaning.year_offset)), precision, "anaphoric")
    around = [days_in(safe_year(day.year + shift)) for shift in (-1, 0, 1)]
    if meaning.shift == "this":
        return known(around[1], precision, "anaphoric")
    return known(shift_choice(around, day, meaning.shift, None), precision, "anaphoric")


def date_days(meaning: m.CalendarDate, year: int) -> Days:
    """Return the days of a date in a year; 29 February moves to the 28th where there is none."""
    if meaning.month is None:
        return year_days(year)
    first, last = month_days(year, meaning.month)
    if meaning.day is None:
        return first, last
    return (first.replace(day=min(meaning.day, last.day)),) * 2


def yearly(meaning: m.CalendarDate, day: date) -> list[Days]:
    """Return the date in the years around a day, only those that fit a named weekday if any does."""
    around = [date_days(meaning, safe_year(day.year + shift)) for shift in (-1, 0, 1)]
    if meaning.weekday is None:
        return around
    return [days for days in around if days[0].weekday() == meaning.weekday] or around


def day_of_month(meaning: m.CalendarDate, day: date, direction: str | None) -> Days:
    """Return "the 15th" in the month that is meant."""
    shifts = (-1, 0, 1) if meaning.month_offset is None else (meaning.month_offset,)
    candidates = []
    for shift in shifts:
        first, last = month_days(day.year, day.month + shift)
        candidates.append((first.replace(day=min(meaning.day or 1, last.day)),) * 2)
    return choose(candidates, day, direction)


def shift_month(meaning: m.CalendarDate, day: date) -> Days:
    """Return "last March" (over by now), "this March" (of this year) or "next March" (not begun)."""
    if meaning.shift == "this":
        return date_days(meaning, day.year)
    return shift_choice(yearly(meaning, day), day, meaning.shift, None)


@locates(m.Weekday)
def weekday(meaning: m.Weekday, anchor: Anchor) -> Found:
    """Locate a weekday: on or before the day in the past, on or after it in the future."""
    by_reference = meaning.anchor == "reference"
    day = anchor.reference if by_reference else anchor.day
    if day is None:
        return Found(precision="day", basis="anaphoric" if by_reference else None)
    back = (day.weekday() - meaning.number) % 7
    ahead = (meaning.number - day.weekday()) % 7
    ahead_of_it = meaning.shift is None and anchor.direction == "future"
    if meaning.shift == "next":
        found = add_days(day, ahead or 7)
    elif ahead_of_it or (meaning.shift == "this" and anchor.direction != "past"):
        found = add_days(day, ahead)
    else:
        found = add_days(day, -(back or 7) if meaning.shift == "last" else -back)
    return known((found, found), "day", "anaphoric" if by_reference else "relative")


@locates(m.Weekend)
def weekend(meaning: m.Weekend, anchor: Anchor) -> Found:
    """Locate a weekend."""
    day = anchor.day
    if day is None:
        return Found(precision="interval")
    saturday = add_days(week_days(day)[0], 5)
    past = anchor.direction == "past" or (
        anchor.direction is None and day.weekday() <= thresholds()["weekend"]["past_until"]
    )
    if meaning.shift == "last" or (past and meaning.shift != "next" and day < saturday):
        saturday = add_days(saturday, -7)
    if meaning.shift == "next":
        saturday = add_days(saturday, 7)
    return known((saturday, add_days(saturday, 1)), "interval")


@locates(m.UnitRelative)
def unit_relative(meaning: m.UnitRelative, anchor: Anchor) -> Found:
    """Locate a calendar unit counted from the anchor's own."""
    by_reference = meaning.anchor == "reference"
    day = anchor.reference if by_reference else anchor.day
    precision = meaning.unit if meaning.unit != "century" else "interval"
    basis = "anaphoric" if by_reference else "relative"
    if day is None:
        return Found(precision=precision, basis=basis if by_reference else None)
    return known(unit_days(meaning.unit, day, meaning.offset), precision, basis)


@locates(m.Season)
def season(meaning: m.Season, anchor: Anchor) -> Found:
    """Locate a season."""
    if meaning.anchor == "reference":
        return beside_reference(meaning, anchor, "season")
    if meaning.year is not None:
        return known(season_days(meaning.name, meaning.year), "season", "explicit")
    if anchor.day is None:
        return Found(precision="season")
    day = anchor.day
    if meaning.year_offset is not None:
        return known(season_days(meaning.name, safe_year(day.year + meaning.year_offset)), "season")
    around = [season_days(meaning.name, safe_year(day.year + shift)) for shift in (-2, -1, 0, 1)]
    return known(shift_choice(around, day, meaning.shift, anchor.direction), "season")


def shift_choice(around: list[Days], day: date, shift: str | None, direction: str | None) -> Days:
    """Return the recurring stretch that "last", "this", "next" or the tense picks."""
    if shift == "last":
        return next((days for days in reversed(around) if days[1] < day), around[0])
    if shift == "next":
        return next((days for days in around if days[0] > day), around[-1])
    return choose(around, day, direction)


@locates(m.YearPart)
def year_part(meaning: m.YearPart, anchor: Anchor) -> Found:
    """Locate a quarter or half: in the past the last one that is over, for results are told afterwards."""
    if meaning.year is not None:
        return known(year_part_days(meaning, meaning.year), year_part_precision(meaning), "explicit")
    if anchor.day is None:
        return Found(precision=year_part_precision(meaning))
    day = anchor.day
    if meaning.year_offset is not None:
        days = year_part_days(meaning, safe_year(day.year + meaning.year_offset))
        return known(days, year_part_precision(meaning))
    around = [year_part_days(meaning, safe_year(day.year + shift)) for shift in (-1, 0, 1)]
    shift = "last" if anchor.direction == "past" else None
    return known(shift_choice(around, day, shift, anchor.direction), year_part_precision(meaning))


def year_part_precision(meaning: m.YearPart) -> str:
    """Return the precision of a quarter or half."""
    return "quarter" if meaning.unit == "quarter" else "interval"


def year_part_days(meaning: m.YearPart, year: int) -> Days:
    """Return the days of a quarter or half of a year."""
    months = 3 if meaning.unit == "quarter" else 6
    return months_days(year, months * (meaning.number - 1) + 1, months * meaning.number)


@locates(m.Decade)
def decade(meaning: m.Decade, anchor: Anchor) -> Found:
    """Locate a decade."""
    return known(year_days(meaning.first, 10), "decade", "explicit")


@locates(m.Century)
def century(meaning: m.Century, anchor: Anchor) -> Found:
    """Locate a century."""
    return known(year_days(100 * (meaning.number - 1) + 1, 100), "interval", "explicit")


@locates(m.Holiday)
def holiday(meaning: m.Holiday, anchor: Anchor) -> Found:
    """Locate a named day."""
    if meaning.year is not None:
        day = holiday_date(meaning.name, meaning.year)
        return known((day, day), "day", "explicit")
    if anchor.day is None:
        return Found(precision="day")
    around = [(holiday_date(meaning.name, safe_year(anchor.day.year + shift)),) * 2 for shift in (-1, 0, 1)]
    return known(shift_choice(around, anchor.day, meaning.shift, anchor.direction), "day")
