"""A dispute that a reviewer settles: the event says so, the reports stay as they are, and it can be undone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dragoman.door import Record, open_record
from dragoman.errors import DecisionError

YEAR = Path(__file__).parents[2] / "benchmarks" / "year" / "east"
ARTICLES = ("july-call-orient.txt", "july-call-ledger.txt", "leaders-call-ledger.txt")


@pytest.fixture
def record(tmp_path: Path) -> Record:
    opened = open_record(tmp_path / "record.db")
    for name in ARTICLES:
        list(opened.add(str(YEAR / name)))
    return opened


def disputed(record: Record) -> str:
    """Return the key of the call of which two days are given."""
    return next(c.key for c in record.events_between("JPN", "KOR", contacts=True) if "date" in c.disputes)


def test_the_event_takes_the_value_and_gives_it_back(record: Record) -> None:
    key = disputed(record)
    before = record.event(key)
    values = [value for dispute in record.disputes(key) if dispute.about == "date" for value, _ in dispute.sides]
    other = next(value for value in values if value != str(before.earliest))
    decision = record.decide(
        "settle", key, author="R. Reviewer", detail={"about": "date", "value": other}, note="asked both"
    )
    assert record.event(key).earliest == record.event(key).latest == date.fromisoformat(other)
    assert [d.settled for d in record.disputes(key) if d.about == "date"] == [other]
    assert {report.earliest for report in record.reports(key)} >= {date.fromisoformat(value) for value in values}
    assert record.verify() == []
    record.decide("undo", str(decision.id), author="R. Reviewer")
    assert record.event(key) == before
    assert record.verify() == []


@pytest.mark.parametrize(
    ("detail", "said"),
    [
        ({"about": "date", "value": "2020-01-01"}, "no report says"),
        ({"about": "medium", "value": "phone"}, "do not differ in 'medium'"),
        ({"about": "date"}, "needs what is disputed"),
    ],
)
def test_what_no_report_says_cannot_be_settled_on(record: Record, detail: dict[str, str], said: str) -> None:
    with pytest.raises(DecisionError, match=said):
        record.decide("settle", disputed(record), author="R. Reviewer", detail=detail)
