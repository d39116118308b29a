"""Many decisions at once: all or none, each by its own number, taken back together."""

from __future__ import annotations

import pytest
from invented_readings import SIDES, WORDS, Fact, Invented, person

from dragoman.door import Record
from dragoman.errors import DecisionError, DragomanError
from dragoman.record.agreement import reviewers
from dragoman.record.bulk import decide_all, undo_all
from dragoman.record.decided import latest_decisions
from dragoman.record.review import mark_of, queue
from dragoman.record.unlike import Difference

ARTICLES = (
    *(
        Invented(
            (Fact(days=(number * 20, number * 20), words=WORDS[number], confidence=confidence),),
            published=number * 20,
            outlet=f"O{number}",
            filler=number,
        )
        for number, confidence in enumerate((0.6, 0.7, 0.95))
    ),
    *(
        Invented((Fact(days=(day, day)),), published=published, outlet=f"D{number}", filler=number + 1)
        for number, (day, published) in enumerate(((200, 200), (203, 210)))
    ),
)


def marks(record: Record, **options: object) -> list[str]:
    with record.reading() as connection:
        return [mark_of(waiting) for waiting in queue(connection, **options)]


def test_all_are_decided_with_the_reason_and_none_waits_any_more(record: Record) -> None:
    wanted = marks(record, kind="contact")
    with record.writing() as connection:
        made = decide_all(connection, "eva", "reject", [*wanted, wanted[0]], note="not ours")
    assert [decision.subject for decision in made] == wanted
    assert {decision.note for decision in made} == {"not ours"}
    assert marks(record, kind="contact") == []


@pytest.mark.parametrize(("action", "kept"), [("accept", "merge"), ("reject", "split")])
def test_of_a_double_it_is_decided_whether_it_is_one(record: Record, action: str, kept: str) -> None:
    (double,) = marks(record, kind="double")
    with record.writing() as connection:
        (made,) = decide_all(connection, "eva", action, [double])
    assert made.action == kept
    assert marks(record, kind="double") == []


def test_a_double_whose_events_differ_is_accepted_only_by_itself(record: Record) -> None:
    elm = person("local:elm", "Eve Elm", "FRA", "Foreign Minister")
    for number, one in enumerate((elm, SIDES["FRA"][1])):
        fact = Fact(days=(300, 300), one=one)
        record.keep(Invented((fact,), published=300, outlet=f"E{number}", filler=number).reading)
    alike, unlike = (mark for mark in marks(record, kind="double"))
    with pytest.raises(DecisionError, match="differ in foreign minister of FRA"), record.writing() as connection:
        decide_all(connection, "eva", "accept", [alike, unlike])
    assert record.decisions() == []
    with record.writing() as connection:
        (made,) = decide_all(connection, "eva", "reject", [unlike])
    assert made.action == "split"


def test_whoever_knows_more_of_two_events_says_what_speaks_against_their_being_one(record: Record) -> None:
    (double,) = marks(record, kind="double")
    with pytest.raises(DecisionError, match=r"differ in hall \(east; west\)"), record.writing() as connection:
        hall = Difference(about="hall", one="east", other="west")
        decide_all(connection, "eva", "accept", [double], against=lambda *_: (hall,))
    assert record.decisions() == []


def test_one_that_cannot_be_decided_leaves_all_as_they_were(record: Record) -> None:
    with pytest.raises(DragomanError), record.writing() as connection:
        decide_all(connection, "eva", "accept", [*marks(record, kind="contact"), "0" * 16])
    assert record.decisions() == []


@pytest.mark.parametrize(("action", "some"), [("settle", ["a"]), ("accept", [])])
def test_what_makes_no_sense_is_refused(record: Record, action: str, some: list[str]) -> None:
    with pytest.raises(DecisionError), record.writing() as connection:
        decide_all(connection, "eva", action, some)


def test_they_are_taken_back_together_but_only_ones_own(record: Record) -> None:
    waiting = marks(record, kind="contact")
    record.decide("accept", waiting[0], author="tom")
    with record.writing() as connection:
        made = decide_all(connection, "eva", "reject", waiting[1:])
        undone = undo_all(connection, "eva", 1, made[-1].id)
    assert len(undone) == len(made)
    assert marks(record, kind="contact") == waiting[1:]
    with pytest.raises(DecisionError, match="in force and yours"), record.writing() as connection:
        undo_all(connection, "eva", 1, made[-1].id)


def test_the_queue_is_limited_by_confidence(record: Record) -> None:
    assert len(marks(record, confidence=(0.0, 0.65))) == 1
    assert len(marks(record, confidence=(0.94, 1.0), kind="contact")) == 1
    assert all(" " not in mark for mark in marks(record, confidence=(0.0, 1.0)))


def test_the_last_decisions_and_those_who_decided(record: Record) -> None:
    one, two, *_ = marks(record, kind="contact")
    record.decide("accept", one, author="eva")
    record.decide("accept", two, author="tom")
    decision = record.decide("reject", two, author="eva")
    with record.reading() as connection:
        assert [d.id for d in latest_decisions(connection, 2)] == [decision.id, decision.id - 1]
        assert [d.author for d in latest_decisions(connection, 9, "tom")] == ["tom"]
        assert [(r.name, r.reports) for r in reviewers(connection)] == [("eva", 2), ("tom", 1)]
