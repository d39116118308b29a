"""Whoever took part in what was just told took part in that contact, and had none of his own."""

from __future__ import annotations

import pytest
from coding_texts import names, read_text

MET = "Finnish President Aino Lehtola met Swedish President Erik Brandt in Riga on Monday."
MINISTERS = "Foreign Ministers Mika Aalto and Lars Holm"


@pytest.mark.parametrize(
    "joined",
    [
        f"{MINISTERS} also took part in the talks.",
        "The foreign ministers, Mika Aalto and Lars Holm, took part in the meeting.",
        f"{MINISTERS} sat at the table, too.",
        f"They were joined by {MINISTERS}.",
        f"{MINISTERS} joined them.",
        f"{MINISTERS} were present.",
        f"The talks were attended by {MINISTERS}.",
        f"{MINISTERS} attended the meeting.",
        f"{MINISTERS} were also present at the talks.",
        f"In attendance were {MINISTERS}.",
        f"The reception was attended by {MINISTERS}.",
        f"The lunch was attended by {MINISTERS}.",
    ],
)
def test_who_else_was_there_was_at_that_meeting(joined: str) -> None:
    (contact,) = (reading := read_text(f"{MET} {joined}")).contacts
    assert names(reading, contact.participants) == ["Aino Lehtola", "Erik Brandt", "Lars Holm", "Mika Aalto"]
    assert len(contact.evidence) > 1


@pytest.mark.parametrize(
    ("other", "status"),
    [
        ("Finnish Foreign Minister Mika Aalto did not take part in the talks.", "negated"),
        ("Finnish Foreign Minister Mika Aalto will take part in a summit in Oslo on Friday.", "planned"),
        ("Finnish Foreign Minister Mika Aalto attended a conference in Oslo on Friday last week.", "happened"),
    ],
)
def test_other_meetings_are_contacts_of_their_own(other: str, status: str) -> None:
    reading = read_text(f"{MET} {other}")
    first, *others = reading.contacts
    assert "Mika Aalto" not in names(reading, first.participants)
    assert status in {contact.status for contact in others if "Mika Aalto" in names(reading, contact.participants)}


@pytest.mark.parametrize(
    "joined",
    [
        "Finnish Foreign Minister Mika Aalto attended the talks, along with several Finnish officials.",
        "Finnish Foreign Minister Mika Aalto took part in the meeting.",
        "The audience was attended by Finnish Foreign Minister Mika Aalto.",
    ],
)
def test_who_was_there_of_one_side_alone_is_named_with_the_others(joined: str) -> None:
    (contact,) = (reading := read_text(f"{MET} {joined}")).contacts
    assert names(reading, contact.participants) == ["Aino Lehtola", "Erik Brandt", "Mika Aalto"]


def test_a_reception_of_others_is_another_contact() -> None:
    reading = read_text(f"{MET} On Tuesday, Finnish envoy Mika Aalto attended the reception of the Estonian embassy.")
    assert "Mika Aalto" not in names(reading, reading.contacts[0].participants)
