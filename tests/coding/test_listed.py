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


@pytest.mark.parametrize("mark", ["• ", "- ", "(a) "])
def test_each_line_of_what_was_agreed_is_an_agreement(mark: str) -> None:
    text = (
        "Foreign Ministers Ana Costa of Peru and Ivo Paz of Chile met in Lima on Monday and agreed to:\n\n"
        f"{mark}support the mission until it is complete;\n\n{mark}draw up plans for the port by June.\n\n"
        "The ministers condemned the attack."
    )
    reading = read_text(text)
    agreed = [c for c in reading.commitments if c.kind == "agreement"]
    assert [c.action.quote for c in agreed] == [
        "support the mission until it is complete",
        "draw up plans for the port by June",
    ]
    assert all(names(reading, c.by) == ["Ana Costa", "Ivo Paz"] for c in agreed)


def test_what_is_quoted_behind_a_colon_is_no_list() -> None:
    text = (
        "Minister Ana Costa of Peru told Ivo Paz of Chile on Monday that Peru agreed to help, and added:\n\n"
        '"Rain fell in the north."'
    )
    assert not [c for c in read_text(text).commitments if "Rain" in c.action.quote]
