"""Reading again: shown before it is accepted, and nothing that was asserted or decided is lost."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from dragoman.door import Record, open_record
from dragoman.errors import DragomanError
from dragoman.record import rereading
from dragoman.record.entering import HandFact, hand_reading
from dragoman.types import Reading

YEAR = Path(__file__).parents[2] / "benchmarks" / "year" / "north"


@pytest.fixture
def record(tmp_path: Path) -> Record:
    opened = open_record(tmp_path / "record.db")
    sources = [str(YEAR / name) for name in ("riga-page-call-january.html", "minsk-page-call-january.txt")]
    assert [added.outcome for added in opened.add(*sources)] == ["added", "added"]
    return opened


def article_with_call(record: Record) -> tuple[str, str]:
    """Return the key of an article and the event of its call."""
    call = next(
        c for c in record.events_between("BLR", "LVA", contacts=True) if c.medium == "phone" and c.articles == 2
    )
    return record.reports(call.key)[0].article, call.key


def without_calls(reading: Reading) -> Reading:
    """Return the reading of a worse model, which sees no phone call."""
    calls = {contact.event for contact in reading.contacts if contact.medium == "phone"}
    return msgspec.structs.replace(
        reading,
        model="worse",
        events=tuple(event for event in reading.events if event.id not in calls),
        contacts=tuple(contact for contact in reading.contacts if contact.event not in calls),
    )


def test_the_same_engine_changes_nothing(record: Record) -> None:
    for accept in (False, True):
        found = [one for one in record.reread(accept=accept) if not isinstance(one, DragomanError)]
        assert [(one.read_from, one.news) for one in found] == [("bytes", False)] * 2
    with record.reading() as connection:
        assert connection.execute("SELECT count(*) FROM earlier_reading").fetchone()[0] == 0
    assert record.verify() == []


def test_what_changes_is_shown_and_not_written(record: Record) -> None:
    key, call = article_with_call(record)
    with record.reading() as connection:
        changes = rereading.compare(connection, key, without_calls(record.reading_of(key)))
    assert [report.medium for report in changes.gone] == ["phone"]
    assert not changes.come
    assert record.event(call).articles == 2


def test_an_accepted_reading_takes_effect_and_can_be_taken_back(record: Record) -> None:
    key, call = article_with_call(record)
    before = record.reading_of(key)
    with record.writing() as connection:
        rereading.accept(connection, key, without_calls(before))
    assert record.verify() == []
    left = [c for c in record.events_between("BLR", "LVA", contacts=True) if c.medium == "phone"]
    assert [contact.articles for contact in left] == [1]
    with record.writing() as connection:
        rereading.accept(connection, key, before)
    assert record.verify() == []
    assert record.event(call).articles == 2
    with record.reading() as connection:
        kept = connection.execute("SELECT model FROM earlier_reading ORDER BY id").fetchall()
    assert [row[0] for row in kept] == [before.model, "worse"]
    assert [line.action for line in record.history(key)].count("reread") == 2


def test_what_was_entered_by_hand_is_not_read_again(record: Record) -> None:
    fact = HandFact(parties=("France", "Germany"), source="a letter", quote="France and Germany spoke.")
    with record.reading() as connection:
        reading = hand_reading(fact, connection)
    key = record.keep(reading, author="R. Reviewer").article
    assert key not in {one.article for one in record.reread() if not isinstance(one, DragomanError)}
    assert "by hand" in str(next(record.reread(accept=True, articles=[key or ""])))
    assert record.reading_of(key or "") == reading


def test_what_a_reviewer_vouches_for_stays(record: Record) -> None:
    key, call = article_with_call(record)
    own = next(report for report in record.reports(call) if report.article == key)
    record.decide("accept", own.key, author="R. Reviewer")
    with record.writing() as connection:
        changes = rereading.accept(connection, key, without_calls(record.reading_of(key)))
    assert not changes.gone
    assert next(report for report in record.reports(call) if report.key == own.key).verdict == "accepted"
    assert record.verify() == []
