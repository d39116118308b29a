"""Who is present is counted up line by line, behind a colon."""

from __future__ import annotations

import pytest
from coding_texts import contact_of, names, read_text

LIST = """H.E. Hugo Vega, President of the Republic of Peru;

H.E. Luis Rey, President of Chile;

Ms Ama Boaten, Ambassador of Ghana to the Republic of Chile.

"""


@pytest.mark.parametrize(
    "before",
    [
        "Present at the Summit in Accra were the following Heads of State and Government:",
        "The following Heads of State attended the summit in Accra:",
        "The meeting in Accra was attended by:",
        "The Extraordinary Summit was convened in Accra with the participation of:",
    ],
)
def test_who_is_listed_behind_a_colon_took_part(before: str) -> None:
    reading, contact = contact_of(f"{before}\n\n{LIST}The weather was fine on that day in Accra.")
    assert names(reading, contact.participants) == ["Ama Boaten", "Hugo Vega", "Luis Rey"]


def test_who_is_spoken_of_behind_a_colon_took_no_part() -> None:
    text = (
        "Foreign Minister Ana Costa of Peru met Ivo Paz of Chile on Monday and said:\n\n"
        "Luis Rey is a friend of ours, and we like him."
    )
    reading = read_text(text)
    assert [names(reading, contact.participants) for contact in reading.contacts] == [["Ana Costa", "Ivo Paz"]]


@pytest.mark.parametrize("noun", ["Extraordinary Summit", "Summit", "Meeting", "Conference"])
def test_a_meeting_written_with_a_capital_is_nobody(noun: str) -> None:
    _, contact = contact_of(f"The {noun} was convened in Accra on 4 March 2025 to review the matter.")
    assert (contact.participants, str(contact.date.earliest) if contact.date else "") == ((), "2025-03-04")
