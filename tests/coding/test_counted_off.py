"""Events whose day is counted from another's, and times that stand with the nearest clause."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from coding_texts import BRANDT, LEHTOLA, read_text

MET = f"{LEHTOLA} met {BRANDT} on March 15"


def days(text: str) -> dict[str, tuple[date | None, date | None] | None]:
    """Return the first and last day of each contact by its medium."""
    return {c.medium: c.date and (c.date.earliest, c.date.latest) for c in read_text(text).contacts}


def day(number: int, month: int = 3) -> tuple[date, date]:
    return date(2024, month, number), date(2024, month, number)


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        (f"{MET}, two days after the two had spoken by phone.", day(13)),
        (f"{MET}, a day after Lehtola discussed the ferry by phone with the foreign minister of Estonia.", day(14)),
        (f"{MET}, three days before the two spoke by phone.", day(18)),
        (f"Five days after they spoke by phone, {MET}.", day(10)),
        (f"{MET}, hours after Lehtola spoke by phone with the foreign minister of Estonia.", day(15)),
        (f"{MET}, months after the two had spoken by phone.", None),
        (f"{MET} after the two had spoken by phone on March 12.", day(12)),
        (f"{MET}, a month after the two spoke by phone on February 12.", day(12, 2)),
    ],
)
def test_what_is_counted_off_the_main_clause_has_its_day_from_it(text: str, phone: tuple[date, date] | None) -> None:
    found = days(text)
    assert found["in_person"] == day(15)
    assert found["phone"] == phone


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        (f"{MET}. Two days later the two spoke by phone.", day(17)),
        (f"{MET}. The next day the two spoke by phone.", day(16)),
        (f"{MET}. Three days after the meeting, the two spoke by phone.", day(18)),
        (f"{MET}. The day before, the two had spoken by phone.", day(14)),
    ],
)
def test_what_is_counted_from_a_contact_told_before_has_its_day_from_it(text: str, phone: tuple[date, date]) -> None:
    assert days(text)["phone"] == phone


def test_what_is_to_come_the_next_day_is_counted_from_what_is_to_come() -> None:
    reading = read_text(f"{LEHTOLA} will meet {BRANDT} on Friday. The next day she will visit Estonia.")
    assert {c.medium: c.date and c.date.earliest for c in reading.contacts} == {
        "in_person": date(2024, 3, 22),
        "visit": date(2024, 3, 23),
    }


@pytest.mark.parametrize(
    ("text", "met", "due"),
    [
        (
            f"{LEHTOLA} promised {BRANDT} a plan by the end of October when they met in Bergen in January.",
            (date(2024, 1, 1), date(2024, 1, 31)),
            date(2024, 10, 31),
        ),
        (
            f"{LEHTOLA} asked {BRANDT} to reopen the ferry by May 1 when they met in Bergen on Monday.",
            day(18),
            date(2024, 5, 1),
        ),
    ],
)
def test_a_limit_is_not_the_day_of_the_meeting_at_which_it_was_set(
    text: str, met: tuple[date, date], due: date
) -> None:
    reading = read_text(text)
    assert days(text)["in_person"] == met
    assert [c.due and c.due.latest for c in reading.commitments] == [due]


def test_weeks_earlier_are_counted_from_the_news_where_no_day_was_told() -> None:
    first, last = days(f"{LEHTOLA} and {BRANDT} had met in Riga six weeks earlier.")["in_person"] or (None, None)
    published = read_text("Nothing happened in Riga.").article.published
    assert first and last and published
    assert first <= published.latest - timedelta(days=42) <= last
    assert (last - first).days < 28


def test_a_length_of_time_before_what_has_its_own_day_is_not_taken_off_that_day() -> None:
    text = f"{MET}. The meeting took place more than three years after the last such meeting in 2020."
    found = [c.date for c in read_text(text).contacts if c.historical]
    assert [one and (one.earliest, one.latest) for one in found] == [(date(2020, 1, 1), date(2020, 12, 31))]
