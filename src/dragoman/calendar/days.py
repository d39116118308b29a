"""Calendar arithmetic on days: weeks, months, quarters, seasons, holidays, and the thresholds for words."""

from __future__ import annotations

import tomllib
from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import cache
from importlib import resources
from typing import Any

from dragoman.calendar.lexicon import read_table
from dragoman.errors import VocabularyError

MONTHS = 12

Days = tuple[date, date]


@cache
def thresholds() -> dict[str, Any]:
    """Return the table of what inexact words mean."""
    text = resources.files("dragoman.calendar").joinpath("data", "thresholds.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def add_days(day: date, count: float) -> date:
    """Return the day that many days away, held within the years that dates can have."""
    try:
        return day + timedelta(days=round(count))
    except OverflowError:
        return date.max if count > 0 else date.min


def safe_year(year: int) -> int:
    """Return the year, held within those that dates can have."""
    return min(max(year, MINYEAR), MAXYEAR)


def month_days(year: int, month: int) -> Days:
    """Return first and last day of a month; months past December run into the next year."""
    year, month = safe_year(year + (month - 1) // MONTHS), (month - 1) % MONTHS + 1
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def months_days(year: int, first: int, last: int) -> Days:
    """Return first and last day of a run of months."""
    return month_days(year, first)[0], month_days(year, last)[1]


def year_days(year: int, years: int = 1) -> Days:
    """Return first and last day of a year or a run of years."""
    return date(safe_year(year), 1, 1), date(safe_year(year + years - 1), 12, 31)


def week_days(day: date) -> Days:
    """Return Monday and Sunday of the week."""
    monday = add_days(day, -day.weekday())
    return monday, add_days(monday, 6)


def unit_days(unit: str, day: date, offset: int) -> Days:
    """Return the calendar unit that lies ``offset`` units from the one that holds the day."""
    if unit == "day":
        return (add_days(day, offset),) * 2
    if unit == "week":
        return week_days(add_days(day, 7 * offset))
    if unit == "month":
        return month_days(day.year, day.month + offset)
    if unit == "quarter":
        first = 3 * ((day.month - 1) // 3 + offset) + 1
        return months_days(day.year, first, first + 2)
    years = {"year": 1, "decade": 10, "century": 100}[unit]
    start = day.year // years * years + (1 if unit == "century" else 0)
    return year_days(start + years * offset, years)


def shifted(day: date, unit: str, count: float) -> date:
    """Return the day that many units away."""
    table = thresholds()["days"]
    if unit in ("month", "year") and count == int(count):
        months = int(count) * (MONTHS if unit == "year" else 1)
        first, last = month_days(day.year, day.month + months)
        return first.replace(day=min(day.day, last.day))
    low, high = table[unit]
    return add_days(day, count * (low + high) / 2)


def season_days(name: str, year: int) -> Days:
    """Return first and last day of a season; winter begins in the year it is named for."""
    first, last = thresholds()["seasons"][name]
    return months_days(year, first, last)


def easter(year: int) -> date:
    """Return Western Easter Sunday (the anonymous Gregorian computus, Meeus 1991)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    el = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * el) // 433
    month = (h + el - 7 * m + 90) // 25
    return date(year, month, (h + el - 7 * m + 33 * month + 19) % 32)


def orthodox_easter(year: int) -> date:
    """Return Orthodox Easter Sunday in the Gregorian calendar (Meeus's Julian rule, 1900 to 2099)."""
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return add_days(date(year, month, day + 1), 13)


@cache
def holiday_rules() -> dict[str, str]:
    """Return the rule of each named day."""
    return {name: rule for name, rule, _ in read_table("holidays.tsv")}


def holiday_date(name: str, year: int) -> date:
    """Return the date of a named day in a year."""
    rule = holiday_rules()[name]
    if rule.startswith("easter"):
        return add_days(easter(year), int(rule.removeprefix("easter")))
    if rule.startswith("orthodox"):
        return add_days(orthodox_easter(year), int(rule.removeprefix("orthodox")))
    if "/" in rule:
        return nth_weekday(year, *(int(part) for part in rule.split("/")))
    month, _, day = rule.partition("-")
    if not day:
        raise VocabularyError(f"holidays.tsv: cannot read the rule {rule!r}")
    return date(year, int(month), int(day))


def nth_weekday(year: int, month: int, weekday: int, count: int) -> date:
    """Return the n-th such weekday of a month; -1 is the last."""
    first, last = month_days(year, month)
    if count < 0:
        return add_days(last, -((last.weekday() - weekday) % 7))
    return add_days(first, (weekday - first.weekday()) % 7 + 7 * (count - 1))


def choose(candidates: list[Days], day: date, direction: str | None) -> Days:
    """Return the candidate that a speaker on that day means.

    The candidates are in order. Past: the latest that has begun; future: the earliest that is not over;
    no direction: the nearest.
    """
    if direction == "past":
        return next((one for one in reversed(candidates) if one[0] <= day), candidates[0])
    if direction == "future":
        return next((one for one in candidates if one[1] >= day), candidates[-1])
    return min(candidates, key=lambda one: max((one[0] - day).days, (day - one[1]).days, 0))
