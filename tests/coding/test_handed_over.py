"""A note or letter that is handed over when people see each other is no contact besides."""

from __future__ import annotations

import pytest
from coding_texts import names, read_text

ENVOY = "the Finnish ambassador, Aino Lehtola"


@pytest.mark.parametrize(
    "text",
    [
        f"Sweden summoned {ENVOY}, on Monday and handed her a note of protest after a Finnish boat stopped a barge.",
        f"Swedish Foreign Minister Erik Brandt received {ENVOY}, on Monday and gave her a letter.",
        f"Sweden's foreign ministry called in {ENVOY}, and presented her with a protest note.",
        f"On Monday {ENVOY}, was called in by Swedish Foreign Minister Erik Brandt, who handed her a note.",
        f"On Monday {ENVOY}, was summoned to the Swedish foreign ministry and handed a note of protest.",
    ],
)
def test_a_note_at_a_meeting_is_more_evidence_of_it(text: str) -> None:
    (contact,) = read_text(text).contacts
    assert (contact.medium, contact.status) == ("in_person", "happened")
    assert any("note" in quote.quote or "letter" in quote.quote for quote in contact.evidence)


@pytest.mark.parametrize(
    "text",
    [
        "Swedish Foreign Minister Erik Brandt met Finnish Foreign Minister Aino Lehtola on Monday and sent her a "
        "letter on Friday last week.",
        "Swedish Foreign Minister Erik Brandt telephoned Finnish Foreign Minister Aino Lehtola and sent her a letter.",
    ],
)
def test_a_letter_another_day_or_by_other_means_is_a_contact(text: str) -> None:
    assert "letter" in {contact.medium for contact in read_text(text).contacts}


def test_the_letter_of_somebody_who_is_not_there_is_his() -> None:
    reading = read_text(
        "The Finnish ambassador, Aino Lehtola, was received by Swedish Prime Minister Erik Brandt, to whom she handed "
        "a letter from Finnish Prime Minister Mika Aalto."
    )
    letter = next(contact for contact in reading.contacts if contact.medium == "letter")
    assert "Mika Aalto" in names(reading, letter.participants)
