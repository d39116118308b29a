"""Where something was: kept with reports and events, shown where it changes, and frozen in releases."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner
from invented_readings import Fact, Invented, reading
from record_shapes import WITHOUT_READ

from dragoman.cli.reread import show
from dragoman.door import Record, open_record
from dragoman.record import rereading
from dragoman.types import Reading


def placed(made: Reading, place: str | None) -> Reading:
    """Return a reading whose events and contacts were at a place."""
    events, contacts = (
        tuple(msgspec.structs.replace(fact, place=place) for fact in facts) for facts in (made.events, made.contacts)
    )
    return msgspec.structs.replace(made, events=events, contacts=contacts)


@pytest.fixture
def record(tmp_path: Path) -> Record:
    """Return a record of a meeting that two articles put into Bonn, and one into Trier."""
    opened = open_record(tmp_path / "record.db")
    for place, outlet, filler in (("Bonn", "Courier", 0), ("Trier", "Herald", 1), ("Bonn", "Tribune", 2)):
        fact = Fact(medium="in_person", words="met to talk about steel tariffs")
        opened.keep(placed(Invented((fact,), outlet=outlet, filler=filler).reading, place))
    return opened


def test_an_event_is_where_most_of_its_reports_put_it(record: Record) -> None:
    (event,) = record.events_between("FRA", "DEU", contacts=True)
    assert (event.place, event.articles) == ("Bonn", 3)
    assert sorted(str(report.place) for report in record.reports(event.key)) == ["Bonn", "Bonn", "Trier"]
    assert record.verify() == []


def test_a_place_that_is_read_otherwise_is_shown_and_brought_in(record: Record) -> None:
    key = next(article.key for article in record.articles() if article.outlet == "Tribune")
    newer = placed(record.reading_of(key), "Trier")
    with record.writing() as connection:
        changes = rereading.accept(connection, key, newer)
    assert list(changes.differences) == [{"place": ("Bonn", "Trier")}]
    shown = CliRunner().invoke(as_command(lambda: show(changes))).output
    assert "place: Bonn → Trier" in shown
    assert record.events_between("FRA", "DEU", contacts=True)[0].place == "Trier"


def as_command(what: Callable[[], None]) -> object:
    """Return a command that does something, so that what it prints can be looked at."""
    import click

    return click.command()(what)


def test_what_only_the_whole_fact_has_is_shown_where_it_changes(record: Record) -> None:
    key = record.articles()[0].key
    kept = record.reading_of(key)
    events = tuple(msgspec.structs.replace(event, contexts=("economic",)) for event in kept.events)
    with record.reading() as connection:
        changes = rereading.compare(connection, key, msgspec.structs.replace(kept, events=events))
    assert list(changes.differences) == [{"contexts": ((), ("economic",))}]
    assert changes.differs


@pytest.mark.parametrize("what", ["place", "contexts"])
def test_a_release_covers_what_exports_show(what: str, record: Record) -> None:
    record.release("1.0", author="eva")
    key = record.articles()[0].key
    kept = record.reading_of(key)
    events = tuple(msgspec.structs.replace(event, contexts=("economic",)) for event in kept.events)
    newer = placed(kept, "Speyer") if what == "place" else msgspec.structs.replace(kept, events=events)
    with record.writing() as connection:
        rereading.accept(connection, key, newer)
    assert record.release("1.1", author="eva").digest != record.releases()[0].digest
    changes = record.changes("1.0", "1.1")
    assert [(one.key, list(one.fields)) for one in changes.articles] == [(key, ["facts"])]
    assert len(changes.entries) == (what == "place")


def test_a_record_of_the_shape_before_learns_its_places(tmp_path: Path, record: Record) -> None:
    with record.writing() as connection:
        columns = ("ALTER TABLE report DROP COLUMN place", "ALTER TABLE event DROP COLUMN place")
        for statement in (*WITHOUT_READ, *columns):
            connection.execute(statement)
        connection.execute("PRAGMA user_version = 14")
    record.close()
    with open_record(record.path, write=False) as opened:
        assert opened.events_between("FRA", "DEU", contacts=True)[0].place == "Bonn"
        assert opened.verify() == []


def test_a_release_of_an_earlier_program_differs_in_nothing_that_it_did_not_keep(tmp_path: Path) -> None:
    from dragoman.record import release_content

    with open_record(tmp_path / "a.db") as record, pytest.MonkeyPatch.context() as patch:
        record.keep(reading(Fact()))
        patch.setattr(release_content, "FIELDS", ("kind", "type", "medium", "status", "earliest"))
        patch.setattr(release_content, "SAID", ("report", "type"))
        patch.setattr(release_content, "article_lines", lambda connection: iter(()))
        record.release("1.0", author="eva")
        patch.undo()
        changes = record.changes("1.0")
        assert (changes.entries, changes.articles) == ((), ())
