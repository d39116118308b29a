"""Meetings that are agreed on in calls, times that date something else, and shuttle diplomacy of leaders themselves."""

from __future__ import annotations

import pytest
from coding_texts import read_text

HUANCA = "Bolivian Foreign Minister Celia Huanca"
QUISPE = "her Peruvian counterpart Rosa Quispe"


def told(text: str) -> list[tuple[str, str]]:
    """Return medium and status of each contact of a text."""
    return [(contact.medium, contact.status) for contact in read_text(text).contacts]


@pytest.mark.parametrize("words", ["during a phone call", "in a telephone conversation"])
def test_who_agrees_in_a_call_to_meet_will_not_meet_by_telephone(words: str) -> None:
    assert ("phone", "planned") not in told(f"{HUANCA} and {QUISPE} agreed to meet soon {words}.")


def test_a_call_that_is_still_to_be_made_is_one() -> None:
    assert told(f"{HUANCA} will speak with {QUISPE} in a phone call on Friday.") == [("phone", "planned")]


def test_a_call_told_in_the_present_and_in_the_past_is_one() -> None:
    text = (
        f"{HUANCA} and {QUISPE} hold a phone conversation. The phone conversation between Huanca and Quispe was held "
        "after a deal of the two countries."
    )
    assert len(told(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        f'"The deal between Bolivia and Peru expired in 2015, and I will discuss it with Rosa Quispe," {HUANCA} said.',
        f"{HUANCA} and {QUISPE} agreed to resume the finance dialogue last held in 2016.",
        f"Officials said that the meeting of {HUANCA} and {QUISPE} is the next step in a deal announced on January 10.",
    ],
)
def test_the_time_of_something_else_is_not_that_of_a_plan(text: str) -> None:
    dated = [c for c in read_text(text).contacts if c.status == "planned" and c.date and c.date.earliest]
    assert not dated


def test_a_visit_is_not_of_the_day_of_what_it_comes_after() -> None:
    text = (
        f"{HUANCA} will visit Lima from March 26 to 27. The visit comes after Peru on Monday announced "
        "its decision to compensate fishermen of the lake."
    )
    assert all(c.date is None or c.date.text != "Monday" for c in read_text(text).contacts)


def test_shuttle_diplomacy_of_the_leaders_themselves_has_no_intermediary() -> None:
    leaders = "President Ana Rojas of Bolivia and President Hugo Paz of Peru"
    text = f"{leaders} welcomed that their shuttle diplomacy goes on."
    assert all(medium != "intermediary" for medium, _ in told(text))
    text = "The shuttle diplomacy of the Swiss envoy, Urs Meier, between Bolivia and Peru went on on Monday."
    assert any(medium == "intermediary" for medium, _ in told(text))


@pytest.mark.parametrize(
    ("text", "contact"),
    [
        ("Bolivia summoned its envoy from Lima on Monday.", False),
        ("Peru said its ambassador to La Paz was summoned back to Lima for consultations.", False),
        ("Bolivia summoned the Peruvian ambassador on Monday.", True),
    ],
)
def test_who_is_called_home_meets_nobody(text: str, contact: bool) -> None:
    assert bool(told(text)) is contact
