"""How far an event has come: happened, ongoing, planned, called for, hypothetical, negated, or long ago."""

from __future__ import annotations

import pytest
from coding_texts import BRANDT, LEHTOLA, event_of, read_text

from dragoman.vocabulary import load_vocabulary

CASES = [
    ("Turkey imposed sanctions on Greece.", "SANCTION", "happened"),
    ("Sanctions were imposed on Greece by Turkey.", "SANCTION", "happened"),
    ("Turkey is holding talks with Greece.", "CONSULT", "ongoing"),
    ("Turkey is withdrawing its troops from the island.", "RETREAT", "ongoing"),
    ("Ongoing talks between Turkey and Greece have made progress.", "CONSULT", "ongoing"),
    ("Turkey will impose sanctions on Greece.", "SANCTION", "planned"),
    ("Turkey planned to impose sanctions on Greece.", "SANCTION", "planned"),
    ("Turkey plans to withdraw its troops from the island.", "RETREAT", "planned"),
    ("The planned talks between Turkey and Greece drew attention.", "CONSULT", "planned"),
    ("Upcoming talks between Turkey and Greece will cover the ferries.", "CONSULT", "planned"),
    ("Greece is set to withdraw its troops from the island.", "RETREAT", "planned"),
    ("Turkey urged Greece to withdraw its troops from the island.", "RETREAT", "called_for"),
    ("Turkey asked Greece to impose sanctions on Libya.", "SANCTION", "called_for"),
    ("If Turkey imposed sanctions on Greece, trade would suffer.", "SANCTION", "hypothetical"),
    ("Turkey would impose sanctions on Greece if the ferries stopped.", "SANCTION", "hypothetical"),
    ("Turkey may impose sanctions on Greece.", "SANCTION", "hypothetical"),
    ("Turkey considered imposing sanctions on Greece.", "SANCTION", "hypothetical"),
    ("Turkey threatened to impose sanctions on Greece.", "SANCTION", "hypothetical"),
    ("Turkey did not impose sanctions on Greece.", "SANCTION", "negated"),
    ("The visit of Turkey's president to Greece, which was cancelled in May, was not discussed.", "CONSULT", "negated"),
    ("Turkey has never imposed sanctions on Greece.", "SANCTION", "negated"),
    ("No sanctions were imposed on Greece by Turkey.", "SANCTION", "negated"),
    ("Turkey will not impose sanctions on Greece.", "SANCTION", "negated"),
    ("Turkey did not, despite two weeks of bad weather, impose sanctions on Greece.", "SANCTION", "negated"),
    ("Turkey refrained from imposing sanctions on Greece.", "SANCTION", "negated"),
    ("Turkey refused to meet with Greece.", "CONSULT", "negated"),
    ("Turkey should have called Greece in March.", "CONSULT", "negated"),
    ("The talks between Turkey and Greece were called off.", "CONSULT", "negated"),
    ("Turkey did not refuse to meet with Greece.", "CONSULT", "hypothetical"),
    ("Greece should stop bombing Libya.", "ASSAULT", "ongoing"),
    ("Greece has stopped bombing Libya.", "ASSAULT", "negated"),
    ("Has Turkey imposed sanctions on Greece?", "SANCTION", "hypothetical"),
    ("Why has Turkey imposed sanctions on Greece?", "SANCTION", "happened"),
    ("Turkey was to have met Greece on Monday.", "CONSULT", "negated"),
    ("Turkey did not bomb Libya and called Greece.", "CONSULT", "happened"),
    ("Turkey never denied that it had bombed Syria.", "ASSAULT", "hypothetical"),
    ("Turkey hopes to meet Greece in May.", "CONSULT", "hypothetical"),
]


@pytest.mark.parametrize(("text", "event_type", "status"), CASES, ids=[c[0] for c in CASES])
def test_status(text: str, event_type: str, status: str) -> None:
    assert event_of(text, event_type)[1].status == status


def test_cases_cover_every_status() -> None:
    assert {case[2] for case in CASES} == set(load_vocabulary().statuses)


