"""How reliable a source is: a decision with a reason, apart from the confidence in a fact."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from invented_readings import Fact, Invented

from dragoman.door import Record, open_record
from dragoman.errors import EntryNotFoundError
from dragoman.record.reliability import ACTION, Reliability, grades, outlet_named, reliabilities


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / "a.db") as record:
        for number, outlet in enumerate(["Courier", "Courier", "Herald"]):
            record.keep(Invented((Fact(days=(number, number)),), outlet=outlet, filler=number).reading)
        yield record


def listed(record: Record) -> dict[str, Reliability]:
    with record.reading() as connection:
        return {one.outlet: one for one in reliabilities(connection)}


def test_the_scale_has_six_letters_each_with_a_definition() -> None:
    assert list(grades()) == list("ABCDEF")
    assert all(len(grade.definition) > 20 for grade in grades().values())


def test_every_outlet_is_listed_graded_or_not(record: Record) -> None:
    record.decide(ACTION, "Courier", author="eva", detail={"grade": "B"}, note="corrects itself")
    found = listed(record)
    assert (found["Courier"].articles, found["Courier"].grade, found["Courier"].because) == (2, "B", "corrects itself")
    assert (found["Courier"].name, found["Courier"].author) == ("usually reliable", "eva")
    assert (found["Herald"].articles, found["Herald"].grade) == (1, None)


def test_the_last_grade_holds_until_it_is_undone(record: Record) -> None:
    record.decide(ACTION, "Courier", author="eva", detail={"grade": "B"}, note="corrects itself")
    later = record.decide(ACTION, "Courier", author="tom", detail={"grade": "D"}, note="three denials")
    assert listed(record)["Courier"].grade == "D"
    record.decide("undo", str(later.id), author="tom")
    assert listed(record)["Courier"].grade == "B"


def test_it_does_not_touch_the_confidence_in_a_fact(record: Record) -> None:
    query = "SELECT key, confidence FROM event ORDER BY key"
    before = [tuple(row) for row in record.connection.execute(query)]
    record.decide(ACTION, "Courier", author="eva", detail={"grade": "E"}, note="invents")
    assert [tuple(row) for row in record.connection.execute(query)] == before


def test_an_outlet_is_found_as_the_record_spells_it(record: Record) -> None:
    with record.reading() as connection:
        assert outlet_named(connection, "courier ") == "Courier"
        with pytest.raises(EntryNotFoundError, match="did you mean Courier"):
            outlet_named(connection, "Courrier")
