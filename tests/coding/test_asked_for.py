"""Contacts that somebody asks for: both who asks and who is asked take part."""

from __future__ import annotations

from datetime import date

import pytest
from coding_texts import BRANDT, LEHTOLA, contact_of, names, read_text

LEHTOLA_AND_BRANDT = "Aino Lehtola is the Finnish envoy, Erik Brandt the Swedish one."


def test_an_invitation_to_a_place_asks_for_a_visit() -> None:
    reading, contact = contact_of(f"{LEHTOLA} invited {BRANDT} to Helsinki.")
    assert (contact.medium, contact.status) == ("visit", "called_for")
    assert {"Aino Lehtola", "Erik Brandt"} <= set(names(reading, contact.participants))


def test_an_invitation_is_for_days_to_come() -> None:
    _, contact = contact_of(f"{LEHTOLA} invited {BRANDT} to Helsinki in the autumn.")
    assert contact.date is not None
    assert contact.date.earliest == date(2024, 9, 1)


def test_an_invitation_may_be_for_a_day_far_ahead() -> None:
    _, contact = contact_of(f"{LEHTOLA} invited {BRANDT} to Helsinki for December.")
    assert contact.date is not None
    assert contact.date.earliest == date(2024, 12, 1)


def test_an_invitation_to_a_contact_is_that_contact() -> None:
    reading, contact = contact_of(f"{LEHTOLA} invited {BRANDT} to a summit on food security in Kigali in October.")
    assert contact.status in {"called_for", "planned"}
    assert {"Aino Lehtola", "Erik Brandt"} <= set(names(reading, contact.participants))


@pytest.mark.parametrize(
    "text", [f"{LEHTOLA} did not invite {BRANDT} to Helsinki.", "Voters were invited to the polls."]
)
def test_what_was_not_an_invitation_of_somebody_asks_for_nothing(text: str) -> None:
    assert not [c for c in read_text(text).contacts if c.status == "called_for"]


def test_a_meeting_is_proposed_to_whom_one_was_in_contact_with() -> None:
    reading = read_text(f"{LEHTOLA} phoned {BRANDT} on Monday. Lehtola proposed a meeting in Tallinn in May.")
    (proposed,) = [c for c in reading.contacts if c.status == "called_for"]
    assert names(reading, proposed.participants) == ["Aino Lehtola", "Erik Brandt"]


def test_who_asks_two_others_to_meet_takes_no_part() -> None:
    reading = read_text(f"{LEHTOLA} phoned {BRANDT} on Monday. Oman asked Turkey and Greece to hold talks in Muscat.")
    asked = [c for c in reading.contacts if c.status == "called_for"]
    assert [names(reading, c.participants) for c in asked] == [["Greece", "Turkey"]]


def test_who_was_invited_by_nobody_named_visits_the_state_of_the_place() -> None:
    reading = read_text(f"{LEHTOLA} was invited to Tokyo in the spring.")
    (visit,) = [c for c in reading.contacts if c.status == "called_for"]
    assert names(reading, visit.participants) == ["Aino Lehtola", "Japan"]


@pytest.mark.parametrize(
    "reply", ["In its reply dated 15 March, Finland promised to pay.", "From Finland no response was received."]
)
def test_a_reply_answers_who_was_just_in_contact(reply: str) -> None:
    reading = read_text(f"{BRANDT} wrote a letter to Finland on Monday. {reply}")
    assert len(reading.contacts) > 1
    assert {tuple(names(reading, c.participants)) for c in reading.contacts} == {("Erik Brandt", "Finland")}


def test_who_accepts_an_invitation_to_visit_is_the_visitor() -> None:
    reading, contact = contact_of(
        f"Brandt accepted Lehtola's invitation to visit Helsinki in May. {LEHTOLA_AND_BRANDT}"
    )
    assert names(reading, contact.participants) == ["Aino Lehtola", "Erik Brandt"]
    event = next(e for e in reading.events if e.id == contact.event)
    assert names(reading, event.actors) == ["Erik Brandt"]


