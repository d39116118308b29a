"""Parties that a contact's own words leave unsaid: told by what the article spoke of before, or by where it was."""

from __future__ import annotations

import pytest
from coding_texts import names, read_text

QUARREL = "Finland and Sweden have quarrelled over the ice for years."
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


@pytest.mark.parametrize(
    "sitting",
    [
        "The commission sat for two days in Turku in March.",
        "The border water commission has not sat since November.",
    ],
)
def test_the_body_of_two_states_sits_for_both(sitting: str) -> None:
    (contact,) = (reading := read_text(f"{QUARREL} {sitting}")).contacts
    assert set(names(reading, contact.participants)) == {"Finland", "Sweden"}


def test_the_budget_committee_is_no_body_of_two_states() -> None:
    reading = read_text(f"{QUARREL} The budget committee sat for two days in Turku in March.")
    assert not any(contact.participants for contact in reading.contacts)


@pytest.mark.parametrize(
    "text",
    [
        "Finland has asked Sweden to reopen the bridge. There has been no reply from Stockholm.",
        "Finland called upon Sweden to reopen the bridge. Sweden has not responded.",
        "Sweden was asked by Finland to reopen the bridge. There was no response.",
    ],
)
def test_no_answer_is_one_to_who_asked(text: str) -> None:
    (contact,) = (reading := read_text(text)).contacts
    assert contact.status == "negated"
    assert set(names(reading, contact.participants)) == {"Finland", "Sweden"}


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("On Monday Finnish Foreign Minister Mika Aalto rang her Swedish counterpart, Erik Brandt. Brandt rang back at "
         "noon.", {"Erik Brandt", "Mika Aalto"}),
        ("A Kuwaiti team travelled to Basra in January. An Iraqi delegation returned the visit on March 3.",
         {"Iraqi delegation", "Kuwait"}),
    ],
)  # fmt: skip
def test_what_is_done_in_return_is_done_to_who_did_it_first(text: str, parties: set[str]) -> None:
    reading = read_text(text)
    last = max(reading.contacts, key=lambda contact: contact.evidence[0].start)
    assert set(names(reading, last.participants)) == parties


@pytest.mark.parametrize(
    "more",
    [
        "On Sunday Brandt had called from Malmö about the incident.",
        "Aalto broke the news in a phone call on Sunday.",
        "A follow-up session that Brandt had proposed for June fell through.",
    ],
)
def test_who_is_reached_need_not_be_said_again(more: str) -> None:
    reading = read_text(f"{MET} {more}")
    assert [set(names(reading, c.participants)) for c in reading.contacts] == [{"Mika Aalto", "Erik Brandt"}] * 2


@pytest.mark.parametrize("more", ["Brandt wrote a letter to parliament on Sunday.", "Brandt rang a friend on Sunday."])
def test_who_is_reached_is_no_other_than_who_is_told(more: str) -> None:
    reading = read_text(f"{MET} {more}")
    assert not any("Mika Aalto" in names(reading, c.participants) for c in reading.contacts if c.medium != "in_person")
