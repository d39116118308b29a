"""What holds for every record, whatever was read and decided, in whatever order."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_readings import Invented, distinct, plans, several, state_of

from dragoman.door import Record, open_record
from dragoman.errors import DecisionError, EntryNotFoundError
from dragoman.record.adding import add_reading
from dragoman.record.decisions import keep_decision
from dragoman.record.keys import article_key
from dragoman.record.party_fields import PARTY_FIELDS, party_fields_of
from dragoman.record.rereading import accept

State = list[list[tuple[object, ...]]]
#: So many parts of a state are events and reports with those who take part in them.
REPORTED = 4


@contextmanager
def new_record(articles: Sequence[Invented] = ()) -> Iterator[Record]:
    """Give a record of some articles."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.db"
        path.write_bytes(empty())
        with open_record(path) as record:
            record.connection.execute("PRAGMA synchronous = OFF")  # a power cut is not what is tested here
            for article in articles:
                record.keep(article.reading)
            yield record


@cache
def empty() -> bytes:
    """Return an empty record: to copy it is quicker than to make it hundreds of times."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.db"
        open_record(path).close()
        return path.read_bytes()


def state(record: Record) -> State:
    """Return all that a record has worked out."""
    return state_of(record.connection)


@given(several(), st.randoms(use_true_random=False))
def test_the_order_of_adding_makes_no_difference(articles: list[Invented], chance: random.Random) -> None:
    shuffled = chance.sample(articles, len(articles))
    with new_record(articles) as one, new_record(shuffled) as other:
        assert state(one) == state(other)
        assert one.verify() == other.verify() == []


@given(st.lists(plans(), min_size=2, max_size=9).map(distinct), st.randoms(use_true_random=False))
def test_the_order_makes_no_difference_to_plans_for_some_days(articles: list[Invented], chance: random.Random) -> None:
    with new_record(articles) as one, new_record(chance.sample(articles, len(articles))) as other:
        assert state(one) == state(other)
        assert one.verify() == other.verify() == []


@given(several(), st.integers(0, 5))
def test_it_makes_no_difference_how_many_are_added_at_once(articles: list[Invented], first: int) -> None:
    with new_record(articles) as one, new_record() as other:
        for batch in (articles[:first], articles[first:]):
            with other.writing() as connection:
                for article in batch:
                    add_reading(connection, article.reading)
        assert state(one) == state(other)


@given(several(3))
def test_adding_twice_changes_nothing(articles: list[Invented]) -> None:
    with new_record(articles) as record:
        before, history = state(record), record.history()
        assert {record.keep(article.reading).outcome for article in articles} == {"known"}
        assert state(record) == before
        assert record.history() == history


@given(several(5), st.data())
def test_reading_again_what_finds_nothing_and_then_all_is_the_identity(
    articles: list[Invented], data: st.DataObject
) -> None:
    chosen = data.draw(st.integers(0, len(articles) - 1))
    full = articles[chosen].reading
    empty = msgspec.structs.replace(
        full, model="worse", events=(), contacts=(), statements=(), commitments=(), assessments=()
    )
    with new_record(articles) as record, new_record() as other:
        before = state(record)
        for place, article in enumerate(articles):
            other.keep(empty if place == chosen else article.reading)
        for reading, wanted in ((empty, state(other)), (full, before)):
            with record.writing() as connection:
                accept(connection, article_key(full.article), reading)
            assert state(record)[:REPORTED] == wanted[:REPORTED]
            assert record.verify() == []


def keys(record: Record) -> list[str]:
    """Return the keys of the events."""
    return [str(row[0]) for row in record.connection.execute("SELECT key FROM event ORDER BY key")]


def members(record: Record, event: str) -> list[str]:
    """Return the keys of the reports of an event."""
    return sorted(report.key for report in record.reports(event))


@given(several(), st.data())
def test_merge_then_split_is_the_identity(articles: list[Invented], data: st.DataObject) -> None:
    with new_record(articles) as record:
        kinds = dict(record.connection.execute("SELECT key, kind FROM event ORDER BY key").fetchall())
        one = data.draw(st.sampled_from(sorted(kinds))) if kinds else None
        others = [key for key, kind in kinds.items() if one and key != one and kind == kinds[one]]
        if one is None or not others:
            return
        other = data.draw(st.sampled_from(others))
        before, leaving = state(record), members(record, other)
        record.decide("merge", one, author="reviewer", detail={"with": other})
        merged = min(one, other)
        assert set(members(record, merged)) >= set(leaving)
        assert record.verify() == []
        record.decide("split", merged, author="reviewer", detail={"reports": leaving})
        assert state(record) == before
        assert record.verify() == []


class Reviewer:
    """Decides at random what can be decided."""

    ACTIONS = ("accept", "reject", "correct", "merge", "split", "undo")
    FIELDS: Sequence[dict[str, object]] = (
        {"status": "planned"}, {"status": "negated"}, {"medium": "visit"}, {"level": "heads"}, {"type": "AGREE"},
        {"earliest": "2025-03-04", "latest": "2025-03-04"}, {"earliest": None, "latest": None},
        {"latest": "2025-03-03"}, {"level": "heads", "participants": "Brazil; Mira Sole"},
        {"participants": ["Angela Merkel", "FRA"]}, {"participants": "Alix Morel; Ole Harms; Kenya"},
        {"participants": "Prat; Kenya"}, {"actors": "Brazil"}, {"actors": "Germany; Kenya"}, {"recipients": None},
        {"recipients": "France; Mira Sole"},
        {"by": "Germany"}, {"by": "Kenya; Mira Sole"}, {"to": ""}, {"to": "Brazil"}, {"speaker": "Mira Sole"},
        {"speaker": "Ole Harms; Kenya"},
    )  # fmt: skip

    def __init__(self, record: Record, data: st.DataObject) -> None:
        """Review a record."""
        self.record, self.data = record, data

    def decide(self, actions: Sequence[str] = ACTIONS) -> int | None:
        """Make a decision; return its number, or None where it was refused."""
        action = self.data.draw(st.sampled_from(actions))
        subject, detail = self.subject(action)
        try:
            return self.record.decide(action, subject, author="reviewer", detail=detail).id
        except (DecisionError, EntryNotFoundError):
            return None

    def subject(self, action: str) -> tuple[str, dict[str, object]]:
        """Return what a decision is about and its details."""
        draw, events = self.data.draw, keys(self.record) or ["none"]
        if action == "undo":
            return str(draw(st.integers(1, len(self.record.decisions()) + 1))), {}
        if action in ("accept", "reject", "correct"):
            reports = [str(row[0]) for row in self.record.connection.execute("SELECT key FROM report ORDER BY key")]
            articles = [str(row[0]) for row in self.record.connection.execute("SELECT key FROM article ORDER BY key")]
            if action != "correct" and draw(st.booleans()):
                return draw(st.sampled_from(articles)), {}
            report = draw(st.sampled_from(reports))
            return report, {"fields": draw(st.sampled_from(self.fields_of(report)))} if action == "correct" else {}
        event = draw(st.sampled_from(events))
        if action == "merge":
            return event, {"with": draw(st.sampled_from(events))}
        leaving = st.lists(st.sampled_from(members(self.record, event) or ["none"]), unique=True)
        return event, {"reports": draw(leaving)}

    def fields_of(self, report: str) -> list[dict[str, object]]:
        """Return corrections of what a report has."""
        other = PARTY_FIELDS.keys() - set(party_fields_of(self.record.report(report)))
        return [fields for fields in self.FIELDS if not other & fields.keys()]


@given(several(), st.data())
def test_the_record_is_whole_after_any_adds_and_decisions(articles: list[Invented], data: st.DataObject) -> None:
    with new_record() as record:
        reviewer = Reviewer(record, data)
        for article in articles:
            record.keep(article.reading)
            for _ in range(data.draw(st.integers(0, 3))):
                reviewer.decide()
        assert record.verify() == []


@pytest.mark.parametrize("action", ["accept", "reject", "correct", "merge", "split", "undo"])
@given(articles=several(), data=st.data())
@settings(max_examples=60)
def test_undo_restores(action: str, articles: list[Invented], data: st.DataObject) -> None:
    with new_record(articles) as record:
        reviewer = Reviewer(record, data)
        for _ in range(data.draw(st.integers(0, 3))):
            reviewer.decide()
        before = state(record)
        number = reviewer.decide([action])
        if number is not None:
            after = state(record)
            undone = record.decide("undo", str(number), author="reviewer")
            assert state(record) == before
            record.decide("undo", str(undone.id), author="reviewer")
            assert state(record) == after


@given(several(), several(3), st.data())
def test_what_is_decided_before_or_after_an_article_comes_makes_no_difference(
    early: list[Invented], late: list[Invented], data: st.DataObject
) -> None:
    with new_record(early) as one, new_record([*early, *late]) as other:
        reviewer = Reviewer(one, data)
        for _ in range(data.draw(st.integers(1, 3))):
            reviewer.decide()
        copy_decisions(one, other)
        for article in late:
            one.keep(article.reading)
        assert state(one) == state(other)


@given(several(3), st.data(), st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_copies_are_decided_alike_in_whatever_order_they_come(
    articles: list[Invented], data: st.DataObject, chance: random.Random
) -> None:
    copies = [replace(article, outlet=outlet, page=None) for article in articles for outlet in ("Echo", "Globe")]
    with new_record(articles) as one:
        reviewer = Reviewer(one, data)
        for _ in range(3):
            reviewer.decide(("accept", "reject", "correct", "undo"))
        with new_record(articles) as other:
            one.connection.backup(other.connection)
            for record, order in ((one, copies), (other, chance.sample(copies, len(copies)))):
                for article in order:
                    record.keep(article.reading)
            for made in [made for made in one.decisions() if made.action != "undo" and made.undone_by is None]:
                assert state(one) == state(other)
                assert one.verify() == []
                for record in (one, other):
                    record.decide("undo", str(made.id), author="reviewer")
            assert state(one) == state(other)


def copy_decisions(source: Record, target: Record) -> None:
    """Make the decisions of one record in another one, about the same reports."""
    numbers: dict[str, int] = {}
    for decision in source.decisions():
        if decision.action == "undo":
            made = target.decide("undo", str(numbers[decision.subject]), author=decision.author)
        else:
            with target.writing() as connection:
                made = keep_decision(connection, decision)
        numbers[str(decision.id)] = made.id
