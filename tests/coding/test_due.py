"""When something is due that is promised or asked for."""

from __future__ import annotations

from datetime import date

import pytest
from coding_texts import read_text


def due_of(text: str, kind: str) -> date | None:
    """Return the last day on which a text's only commitment of a kind is due."""
    found = [c for c in read_text(text).commitments if c.kind == kind]
    assert len(found) == 1, [(c.kind, c.action.quote) for c in found]
    return found[0].due.latest if found[0].due else None


@pytest.mark.parametrize(
    ("text", "kind", "due"),
    [
        ("Kenya promised on Sunday to reply to Uganda within a week.", "promise", date(2024, 3, 24)),
        ("Ghana demanded on Saturday that Togo leave the island within 48 hours.", "demand", date(2024, 3, 18)),
        ("Peru said on Friday that it would pay Chile within two weeks.", "promise", date(2024, 3, 29)),
        (
            "Malta's minister rang his Libyan colleague on Sunday and promised a reply within three days.",
            "promise",
            date(2024, 3, 20),
        ),
        (
            "The ministers of Ghana and Togo met in Lome on Friday. Ghana undertook to send experts within ten days.",
            "promise",
            date(2024, 3, 25),
        ),
        ("Norway promised on March 1 to answer Iceland within a week.", "promise", date(2024, 3, 8)),
    ],
)
def test_a_length_of_time_counts_from_the_day_of_the_act(text: str, kind: str, due: date) -> None:
    assert due_of(text, kind) == due


@pytest.mark.parametrize(
    ("text", "kind", "due"),
    [
        ("Kenya promised to reply to Uganda within a week.", "promise", date(2024, 3, 26)),
        ("Kenya will pay Uganda within two weeks.", "plan", date(2024, 4, 2)),
        (
            "The ministers of Kenya and Uganda met on Sunday.\n\nKenya promised to pay within two weeks.",
            "promise",
            date(2024, 4, 2),
        ),
        (
            "Kenya's minister flies to Kampala on Thursday. Kenya promised to pay Uganda within two weeks.",
            "promise",
            date(2024, 4, 2),
        ),
    ],
)
def test_without_such_a_day_it_counts_from_the_article(text: str, kind: str, due: date) -> None:
    assert due_of(text, kind) == due


@pytest.mark.parametrize(
    "text",
    [
        "Norway and Iceland are at odds. Their last dispute over fishing, in 2017, was settled within a week.",
        "Chad and Niger settled their last dispute over the wells in 2017 within ten days.",
        "The last quarrel of Kenya and Uganda, in 2019, was resolved within a month.",
    ],
)
def test_how_long_it_took_to_settle_a_quarrel_is_no_time_to_come(text: str) -> None:
    assert not [c.action.quote for c in read_text(text).commitments if c.due is not None]


@pytest.mark.parametrize(
    ("text", "kind", "due"),
    [
        ("Togo's leader took a call from the minister of Ghana, who had asked for it on Sunday.", "request", None),
        ("Togo thanked Ghana's minister, who had requested the meeting on Monday.", "request", None),
        ("Kenya's minister received a note from Uganda, which had requested a meeting on Saturday.", "request", None),
        ("Togo had promised to free the boat of Ghana on Monday, but did not.", "promise", date(2024, 3, 18)),
        ("Kenya had demanded that Uganda free the boat by Sunday.", "demand", date(2024, 3, 17)),
        ("Peru agreed to pay Chile within a week.", "agreement", date(2024, 3, 26)),
    ],
)
def test_the_day_on_which_somebody_had_asked_is_no_day_to_come(text: str, kind: str, due: date | None) -> None:
    assert due_of(text, kind) == due


def test_at_night_says_how_and_not_when() -> None:
    text = "The ministers of Chad and Niger agreed that guards of both would patrol at night as well from April 15."
    assert due_of(text, "agreement") == date(2024, 4, 15)


def test_what_is_signed_on_the_day_of_the_article_is_not_due_on_that_day() -> None:
    parties = "Peru's minister, Luis Soto, and Chile's minister, Ana Costa,"
    assert (
        due_of(f"{parties} signed a memorandum of understanding on fisheries on Tuesday in Lima.", "agreement") is None
    )
    assert due_of("Peru had agreed to free the boats by the end of the month.", "agreement") == date(2024, 3, 31)
    assert due_of("Germany agreed to reopen the border to Poland next week.", "agreement") == date(2024, 3, 31)


def test_a_journey_that_was_scheduled_for_a_day_gone_by_is_not_due_in_a_year() -> None:
    text = "Finnish Foreign Minister Mika Aalto was scheduled to depart for Sweden on March 4."
    assert not [c.due for c in read_text(text).commitments if c.due is not None]


@pytest.mark.parametrize(
    ("text", "kind", "due"),
    [
        ("In February Kenya promised Uganda to reopen the bridge by March 10.", "promise", date(2024, 3, 10)),
        ("Last month, Kenya and Uganda agreed to hold talks on March 12 in Busia.", "agreement", date(2024, 3, 12)),
        (
            "At their meeting on February 25, the ministers of Kenya and Uganda agreed to draft a treaty by March 12.",
            "agreement",
            date(2024, 3, 12),
        ),
        ("Kenya agreed on Sunday to withdraw its boats by February 15.", "agreement", date(2025, 2, 15)),
        ("In February Kenya promised Uganda to reopen the bridge by April 10.", "promise", date(2024, 4, 10)),
    ],
)
def test_what_was_promised_before_may_have_been_due_before_the_article(text: str, kind: str, due: date) -> None:
    assert due_of(text, kind) == due


@pytest.mark.parametrize(
    "text",
    [
        "The deal agreed upon by the presidents of Kenya and Uganda in January has not been signed.",
        "The agreement reached by the ministers of Chad and Niger on January 3 obliges both armies to withdraw.",
        "As agreed in January, Kenya reopened the bridge to Uganda on Monday.",
        "As agreed at the meeting of the presidents of Kenya and Uganda in January, the bridge was reopened on Monday.",
        "The measures agreed by Peru and Chile in January include a hotline between the two navies.",
    ],
)
def test_the_day_on_which_something_was_agreed_is_not_when_it_is_due(text: str) -> None:
    found = [c for c in read_text(text).commitments if c.kind == "agreement"]
    assert found
    assert not [c.action.quote for c in found if c.due is not None]


@pytest.mark.parametrize(
    ("text", "kind", "due"),
    [
        ("Kenya gave Uganda until Friday to answer.", "demand", date(2024, 3, 22)),
        ("Kenya gave Uganda a week to free the crew.", "demand", date(2024, 3, 26)),
        ("Kenya gave Uganda 24 hours to free the crew.", "demand", date(2024, 3, 20)),
    ],
)
def test_what_is_demanded_is_due_when_the_time_given_is_over(text: str, kind: str, due: date) -> None:
    assert due_of(text, kind) == due


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kenya will reopen the road to Uganda, its transport ministry announced on Monday.", "promise"),
        ("Kenya would reopen the road to Uganda, its transport ministry confirmed on Monday.", "promise"),
        ("Kenya decided on Monday to reopen the road to Uganda.", "plan"),
    ],
)
def test_nothing_is_due_on_the_day_on_which_it_was_told_or_decided(text: str, kind: str) -> None:
    assert due_of(text, kind) is None


def test_a_day_before_who_tells_of_it_is_that_of_the_deed() -> None:
    text = "Kenya will reopen the road to Uganda on Friday, an adviser to the Kenyan minister disclosed."
    assert due_of(text, "promise") == date(2024, 3, 22)
