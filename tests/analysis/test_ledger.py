"""The ledger has every commitment that is asked for, with the same fate as the commitments of its dyad."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from invented_readings import FIRST, SIDES, Fact, Invented

from dragoman.analysis import ledger as module
from dragoman.analysis.ledger import Ledger, Wanted, ledger
from dragoman.door import Record, open_record
from dragoman.errors import QueryError

POLAND = SIDES["POL"][1]
ARTICLES = (
    Invented((Fact(kind="promise", days=(5, 8)),), published=1),
    Invented((Fact(kind="promise", days=(90, 95), other=POLAND),), published=3, outlet="Herald", filler=1),
    Invented((Fact(kind="promise", days=None, other=POLAND, words="promised to talk about steel tariffs"),),
             published=6, outlet="Tribune", filler=2),
)  # fmt: skip
AS_OF = FIRST + timedelta(days=30)


def asked(record: Record, as_of: date = AS_OF, **wanted: object) -> Ledger:
    with record.reading() as connection:
        return ledger(connection, as_of, Wanted(**wanted))


def test_it_tells_of_each_what_the_commitments_of_its_dyad_tell(record: Record) -> None:
    found = {fate.commitment.key: (fate.state, fate.made) for fate in asked(record).fates}
    assert found == {fate.commitment.key: (fate.state, fate.made) for fate in record.commitments(as_of=AS_OF)}
    assert asked(record).states == {"overdue": 1, "open": 2}


def test_the_newest_come_first_and_by_due_date_what_has_one(record: Record) -> None:
    made = [fate.made for fate in asked(record).fates]
    assert made == sorted(made, reverse=True)
    due = [fate.commitment.latest for fate in asked(record, order="due").fates]
    assert due == [FIRST + timedelta(days=8), FIRST + timedelta(days=95)]


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        ({"between": ("DEU", "FRA")}, 1),
        ({"parties": (POLAND.id,)}, 2),
        ({"parties": (POLAND.id,), "role": "by"}, 0),
        ({"parties": ()}, 0),
        ({"kinds": ("refusal",)}, 0),
        ({"states": ("overdue",)}, 1),
        ({"due_before": FIRST + timedelta(days=8)}, 0),
        ({"due_after": FIRST + timedelta(days=8)}, 2),
    ],
)
def test_filters_leave_what_suits(record: Record, wanted: dict[str, object], count: int) -> None:
    assert len(asked(record, **wanted).fates) == count


def test_what_was_reported_after_the_day_is_not_told(record: Record) -> None:
    assert len(asked(record, as_of=FIRST + timedelta(days=4)).fates) == 2


def test_a_part_is_given_and_it_says_whether_there_is_more(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    every = [fate.commitment.key for fate in asked(record).fates]
    for whole in (200, 0):  # few are looked at all, of many only the part
        monkeypatch.setattr(module, "WHOLE", whole)
        parts = [part(record, first, 2) for first in (0, 2)]
        assert [fate.commitment.key for found in parts for fate in found.fates] == every
        assert [found.more for found in parts] == [True, False]
        assert part(record, 0, 1, states=("open",)).more
        assert not part(record, 1, 1, states=("open",)).more
    assert (parts[0].examined, parts[0].states) == (2, {})


def part(record: Record, first: int, count: int, **wanted: object) -> Ledger:
    with record.reading() as connection:
        return ledger(connection, AS_OF, Wanted(**wanted), first=first, count=count)


def test_it_says_how_much_it_looked_at(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "EXAMINED", 2)
    found = asked(record)
    assert (found.suiting, found.examined, found.unread) == (3, 2, 0)
    monkeypatch.setattr(module, "READ", 0)
    monkeypatch.setattr(module, "EXAMINED", 9)
    found = asked(record)
    assert (found.examined, found.unread) == (3, 1)  # about one of them something was published later
    assert [fate.state for fate in found.fates] == ["open", "not_read", "overdue"]
    with record.reading() as connection:
        assert ledger(connection, AS_OF, Wanted(), most=1).unread == 1  # there are two
        assert ledger(connection, AS_OF, Wanted(), most=2).unread == 0


def test_what_is_told_without_reading_is_what_reading_tells(prepared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_record(prepared, write=False) as record, record.reading() as connection:
        for day in (date(2025, 3, 1), date(2025, 6, 20), date(2026, 1, 1)):
            quick = ledger(connection, day, Wanted())
            free = ledger(connection, day, Wanted(), most=0)
            with monkeypatch.context() as patch:
                patch.setattr(module.Look, "untouched", lambda *_: None)
                every = {fate.commitment.key: fate for fate in ledger(connection, day, Wanted()).fates}
            assert {fate.commitment.key: fate for fate in quick.fates} == every
            known = [fate for fate in free.fates if fate.state != module.NOT_READ]
            assert known and all(fate == every[fate.commitment.key] for fate in known)


def test_an_order_that_there_is_not_is_refused(record: Record) -> None:
    with pytest.raises(QueryError, match="newest, due"):
        asked(record, order="oldest")
