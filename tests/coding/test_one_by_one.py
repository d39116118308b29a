"""Contacts of one with several: on days and in places of their own, or with each by himself."""

from __future__ import annotations

import pytest
from coding_texts import BRANDT, LEHTOLA, names, read_text

#: A third invented person.
MORAVEC = "Czech envoy Jana Moravcová"
ONE_BY_ONE = [
    f"{LEHTOLA} met {BRANDT} in Oslo on Saturday and {MORAVEC} in Vienna on Sunday.",
    f"{LEHTOLA} held talks with {BRANDT} in Oslo on Friday and with {MORAVEC} in Vienna on Saturday.",
    f"{LEHTOLA} spoke by telephone with {BRANDT} on Friday and with {MORAVEC} on Monday.",
    f"{LEHTOLA} received {BRANDT} on Friday and {MORAVEC} on Monday.",
    f"{LEHTOLA} will meet {BRANDT} in Oslo on Thursday and {MORAVEC} in Vienna on Friday.",
    f"{LEHTOLA} met {BRANDT} in Oslo and {MORAVEC} in Vienna.",
    f"{LEHTOLA} phoned first {BRANDT} and then {MORAVEC} on Monday.",
    f"{LEHTOLA} wrote to {BRANDT} on Friday and to {MORAVEC} on Monday.",
]
APART = [
    f"{LEHTOLA} telephoned {BRANDT} and {MORAVEC} on Monday.",
    f"{LEHTOLA} met separately with {BRANDT} and {MORAVEC} in Oslo on Monday.",
    f"{LEHTOLA} held separate talks with {BRANDT} and {MORAVEC} on Monday.",
    f"{LEHTOLA} wrote to {BRANDT} and {MORAVEC} on Monday.",
    f"In separate calls on Monday, {LEHTOLA} urged {BRANDT} and {MORAVEC} to show restraint.",
    f"{LEHTOLA} had phone conversations with {BRANDT} and {MORAVEC} on Monday.",
    f"{LEHTOLA} spoke by phone with {BRANDT} and {MORAVEC} on Monday.",
    f"{LEHTOLA} said that she had spoken to {BRANDT} and {MORAVEC}.",
]
TOGETHER = [
    f"{LEHTOLA} met {BRANDT} and {MORAVEC} in Oslo on Monday.",
    f"{LEHTOLA} held a joint phone call with {BRANDT} and {MORAVEC} on Monday.",
    f"{LEHTOLA}, {BRANDT} and {MORAVEC} met in Oslo on Monday.",
    f"{LEHTOLA}, {BRANDT} and {MORAVEC} spoke by phone on Monday.",
    f"{LEHTOLA} spoke with {BRANDT} and {MORAVEC} in a conference call on Monday.",
]


@pytest.mark.parametrize("sentence", ONE_BY_ONE)
def test_who_is_seen_on_a_day_or_in_a_place_of_his_own_is_in_a_contact_of_his_own(sentence: str) -> None:
    reading = read_text(sentence)
    found = [names(reading, contact.participants) for contact in reading.contacts]
    assert found == [["Aino Lehtola", "Erik Brandt"], ["Aino Lehtola", "Jana Moravcová"]]
    days = {contact.date.earliest for contact in reading.contacts if contact.date}
    assert len(days) == (2 if sentence.count(" on ") > 1 else sentence.count(" on "))


@pytest.mark.parametrize("sentence", APART)
def test_who_is_called_or_seen_by_himself_was_in_contact_with_one_alone(sentence: str) -> None:
    reading = read_text(sentence)
    assert [names(reading, c.apart) for c in reading.contacts] == [["Erik Brandt", "Jana Moravcová"]]


@pytest.mark.parametrize("sentence", TOGETHER)
def test_who_is_in_one_room_or_on_one_line_is_in_contact_with_all(sentence: str) -> None:
    reading = read_text(sentence)
    assert [(len(c.participants), c.apart) for c in reading.contacts] == [(3, ())]
