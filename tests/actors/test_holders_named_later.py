"""Who is meant by words that take up somebody who was just named, and of which state an office holder is."""

from __future__ import annotations

import pytest
from casting import cast_of, names_at


def country_of(text: str, name: str) -> str | None:
    """Return the country of somebody in the cast of a text."""
    return next(actor.country for actor in cast_of(text).actors.values() if actor.name == name)


def test_a_name_that_speaks_clearly_for_another_state_keeps_an_office_holder_from_the_one_spoken_of() -> None:
    text = (
        "Seoul and Hanoi wound up two days of talks on steel on Tuesday. South Korea wants a floor for prices, which "
        "Vietnam has refused. In the evening the Vietnamese negotiators left.\n\nTrade Minister Park Sang-hyun told "
        "South Korea's parliament that Vietnam had agreed to wait."
    )
    assert country_of(text, "Park Sang-hyun") != "VNM"


def test_who_reports_behind_a_name_without_a_closing_comma_is_somebody_else() -> None:
    text = (
        "Defense Minister Ana Costa has said so. Costa announced this on Telegram following a Thursday video "
        "conference with her Romanian colleague Dan Drumea, an Odesa Inform correspondent reports."
    )
    assert names_at(text, "correspondent") != ["Dan Drumea"]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Costa of Chile spoke with Hugo Vega, deputy prime minister and minister of foreign affairs of Peru.",
        "Ana Costa of Chile spoke with Deputy Prime Minister and Foreign Minister Hugo Vega of Peru.",
    ],
)
def test_two_offices_joined_beside_a_name_are_both_his(text: str) -> None:
    offices = "deputy prime minister" if "deputy" in text else "Deputy Prime Minister"
    assert names_at(text, offices) == ["Hugo Vega"]
    assert names_at(text, "minister of foreign" if "deputy" in text else "Foreign Minister") == ["Hugo Vega"]


def test_the_secretary_and_a_named_minister_are_two() -> None:
    text = "The Secretary and Minister Hugo Vega of Peru talked on the phone on Monday."
    assert names_at(text, "Secretary") != ["Hugo Vega"]


@pytest.mark.parametrize(
    ("named", "noun"),
    [
        ("the Catholic bishop of Mzuzu, Hugo Vega, who crosses the lake often", "bishop"),
        ("Hugo Vega, a pharmacist who crosses the lake often", "pharmacist"),
    ],
)
def test_a_noun_that_says_who_somebody_is_takes_him_up(named: str, noun: str) -> None:
    text = f'Malawi received the letter from {named}. "I was given an envelope," the {noun} told reporters in May.'
    assert names_at(text, f"{noun} told") == ["Hugo Vega"]


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        (
            "Foreign Minister Ana Costa of Chile asked Hugo Vega of Peru for five ships. The latter promised two.",
            "The latter",
            ["Hugo Vega"],
        ),
        (
            "Ana Costa of Chile and Hugo Vega of Peru will meet, yet the former insists on Arica.",
            "the former",
            ["Ana Costa"],
        ),
        ("Ana Costa of Chile received Hugo Vega of Peru at the latter's request.", "the latter", ["Hugo Vega"]),
        # Of two states, where nobody is named.
        ("Chile has written to Peru. The latter refuses to answer.", "The latter", ["Peru"]),
        # It describes another word.
        ("Ana Costa of Chile met Hugo Vega of Peru in the latter half of April.", "latter", []),
    ],
)
def test_the_latter_and_the_former_pick_one_of_two(text: str, words: str, names: list[str]) -> None:
    assert names_at(text, words) == names


def test_a_former_office_is_another_word_for_who_was_just_named() -> None:
    text = (
        "Ana Costa landed in Bujumbura on Thursday for the third time. “I carry envelopes,” the former Chilean "
        "foreign minister told journalists."
    )
    assert names_at(text, "foreign minister") == ["Ana Costa"]


def test_a_former_office_of_another_state_is_somebody_new() -> None:
    text = "Ana Costa of Peru landed in Bujumbura on Thursday. The former Chilean foreign minister told her to wait."
    assert names_at(text, "foreign minister") != ["Ana Costa"]


def test_the_offices_of_a_lead_may_stand_apart() -> None:
    text = (
        "The prime minister of Kosovo and the president of Chile were kept on separate floors on Tuesday. Then they "
        "met. Ana Costa of Kosovo says that nothing was agreed."
    )
    assert names_at(text, "prime minister") == ["Ana Costa"]


def test_a_title_of_birth_before_a_name_is_no_surname() -> None:
    text = (
        "DOHA, November 6 - HE Sheikh Jabr bin Falah Al Mahasna, Prime Minister of the State of Qatar, received a call "
        "from Hugo Vega of Peru."
    )
    assert "Hussein al-Sheikh" not in {actor.name for actor in cast_of(text).actors.values()}


def test_they_are_the_two_of_a_call() -> None:
    text = (
        "Ana Costa, the foreign minister of Chile, received a phone call today from Hugo Vega, the foreign minister of "
        "Peru.\n\nDuring the call, they reviewed trade."
    )
    assert names_at(text, "they") == ["Ana Costa", "Hugo Vega"]


def test_somebody_by_nationality_is_the_figure_of_whom_no_state_is_told() -> None:
    text = (
        "The African Union's envoy, Ana Costa, left for Asmara on Friday. Costa had been in Djibouti on Monday. Nobody "
        "else flew with Costa. The Ghanaian had gone back and forth three times since Sunday."
    )
    assert names_at(text, "The Ghanaian") == ["Ana Costa"]


def test_somebody_by_nationality_may_be_argentine() -> None:
    text = "Ana Costa of Argentina and Hugo Vega of Peru sat in a room for nine days. The Argentine produced a list."
    assert names_at(text, "The Argentine") == ["Ana Costa"]


def test_an_officer_who_has_left_is_named_without_the_brackets() -> None:
    text = (
        "A letter in which the Tanzanian High Commissioner, Brigadier (Rtd) Hamisi Kijani, informed Nairobi on June 5 "
        "of it was produced."
    )
    assert names_at(text, "High Commissioner") == ["Hamisi Kijani"]
