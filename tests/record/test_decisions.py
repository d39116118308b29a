"""What reviewers decide: what it changes, what is refused, and how it is taken back."""

from __future__ import annotations

from datetime import date

import pytest
from invented_readings import Fact, Invented

from dragoman.door import Record
from dragoman.errors import DecisionError, EntryNotFoundError
from dragoman.record.types import EventEntry

VISIT = Fact(days=(5, 5), medium="visit", words="met to talk about steel")
#: A call on Monday told by three outlets, a visit on Saturday, and a promise.
ARTICLES = (
    *(
        Invented((Fact(),), outlet=outlet, filler=filler)
        for filler, outlet in enumerate(("Courier", "Herald", "Tribune"))
    ),
    Invented((VISIT, Fact(kind="promise"), Fact(kind="statement")), filler=3, published=6),
)


def contacts(record: Record) -> list[EventEntry]:
    """Return the contacts of the two sides."""
    return record.events_between("FRA", "DEU", contacts=True)


def members(record: Record, event: str) -> list[str]:
    """Return the keys of the reports of an event."""
    return sorted(report.key for report in record.reports(event))


def test_a_rejected_event_is_gone_until_that_is_undone(record: Record) -> None:
    call, visit = contacts(record)
    decision = record.decide("reject", call.key, author="Ana", note="not what they said")
    assert contacts(record) == [visit]
    assert (decision.author, decision.note, len(decision.detail["reports"])) == ("Ana", "not what they said", 3)
    record.decide("undo", str(decision.id), author="Ana")
    assert contacts(record) == [call, visit]


def test_one_report_of_an_event_can_be_rejected_even_the_one_that_it_is_called_after(record: Record) -> None:
    call = contacts(record)[0]
    record.decide("reject", call.key, author="Ana", detail={"reports": [call.key]})
    left = contacts(record)[0]
    assert (left.articles, left.key) == (2, members(record, left.key)[0])
    assert left.key != call.key
    assert record.verify() == []


def test_a_correction_changes_the_event_and_leaves_the_reading(record: Record) -> None:
    call = contacts(record)[0]
    fields = {"earliest": "2025-03-02", "latest": "2025-03-02", "medium": "video"}
    record.decide("correct", call.key, author="Ana", detail={"fields": fields})
    corrected = contacts(record)[0]
    assert (corrected.earliest, corrected.precision, corrected.medium) == (date(2025, 3, 2), "day", "video")
    assert {
        contact.medium for report in record.reports(call.key) for contact in contacts_of(record, report.article)
    } == {"phone"}


def contacts_of(record: Record, article: str) -> list[object]:
    """Return the contacts in the reading of an article."""
    return list(record.reading_of(article).contacts)


def test_a_day_corrected_past_the_other_end_takes_that_with_it(record: Record) -> None:
    call = contacts(record)[0]
    record.decide("correct", call.key, author="Ana", detail={"fields": {"earliest": "2025-03-04"}})
    assert contacts(record)[0].latest == date(2025, 3, 4)


def test_a_split_leaves_the_rest_together_wherever_it_is_made(record: Record) -> None:
    call, visit = contacts(record)
    merged = record.decide("merge", call.key, author="Ana", detail={"with": visit.key})
    (event,) = contacts(record)
    assert len(members(record, event.key)) == 4
    record.decide("split", event.key, author="Ana", detail={"reports": [event.key]})
    assert sorted(entry.articles for entry in contacts(record)) == [1, 3]
    assert merged.detail["with"] == visit.key
    assert record.verify() == []


def test_what_was_told_apart_is_not_merged_again_by_hand_or_by_itself(record: Record) -> None:
    call = contacts(record)[0]
    leaving = members(record, call.key)[-1]
    split = record.decide("split", call.key, author="Ana", detail={"reports": [leaving]})
    with pytest.raises(DecisionError, match="these were told apart before; undo that decision first"):
        record.decide("merge", call.key, author="Ben", detail={"with": leaving})
    record.keep(Invented((Fact(),), outlet="Observer", filler=3).reading)
    assert leaving not in members(record, call.key)
    record.decide("undo", str(split.id), author="Ana")
    assert leaving in members(record, contacts(record)[0].key)


