"""Whom a deed reaches, and who is only named beside it."""

from __future__ import annotations

from coding_texts import names, read_text

from dragoman.types import Event, Reading


def events(text: str, type_: str) -> tuple[Reading, list[Event]]:
    reading = read_text(text)
    return reading, [e for e in reading.events if e.type == type_]


def test_whose_view_is_told_is_not_accused_and_the_victim_is_not_either() -> None:
    text = "The envoy thanked Minister Ana Rojas for expressing Peru's strong condemnation of the attack on Chile."
    reading, accused = events(text, "ACCUSE")
    assert accused
    assert not any(event.recipients for event in accused)
    assert all("Peru" not in names(reading, e.actors) for e in reading.events if e.type == "ASSAULT")


def test_who_is_condemned_for_an_attack_is_accused() -> None:
    reading, accused = events("Peru has condemned Chile for the attack on Bolivia.", "ACCUSE")
    assert [names(reading, event.recipients) for event in accused] == [["Chile"]]


def test_who_is_accused_of_something_did_it_and_not_who_accuses() -> None:
    reading, attacks = events("The Peruvian ministry accused Chile of bombing a village on Monday.", "ASSAULT")
    assert all("Peru" not in "".join(names(reading, event.actors)) for event in attacks)


def test_those_who_are_deployed_are_not_those_against_whom_they_are() -> None:
    _, sent = events("Mexico deployed 10,000 National Guard members at the common border.", "MOBILIZE")
    assert sent
    assert not any(event.recipients for event in sent)


def test_sanctions_over_violence_are_not_by_those_who_use_it() -> None:
    reading, attacks = events("Togo was angered by Ghanaian sanctions over the violence in Mali.", "ASSAULT")
    assert all("Ghana" not in names(reading, event.actors) for event in attacks)


def test_a_state_that_protests_against_a_deed_holds_no_demonstration() -> None:
    text = "Peru summoned the Chilean ambassador on Monday to protest the use of a water cannon against a boat."
    assert not events(text, "PROTEST")[1]
