"""Guests and hosts: that somebody is one's visitor tells that he came."""

from __future__ import annotations

import pytest
from coding_texts import names, read_text

ELK = "Foreign Minister Biljana Dravska of North Macedonia"
GUEST = "Albanian Foreign Minister Arta Kelmendi"


@pytest.mark.parametrize(
    "text",
    [
        f"{ELK} told her visitor, {GUEST}, that the road was open.",
        f"{ELK} assured her guest, {GUEST}, that the road was open.",
        f"{GUEST} thanked her host, {ELK}, for the news.",
    ],
)
def test_who_has_a_visitor_was_visited(text: str) -> None:
    reading = read_text(text)
    called = {actor.id: actor.name for actor in reading.actors}
    (visit,) = [c for c in reading.contacts if c.medium == "visit"]
    assert {called[one] for one in visit.participants} == {"Biljana Dravska", "Arta Kelmendi"}


def test_a_guest_whose_meeting_is_told_is_no_contact_of_his_own() -> None:
    reading = read_text(
        f"{ELK} met {GUEST} in Skopje on Monday. Dravska told her guest, Arta Kelmendi, that the road was open."
    )
    (met,) = reading.contacts
    assert len(met.evidence) == 2


def test_the_visiting_minister_is_the_one_who_came() -> None:
    text = (
        f"{ELK} received {GUEST} on Monday.\n\nThe talks were long.\n\nThe visiting minister was afterwards received "
        "by President Vera Nolan."
    )
    reading = read_text(text)
    last = max(reading.contacts, key=lambda contact: contact.evidence[0].start)
    assert set(names(reading, last.participants)) == {"Arta Kelmendi", "Vera Nolan"}


def test_a_host_whose_state_is_not_told_is_of_the_visit() -> None:
    reading = read_text(
        "Portuguese President Graça Vilhena arrived in Luanda on Monday on a state visit. "
        "Her host, Domingos Kiala Mateus, is said by local papers to prefer the subject of loans."
    )
    assert len(reading.contacts) == 1