def test_undoing_one_merge_leaves_another_one_in_force(record: Record) -> None:
    call, visit = contacts(record)
    reports = members(record, call.key)
    split = record.decide("split", call.key, author="Ana", detail={"reports": reports[1:]})
    record.decide("undo", str(split.id), author="Ana")
    merge = record.decide("merge", call.key, author="Ana", detail={"with": visit.key})
    record.decide("undo", str(merge.id), author="Ana")
    assert contacts(record) == [call, visit]


def test_an_undoing_can_be_undone_any_number_of_times(record: Record) -> None:
    call = contacts(record)[0]
    last = record.decide("correct", call.key, author="Ana", detail={"fields": {"medium": "video"}})
    media = []
    for _ in range(6):
        last = record.decide("undo", str(last.id), author="Ana")
        media.append(contacts(record)[0].medium)
    assert media == ["phone", "video"] * 3


def test_what_is_undone_twice_is_refused(record: Record) -> None:
    call = contacts(record)[0]
    accept = record.decide("accept", call.key, author="Ana")
    undone = record.decide("undo", str(accept.id), author="Ana")
    with pytest.raises(DecisionError, match=f"decision {accept.id} is undone already, by decision {undone.id}"):
        record.decide("undo", str(accept.id), author="Ana")
    redone = record.decide("undo", str(undone.id), author="Ana")
    again = record.decide("undo", str(accept.id), author="Ben")
    with pytest.raises(DecisionError, match=f"undone again, by decision {again.id}; undo that one"):
        record.decide("undo", str(redone.id), author="Ana")


def test_history_and_decisions_say_who_decided_what(record: Record) -> None:
    call = contacts(record)[0]
    decision = record.decide("accept", call.key, author="Ana")
    assert [(line.author, line.action, line.detail) for line in record.history(call.key)][-1] == (
        "Ana", "decided", {"action": "accept", "decision": decision.id},
    )  # fmt: skip
    assert record.decisions() == [decision]


@pytest.mark.parametrize(
    ("action", "detail", "message"),
    [
        ("bless", {}, "there is no decision 'bless'; expected one of accept, reject"),
        ("merge", {}, "a merge needs the event that this one is the same as"),
        ("split", {}, "a split needs the reports that are to leave"),
        ("correct", {}, "a correction needs a field and its value"),
        ("correct", {"fields": {"colour": "red"}}, "which has no colour; its fields are type"),
        ("correct", {"fields": {"medium": "telegraph"}}, "'telegraph' is no medium"),
        ("correct", {"fields": {"earliest": "Monday"}}, "'Monday' is not a day"),
        ("settle", {}, "settling needs what is disputed"),
        ("reliability", {"grade": "G"}, "a letter from A"),
        ("accept", {"reports": ["none"]}, "must be reports of the event"),
    ],
)
def test_a_decision_that_cannot_be_made_says_what_it_needs(
    action: str, detail: dict[str, object], message: str, record: Record
) -> None:
    with pytest.raises(DecisionError, match=message):
        record.decide(action, contacts(record)[0].key, author="Ana", detail=detail)
    assert record.decisions() == []


def test_an_event_and_a_commitment_or_statement_are_never_one(record: Record) -> None:
    call = contacts(record)[0]
    for kind in ("commitment", "statement"):
        other = record.connection.execute("SELECT key FROM report WHERE kind = ?", (kind,)).fetchone()[0]
        with pytest.raises(DecisionError, match="a merge takes two events or two commitments"):
            record.decide("merge", call.key, author="Ana", detail={"with": other})


def test_what_is_not_there_cannot_be_decided_on(record: Record) -> None:
    with pytest.raises(EntryNotFoundError, match="nothing in the record has the key 'feed'"):
        record.decide("accept", "feed", author="Ana")
    with pytest.raises(EntryNotFoundError, match="there is no decision number 7"):
        record.decide("undo", "7", author="Ana")
