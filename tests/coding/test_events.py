"""Mentions of one thing are one event with several pieces of evidence; different things stay apart."""

from __future__ import annotations

from datetime import date

import pytest
from coding_texts import BRANDT, LEHTOLA, contact_of, event_of, names, read_text
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_checks import check_reading

ACTORS = [
    "Turkey",
    "Greece",
    "the European Union",
    LEHTOLA,
    "Hamas",
    "the Egyptian army",
    "They",
    "Residents",
    "The ministry",
]
OTHERS = ["Serbia", "the United Nations", BRANDT, "its neighbours", "nobody", "Iran and Iraq", "the two leaders"]
ACTS = [
    "met with",
    "did not phone",
    "will impose sanctions on",
    "urged",
    "held talks with",
    "bombed",
    "called on",
    "wrote to",
]
AFTER = [
    "on Monday",
    "to discuss the ferry toll",
    "for the first time in two months",
    "if relations improve",
    "to free the sailors by Friday",
    "“in the coming days”, Oslo said",
    "",
]


def sentence(parts: tuple[str, ...]) -> str:
    """Return the parts as one sentence."""
    text = " ".join(filter(None, parts))
    return f"{text[0].upper()}{text[1:]}."


SENTENCES = st.tuples(*map(st.sampled_from, (ACTORS, ACTS, OTHERS, AFTER))).map(sentence)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.lists(SENTENCES, min_size=1, max_size=5))
def test_every_reading_keeps_its_promises(sentences: list[str]) -> None:
    """No exception; offsets equal quotes; ids are unique; whoever takes part is among the actors."""
    check_reading(read_text(" ".join(sentences)))


@settings(max_examples=10, deadline=None, derandomize=True)
@given(st.lists(SENTENCES, min_size=1, max_size=3), st.sampled_from([None, "2024-03-19", "2016-02-29"]))
def test_promises_hold_for_any_date(sentences: list[str], published: str | None) -> None:
    check_reading(read_text(" ".join(sentences), published))


def test_several_mentions_are_one_event() -> None:
    text = (
        "Turkey and Greece held talks in Vienna on Monday. The talks lasted an hour. "
        "Turkey and Greece discussed the ferry toll."
    )
    reading, contact = contact_of(text)
    (event,) = reading.events
    assert event.id == contact.event
    assert len({quote.start for quote in event.evidence}) == len(event.evidence) == 3
    assert names(reading, event.actors) == ["Greece", "Turkey"]
    assert event.date is not None
    assert event.date.earliest == date(2024, 3, 18)


def test_an_act_told_twice_is_one_event() -> None:
    _, event = event_of(
        "Turkey imposed sanctions on Greece on Monday. Turkey imposed sanctions on Greece over the islands.", "SANCTION"
    )
    assert len(event.evidence) == 2


def test_calls_on_different_days_are_two() -> None:
    reading = read_text(f"{LEHTOLA} phoned {BRANDT} on Monday. {LEHTOLA} phoned {BRANDT} again on Thursday.")
    days = [c.date.earliest for c in reading.contacts if c.date is not None]
    assert days == [date(2024, 3, 18), date(2024, 3, 14)]


@pytest.mark.parametrize(
    "text",
    [
        f"{LEHTOLA} phoned {BRANDT} on Monday. {LEHTOLA} met {BRANDT} on Monday.",
        "Turkey held talks with Greece. Turkey held talks with Bulgaria.",
        "Turkey held talks with Greece. Turkey will hold talks with Greece on Friday.",
    ],
    ids=["medium", "parties", "status"],
)
def test_contacts_that_differ_stay_apart(text: str) -> None:
    assert len(read_text(text).contacts) == 2


def test_words_that_say_it_again_are_evidence_too() -> None:
    _, contact = contact_of(f"{LEHTOLA} flew to Athens on Monday and saw {BRANDT}.")
    assert any("saw" in quote.quote for quote in contact.evidence)
    starts = [(quote.start, quote.end) for quote in contact.evidence]
    assert len(set(starts)) == len(starts)


def test_a_visit_and_a_meeting_there_are_one_contact() -> None:
    reading, contact = contact_of(
        "Finnish envoy Aino Lehtola visited Lusaka in January and met President Joseph Banda there."
    )
    assert {"Aino Lehtola", "Joseph Banda"} <= set(names(reading, contact.participants))


def test_what_is_proposed_in_a_call_is_not_the_call() -> None:
    reading = read_text(f"{LEHTOLA} phoned {BRANDT} on Monday and proposed that Turkey and Greece hold talks in Oslo.")
    assert {"happened", "called_for"} <= {c.status for c in reading.contacts}