def test_the_refusal_itself_happened() -> None:
    assert event_of("Turkey refused to meet with Greece.", "REJECT")[1].status == "happened"
    assert event_of("Turkey did not refuse to meet with Greece.", "REJECT")[1].status == "negated"


def test_the_call_itself_happened() -> None:
    assert event_of("Turkey urged Greece to withdraw its troops.", "REQUEST")[1].status == "happened"


def test_neither_nor_denies_both_verbs() -> None:
    reading = read_text("Turkey neither met nor called Greece.")
    assert reading.events
    assert {e.status for e in reading.events} == {"negated"}


def test_negation_stays_with_its_own_clause() -> None:
    """What follows "but" happened, whatever was denied before it."""
    reading = read_text("Turkey did not impose sanctions on Greece, but Bulgaria condemned Serbia.")
    assert {(e.type, e.status) for e in reading.events} == {("SANCTION", "negated"), ("ACCUSE", "happened")}


def test_a_called_for_act_is_that_of_the_one_who_is_called_upon() -> None:
    reading, event = event_of("Spain called on Israel to accept a ceasefire.", "AGREE")
    assert event.status == "called_for"
    assert [a.name for a in reading.actors if a.id in event.actors] == ["Israel"]


@pytest.mark.parametrize(
    ("text", "historical"),
    [
        ("Turkey invaded the island in 1974.", True),
        ("Turkey had imposed sanctions on Greece.", True),
        ("Turkey imposed sanctions on Greece on Monday.", False),
    ],
)
def test_background_is_flagged(text: str, historical: bool) -> None:
    (event,) = read_text(text).events
    assert (event.status, event.historical) == ("happened", historical)


def test_who_has_done_it_to_nobody_has_not_done_it() -> None:
    (event,) = read_text("The president of Germany has apologised to nobody.").events
    assert event.status == "negated"


def test_who_does_not_travel_for_a_meeting_is_not_to_meet() -> None:
    reading = read_text(f"{LEHTOLA} will not travel to Berlin next week for the meeting with {BRANDT}.")
    assert {c.status for c in reading.contacts} == {"negated"}


def test_no_later_than_a_day_denies_nothing() -> None:
    reading = read_text("Germany undertook to lift its sanctions on Greece no later than 15 October.")
    assert "negated" not in {event.status for event in reading.events}
    assert all(event.date is None for event in reading.events if event.type == "AGREE")


@pytest.mark.parametrize(
    "text",
    [
        "The visit follows a meeting of the Latvian and Peruvian ministers in Riga in January.",
        "The trip comes after a meeting between President Ana Costa of Latvia and Hugo Vega of Peru in January.",
    ],
)
def test_what_another_is_told_to_follow_has_been(text: str) -> None:
    met = [c for c in read_text(text, "2026-03-05").contacts if c.medium == "in_person"]
    assert [(c.status, str(c.date.earliest) if c.date else "") for c in met] == [("happened", "2026-01-01")]


@pytest.mark.parametrize(
    "text",
    [
        "The presidents of Latvia and Peru would do well to meet before winter.",
        "Latvia had better call Peru.",
        "It would be wise for Latvia to negotiate with Peru.",
        "The time has come for Latvia to meet Peru.",
        "The best way forward is for Latvia to meet Peru.",
        "What is needed is a direct conversation between Latvia and Peru.",
        "A meeting between the leaders of Latvia and Peru is overdue.",
        "Only direct talks between Latvia and Peru can end the crisis.",
        "Talks between Latvia and Peru are the only way out.",
    ],
)
def test_what_is_advised_is_called_for(text: str) -> None:
    assert {c.status for c in read_text(text, "2026-03-05").contacts} == {"called_for"}


