"""Whose visit is meant where "the visit" alone is spoken of."""

from __future__ import annotations

import pytest
from coding_texts import names, read_text

SILENCE = (
    "Swedish Foreign Minister Erik Brandt said that he had not spoken with Finnish Foreign Minister Mika Aalto since "
    "May."
)
VISIT = "President Aino Lehtola of Finland will travel to Stockholm on March 29."


def travellers(text: str) -> list[str]:
    """Return who takes part in the only planned contact of a text."""
    reading = read_text(text)
    (visit,) = [contact for contact in reading.contacts if contact.status == "planned"]
    return names(reading, visit.participants)


@pytest.mark.parametrize(
    "speaker",
    [
        "A spokesman for Finland's President Aino Lehtola said",
        "A spokeswoman for Finnish President Aino Lehtola confirmed",
        "Finnish President Aino Lehtola's spokesman said",
    ],
)
def test_a_visit_is_of_the_one_for_whom_one_speaks(speaker: str) -> None:
    assert travellers(f"{SILENCE} {speaker} that the visit to Stockholm would go ahead on March 29.") == [
        "Aino Lehtola",
        "Sweden",
    ]


def test_a_visit_is_of_whoever_the_article_had_travelling() -> None:
    between = f"Floods hit the west. Twelve people died. Others fled. {SILENCE}"
    text = f"{VISIT} {between} The trip to Stockholm will go ahead on March 29, he said."
    assert travellers(text) == ["Aino Lehtola", "Sweden"]


def test_a_visit_just_told_is_meant_whoever_speaks() -> None:
    text = (
        "Swedish Foreign Minister Erik Brandt arrived in Helsinki on Monday. A spokesman for Finland's President Aino "
        "Lehtola said that the visit had been useful."
    )
    (visit,) = (reading := read_text(text)).contacts
    assert names(reading, visit.participants) == ["Erik Brandt", "Finland"]


def test_a_tour_that_somebody_embarks_on_is_of_where_it_goes_and_not_of_others_in_the_sentence() -> None:
    text = (
        "Peruvian President Ana Costa met Chilean Foreign Minister Bela Ortiz on Monday, while Ghanaian envoy Kofi "
        "Mensah embarked on a tour of France and Luxembourg."
    )
    reading = read_text(text)
    found = {one.medium: names(reading, one.participants) for one in reading.contacts}
    assert found == {"in_person": ["Ana Costa", "Bela Ortiz"], "visit": ["France", "Kofi Mensah", "Luxembourg"]}


@pytest.mark.parametrize(
    ("verb", "status"), [("undertook", "happened"), ("will undertake", "planned"), ("is to undertake", "planned")]
)
def test_who_undertakes_a_visit_makes_it_and_promises_nothing(verb: str, status: str) -> None:
    reading = read_text(f"President Ana Costa of Chile {verb} a working visit to Peru with forty businesspeople.")
    assert [(c.medium, c.status) for c in reading.contacts] == [("visit", status)]
    assert [c.kind for c in reading.commitments] == (["plan"] if status == "planned" else [])


def test_who_undertakes_to_visit_promises_it() -> None:
    reading = read_text("President Ana Costa of Chile undertook to visit Peru before the end of the year.")
    assert [(c.medium, c.status) for c in reading.contacts] == [("visit", "planned")]
    assert [c.kind for c in reading.commitments] == ["promise"]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("A delegation of twenty people will travel to Finland and Sweden in May.", []),
        (
            "An Estonian delegation will travel to Finland and Sweden in May.",
            ["Estonian delegation", "Finland", "Sweden"],
        ),
    ],
)
def test_where_nobody_knows_who_goes_do_not_meet_each_other(text: str, people: list[str]) -> None:
    assert travellers(text) == people


