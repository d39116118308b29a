"""What a headline says of a report's contacts and commitments is evidence of them, and nothing of its own."""

from __future__ import annotations

import pytest
from coding_texts import names, read_text

HEADLINE = "Kenyan foreign minister meets Tanzanian counterpart over lake ban"
REPORT = "Kenya's foreign minister held talks with her Tanzanian counterpart in Arusha on Monday."


def test_a_contact_in_the_headline_is_the_reports() -> None:
    contacts = read_text(f"{HEADLINE}\n\n{REPORT}").contacts
    assert len(contacts) == 1
    assert [HEADLINE.startswith(quote.quote) for quote in contacts[0].evidence] == [False, True]


def test_a_commitment_in_the_headline_is_the_reports() -> None:
    headline = "Kenya urges Tanzania to lift ban on trawlers"
    told = f"{headline}\n\nKenya on Monday urged Tanzania to lift its ban on trawlers by Friday."
    (commitment,) = read_text(told).commitments
    assert [headline.startswith(quote.quote) for quote in commitment.evidence] == [False, True]
    assert commitment.due is not None


def test_whom_only_the_headline_describes_is_no_further_party() -> None:
    text = (
        "Ecuador, Colombia presidents talk\n\nPresident Ivo Paz of Ecuador and President Ana Costa of Colombia "
        "spoke by telephone on Tuesday."
    )
    reading = read_text(text)
    assert [names(reading, c.participants) for c in reading.contacts] == [["Ana Costa", "Ivo Paz"]]


@pytest.mark.parametrize(
    "headline",
    [
        "Costa gives Paz trawler report in person at Brunei summit",
        "Costa and Paz meet at Brunei summit",
        "Costa hands Paz letter during Brunei forum",
    ],
)
def test_the_host_of_a_summit_in_the_headline_is_no_party_to_what_is_said_there(headline: str) -> None:
    text = (
        f"{headline}\n\nPresident Ana Costa of Colombia met President Ivo Paz of Ecuador on the sidelines of a summit "
        "in Brunei on Monday and handed him the report."
    )
    reading = read_text(text)
    assert [names(reading, c.participants) for c in reading.contacts] == [["Ana Costa", "Ivo Paz"]]


def test_the_present_of_a_headline_tells_what_was_done() -> None:
    text = (
        "Costa meets Ecuadorean ambassador in Bogota\n\nForeign Minister Ana Costa of Colombia on Monday met with "
        "Ecuador's ambassador to Bogota, Ivo Paz. Talks focused on trade ahead of the Colombian minister's likely "
        "visit to Ecuador on April 14, the agency reported."
    )
    contacts = read_text(text).contacts
    assert [c.evidence[0].quote.startswith("Costa meets") for c in contacts] == [False] * len(contacts)
    assert ("in_person", "happened") in [(c.medium, c.status) for c in contacts]
    assert ("in_person", "planned") not in [(c.medium, c.status) for c in contacts]


def test_a_heading_in_the_present_is_of_what_took_place_and_not_of_what_is_to_come() -> None:
    text = (
        "Aalto, Lund Meet in Oslo\n\nFinnish Foreign Minister Mika Aalto and Swedish Foreign Minister Karin Lund met "
        "in Oslo on Monday. They prepared the summit of the presidents of Finland and Sweden in May."
    )
    reading = read_text(text)
    heading = [c.status for c in reading.contacts if any(q.start < text.index("\n") for q in c.evidence)]
    assert "planned" not in heading


@pytest.mark.parametrize(
    "headline",
    [
        "Costa arrives in Bogota",
        "Ecuadorean foreign minister arrives in Colombia for talks",
        "Costa lands in Bogota for border talks",
        "Ecuador's Costa touches down in Bogota",
        "Ecuador's Costa reaches Bogota",
    ],
)
def test_who_arrives_in_a_headline_is_there_and_not_at_the_meeting_that_is_still_planned(headline: str) -> None:
    text = (
        f"{headline}\n\nForeign Minister Ana Costa of Ecuador landed in Bogota on Monday evening. She is to meet her "
        "Colombian counterpart, Ivo Paz, on Wednesday."
    )
    found = {one.status: one for one in read_text(text).contacts}
    assert {status: one.medium for status, one in found.items()} == {"happened": "visit", "planned": "in_person"}
    assert any(headline.startswith(quote.quote) for quote in found["happened"].evidence)


@pytest.mark.parametrize("headline", ["Costa arrives in Bogota on Thursday", "Costa arrives in Bogota next week"])
def test_who_arrives_in_a_headline_on_a_day_to_come_is_not_there_yet(headline: str) -> None:
    text = f"{headline}\n\nForeign Minister Ana Costa of Ecuador will hold talks with Colombian ministers in Bogota."
    assert {one.status for one in read_text(text).contacts} == {"planned"}
