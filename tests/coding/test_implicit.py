"""Parties that a contact's own words leave unsaid: told by what the article spoke of before, or by where it was."""

from __future__ import annotations

import pytest
from coding_texts import names, read_text

MET = "Finnish Foreign Minister Mika Aalto met her Swedish counterpart, Erik Brandt, in Turku on Monday."


@pytest.mark.parametrize(
    "text",
    [
        "The Malaysian minister of works, Zulkifli Rahmat, is to visit Tawangsari on June 7.",
        "Malaysia's deputy defence minister is to visit Tawangsari on June 7.",
        "A visit to Zimbabwe was struck from the schedule two days before departure.",
    ],
)
def test_of_which_state_who_travels_is_tells_nothing_of_where(text: str) -> None:
    assert [contact.medium for contact in read_text(text).contacts] == ["visit"]


@pytest.mark.parametrize(
    "more",
    [
        "A further sitting is pencilled in for June.",
        "Another round, planned for July in Oslo, was called off.",
        "A second gathering in Tampere is her dearest wish.",
        "A return visit has been fixed for September.",
    ],
)
def test_one_more_contact_is_of_those_who_had_one(more: str) -> None:
    reading = read_text(f"{MET} {more}")
    first, second = sorted(reading.contacts, key=lambda contact: contact.evidence[0].start)
    assert set(names(reading, first.participants)) == set(names(reading, second.participants))
    assert set(names(reading, first.participants)) == {"Mika Aalto", "Erik Brandt"}
