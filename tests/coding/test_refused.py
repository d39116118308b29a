"""Refusals told without a word for one, and what only sounds like them."""

from __future__ import annotations

import pytest
from coding_texts import names, read_text

MINISTER = "Foreign Minister Luis Soto of Chile"


def refusers(text: str) -> set[str]:
    """Return the names of who refuses something in a text."""
    reading = read_text(text)
    return {name for c in reading.commitments if c.kind == "refusal" for name in names(reading, c.by)}


@pytest.mark.parametrize(
    "text",
    [
        f"A transfer of the island to Peru is not on the table, {MINISTER} said.",
        f'"Sovereignty is off the table," {MINISTER} told the Peruvian envoy.',
        f"A Peruvian base would be a red line, {MINISTER} said.",
        f'The Peruvian demand was "a non-starter", {MINISTER} said.',
        f"{MINISTER} said that the Peruvian draft was unacceptable.",
        f"It was too early for talks with Peru, {MINISTER} said.",
        f'"Now is not the time for talks with Peru," {MINISTER} said.',
    ],
)
def test_who_says_that_something_cannot_be_had_refuses_it(text: str) -> None:
    assert "Luis Soto" in refusers(text)


@pytest.mark.parametrize(
    "text",
    [
        f"{MINISTER} said there would be no apology to Peru.",
        f"There could be no talks with Peru while the crew was held, {MINISTER} said.",
        f'"There is nothing to mediate," {MINISTER} told Peru.',
        f'"No talks until the crew is home," {MINISTER} said of the Peruvian offer.',
        f"{MINISTER} told Peru that nothing more would be paid.",
        f"{MINISTER} told Peru that none of the boats would be returned.",
        f"No Peruvian inspector would enter the mine, {MINISTER} said.",
        f"The ban on Peruvian fruit could not be lifted until June, {MINISTER} said.",
        f"{MINISTER} regretted that the Peruvian request could not be granted.",
    ],
)
def test_who_says_that_there_will_be_none_of_it_refuses_it(text: str) -> None:
    assert "Luis Soto" in refusers(text)


@pytest.mark.parametrize(
    "turn",
    [
        "sees no need for a loan from Peru",
        "is not interested in the Peruvian offer",
        "was not in a position to lend ships to Peru",
        "did not accept the Peruvian draft",
        "did not sign the Peruvian paper",
        "does not accept the Peruvian conditions",
        "did not budge on the Peruvian claim",
        "would not go along with the Peruvian plan",
        "would not receive the Peruvian envoy",
        "will take no part in the Peruvian conference",
        "will have nothing to do with the Peruvian plan",
        "is to stay away from the Peruvian conference",
        "decided not to join the Peruvian patrol",
        "preferred not to sign the Peruvian paper",
    ],
)
def test_who_will_have_no_part_in_something_refuses_it(turn: str) -> None:
    assert "Chile" in refusers(f"Peru wrote to Chile in May. Chile {turn}.")


def test_who_cannot_give_what_is_asked_refuses_it() -> None:
    assert "Luis Soto" in refusers(f"{MINISTER} told Peru that he could not promise an answer.")


def test_who_will_boycott_something_promises_nothing() -> None:
    reading = read_text("Chile said it would boycott the Peruvian conference.")
    assert [c.kind for c in reading.commitments] == ["refusal"]


def test_who_will_not_oppose_something_refuses_nothing() -> None:
    assert not refusers(f"Chile will no longer oppose the Peruvian bid, {MINISTER} said.")


@pytest.mark.parametrize(
    "turn",
    [
        "turned the Peruvian proposal aside",
        "returned the Peruvian letter unopened",
        "pushed the Peruvian letter back across the table",
        "withheld its signature from the treaty with Peru",
        "held back its approval of the Peruvian plan",
        "withdrew its consent to the Peruvian survey",
        "opposed the Peruvian motion",
        "denied the Peruvian ship landing rights",
        "called the Peruvian demand unacceptable",
        "closed the door on Peru's offer",
        "decided against the Peruvian loan",
    ],
)
def test_turns_of_phrase_for_a_no(turn: str) -> None:
    assert "Chile" in refusers(f"On Tuesday Chile {turn}.")


@pytest.mark.parametrize(
    "answer",
    [
        "Chile's answer was no.",
        "The answer was a polite no.",
        "The request met with a refusal from Chile.",
        f'"The answer is no," {MINISTER} told Peru.',
    ],
)
def test_an_answer_that_is_no_is_of_those_who_were_asked(answer: str) -> None:
    assert refusers(f"Peru asked Chile to send divers. {answer}") & {"Chile", "Luis Soto"}


@pytest.mark.parametrize(
    "text",
    [
        f"{MINISTER} said there had been no contact with Peru.",
        f"{MINISTER} said it was too early to say who had fired on the Peruvian boat.",
        f"{MINISTER} saw no reason to doubt the Peruvian account.",
        f"{MINISTER} said that no letter had come from Peru.",
        f"{MINISTER} could not see the Peruvian boat from the tower.",
        f"{MINISTER} would spare no effort to find the Peruvian crew.",
        f"{MINISTER} did not agree with the Peruvian paper.",
        "There was no rain in Chile and Peru until May.",
        "Will there be no talks between Chile and Peru?",
        "Did Chile not accept the Peruvian draft?",
    ],
)
def test_what_is_not_so_is_no_refusal(text: str) -> None:
    assert not refusers(text)


@pytest.mark.parametrize(
    "text",
    [
        "Peru's note was returned unopened by the Chilean foreign ministry on Tuesday.",
        "Peru wrote to Chile in May. The letter was passed back unsigned.",
    ],
)
def test_what_is_sent_back_as_it_came_is_refused(text: str) -> None:
    assert [c.kind for c in read_text(text).commitments] == ["refusal"]


@pytest.mark.parametrize(
    "text",
    [
        "Peru lent Chile a map in May. Chile sent the map back on Monday.",
        "Peru has had no letter since one to Chile was sent back unopened.",
    ],
)
def test_what_comes_back_otherwise_or_long_ago_is_no_refusal(text: str) -> None:
    assert not refusers(text)


def test_what_nobody_named_refuses_somebody_is_refused() -> None:
    reading = read_text("Peru's envoy was refused entry twice last month at the Chilean border.")
    assert [c.to and names(reading, c.to) for c in reading.commitments if c.kind == "refusal"] == [["Peruvian envoy"]]


@pytest.mark.parametrize(
    "text",
    [
        "Finland will under no circumstances agree to ending the blockade, a Finnish official said.",
        "Under no circumstances would Finland return the ferry to Sweden, the Finnish foreign minister said.",
    ],
)
def test_what_will_be_done_under_no_circumstances_is_refused(text: str) -> None:
    assert [commitment.kind for commitment in read_text(text).commitments] == ["refusal"]


def test_the_words_of_a_plan_that_nobody_has_are_quoted_to_the_end() -> None:
    text = "Finnish President Aino Lehtola said she had no plans to meet Swedish leader Erik Brandt this time."
    (commitment,) = read_text(text).commitments
    assert "no plans to meet Swedish leader Erik Brandt" in commitment.evidence[0].quote


@pytest.mark.parametrize(
    "text",
    [
        "Iran rejects the allegations and threats as well as the distortion of facts by Oman.",
        "Oman strongly rejects the remarks of Iran.",
        "The claims that Oman has agreed to a truce with Iran are false.",
    ],
)
def test_to_reject_what_was_said_refuses_nothing(text: str) -> None:
    assert not read_text(text).commitments
