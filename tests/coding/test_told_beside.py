"""What is told without a day, beside what happened on a named day."""

from __future__ import annotations

from datetime import date

import pytest
from coding_texts import scene_of

DAY = date(2025, 6, 16)


def days(text: str) -> list[date | None]:
    _, facts = scene_of(text, date="2025-06-18")
    contacts = [contact for contact in facts.contacts if "telephoned" in contact.evidence[0].quote]
    return [contact.date.earliest if contact.date else None for contact in contacts]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Serbia expelled two Croatian diplomats on Monday. Croatia's premier telephoned the Serbian president.",
            [DAY],
        ),
        (
            "Serbia expelled two Croatian diplomats on Monday. Croatia's premier had telephoned the Serbian president.",
            [None],
        ),
        (
            "Serbia expelled two Croatian diplomats on Monday. It gave no reason. The spies were unknown. "
            "Croatia's premier telephoned the Serbian president.",
            [None],
        ),
        (
            "Serbia will expel two Croatian diplomats on Monday. Croatia's premier telephoned the Serbian president.",
            [None],
        ),
    ],
)
def test_deeds_of_one_day_are_told_together(text: str, found: list[date | None]) -> None:
    assert days(text) == found


def test_what_was_also_discussed_is_more_of_the_same_call() -> None:
    _, facts = scene_of(
        "Turkish Foreign Minister Hakan Aslan phoned Greek Foreign Minister Eleni Vlachou on Monday. They also "
        "discussed the fisheries deal.",
        date="2025-06-18",
    )
    assert [contact.medium for contact in facts.contacts] == ["phone"]


def test_the_third_exchange_is_the_call_just_told() -> None:
    _, facts = scene_of(
        "Turkish Foreign Minister Hakan Aslan phoned Greek Foreign Minister Eleni Vlachou on Monday. It was the third "
        "exchange between the two ministers this year.",
        date="2025-06-18",
    )
    assert [contact.medium for contact in facts.contacts] == ["phone"]


def test_a_day_in_a_relative_clause_dates_nothing_else() -> None:
    text = (
        "Serbia, which expelled two Croatian diplomats on Monday, has closed a bridge. "
        "Croatia's premier telephoned the Serbian president."
    )
    assert days(text) == [None]