def test_a_request_for_a_meeting_that_is_turned_down_is_for_one_of_both() -> None:
    reading, contact = contact_of("The Swedes have turned down a Finnish request for a meeting of defence ministers.")
    assert {"Finland", "Sweden"} <= set(names(reading, contact.participants))


def test_who_asks_another_to_host_takes_part() -> None:
    reading, contact = contact_of("Finland has asked Oslo to host a second round in May.")
    assert names(reading, contact.participants) == ["Finland", "Norway"]


def test_a_meeting_is_proposed_to_whom_one_has_just_agreed_with() -> None:
    agreed = f"{LEHTOLA} and {BRANDT} agreed on Monday to reopen a hotline."
    _, contact = contact_of(f"{agreed} Lehtola proposed a meeting in Tallinn in May.")
    assert len(contact.participants) > 1


@pytest.mark.parametrize(
    "text",
    [
        "Finland has called for an emergency session of foreign ministers in Tallinn with Estonia.",
        "An extraordinary session of the Finnish-Swedish boundary committee, requested by Helsinki, will be held in "
        "Turku on Monday.",
    ],
)
def test_what_is_asked_for_is_a_contact_whatever_it_is_called(text: str) -> None:
    assert [contact.status in {"called_for", "planned"} for contact in read_text(text).contacts] == [True]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"{LEHTOLA} invited {BRANDT} in May.", "happened"),
        (f"{LEHTOLA} has invited {BRANDT} along.", "happened"),
        (f"{LEHTOLA} accepted an invitation from {BRANDT} to inspect the mine.", "happened"),
        (f"{LEHTOLA} declined an invitation from {BRANDT}.", "negated"),
        (f"Finland extended an invitation to {BRANDT}.", "happened"),
    ],
)
def test_an_invitation_reaches_its_guest_wherever_to(text: str, status: str) -> None:
    _, contact = contact_of(text)
    assert (contact.medium, contact.status, len(contact.participants)) == ("unspecified", status, 2)


@pytest.mark.parametrize(
    "text",
    [
        f"{LEHTOLA} invited {BRANDT} to keep the peace.",
        f"{LEHTOLA} accepted the invitation of {BRANDT}.",
    ],
)
def test_what_asks_for_a_deed_or_was_told_before_is_no_invitation_of_its_own(text: str) -> None:
    assert not read_text(text).contacts


def test_an_invitation_that_went_out_is_no_visit_and_is_of_who_tells_of_it() -> None:
    reading, contact = contact_of(f"An invitation has gone out to {BRANDT}, Finnish envoy Aino Lehtola said.")
    assert (contact.status, names(reading, contact.participants)) == ("happened", ["Aino Lehtola", "Erik Brandt"])


def test_an_invitation_that_is_made_in_a_call_is_that_call() -> None:
    _, contact = contact_of(f"{LEHTOLA} invited {BRANDT} along when they spoke by telephone on Monday.")
    assert contact.medium == "phone"


@pytest.mark.parametrize(
    "text",
    [
        "Finland is expected to reopen its embassy in Stockholm by May.",
        "The Nordic Council mission is expected to take up the ferry with the Swedish authorities.",
    ],
)
def test_what_is_expected_by_nobody_is_asked_by_nobody(text: str) -> None:
    assert not {commitment.kind for commitment in read_text(text).commitments} & {"demand", "request"}


def test_what_somebody_expects_of_another_is_asked() -> None:
    text = "Finland expects Sweden to reopen the embassy in Helsinki by May."
    assert "demand" in {commitment.kind for commitment in read_text(text).commitments}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The ambassador of Chad was invited to the Latvian Foreign Ministry on Monday.", ("in_person", "happened")),
        ("President Ana Costa of Chile invited President Hugo Vega of Peru to Santiago.", ("visit", "called_for")),
    ],
)
def test_an_envoy_who_was_invited_to_the_ministry_was_summoned(text: str, told: tuple[str, str]) -> None:
    contacts = read_text(text, "2026-03-12").contacts
    assert [(c.medium, c.status) for c in contacts] == [told]
    assert told[1] != "happened" or [c.date and c.date.earliest for c in contacts] == [date(2026, 3, 9)]
