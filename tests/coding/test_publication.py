"""When an article appeared: given, or inferred with its reasons, or not known."""

from __future__ import annotations

from datetime import date

from coding_texts import read_text

LEADERS = (
    "British Prime Minister Rishi Sunak met with U.S. President Joe Biden in London. "
    "The two leaders discussed the harbour."
)


def test_the_given_date_wins() -> None:
    published = read_text(LEADERS, "2023-07-10").article.published
    assert published is not None
    assert published.basis == "given"
    assert published.earliest == published.latest == date(2023, 7, 10)


def test_terms_of_office_bound_it_from_both_sides() -> None:
    published = read_text(LEADERS, None).article.published
    assert published is not None
    assert published.basis == "inferred"
    assert (published.earliest, published.latest) == (date(2022, 10, 25), date(2024, 7, 5))
    assert any("Rishi Sunak" in reason and "held the office" in reason for reason in published.because)


def test_a_weekday_with_a_date_narrows_it() -> None:
    wide = read_text(LEADERS, None).article.published
    narrow = read_text(LEADERS + " They had met on Monday, July 10.", None).article.published
    assert wide is not None
    assert narrow is not None
    assert wide.earliest <= narrow.earliest <= narrow.latest <= wide.latest
    assert narrow != wide
    assert any("July 10" in reason for reason in narrow.because)


def test_nothing_known_is_none() -> None:
    reading = read_text("Turkey held talks with Greece on Monday.", None)
    assert reading.article.published is None
    (contact,) = reading.contacts
    assert contact.date is None or contact.date.earliest is None
