"""The calendar's tables are complete, consistent and readable."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.calendar.collection import world_events
from dragoman.calendar.days import easter, holiday_date, holiday_rules, orthodox_easter
from dragoman.calendar.lexicon import read_table


def test_world_events_are_dated_in_order_and_named_once() -> None:
    rows = read_table("world_events.tsv")
    starts = [date.fromisoformat(start) for _, start, _, _ in rows]
    assert starts == sorted(starts)
    assert len({name for name, *_ in rows}) == len(rows) >= 200
    assert all(not end or date.fromisoformat(end) >= date.fromisoformat(start) for _, start, end, _ in rows)


def test_no_phrase_stands_for_two_events() -> None:
    phrases = [phrase for *_, column in read_table("world_events.tsv") for phrase in column.split("|")]
    assert len(phrases) == len(set(phrases)) == len(world_events()[1])


def test_every_holiday_has_a_date_in_every_year() -> None:
    for name in holiday_rules():
        assert all(holiday_date(name, year).year == year for year in range(1990, 2040))


@pytest.mark.parametrize(
    ("year", "western", "orthodox"),
    [(2016, "2016-03-27", "2016-05-01"), (2024, "2024-03-31", "2024-05-05"), (2025, "2025-04-20", "2025-04-20")],
)
def test_easter(year: int, western: str, orthodox: str) -> None:
    assert (easter(year).isoformat(), orthodox_easter(year).isoformat()) == (western, orthodox)