def test_what_did_not_come_is_not_what_was_sent() -> None:
    reading = read_text("Turkey has written to Greece eleven times and has had no answer.")
    assert {e.status for e in reading.events if e.type == "CONSULT"} == {"happened", "negated"}


def test_different_types_stay_apart() -> None:
    reading = read_text("Turkey condemned Greece. Turkey imposed sanctions on Greece.")
    assert [e.type for e in reading.events] == ["ACCUSE", "SANCTION"]


def test_evidence_names_both_sides_of_between() -> None:
    _, event = event_of("The meeting between Turkey and Greece lasted an hour.", "CONSULT")
    assert event.evidence[0].quote == "The meeting between Turkey and Greece"


def test_evidence_does_not_begin_with_the_preposition_before_it() -> None:
    _, contact = contact_of(f"In a call with {BRANDT}, {LEHTOLA} said that the ferry toll was too high.")
    assert contact.evidence[0].quote.startswith("a call with")


def test_an_event_within_somebodys_words_rests_on_him() -> None:
    reading = read_text(f"{LEHTOLA} said that Turkey had bombed Syria.")
    (event,) = [e for e in reading.events if e.type == "ASSAULT"]
    assert event.reported_by is not None
    assert names(reading, (event.reported_by,)) == ["Aino Lehtola"]
    assert event_of("Turkey bombed Syria.", "ASSAULT")[1].reported_by is None


def test_what_somebody_met_for_is_no_other_contact() -> None:
    text = "Envoys of the presidents of Latvia and Belarus met in Daugavpils on Monday for talks on the border."
    _, contact = contact_of(text)
    assert contact.status == "happened"


def test_who_is_ordered_to_leave_is_expelled() -> None:
    reading, event = event_of(
        "Estonia ordered two Russian diplomats to leave within three days.", "SANCTION", "happened"
    )
    assert event.modes == ("expel",)
    assert names(reading, event.actors) == ["Estonia"]


def test_whom_somebody_expelled_was_expelled_by_him() -> None:
    reading, event = event_of("Two Russian diplomats whom Estonia expelled in May returned on Monday.", "SANCTION")
    assert names(reading, event.actors) == ["Estonia"]


def test_what_is_agreed_for_a_month_was_not_agreed_in_it() -> None:
    text = "Finland and Sweden agreed that their ferry commission would meet in Turku in January."
    assert event_of(text, "AGREE")[1].date is None


def test_what_is_put_off_to_a_month_was_not_put_off_in_it() -> None:
    _, event = event_of(f"A visit by {LEHTOLA} to Turkey has been postponed to April.", "REJECT")
    assert event.date is None


@pytest.mark.parametrize("verb", ["cancelled", "lifted", "scrapped"])
def test_a_ban_that_is_cancelled_is_given_up(verb: str) -> None:
    reading = read_text(f"Turkey {verb} its ban on three Greek officials on Monday.")
    assert {event.type for event in reading.events if event.status == "happened"} <= {"CONCEDE", "RETREAT"}


def test_what_a_call_is_about_is_no_deed_of_its_parties() -> None:
    reading = read_text(f"{LEHTOLA} spoke by telephone with {BRANDT} about the closure of the canal.")
    assert [event.type for event in reading.events] == ["CONSULT"]


def test_the_talks_with_one_and_then_another_are_no_talks_of_all() -> None:
    reading = read_text(
        f"On Sunday {LEHTOLA} was received by Norway's foreign minister, Kari Holm. On Monday {LEHTOLA} held talks "
        f"with {BRANDT}. The talks were frank."
    )
    assert all(len(contact.participants) == 2 for contact in reading.contacts)


@pytest.mark.parametrize(
    ("text", "latest"),
    [
        ("Argentina failed to restore gas supplies to Chile by Monday.", date(2024, 3, 18)),
        ("Chile neglected to open the border by March 1, as Argentina noted.", date(2024, 3, 1)),
    ],
)
def test_what_was_not_done_by_a_day_had_that_day_behind_it(text: str, latest: date) -> None:
    dates = [one.date.latest for one in read_text(text).events if one.status == "negated" and one.date]
    assert dates == [latest]


@pytest.mark.parametrize(
    "after",
    [
        "Minister Lund conveyed her condolences over the ferry accident.",
        "Minister Lund informed the Finnish side that pumps would leave on the 13th.",
    ],
)
def test_what_is_conveyed_at_a_meeting_is_part_of_it(after: str) -> None:
    told = "Finnish Foreign Minister Mika Aalto telephoned Swedish Foreign Minister Karin Lund on Monday. They talked "
    reading = read_text(f"{told}about fish for an hour. {after}")
    assert len(reading.contacts) == 1
