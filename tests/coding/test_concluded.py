"""Agreements whose clause names nobody who concludes them: they are of those who were in contact before it."""

from __future__ import annotations

import pytest
from coding_texts import BRANDT, LEHTOLA, names, read_text

MET = f"{LEHTOLA} met {BRANDT} in Turku on Monday."


def agreements(text: str) -> list[list[str]]:
    reading = read_text(text)
    return [names(reading, c.by) for c in reading.commitments if c.kind == "agreement"]


@pytest.mark.parametrize(
    "text",
    [
        f"{MET} They signed a protocol on seals.",
        f"{MET} The envoys inked a statement on the ferry.",
        f"{MET} A convention on coastal shipping was signed.",
        f"{MET} A pact that was signed in Oslo in June had lasted for nine days.",
        f"{MET} The two concurred that divers should go down in May.",
    ],
)
def test_what_several_unnamed_people_conclude_is_of_those_who_met_before(text: str) -> None:
    assert [set(by) for by in agreements(text)] == [{"Aino Lehtola", "Erik Brandt"}]


def test_without_a_contact_it_is_of_the_two_states_that_the_article_is_about() -> None:
    text = "Trade between Norway and Iceland has grown since a memorandum on fish was signed in 2019."
    assert [set(by) for by in agreements(text)] == [{"Norway", "Iceland"}]


@pytest.mark.parametrize(
    "text",
    [
        f"{MET} The deal was struck on Sunday.",  # says again what was told before
        f"{MET} Officials in both towns agree that the ferry is old.",
        f"{MET} The fishermen signed a contract with a bank.",
    ],
)
def test_what_others_conclude_or_was_told_before_is_not_theirs(text: str) -> None:
    assert agreements(text) == []


def test_whoever_signed_did_not_meet_by_that() -> None:
    reading = read_text(f"{MET} A pact that was signed in Oslo in June had lasted for nine days.")
    assert len(reading.contacts) == 1


def test_a_deal_that_was_reached_is_of_those_who_agreed_before() -> None:
    text = (
        "Israel and Hamas agreed to a truce on Monday. President Ana Costa of Chile confirmed that a deal on prisoners "
        "was reached. She thanked Peru."
    )
    assert all(set(by) <= {"Israel", "Hamas"} for by in agreements(text))
    assert ["Israel", "Hamas"] in agreements(text) or ["Hamas", "Israel"] in agreements(text)


@pytest.mark.parametrize(
    ("text", "agreed"),
    [
        ("The ministers of Kenya and Uganda will meet to discuss ways to resolve their border conflict.", 0),
        ("Uganda urged Kenya to help resolve the dispute over the lake.", 0),
        ("The ministers of Kenya and Uganda met to settle the dispute over the lake.", 0),
        ("Kenya and Uganda resolved the dispute over the lake on Monday.", 1),
        ("Kenya and Uganda agreed to resolve the dispute over the lake.", 1),
    ],
)
def test_a_dispute_that_is_to_be_resolved_is_no_agreement(text: str, agreed: int) -> None:
    assert len([c for c in read_text(text).commitments if c.kind == "agreement"]) == agreed
