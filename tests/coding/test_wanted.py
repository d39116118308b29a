"""What one side asks of another without a word for asking: it wants something, has it done, or bids somebody do it."""

from __future__ import annotations

import pytest
from coding_texts import names, read_text


def asking(text: str) -> set[str]:
    """Return the names of who asks for something, or demands it, in a text."""
    reading = read_text(text)
    return {name for c in reading.commitments if c.kind in {"request", "demand"} for name in names(reading, c.by)}


@pytest.mark.parametrize(
    "text",
    [
        "The hearing on Peruvian trawlers was put off at Chile's behest.",
        "At the bidding of Chile, the council has put off its vote on Peru.",
        "The hearing on Peruvian trawlers was adjourned upon the request of Chile.",
    ],
)
def test_what_is_done_at_somebodys_wish_was_asked_for(text: str) -> None:
    assert "Chile" in asking(text)


@pytest.mark.parametrize(
    "text",
    [
        "Peru gave Chile no photograph of the ship. Chile had wanted one badly.",
        "Chile wished to see the Peruvian offer in writing.",
        "Chile would rather have a pilot than a letter from Peru.",
        "Peru signed the map without the shoal, which Chile had wanted.",
    ],
)
def test_who_wants_something_asks_for_it(text: str) -> None:
    assert "Chile" in asking(text)


@pytest.mark.parametrize(
    "text",
    [
        "If Chile wanted the boats back, Peru would return them, a diplomat said.",
        "The talks of Peru and Chile will go on, as both wish.",
        "Peru and Chile wish each other well.",
        "Chile would like to see goodwill from Peru.",
    ],
)
def test_who_has_only_a_kind_wish_asks_for_nothing(text: str) -> None:
    assert not asking(text)


def test_who_is_told_to_do_something_is_asked_to() -> None:
    reading = read_text("The Peruvian consul was called to the ministry in Santiago and told to leave within 72 hours.")
    asked = [names(reading, c.to) for c in reading.commitments if c.kind in {"request", "demand"}]
    assert asked == [["Peruvian consul"]]


def test_who_is_told_something_is_asked_nothing() -> None:
    assert not asking("The Peruvian consul was told that the ship had sailed, the Chilean ministry said.")


def test_who_says_to_somebody_what_to_do_asks_for_it() -> None:
    assert "Keir Starmer" in asking('"Let the inspectors in," the British premier, Keir Starmer, said to Iran.')


def test_a_noun_taken_for_a_verb_is_no_try() -> None:
    assert "Chile" in asking("Chile sought a postponement of the vote on Peru.")


PAZ = "Chilean Foreign Minister Ivo Paz"


@pytest.mark.parametrize(
    "text",
    [
        f"{PAZ} said the hostages must be freed without conditions.",
        f"{PAZ} said that all sides must accept an honest compromise.",
        f'"Both parties must show restraint," said {PAZ}.',
        f'"The world must act," {PAZ} said.',
        f'"The violence must end immediately," {PAZ} told reporters.',
        f"{PAZ} said aid must flow into Peru without delay.",
        f'"Peru must not use force," {PAZ} said.',
        f'"The vote was fair. Peru must accept it. That is all," {PAZ} said.',
        f'"The vote was fair," {PAZ} said. "All parties must respect it."',
    ],
)
def test_what_somebody_says_must_be_done_is_demanded(text: str) -> None:
    assert "Ivo Paz" in asking(text)


@pytest.mark.parametrize(
    "text",
    [
        f'"We must be realistic," {PAZ} said.',
        f"It must have been a long night in Peru, {PAZ} said.",
        f'"The vote was fair," {PAZ} said. "It must have been hard in Peru."',
        f"{PAZ} said the talks with Peru should be easy.",
        f'"The vote was fair," {PAZ} said. "Peru must realise that this has a price."',
    ],
)
def test_what_somebody_thinks_must_be_so_is_not_demanded(text: str) -> None:
    assert not asking(text)


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("We will send Peru more boats.", {"promise"}),
        ("We shall never sign the map.", {"refusal"}),
        ("I would call that progress.", set()),
        ("We could not open the road because of the rain.", set()),
        ("It will rain in Lima.", set()),
    ],
)
def test_what_goes_on_in_a_quotation_is_of_the_same_speaker(words: str, kinds: set[str]) -> None:
    reading = read_text(f'"The vote was fair," {PAZ} said of the neighbour Peru. "{words}"')
    assert {c.kind for c in reading.commitments} == kinds


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ('"There must be a ceasefire at once," Chile\'s foreign minister Ana Rojas said.', "There must be a ceasefire"),
        (
            "There should be an inquiry and Peru must free the crew, Chile's foreign minister Ana Rojas said.",
            "There should be an inquiry",
        ),
        ("There should be parity in the number of envoys, Chile's foreign minister Ana Rojas told Peru.", "parity"),
    ],
)
def test_who_says_what_there_must_be_asks_for_it(text: str, action: str) -> None:
    reading = read_text(text)
    asked = [c for c in reading.commitments if c.kind in {"request", "demand"} and action in c.action.quote]
    assert [names(reading, c.by) for c in asked] == [["Ana Rojas"]]
    assert "Peru must" not in asked[0].action.quote


@pytest.mark.parametrize(
    "text",
    [
        "There must be a mistake, Chile's foreign minister Ana Rojas said.",
        "There should be no doubt about it, Chile's foreign minister Ana Rojas said.",
        "There must be talks if the rains fail, the farmers said.",
        "Tunisia asked when the Chilean delegation would arrive.",
    ],
)
def test_what_there_only_is_is_asked_of_nobody(text: str) -> None:
    assert not asking(text)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("The ten Peruvian attaches must leave Chile by May 21.", True),
        ("Chile declared two Peruvian envoys persona non grata. They must leave the country by Friday.", True),
        ("Farmers in Peru must register by June 1.", False),
        ("The ten Peruvian attaches must be tired.", False),
    ],
)
def test_whom_the_report_says_must_go_by_a_day_is_bidden_to(text: str, asked: bool) -> None:
    assert any(c.kind == "demand" for c in read_text(text).commitments) == asked


def test_a_report_of_a_body_asks_for_it() -> None:
    assert "European Union" in asking("Serbia must free its judges, the European Union's report said.")


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ('Lima told Bogota that its spokespeople must "cease aggressions".', "Colombia"),
        ("Chile declared two Peruvian envoys persona non grata. They must leave by Friday.", "Peruvian envoys"),
        ("Chile summoned the envoy and told Peru that there must be an apology.", "Peru"),
    ],
)
def test_a_demand_is_made_of_who_is_told_and_of_whose_people_must(text: str, to: str) -> None:
    reading = read_text(text)
    assert [to] in [names(reading, c.to) for c in reading.commitments if c.kind == "demand"]


def test_the_state_that_sends_somebody_away_bids_him_go() -> None:
    assert "Chile" in asking("Chile declared two Peruvian envoys persona non grata. They must leave by Friday.")


def test_what_a_text_goes_on_to_say_must_be_done_is_asked_by_who_spoke() -> None:
    text = "The members of the Security Council insist on calm. In particular, Israel must withdraw its forces at once."
    assert "Members of the Security Council" in asking(text)


def test_who_will_have_to_act_promises_to_and_asks_nobody() -> None:
    text = '"China will have to take countermeasures," Gao Min, a spokesman for the commerce ministry, said in Beijing.'
    assert not asking(text)
    reading = read_text(text)
    assert [names(reading, c.by) for c in reading.commitments if c.kind == "promise"] == [["China"]]
