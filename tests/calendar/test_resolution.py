"""Expressions become intervals relative to the publication interval, never more precise than the words."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.calendar import duration_days, find_expressions, resolve
from dragoman.types import Interval, Publication

WEEK = Publication(earliest=date(2024, 3, 18), latest=date(2024, 3, 24), basis="inferred")
DAY = Publication(earliest=date(2024, 3, 20), latest=date(2024, 3, 20), basis="stated")


def resolved(
    words: str, published: Publication | None = DAY, direction: str | None = None, reference: Interval | None = None
) -> Interval:
    (found,) = find_expressions(f"So {words}.")
    return resolve(found, published=published, direction=direction, reference=reference)


def days(interval: Interval) -> tuple[str | None, str | None]:
    first, last = interval.earliest, interval.latest
    return (first.isoformat() if first else None, last.isoformat() if last else None)


ON_WEDNESDAY = [
    ("Monday", "past", "2024-03-18", "2024-03-18", "day"),
    ("Wednesday", "past", "2024-03-20", "2024-03-20", "day"),
    ("Thursday", "past", "2024-03-14", "2024-03-14", "day"),
    ("Thursday", "future", "2024-03-21", "2024-03-21", "day"),
    ("Wednesday", "future", "2024-03-20", "2024-03-20", "day"),
    ("last Wednesday", None, "2024-03-13", "2024-03-13", "day"),
    ("before the end of the year", "future", "2024-03-20", "2024-12-31", "interval"),
    ("before the end of June", "future", "2024-03-20", "2024-06-30", "interval"),
    ("within two weeks", "future", "2024-03-20", "2024-04-03", "interval"),
    ("within 48 hours", "future", "2024-03-20", "2024-03-22", "interval"),
    ("in two weeks", "future", "2024-04-03", "2024-04-03", "interval"),
    ("next Tuesday", None, "2024-03-26", "2024-03-26", "day"),
    ("late on Sunday", "past", "2024-03-17", "2024-03-17", "day"),
    ("today", None, "2024-03-20", "2024-03-20", "day"),
    ("yesterday evening", None, "2024-03-19", "2024-03-19", "day"),
    ("overnight", None, "2024-03-19", "2024-03-20", "interval"),
    ("the day before yesterday", None, "2024-03-18", "2024-03-18", "day"),
    ("last week", None, "2024-03-11", "2024-03-17", "week"),
    ("the end of the week", None, "2024-03-21", "2024-03-24", "interval"),
    ("earlier this week", None, "2024-03-18", "2024-03-20", "interval"),
    ("later this month", None, "2024-03-20", "2024-03-31", "interval"),
    ("Friday of next week", None, "2024-03-29", "2024-03-29", "day"),
    ("in March", None, "2024-03-01", "2024-03-31", "month"),
    ("in October", "past", "2023-10-01", "2023-10-31", "month"),
    ("in October", "future", "2024-10-01", "2024-10-31", "month"),
    ("mid-March", None, "2024-03-11", "2024-03-20", "interval"),
    ("the end of February", "past", "2024-02-20", "2024-02-29", "interval"),
    ("the first week of April", "future", "2024-04-01", "2024-04-07", "week"),
    ("the last week of April", "future", "2024-04-24", "2024-04-30", "week"),
    ("the final week of the month", "future", "2024-03-25", "2024-03-31", "week"),
    ("the third week of next month", "future", "2024-04-15", "2024-04-21", "week"),
    ("the last Sunday of April", "future", "2024-04-28", "2024-04-28", "day"),
    ("the second Tuesday of next month", "future", "2024-04-09", "2024-04-09", "day"),
    ("the last weekend of April", "future", "2024-04-27", "2024-04-28", "interval"),
    ("the last ten days of April", "future", "2024-04-21", "2024-04-30", "interval"),
    ("the first two weeks of April", "future", "2024-04-01", "2024-04-14", "interval"),
    ("the last quarter of 2025", None, "2025-10-01", "2025-12-31", "quarter"),
    ("February 15", "past", "2024-02-15", "2024-02-15", "day"),
    ("February 15", "future", "2025-02-15", "2025-02-15", "day"),
    ("15 February 2022", None, "2022-02-15", "2022-02-15", "day"),
    ("last December", None, "2023-12-01", "2023-12-31", "month"),
    ("March of last year", None, "2023-03-01", "2023-03-31", "month"),
    ("the 15th of next month", None, "2024-04-15", "2024-04-15", "day"),
    ("last fall", None, "2023-09-01", "2023-11-30", "season"),
    ("the third quarter of last year", None, "2023-07-01", "2023-09-30", "quarter"),
    ("the first half of 2022", None, "2022-01-01", "2022-06-30", "interval"),
    ("early 2022", None, "2022-01-01", "2022-04-30", "interval"),
    ("the 1990s", None, "1990-01-01", "1999-12-31", "decade"),
    ("two weeks ago", None, "2024-03-03", "2024-03-09", "week"),
    ("two months ago", None, "2024-01-01", "2024-01-31", "month"),
    ("three years ago", None, "2021-01-01", "2021-12-31", "year"),
    ("two days before June 17", "future", "2024-06-15", "2024-06-15", "day"),
    ("from 3 to 5 May", "future", "2024-05-03", "2024-05-05", "interval"),
    ("from 18 to 22 March", "future", "2024-03-18", "2024-03-22", "interval"),
    ("from 18 to 22 March", "past", "2024-03-18", "2024-03-22", "interval"),
    ("March 18-22", "future", "2024-03-18", "2024-03-22", "interval"),
    ("from 25 February to 22 March", "past", "2024-02-25", "2024-03-22", "interval"),
    ("from 4 to 8 March", "past", "2024-03-04", "2024-03-08", "interval"),
    ("from 30 December to 3 January", "past", "2023-12-30", "2024-01-03", "interval"),
    ("from 30 December to 3 January", "future", "2024-12-30", "2025-01-03", "interval"),
    ("from Monday to Friday", "future", "2024-03-25", "2024-03-29", "interval"),
    ("between March and June 2023", None, "2023-03-01", "2023-06-30", "interval"),
    ("since October", None, "2023-10-01", "2024-03-20", "interval"),
    ("by June", None, "2024-03-20", "2024-06-30", "interval"),
    ("until Friday", "future", "2024-03-20", "2024-03-22", "interval"),
    ("before Friday", "future", "2024-03-20", "2024-03-21", "interval"),
    ("in recent weeks", None, "2024-02-21", "2024-03-20", "interval"),
    ("in the coming days and weeks", None, "2024-03-20", "2024-04-17", "interval"),
    ("the next six months", None, "2024-03-20", "2024-09-22", "interval"),
    ("in two weeks", "future", "2024-04-03", "2024-04-03", "interval"),
    ("Christmas Day", "past", "2023-12-25", "2023-12-25", "day"),
    ("Easter Monday", "future", "2024-04-01", "2024-04-01", "day"),
    ("Thanksgiving", "past", "2023-11-23", "2023-11-23", "day"),
]


@pytest.mark.parametrize(("words", "direction", "earliest", "latest", "precision"), ON_WEDNESDAY)
def test_published_on_wednesday_20_march_2024(
    words: str, direction: str | None, earliest: str | None, latest: str, precision: str
) -> None:
    interval = resolved(words, direction=direction)
    assert (*days(interval), interval.precision) == (earliest, latest, precision)


IN_THE_WEEK = [
    ("Monday", "past", "2024-03-18", "2024-03-18"),
    ("Tuesday", "past", "2024-03-12", "2024-03-19"),
    ("the end of the current week or early next week", "future", "2024-03-21", "2024-03-27"),
    ("the end of this week or early next", "future", "2024-03-21", "2024-03-27"),
    ("last month", None, "2024-02-01", "2024-02-29"),
    ("yesterday", None, "2024-03-17", "2024-03-23"),
    ("in the coming days and weeks", None, "2024-03-18", "2024-04-21"),
]


@pytest.mark.parametrize(("words", "direction", "earliest", "latest"), IN_THE_WEEK)
def test_published_some_day_in_the_week_of_18_march_2024(
    words: str, direction: str | None, earliest: str, latest: str
) -> None:
    assert days(resolved(words, published=WEEK, direction=direction)) == (earliest, latest)


@pytest.mark.parametrize("words", ["Monday", "in March", "yesterday", "last year", "two weeks ago", "by June"])
def test_without_publication_or_year_nothing_is_dated(words: str) -> None:
    assert days(resolved(words, published=None)) == (None, None)


def test_the_basis_says_what_a_date_rests_on() -> None:
    spoken = Interval(earliest=date(2024, 2, 15), latest=date(2024, 2, 15), precision="day")
    assert resolved("15 February 2022", published=None).basis == "explicit"
    assert resolved("Monday").basis == "relative"
    assert resolved("now").basis == "publication"
    assert resolved("a week later", reference=spoken).basis == "anaphoric"


ANAPHORIC = [
    ("the same day", "2024-02-15", "2024-02-15"),
    ("the following day", "2024-02-16", "2024-02-16"),
    ("the day before", "2024-02-14", "2024-02-14"),
    ("three days later", "2024-02-18", "2024-02-18"),
    ("a week earlier", "2024-02-05", "2024-02-11"),
    ("the following Monday", "2024-02-19", "2024-02-19"),
    ("the previous month", "2024-01-01", "2024-01-31"),
    ("the following April", "2024-04-01", "2024-04-30"),
    ("the next January", "2025-01-01", "2025-01-31"),
    ("the previous November", "2023-11-01", "2023-11-30"),
    ("that December", "2024-12-01", "2024-12-31"),
    ("May of that year", "2024-05-01", "2024-05-31"),
    ("October the same year", "2024-10-01", "2024-10-31"),
    ("5 April of the following year", "2025-04-05", "2025-04-05"),
    ("that autumn", "2024-09-01", "2024-11-30"),
    ("the following summer", "2024-06-01", "2024-08-31"),
    ("the spring of the following year", "2025-03-01", "2025-05-31"),
    ("later that year", "2024-02-15", "2024-12-31"),
    ("earlier that month", "2024-02-01", "2024-02-15"),
    ("three days afterwards", "2024-02-18", "2024-02-18"),
]


@pytest.mark.parametrize(("words", "earliest", "latest"), ANAPHORIC)
def test_counted_from_the_date_spoken_of(words: str, earliest: str, latest: str) -> None:
    spoken = Interval(earliest=date(2024, 2, 15), latest=date(2024, 2, 15), precision="day")
    assert days(resolved(words, reference=spoken, direction="past")) == (earliest, latest)
    assert days(resolved(words)) == (None, None)


LENGTHS = [
    ("over a month", (30, 60)),
    ("in over a month", (30, 60)),
    ("32 days", (32, 32)),
    ("more than 40 days", (40, 50)),
    ("nearly two weeks", (11, 14)),
    ("two to three weeks", (14, 21)),
    ("at least two weeks", (14, None)),
    ("months", (60, None)),
    ("several months", (90, 217)),
    ("a year and a half", (547, 549)),
    ("since 1 March 2024", (19, 19)),
    ("Monday", None),
]


@pytest.mark.parametrize(("words", "expected"), LENGTHS)
def test_lengths_in_days(words: str, expected: tuple[int, int | None] | None) -> None:
    (found,) = find_expressions(f"So it was {words}.")
    assert duration_days(found, published=DAY) == expected


def test_since_needs_to_know_the_day_of_publication() -> None:
    (found,) = find_expressions("the first call since October")
    assert duration_days(found) is None
    assert duration_days(found, published=DAY) == (141, 171)
