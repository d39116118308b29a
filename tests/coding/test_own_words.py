"""Who tells of a contact is the side of it that goes without saying."""

from __future__ import annotations

import pytest
from coding_texts import contact_of, names, parts_of, read_text

from dragoman.coding.explain import explain_fact

OFFICE = "Peruvian Foreign Minister Ana Costa"


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (f'"The Chilean president, Hugo Vega, rang on Monday," {OFFICE} said.', ["Ana Costa", "Hugo Vega"]),
        (f"{OFFICE} said that the president of Chile, Hugo Vega, had sent a letter.", ["Ana Costa", "Hugo Vega"]),
        # Who only speaks for a state is none of those in contact.
        (
            'A spokesman for the Peruvian foreign ministry said: "The Chilean president, Hugo Vega, rang today."',
            ["Hugo Vega", "Peru"],
        ),
    ],
)
def test_who_tells_of_it_is_the_other_side(text: str, parties: list[str]) -> None:
    reading, contact = contact_of(text)
    assert names(reading, contact.participants) == parties


@pytest.mark.parametrize(
    "text",
    [
        'The analyst Ivo Paz of Peru said: "The Chilean president, Hugo Vega, sent a letter on Monday."',
        f'"The Chilean president, Hugo Vega, rang the pope on Monday," {OFFICE} said.',
        "The Chilean president, Hugo Vega, sent a letter on Monday. Peru is a neighbour of Chile.",
    ],
)
def test_others_are_not_added(text: str) -> None:
    for contact in (reading := read_text(text)).contacts:
        assert not {"Ana Costa", "Peru", "Ivo Paz"} & set(names(reading, contact.participants))


def test_an_explanation_says_so() -> None:
    parts = parts_of(f'"The Chilean president, Hugo Vega, rang on Monday," {OFFICE} said.')
    found = explain_fact(parts.reading.contacts[0].id, parts.reading, parts.scene, parts.facts)
    assert found is not None
    assert "Ana Costa: whoever tells of it is the other side" in [step.reason for step in found.steps]


@pytest.mark.parametrize(
    "words",
    [
        "It was good to meet the Chilean foreign minister, Hugo Vega, in Lima",
        "Good to meet Chilean Foreign Minister Hugo Vega on the sidelines of the summit",
        "Met Chilean Foreign Minister Hugo Vega in Lima",
    ],
)
def test_who_writes_that_he_met_somebody_has_met_him(words: str) -> None:
    contacts = (reading := read_text(f'"{words}," {OFFICE} wrote.')).contacts
    assert [(c.status, names(reading, c.participants)) for c in contacts] == [("happened", ["Ana Costa", "Hugo Vega"])]
