"""What is told without a day, beside what happened on a named day."""

from __future__ import annotations

from datetime import date

import pytest
from coding_texts import scene_of

DAY = date(2025, 6, 16)


def days(text: str) -> list[date | None]:
    _, facts = scene_of(text, date="2025-06-18")
    contacts = [contact for contact in facts.contacts if "summoned" in contact.evidence[0].quote]
    return [contact.date.earliest if contact.date else None for contact in contacts]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Serbia expelled two Croatian diplomats on Monday. Croatia summoned the Serbian ambassador.", [DAY]),
        ("Serbia expelled two Croatian diplomats on Monday. Croatia had summoned the Serbian ambassador.", [None]),
        (
            "Serbia expelled two Croatian diplomats on Monday. It gave no reason. The spies were unknown. "
            "Croatia summoned the Serbian ambassador.",
            [None],
        ),
        ("Serbia will expel two Croatian diplomats on Monday. Croatia summoned the Serbian ambassador.", [None]),
    ],
)
def test_deeds_of_one_day_are_told_together(text: str, found: list[date | None]) -> None:
    assert days(text) == found
