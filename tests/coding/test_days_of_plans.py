"""On which side of the article what is planned, asked for or promised lies; the article is of March 19, 2024."""

from __future__ import annotations

from datetime import date

import pytest
from coding_texts import event_of, read_text


@pytest.mark.parametrize(
    ("text", "kind", "status", "day"),
    [
        ("Papua New Guinea and Fiji agreed on sales of gas, and the larger sales are to begin on January 15.",
         "COOPERATE", "planned", date(2025, 1, 15)),
        ("Zambia promised to reopen the border with Malawi on November 15.", "RETREAT", "planned", date(2024, 11, 15)),
        ("Norway asked Iceland to lift the ban on December 15.", "CONCEDE", "called_for", date(2024, 12, 15)),
        ("Togo asked Ghana to free the ship on January 10.", "RETREAT", "called_for", date(2025, 1, 10)),
        ("The presidents of Chile and Peru agreed on Sunday to meet on February 3.", "CONSULT", "planned",
         date(2025, 2, 3)),
        ("It was agreed that Chile's foreign minister will travel to Peru in October.", "CONSULT", "planned",
         date(2024, 10, 1)),
        ("It was agreed that Chile's foreign minister would travel to Peru in October.", "CONSULT", "planned",
         date(2024, 10, 1)),
        ("It was decided on Monday that Chile's foreign minister would meet Peru's in October.", "CONSULT", "planned",
         date(2024, 10, 1)),
        # alike, and over
        ("Chile's foreign minister was scheduled to visit Peru in October.", "CONSULT", "planned", date(2023, 10, 1)),
        ("A visit of Peru's minister to Chile planned for October 27 had been put off.", "CONSULT", "negated",
         date(2023, 10, 27)),
        ("Chile's minister was to visit Peru on October 27, but the trip fell through.", "CONSULT", "negated",
         date(2023, 10, 27)),
    ],
)  # fmt: skip
def test_what_is_planned_or_asked_for_lies_ahead(text: str, kind: str, status: str, day: date) -> None:
    _, event = event_of(text, kind, status)
    assert event.date is not None
    assert event.date.earliest == day


@pytest.mark.parametrize(
    "text",
    [
        "Iceland proposed another round with Norway in Bergen in the week of 15 April.",
        "Kenya offered Uganda talks in Nairobi in early April.",
        "Chile invited Bolivia to a meeting in Arica at the end of April.",
        "Ghana asked Togo for a meeting in the first week of May.",
        "Peru closed its embassy in Quito in late April.",
    ],
)
def test_a_part_of_a_month_that_soon_comes_again_dates_no_deed_of_a_year_before(text: str) -> None:
    assert not [e.date for e in read_text(text).events if e.date and e.date.latest and e.date.latest.year < 2024]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Malta proposed in the week of 4 March that talks be held in Valletta.", date(2024, 3, 4)),
        ("Kenya proposed a truce to Uganda in the middle of February.", date(2024, 2, 11)),
        ("Kenya proposed a truce to Uganda in the middle of September.", date(2023, 9, 11)),
    ],
)
def test_a_part_of_a_month_that_was_not_long_ago_dates_the_deed(text: str, first: date) -> None:
    _, event = event_of(text, "REQUEST")
    assert event.date is not None
    assert event.date.earliest == first


@pytest.mark.parametrize(
    "text",
    [
        "The committee, which the two ministers had said would meet in Lima before the end of January, has not held a "
        "session. Chile and Peru blame each other.",
        "Chile and Peru had said that they would meet in Lima before the end of January, but no meeting took place.",
        "Chile and Peru had said in October that they would meet in Lima before the end of January.",
        "The joint council, which Kenya and Uganda had agreed would sit in Kampala by January, has never met.",
    ],
)
def test_what_had_been_announced_for_a_time_that_is_over_is_not_of_the_year_to_come(text: str) -> None:
    days = [e.date.latest for e in read_text(text).events if e.type == "CONSULT" and e.date]
    assert days
    assert set(days) == {date(2024, 1, 31)}


def test_what_is_said_now_is_of_the_time_to_come() -> None:
    _, event = event_of("Chile said it would meet Peru in Lima before the end of January.", "CONSULT")
    assert event.date is not None
    assert event.date.latest == date(2025, 1, 31)


@pytest.mark.parametrize(
    "text",
    [
        "The foreign ministers of Chile and Peru met in Lima on Monday to prepare a summit of their presidents.",
        "Chile's envoy Ana Costa met Peru's envoy Ivo Paz in Lima on Monday to prepare a visit by President Luz Vega.",
        "Chile's foreign minister, Ana Costa, left for Lima on Monday to attend a summit of Andean leaders.",
    ],
)
def test_the_day_of_a_deed_is_not_that_of_what_it_was_done_for(text: str) -> None:
    contacts = read_text(text).contacts
    assert "happened" in {c.status for c in contacts}
    assert [c.date for c in contacts if c.status == "planned"] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "The visit of Peru's foreign minister to Chile will not take place on Friday.",
        "The visit of Peru's foreign minister to Chile would not go ahead on Friday, the embassy said.",
        "Peru's foreign minister, Ana Costa, will skip Friday's meeting with the foreign minister of Chile.",
    ],
)
def test_what_will_not_be_was_to_be_on_a_day_to_come(text: str) -> None:
    (contact,) = [one for one in read_text(text).contacts if one.status == "negated"]
    assert contact.date is not None
    assert contact.date.earliest == date(2024, 3, 22)
