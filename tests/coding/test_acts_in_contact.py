"""Contacts that go with a summons, a signing, a protest, and who sends what others hand over."""

from __future__ import annotations

import pytest
from coding_texts import BRANDT, LEHTOLA, contact_of, names, read_text


@pytest.mark.parametrize(
    ("text", "medium", "people"),
    [
        (
            f"{LEHTOLA} and {BRANDT} signed a treaty on herring in Turku on Monday.",
            "in_person",
            ["Aino Lehtola", "Erik Brandt"],
        ),
        (
            f"{LEHTOLA} and {BRANDT} put their names to a page of minutes in Turku on Monday.",
            "in_person",
            ["Aino Lehtola", "Erik Brandt"],
        ),
        (
            f"A deal on herring was struck by {LEHTOLA} and {BRANDT} in Turku on Monday.",
            "in_person",
            ["Aino Lehtola", "Erik Brandt"],
        ),
        (
            f"{LEHTOLA} and {BRANDT} will inspect the dam together on 2 September.",
            "in_person",
            ["Aino Lehtola", "Erik Brandt"],
        ),
        ("Finland asked China for leave in writing on Monday.", "letter", ["China", "Finland"]),
        (f"{LEHTOLA} sounded out {BRANDT} on 2 March.", "unspecified", ["Aino Lehtola", "Erik Brandt"]),
        (
            f"{LEHTOLA} called on {BRANDT} on 2 March to seek assurances.",
            "in_person",
            ["Aino Lehtola", "Erik Brandt"],
        ),
        ("Ghana lodged a written protest with Togo on Monday.", "message", ["Ghana", "Togo"]),
        ("Ghana has lodged stern representations with Togo over the fees.", "message", ["Ghana", "Togo"]),
        ("Togo summoned Ghana's ambassador on Monday.", "in_person", ["Ghanaian ambassador", "Togo"]),
        ("Belize protested to Guatemala on Monday in a diplomatic note.", "message", ["Belize", "Guatemala"]),
        (
            f"{LEHTOLA} delivered a letter from President Hugo Vega of Peru to {BRANDT}.",
            "letter",
            ["Aino Lehtola", "Erik Brandt", "Hugo Vega"],
        ),
        (
            f"{LEHTOLA} conveyed President Hugo Vega's greetings to {BRANDT} on Monday.",
            "message",
            ["Aino Lehtola", "Erik Brandt", "Hugo Vega"],
        ),
    ],
)
def test_an_act_that_is_a_contact_too(text: str, medium: str, people: list[str]) -> None:
    reading, contact = contact_of(text)
    assert (contact.medium, names(reading, contact.participants)) == (medium, people)


def test_states_that_do_something_together_need_not_meet() -> None:
    assert not read_text("Finland and Sweden mapped the seabed together in 1922.").contacts


def test_states_that_sign_need_not_meet() -> None:
    assert not read_text("Finland and Sweden signed a treaty on fish in 1922.").contacts


def test_a_tete_a_tete_is_one_contact() -> None:
    reading, contact = contact_of(f"{LEHTOLA} had a tête-à-tête with {BRANDT} in Turku on Monday.")
    assert (contact.medium, contact.status) == ("in_person", "happened")
    assert names(reading, contact.participants) == ["Aino Lehtola", "Erik Brandt"]


def test_what_is_to_be_written_is_no_letter_yet() -> None:
    assert not read_text("Ghana asked Togo to confirm the date in writing.").contacts


@pytest.mark.parametrize("deed", ["snubbed {}", "shunned {}", "dodged {}", "gave {} the cold shoulder"])
def test_who_keeps_away_from_somebody_does_not_meet_him(deed: str) -> None:
    reading, contact = contact_of(f"{LEHTOLA} {deed.format(BRANDT)} on Monday.")
    assert (contact.medium, contact.status) == ("in_person", "negated")
    assert names(reading, contact.participants) == ["Aino Lehtola", "Erik Brandt"]


def test_who_dodges_a_question_about_somebody_keeps_away_from_nobody() -> None:
    assert not read_text(f"{LEHTOLA} dodged a question about {BRANDT} on Monday.").contacts


@pytest.mark.parametrize(
    "protest",
    [
        "Finland protests to Stockholm over the boarding of a trawler.",
        "A protest has gone from Helsinki to Stockholm.",
        "Finland lodged a complaint with Sweden about the trawler.",
        "Finland's protest to Stockholm, delivered on Monday, was followed by silence.",
    ],
)
def test_a_protest_reaches_the_other_state(protest: str) -> None:
    reading, contact = contact_of(protest)
    assert (contact.medium, contact.status) == ("message", "happened")
    assert names(reading, contact.participants) == ["Finland", "Sweden"]


@pytest.mark.parametrize(
    "protest",
    [
        "Students protested to Finland over the boarding of a trawler.",
        "Finland lodged a complaint with the World Trade Organization.",
        "Swedish fishermen protested in Helsinki.",
    ],
)
def test_who_marches_or_sues_protests_to_no_other_state(protest: str) -> None:
    assert not read_text(protest).contacts


def test_what_is_agreed_to_in_writing_reaches_the_other_state() -> None:
    reading, contact = contact_of("Finland wants power from Sweden. Sweden gave its consent in writing on Monday.")
    assert (contact.medium, contact.status) == ("letter", "happened")
    assert names(reading, contact.participants) == ["Finland", "Sweden"]


def test_who_share_a_cause_need_not_meet_for_it() -> None:
    text = f"{LEHTOLA} and {BRANDT} agreed to work closely together with Estonia on the cable."
    assert not read_text(text).contacts


@pytest.mark.parametrize("words", ["had a telephonic conversation with", "held telephonic talks with"])
def test_a_telephonic_conversation_is_a_call(words: str) -> None:
    reading, contact = contact_of(f"{LEHTOLA} {words} {BRANDT} on Monday.")
    assert (contact.medium, names(reading, contact.participants)) == ("phone", ["Aino Lehtola", "Erik Brandt"])
