"""How a commitment stands, where a reviewer says it: in the place of what articles tell, marked, and undone."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from exchange_records import bring_in, write_bundle
from invented_readings import FIRST, WORDS, Fact, Invented

from dragoman.analysis.dossier import dossier
from dragoman.analysis.fates import Fate
from dragoman.analysis.ledger import Wanted, ledger
from dragoman.door import Record, open_record
from dragoman.errors import DecisionError

#: A promise that is due on its tenth day, and a call of the two a month later.
ARTICLES = (
    Invented((Fact(kind="promise", days=(5, 8), words=WORDS[5]),), published=1),
    Invented((Fact(days=(30, 30)),), published=30, outlet="Herald", filler=1),
)
LAST = FIRST + timedelta(days=30)


def promise(record: Record) -> str:
    return str(record.connection.execute("SELECT key FROM event WHERE kind = 'commitment'").fetchone()[0])


def say(record: Record, value: str, **detail: object) -> int:
    detail = {"about": "state", "value": value} | detail
    return record.decide("settle", promise(record), author="eva", detail=detail, note="page 2").id


def every_way(record: Record, as_of: date | None = None) -> list[Fate]:
    """Return the one commitment as everything that asks what became of commitments has it."""
    with record.reading() as connection:
        day = as_of or LAST
        found = [*record.commitments(as_of=as_of), *ledger(connection, day, Wanted()).fates,
                 *dossier(connection, "FRA", "DEU", as_of=day).commitments]  # fmt: skip
    alone = record.fate(record.event(promise(record)), as_of=as_of)
    assert len(found) == 3 and alone
    return [*found, alone]


def states(record: Record, as_of: date | None = None) -> set[str]:
    return {fate.state for fate in every_way(record, as_of)}


def test_it_stands_so_everywhere_says_who_decided_it_and_is_undone(record: Record) -> None:
    assert states(record) == {"overdue"}
    number = say(record, "kept")
    for fate in every_way(record):
        assert (fate.state, fate.turn) == ("kept", None)
        assert fate.decided and (fate.decided.author, fate.decided.note, fate.decided.decision) == (
            "eva",
            "page 2",
            number,
        )
    assert record.verify() == []
    record.decide("undo", str(number), author="eva")
    assert states(record) == {"overdue"}
    assert {fate.decided for fate in every_way(record)} == {None}


def test_since_a_day_it_is_known_from_that_day_on(record: Record) -> None:
    say(record, "broken", since=str(FIRST + timedelta(days=20)))
    assert states(record) == {"broken"}
    assert states(record, FIRST + timedelta(days=19)) == {"overdue"}
    assert states(record, FIRST + timedelta(days=6)) == {"open"}
    say(record, "withdrawn")
    assert states(record, FIRST + timedelta(days=6)) == states(record) == {"withdrawn"}


def test_what_is_open_by_a_reviewer_is_overdue_once_its_day_has_passed(record: Record) -> None:
    say(record, "open")
    assert states(record, FIRST + timedelta(days=6)) == {"open"}
    assert states(record) == {"overdue"}
    record.decide("correct", promise(record), author="eva", detail={"fields": {"latest": "2025-12-01"}})
    assert states(record) == {"open"}


def test_it_is_told_however_few_articles_may_be_read(record: Record) -> None:
    say(record, "kept")
    with record.reading() as connection:
        assert {fate.state for fate in ledger(connection, LAST, Wanted(), most=0).fates} == {"kept"}


def test_it_stays_when_the_article_is_read_again_and_goes_with_a_bundle(record: Record, tmp_path: Path) -> None:
    say(record, "superseded", since=str(FIRST + timedelta(days=9)))
    record.keep(ARTICLES[0].reading)
    assert states(record) == {"superseded"}
    with open_record(tmp_path / "b.db") as other:
        bring_in(other, write_bundle(record, tmp_path / "bundle"))
        assert states(other) == {"superseded"}
        assert other.verify() == []


@pytest.mark.parametrize(
    ("detail", "said"),
    [
        ({"value": "answered_yes"}, "no state of a promise; expected one of open, kept, broken"),
        ({"value": "overdue"}, "no state of a promise"),
        ({"value": "kept", "since": "soon"}, "'soon' is not a day"),
        ({"value": "kept", "since": "2025-04-03"}, "after the last day of the record, 2025-04-02"),
    ],
)
def test_a_state_that_cannot_be_is_refused(record: Record, detail: dict[str, str], said: str) -> None:
    with pytest.raises(DecisionError, match=said):
        say(record, **detail)


def test_only_a_commitment_stands_in_a_state(record: Record) -> None:
    (call,) = record.events_between("FRA", "DEU", contacts=True)
    with pytest.raises(DecisionError, match="of a commitment"):
        record.decide("settle", call.key, author="eva", detail={"about": "state", "value": "kept"})
