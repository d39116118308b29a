"""Who sends what others carry, to whom, and through whom."""

from __future__ import annotations

import pytest
from coding_texts import contact_of, names, read_text


@pytest.mark.parametrize(
    ("text", "carrier"),
    [
        ("We pass messages when we need to, through the Swiss, the Finnish envoy said.", "Switzerland"),
        ("The Finns sent word, by way of Swedish envoy Erik Brandt.", "Erik Brandt"),
    ],
)
def test_who_carries_a_message_takes_part(text: str, carrier: str) -> None:
    reading, contact = contact_of(text)
    assert carrier in names(reading, contact.participants)


def test_a_note_that_nobody_is_said_to_have_delivered_is_from_the_other_state() -> None:
    row = "Finland and Norway are at odds over a bridge. A Norwegian envoy was in Oslo."
    reading, contact = contact_of(f"{row} A note was delivered on Monday to the Norwegian embassy in Helsinki.")
    assert names(reading, contact.participants) == ["Finland", "Norwegian embassy"]


def test_a_channel_between_two_states_is_the_third() -> None:
    reading = read_text("Norway is to serve as a channel between Finland and Sweden.")
    (contact,) = [event for event in reading.events if event.type == "CONSULT"]
    assert set(names(reading, (*contact.actors, *contact.recipients))) == {"Finland", "Norway", "Sweden"}


@pytest.mark.parametrize(
    "text",
    [
        "The letter from Lima arrived in La Paz on Friday.",
        "A note from Lima reached La Paz on Friday.",
        "A message has come from Lima to La Paz.",
    ],
)
def test_what_was_sent_goes_from_state_to_state(text: str) -> None:
    reading, contact = contact_of(text)
    assert (contact.status, names(reading, contact.participants)) == ("happened", ["Bolivia", "Peru"])


@pytest.mark.parametrize(
    "text",
    [
        "The envoy of Lima handed a list to the Bolivian foreign ministry on Friday.",
        "An e-mail from the Peruvian ministry to the Bolivian ministry followed on Friday.",
        "Peru and Bolivia swapped the copies by courier on Friday.",
    ],
)
def test_papers_of_every_kind_go_from_state_to_state(text: str) -> None:
    reading, contact = contact_of(text)
    assert contact.status == "happened"
    assert {actor.country for actor in reading.actors if actor.id in contact.participants} == {"PER", "BOL"}


def test_who_goes_between_those_just_told_carries_papers_for_them() -> None:
    reading = read_text(
        "Bolivia and Peru held talks in Quito on Monday, with Ecuador's minister Rosa Andrade carrying papers "
        "from one delegation to the other."
    )
    carried = next(c for c in reading.contacts if c.medium == "intermediary")
    assert names(reading, carried.participants) == ["Bolivia", "Peru", "Rosa Andrade"]


@pytest.mark.parametrize("text", ["Peru got word from La Paz on Monday.", "Lima gave notice to La Paz on Monday."])
def test_a_town_stands_for_those_to_whom_word_is_sent(text: str) -> None:
    reading, contact = contact_of(text)
    assert (contact.medium, names(reading, contact.participants)) == ("message", ["Bolivia", "Peru"])


@pytest.mark.parametrize(
    "text",
    [
        "The meeting between Finnish envoy Aino Lehtola and Swedish envoy Erik Brandt was mediated by Norway.",
        "Finnish envoy Aino Lehtola and Swedish envoy Erik Brandt held talks mediated by Norway in Oslo on Monday.",
        "Norway mediated talks between Finnish envoy Aino Lehtola and Swedish envoy Erik Brandt in Oslo on Monday.",
    ],
)
def test_talks_and_who_mediates_them_are_one_contact(text: str) -> None:
    reading, contact = contact_of(text)
    assert names(reading, contact.participants) == ["Aino Lehtola", "Erik Brandt", "Norway"]
