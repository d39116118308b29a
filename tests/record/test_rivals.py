"""A merge of events that name two holders of one office says who is right: one decision, which is taken back as one."""

from __future__ import annotations

from pathlib import Path

import pytest
from invented_readings import SIDES, Fact, Invented, person, state_of

from dragoman.door import Record, open_record
from dragoman.exchange.decision_lines import decision_lines
from dragoman.exchange.exporting import export
from dragoman.exchange.types import Selection
from dragoman.record.rivals import Rivals, rivals
from dragoman.types import Actor

DORVAL = SIDES["FRA"][1]
ELM = person("local:elm", "Eve Elm", "FRA", "Foreign Minister")


def told_of(record: Record, *people: Actor, **more: object) -> list[str]:
    """Keep an article for each of some people, who calls on the day; return the keys of the events."""
    for number, one in enumerate(people):
        fact = Fact(one=one, **more)  # type: ignore[arg-type]
        record.keep(Invented((fact,), outlet=f"Outlet {number}", filler=number).reading)
    return [event.key for event in record.events_between("FRA", "DEU")]


def rivals_in(record: Record, one: str, other: str) -> list[Rivals]:
    with record.reading() as connection:
        return list(rivals(connection, record.event(one), record.event(other)))


def people_of(record: Record) -> list[list[str]]:
    """Return who takes part in each event for France."""
    events = record.events_between("FRA", "DEU")
    return sorted(sorted({p.actor for p in event.parties if p.country == "FRA"}) for event in events)


def test_who_is_named_by_more_origins_is_likelier(record: Record) -> None:
    [found] = rivals_in(record, *told_of(record, ELM, DORVAL, DORVAL))
    assert ([party.name for party in found.ranked], found.origins) == (["Remi Dorval", "Eve Elm"], (2, 1))


def test_who_holds_the_office_by_the_registry_is_likelier_among_equals(record: Record) -> None:
    barrot = person("local:barrot-jean-noel-fra", "Jean-Noël Barrot", "FRA", "Foreign Minister")
    told_of(record, ELM, confidence=0.99)
    [found] = rivals_in(record, *told_of(record, barrot, confidence=0.8))
    assert [party.name for party in found.ranked] == ["Jean-Noël Barrot", "Eve Elm"]


def test_a_merge_that_says_who_is_right_is_taken_back_as_one(record: Record) -> None:
    one, other = told_of(record, ELM, DORVAL)
    before = state_of(record.connection)
    made = record.decide("merge", one, author="eva", detail={"with": other, "wrong": ["local:elm"]})
    assert (people_of(record), record.verify()) == ([["Q2"]], [])
    merged = state_of(record.connection)
    undone = record.decide("undo", str(made.id), author="eva")
    assert (people_of(record), record.verify()) == ([["Q2"], ["local:elm"]], [])
    assert state_of(record.connection) == before
    record.decide("undo", str(undone.id), author="eva")
    assert (people_of(record), record.verify()) == ([["Q2"]], [])
    assert state_of(record.connection) == merged


@pytest.mark.parametrize("kind", ["promise", "ACCUSE"])
def test_it_holds_of_whatever_can_be_merged(record: Record, kind: str) -> None:
    one, other = told_of(record, ELM, DORVAL, kind=kind, days=(0, 0)) if kind == "ACCUSE" else promises(record)
    record.decide("merge", one, author="eva", detail={"with": other, "wrong": ["local:elm"]})
    found = record.event(one)
    assert {party.actor for party in found.parties if party.country == "FRA"} == {"Q2"}
    assert record.verify() == []


def promises(record: Record) -> list[str]:
    """Keep two promises that are likely one; return their keys."""
    told_of(record, ELM, DORVAL, kind="promise", days=(10, 12))
    rows = record.connection.execute("SELECT key FROM event WHERE kind = 'commitment' ORDER BY key")
    return [row[0] for row in rows]


def test_it_travels_in_a_bundle(record: Record, tmp_path: Path) -> None:
    one, other = told_of(record, ELM, DORVAL)
    record.decide("merge", one, author="eva", detail={"with": other, "wrong": ["local:elm"]})
    with record.reading() as connection:
        export(connection, "bundle", Selection(), path=tmp_path / "b.zip")
        lines = list(decision_lines(connection))
    with open_record(tmp_path / "other.db") as mine:
        mine.import_bundle(tmp_path / "b.zip", author="ann")
        assert (people_of(mine), mine.verify()) == ([["Q2"]], [])
        with mine.reading() as connection:
            assert [line.key for line in decision_lines(connection)] == [line.key for line in lines]


@pytest.mark.parametrize("named", [[{}], ["x"], {}, [{"reports": ["a"], "fields": {"participants": ["Eve Elm"]}}]])
def test_a_bundle_whose_merge_says_it_in_another_form_is_refused(named: object) -> None:
    from dragoman.exchange.bundle_check import fault_in

    assert fault_in("merge", {"reports": ["a", "b"], "into": ["a"], "named": named})
    assert fault_in("merge", {"reports": ["a", "b"], "into": ["a"]}) is None
