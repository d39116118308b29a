"""What an article denies right after it told of it did not come about."""

from __future__ import annotations

from datetime import date

import pytest
from coding_texts import BRANDT, LEHTOLA, names, read_text

TOLD = f"A newspaper has reported that {LEHTOLA} telephoned {BRANDT} on Monday."


@pytest.mark.parametrize(
    "after",
    ["Is that correct?\n\nIt is not.", "Is this true? No, there was nothing.", "That is not true.", "This is false."],
)
def test_what_is_denied_right_after_did_not_come_about(after: str) -> None:
    contact, *_ = read_text(f"{TOLD} {after}").contacts
    assert contact.status == "negated"


@pytest.mark.parametrize("after", ["Is that correct?\n\nIt is.", "That is true.", "This is not false.", "It is late."])
def test_what_is_confirmed_right_after_did(after: str) -> None:
    contact, *_ = read_text(f"{TOLD} {after}").contacts
    assert contact.status == "happened"


CALL = (
    "A Finnish newspaper reported that President Aino Lehtola of Finland had telephoned President Erik Brandt of "
    "Sweden on Monday."
)
MEETING = "A newspaper reported that Finnish envoy Aino Lehtola met Swedish envoy Erik Brandt in Riga on Monday."


@pytest.mark.parametrize(
    "denial",
    [
        "The Office of the President in Stockholm said that it knew of no such call.",
        "The presidency in Stockholm denied any such contact.",
        "There had been no call, the palace in Stockholm said.",
        "A spokesman for Mr Brandt denied that any call had taken place.",
        "Stockholm denied that the two presidents had spoken.",
        "Mr Brandt's office denied that.",
        "Stockholm dismissed the report.",
        "Mr Brandt's spokesman called the claim untrue.",
    ],
)
def test_a_denial_is_of_the_people_and_the_day_of_what_it_denies(denial: str) -> None:
    reading = read_text(f"{CALL} {denial}")
    told, denied = reading.contacts
    assert (told.status, denied.status) == ("happened", "negated")
    assert names(reading, told.participants) == names(reading, denied.participants) == ["Aino Lehtola", "Erik Brandt"]
    assert (denied.medium, denied.date.earliest) == ("phone", told.date.earliest)
    assert denied.evidence[0].start > told.evidence[0].end


def test_a_meeting_is_denied_so_too() -> None:
    reading = read_text(f"{MEETING} Swedish officials said that no such meeting had taken place.")
    told, denied = reading.contacts
    assert names(reading, denied.participants) == names(reading, told.participants)
    assert (denied.status, denied.medium, denied.date.earliest) == ("negated", "in_person", told.date.earliest)


@pytest.mark.parametrize(
    "after",
    [
        "Mr Brandt's office did not deny the report.",
        "Stockholm denied the report of a blockade.",
        "The palace in Stockholm said that it had no comment on the call.",
        "There has been no call since.",
    ],
)
def test_what_denies_something_else_denies_no_contact(after: str) -> None:
    reading = read_text(f"{CALL} {after}")
    assert [c.status for c in reading.contacts if c.participants] == ["happened"]


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ('rejected as "pure fiction" a report that', "negated"),
        ("dismissed as baseless a newspaper's claim that", "negated"),
        ("did not reject as fiction a report that", "happened"),
    ],
)
def test_a_report_that_is_denied_as_it_is_named_did_not_come_about(told: str, status: str) -> None:
    reading = read_text(
        f"Sri Lanka {told} its foreign minister, Nirmala Jayakody, had met Croatian Foreign Minister Lidija Marusic in "
        "Vienna last week."
    )
    assert [contact.status for contact in reading.contacts] == [status]


def test_what_had_been_planned_is_what_was_called_off() -> None:
    text = (
        f"A meeting of {LEHTOLA} and {BRANDT} in Turku has been cancelled. Lehtola and Brandt had been scheduled to "
        "meet on Thursday."
    )
    (contact,) = read_text(text).contacts
    assert contact.status == "negated"
    assert contact.date is not None
    assert contact.date.earliest == date(2024, 3, 21)


def test_what_is_planned_for_another_day_was_not_called_off() -> None:
    text = f"{LEHTOLA} cancelled a visit to Sweden on March 20. Lehtola was due to visit Sweden on May 3."
    assert {contact.status for contact in read_text(text).contacts} == {"negated", "planned"}


@pytest.mark.parametrize(
    "denial",
    ['"No such meeting occurred," the Swedish foreign minister wrote.', '"There was no meeting," her office said.'],
)
def test_a_denial_in_somebody_s_own_words_is_one(denial: str) -> None:
    reading = read_text(f"{MEETING} {denial}")
    assert [contact.status for contact in reading.contacts] == ["happened", "negated"]
    assert {tuple(names(reading, c.participants)) for c in reading.contacts} == {("Aino Lehtola", "Erik Brandt")}


def test_reports_that_are_unfounded_tell_of_nothing() -> None:
    text = f"Reports of a secret visit to Sweden by {LEHTOLA} are unfounded, her office said."
    assert [contact.status for contact in read_text(text).contacts] == ["negated"]


def test_a_part_of_what_is_denied_did_not_come_about_either() -> None:
    text = f"Finland denied holding talks with Swedes, including a meeting with {BRANDT}."
    assert {contact.status for contact in read_text(text).contacts} == {"negated"}


def test_a_part_of_what_was_held_did() -> None:
    text = f"Finland held talks with Swedish officials, including a meeting with {BRANDT}."
    assert {contact.status for contact in read_text(text).contacts} == {"happened"}
