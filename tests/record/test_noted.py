"""What is noted of reports to group them: always what they say, and missed where it is not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from invented_readings import Fact, Invented

from dragoman.door import Record, open_record
from dragoman.record.noted import mentions_around

FIRST, LAST = 1, 3_000_000


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """A record of one call that two outlets tell, and of a promise."""
    with open_record(tmp_path / "a.db") as record:
        record.keep(Invented((Fact(), Fact(kind="promise", days=(10, 12)))).reading)
        record.keep(Invented((Fact(),), outlet="Herald", filler=1).reading)
        yield record


def noted(record: Record, block: str = "CONSULT DEU FRA") -> list[str | None]:
    """Return the media that are noted of a block."""
    found = mentions_around(record.connection, block, first=FIRST, last=LAST, longest=0)
    return [mention.medium for mention, _ in found]


def test_what_a_reviewer_corrects_is_noted_anew(record: Record) -> None:
    event = record.events_between("FRA", "DEU", contacts=True)[0]
    assert noted(record) == ["phone", "phone"]
    made = record.decide("correct", event.key, author="reviewer", detail={"fields": {"medium": "video"}})
    assert noted(record) == ["video", "video"]
    record.decide("undo", str(made.id), author="reviewer")
    assert noted(record) == ["phone", "phone"]
    assert record.verify() == []


def test_what_is_rejected_is_grouped_with_nothing(record: Record) -> None:
    event = record.events_between("FRA", "DEU", contacts=True)[0]
    record.decide("reject", event.key, author="reviewer")
    assert noted(record) == []
    assert record.verify() == []


@pytest.mark.parametrize(
    ("damage", "fault"),
    [
        ("UPDATE mention SET seen = (SELECT seen FROM mention WHERE block LIKE 'promise%')", "is not what it says"),
        ("DELETE FROM mention WHERE block LIKE 'promise%'", "is not what it says"),
        ("UPDATE mention SET report = report + 100 WHERE block LIKE 'promise%'", "is not there"),
        ("UPDATE mention SET block = 'CONSULT DEU POL' WHERE block LIKE 'promise%'", "is not there"),
    ],
)
def test_what_is_noted_wrongly_is_found(record: Record, damage: str, fault: str) -> None:
    assert record.verify() == []
    record.connection.execute(damage)
    assert any(fault in found for found in record.verify())
