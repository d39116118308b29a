"""Envoys who are called home, and who go back to their posts."""

from __future__ import annotations

import pytest
from coding_texts import names, read_text

RECALLS = [
    "Finland said on Monday that it was calling its ambassador to Sweden home for consultations.",
    "Finland recalled its ambassador, Mika Aalto, from Stockholm on Monday.",
    "Sweden closed the strait, and Finland said it was calling its ambassador, Mika Aalto, home for consultations.",
    "Sweden failed to deliver the grain, and Finland has summoned its envoy back from Stockholm.",
    "Relations with Sweden are bad. Finland said on Monday that it was recalling its ambassador for consultations.",
    "Finland withdrew its ambassador from Sweden on Monday.",
]
RETURNS = [
    "The Finnish ambassador will return to Stockholm next week, Sweden's foreign ministry said.",
    "Finland's ambassador to Sweden, Mika Aalto, went back to Stockholm on Monday after six weeks at home.",
    "Relations are bad. Finland's ambassador, who was to have been back at her post in Sweden by Friday, came late.",
]


@pytest.mark.parametrize("text", RECALLS)
def test_the_recall_of_an_envoy_is_directed_at_the_state_where_he_was(text: str) -> None:
    reading = read_text(text)
    recalls = [event for event in reading.events if "withdraw" in event.modes]
    assert [(names(reading, e.actors), names(reading, e.recipients)) for e in recalls] == [(["Finland"], ["Sweden"])]
    assert reading.contacts == ()


@pytest.mark.parametrize("text", RETURNS)
def test_an_envoy_back_at_his_post_is_in_contact_with_nobody_by_that(text: str) -> None:
    assert read_text(text).contacts == ()


def test_whom_an_envoy_meets_there_he_is_in_contact_with() -> None:
    reading = read_text("The Finnish ambassador returned to Sweden on Monday and met President Erik Brandt.")
    assert [contact.medium for contact in reading.contacts] == ["in_person"]


def test_who_meet_at_a_border_post_are_in_contact() -> None:
    reading = read_text("Finnish Minister Mika Aalto met Swedish Minister Erik Brandt at the Tornio post on Monday.")
    assert [contact.medium for contact in reading.contacts] == ["in_person"]
