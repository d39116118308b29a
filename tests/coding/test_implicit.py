"""Parties that a contact's own words leave unsaid: told by what the article spoke of before, or by where it was."""

from __future__ import annotations

import pytest
from coding_texts import read_text


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
