"""A visit that ends on a day, after some days, began before; the article is of Tuesday, March 19, 2024."""

from __future__ import annotations

from datetime import date

import pytest
from coding_texts import contact_of


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        (
            "The deal was announced on Monday at the end of a three-day visit by Prime Minister Luxon of New Zealand "
            "to Samoa.",
            date(2024, 3, 16),
            date(2024, 3, 18),
        ),
        (
            "The loan was announced on Monday at the close of a two-day visit by Premier Rabuka of Fiji to Tonga.",
            date(2024, 3, 17),
            date(2024, 3, 18),
        ),
        (
            "Prime Minister Luxon of New Zealand concluded today an official visit of two days to Samoa.",
            date(2024, 3, 18),
            date(2024, 3, 19),
        ),
        (
            "President Boakai of Liberia ended on Sunday a four-day visit to Guinea.",
            date(2024, 3, 14),
            date(2024, 3, 17),
        ),
        (
            "President Boakai of Liberia wrapped up a three-day visit to Guinea on Monday.",
            date(2024, 3, 16),
            date(2024, 3, 18),
        ),
        # alike
        (
            "President Boakai of Liberia began on Monday a three-day visit to Guinea.",
            date(2024, 3, 18),
            date(2024, 3, 18),
        ),
        ("President Boakai of Liberia ended a visit to Guinea on Monday.", date(2024, 3, 18), date(2024, 3, 18)),
    ],
)
def test_the_days_of_a_visit_that_ended(text: str, first: date, last: date) -> None:
    _, contact = contact_of(text)
    assert contact.date is not None
    assert (contact.date.earliest, contact.date.latest) == (first, last)
