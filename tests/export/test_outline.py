from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.export.outline import Outline, outline
from dragoman.types import Reading
from sample_reading import EMPTY, READING


def changed(**fields: object) -> Reading:
    return msgspec.structs.replace(READING, **fields)


def entries(laid_out: Outline, name: str) -> list[str]:
    return [entry.id for section in laid_out.sections if section.name == name for entry in section.entries]


def test_the_headline_says_who_by_what_means_when_and_after_what_silence() -> None:
    assert outline(READING).headline == (
        "Aino Lehtovaara — Kenji Morishita",
        "phone call",
        "Tue 3 June 2025",
        "first conversation in more than two months",
    )


def test_the_headline_prefers_what_happened_and_is_not_background() -> None:
    old, new = READING.contacts[1], msgspec.structs.replace(READING.contacts[0], status="planned", silence_claim=None)
    assert outline(changed(contacts=(old, new))).headline[1] == "phone call, planned"


def test_the_headline_says_that_a_contact_is_also_denied() -> None:
    told = READING.contacts[0]
    denied = msgspec.structs.replace(told, id="contact:denied", status="negated", silence_claim=None)
    assert outline(changed(contacts=(told, denied))).headline[1] == "phone call, but also denied"
    others = msgspec.structs.replace(denied, participants=denied.participants[:1])
    assert outline(changed(contacts=(told, others))).headline[1] == "phone call"


def test_without_contacts_the_headline_is_an_event() -> None:
    assert outline(changed(contacts=())).headline == (
        "Aino Lehtovaara — Kenji Morishita",
        "consult",
        "Tue 3 June 2025",
    )


def test_without_facts_the_headline_says_so() -> None:
    assert outline(EMPTY).headline == ("No contact and no event found",)
    assert outline(EMPTY).sections == ()


def test_an_event_that_is_a_contact_is_shown_once() -> None:
    shown = [entry.id for section in outline(READING).sections for entry in section.entries]
    contact_events = {contact.event for contact in READING.contacts}
    every = {
        *(fact.id for fact in (*READING.contacts, *READING.statements, *READING.commitments, *READING.assessments)),
        *(event.id for event in READING.events if event.id not in contact_events),
    }
    assert sorted(shown) == sorted(every)


def test_background_comes_last() -> None:
    assert entries(outline(READING), "events")[-1] == "event:b5520a7f6e3c"


def test_an_answer_stands_below_what_it_answers() -> None:
    section = next(section for section in outline(READING).sections if section.name == "commitments")
    assert [(entry.label, entry.depth) for entry in section.entries] == [
        ("request", 0),
        ("agreement", 1),
        ("promise", 0),
        ("request", 0),
    ]


@given(st.lists(st.integers(min_value=-1, max_value=5), min_size=1, max_size=6))
def test_no_commitment_is_lost_whatever_answers_what(answers: list[int]) -> None:
    first = READING.commitments[0]
    commitments = tuple(
        msgspec.structs.replace(first, id=f"commitment:{at}", answers=f"commitment:{answer}" if answer >= 0 else None)
        for at, answer in enumerate(answers)
    )
    shown = entries(outline(changed(commitments=commitments)), "commitments")
    assert sorted(shown) == sorted(commitment.id for commitment in commitments)


def test_statements_are_grouped_by_speaker_with_the_office() -> None:
    section = next(section for section in outline(READING).sections if section.name == "statements")
    assert [(group.heading, group.note) for group in section.groups] == [
        ("Aino Lehtovaara", "President of Finland"),
        ("Daisuke Onuma", "Japan"),
        ("A senior European official", "not resolved"),
    ]


def test_speakers_of_one_country_stand_together() -> None:
    told, direct, unresolved = READING.statements
    by_premier = msgspec.structs.replace(told, id="statement:x", speaker="local:kenji-morishita")
    section = outline(changed(statements=(direct, told, unresolved, by_premier))).sections[1]
    assert [group.heading for group in section.groups][:2] == ["Daisuke Onuma", "Kenji Morishita"]


def test_who_speaks_with_others_is_shown_with_them() -> None:
    joint = msgspec.structs.replace(READING.statements[0], co_speakers=("local:kenji-morishita",))
    section = outline(changed(statements=(joint,))).sections[1]
    (group,) = section.groups
    assert group.heading.endswith(" and Kenji Morishita")
    assert group.note == "together"


def test_of_many_in_contact_a_headline_names_the_first() -> None:
    many = tuple(actor.id for actor in READING.actors)
    crowded = msgspec.structs.replace(READING.contacts[0], participants=(many * 4)[:9])
    assert outline(changed(contacts=(crowded,))).headline[0].endswith(" and 6 others")


@pytest.mark.parametrize("identifier", ["Q-missing", ""])
def test_an_actor_that_the_reading_lacks_is_shown_by_its_identifier(identifier: str) -> None:
    contact = msgspec.structs.replace(READING.contacts[0], participants=(identifier, "Q33"))
    assert outline(changed(contacts=(contact,))).headline[0] == f"{identifier} — Finland"


def test_due_windows_are_told() -> None:
    section = next(section for section in outline(READING).sections if section.name == "commitments")
    assert "due 4–15 June 2025 (“before the end of next week”)" in section.entries[0].details
    assert READING.commitments[0].due is not None
    assert READING.commitments[0].due.latest == date(2025, 6, 15)