@pytest.mark.parametrize(
    "text",
    [
        "Latvia and Peru did well to meet in January.",
        "The talks between Latvia and Peru were the only news of the day.",
        "The time came when Latvia met Peru.",
    ],
)
def test_what_is_praised_or_told_is_not_called_for(text: str) -> None:
    assert "called_for" not in {c.status for c in read_text(text, "2026-03-05").contacts}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Talks between Latvia and Peru failed on Monday.", "happened"),
        ("The failed talks between Latvia and Peru cost millions.", "happened"),
        ("The failure of the talks between Latvia and Peru worries Brazil.", "happened"),
        ("The meeting between Latvia and Peru failed to produce a deal.", "happened"),
        ("The collapse of negotiations between Latvia and Peru came on Tuesday.", "happened"),
        ("Latvia and Peru failed to hold talks.", "negated"),
        ("Efforts to hold talks between Latvia and Peru failed.", "negated"),
        ("The talks between Latvia and Peru failed to materialise.", "negated"),
    ],
)
def test_talks_that_failed_were_held(text: str, status: str) -> None:
    assert {c.status for c in read_text(text, "2026-03-05").contacts} == {status}


@pytest.mark.parametrize(
    "text",
    [
        "Their meeting in Riga follows the Lima Summit on 12 January.",
        "The meeting between the two ministers follows a session in Lima on 12 January between the two sides.",
        "The visit by the two ministers comes after the Lima Summit on 12 January.",
    ],
)
def test_what_is_to_come_has_not_the_day_of_what_it_follows(text: str) -> None:
    told = "Ministers Ana Costa of Latvia and Hugo Vega of Peru are set to meet next week in Riga. "
    found = {(c.status, str(c.date.earliest)) for c in read_text(told + text, "2026-03-05").contacts if c.date}
    assert ("happened", "2026-01-12") in found
    assert not {day for status, day in found if status == "planned"} & {"2026-01-12", "2027-01-12"}


MET = "Turkish Foreign Minister Ela Demir met Greek Foreign Minister Nikos Laskaris in Chios on Tuesday. "
#: What is told of a contact beside that meeting, its status, and its day.
BESIDE_IT = [
    ("Tuesday's meeting follows the ministerial session on March 4, in which both sides agreed on a ferry.",
     "session", "happened", "2024-03-04"),
    ("The meeting follows the trip by Turkish President Can Aksoy to Athens in December 2023.",
     "trip", "happened", "2023-12-01"),
    ("The talks build on a call between Turkish President Can Aksoy and Greek President Eleni Vlahou on March 4.",
     "call", "happened", "2024-03-04"),
    ("The session followed talks between the two ministers on March 4.", "talks", "happened", "2024-03-04"),
    ("The meeting paves the way for a visit by Greek President Eleni Vlahou to Ankara in June.",
     "visit", "planned", "2024-06-01"),
    ("The meeting will be followed by a visit of Greek President Eleni Vlahou to Ankara in June.",
     "visit", "planned", "2024-06-01"),
]  # fmt: skip


@pytest.mark.parametrize(("beside", "word", "status", "day"), BESIDE_IT, ids=[case[0][:40] for case in BESIDE_IT])
def test_what_comes_after_another_contact(beside: str, word: str, status: str, day: str) -> None:
    reading = read_text(MET + beside)
    told = [one for one in reading.contacts if any(word in quote.quote for quote in one.evidence)]
    assert told
    days = {str(one.date.earliest) for one in reading.contacts if one.date and one.date.earliest}
    assert {one.status for one in told} == {status}
    assert days == {day, "2024-03-19"}


def test_what_a_session_comes_after_is_not_held_by_its_people() -> None:
    told = (
        "The ministerial session follows a call between Turkish President Can Aksoy and Greek President Eleni Vlahou."
    )
    assert len(read_text(told).contacts) == 1


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Finland called for the resumption of the talks between Norway and Denmark.", "called_for"),
        ("Finland urged the resumption of talks between Norway and Denmark.", "called_for"),
        ("Norway and Denmark agreed on the need for an early resumption of the Norwegian-Danish talks.", "called_for"),
        ("Finland called for the continuation of the talks between Norway and Denmark.", "called_for"),
        ("Finland welcomed the resumption of talks between Norway and Denmark.", "happened"),
    ],
)
def test_the_resumption_of_talks_is_as_far_as_what_is_said_of_it(text: str, status: str) -> None:
    found = [one.status for one in read_text(text).contacts if "talks" in one.evidence[0].quote]
    assert found == [status]