@pytest.mark.parametrize(
    "text",
    [
        "Finnish Foreign Minister Mika Aalto arrived in Stockholm on Monday to meet Swedish officials.",
        "Finnish Foreign Minister Mika Aalto landed in Stockholm on Monday to meet Swedish officials.",
        "On Monday, Finnish Foreign Minister Mika Aalto arrived in Stockholm to meet Swedish officials.",
        "Finnish Foreign Minister Mika Aalto touched down in Stockholm on Monday to hold talks with Swedish officials.",
    ],
)
def test_who_arrived_to_meet_others_has_come_and_is_still_to_meet_them(text: str) -> None:
    (visit,) = (reading := read_text(text)).contacts
    assert (visit.medium, visit.status) == ("visit", "happened")
    assert names(reading, visit.participants) == ["Mika Aalto", "Swedish officials"]
    assert visit.date is not None
    assert str(visit.date.earliest) == "2024-03-18"


def test_what_somebody_arrived_for_has_its_own_day() -> None:
    text = "Finnish envoy Mika Aalto landed in Stockholm on Monday to meet President Erik Brandt of Sweden on Friday."
    days = {(c.medium, c.status): str(c.date.earliest) for c in read_text(text).contacts if c.date is not None}
    assert days == {("visit", "happened"): "2024-03-18", ("in_person", "planned"): "2024-03-22"}


def test_who_flew_somewhere_to_meet_somebody_has_met_him() -> None:
    text = "Finnish envoy Mika Aalto flew to Stockholm on Monday to meet President Erik Brandt of Sweden."
    assert {contact.status for contact in read_text(text).contacts} == {"happened"}


@pytest.mark.parametrize(
    "text",
    [
        "Finnish President Aino Lehtola will travel to Riga on Friday. The visit will include talks with Latvian "
        "President Ana Costa and Estonian Prime Minister Hugo Vega.",
        "Finnish President Aino Lehtola will travel to Riga on Friday. Her tour includes talks with Latvian President "
        "Ana Costa and Estonian Prime Minister Hugo Vega.",
        "The tour of Finnish President Aino Lehtola will include talks with Latvian President Ana Costa and Estonian "
        "Prime Minister Hugo Vega.",
        "Finnish President Aino Lehtola flew to Riga on Monday. The programme includes a meeting with Latvian "
        "President Ana Costa and a dinner with Estonian Prime Minister Hugo Vega.",
    ],
)
def test_what_a_journey_includes_is_of_who_travels(text: str) -> None:
    reading = read_text(text)
    assert ["Aino Lehtola", "Ana Costa", "Hugo Vega"] in [names(reading, c.participants) for c in reading.contacts]


def test_what_something_else_includes_is_not_of_who_travels() -> None:
    text = (
        "Finnish President Aino Lehtola flew to Riga on Monday. The Latvian plan includes talks between President Ana "
        "Costa and Estonian Prime Minister Hugo Vega."
    )
    reading = read_text(text)
    told = [names(reading, c.participants) for c in reading.contacts if c.medium != "visit"]
    assert all("Aino Lehtola" not in parties for parties in told)


@pytest.mark.parametrize(
    ("visit", "met", "status"),
    [
        ("arrived in Stockholm on Monday", "He was greeted at the airport by Swedish envoy Lars Holm.", "happened"),
        ("visited Stockholm on Monday", "He was received by Swedish President Lars Holm.", "happened"),
        ("visited Stockholm on Monday", "During the visit, Aalto met Swedish President Lars Holm.", "happened"),
        ("will visit Stockholm on Friday", "He will meet Swedish President Lars Holm.", "planned"),
    ],
)
def test_a_meeting_on_a_visit_is_a_contact_of_its_own_on_the_days_of_the_visit(
    visit: str, met: str, status: str
) -> None:
    reading = read_text(f"Finnish Foreign Minister Mika Aalto {visit}. {met}")
    journey, meeting = reading.contacts
    assert [(c.medium, c.status) for c in reading.contacts] == [("visit", status), ("in_person", status)]
    assert names(reading, journey.participants) == ["Mika Aalto", "Sweden"]
    assert names(reading, meeting.participants) == ["Lars Holm", "Mika Aalto"]
    assert meeting.date == journey.date


def test_who_visited_and_met_somebody_in_one_breath_was_in_one_contact() -> None:
    text = "Finnish Foreign Minister Mika Aalto visited Stockholm on Monday and met Swedish President Lars Holm."
    assert len(read_text(text).contacts) == 1
