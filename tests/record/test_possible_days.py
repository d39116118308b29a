"""Days that cannot be are refused wherever they are given: by hand, in a correction, as the day of a state."""

from __future__ import annotations

from typing import Any

import pytest
from invented_readings import WORDS, Fact, Invented

from dragoman.door import Record
from dragoman.errors import DecisionError

#: A call of 3 March, told on 4 March, and a promise until 12 March.
ARTICLES = (Invented((Fact(), Fact(kind="promise", days=(9, 9), words=WORDS[5]))),)


def key_of(record: Record, kind: str) -> str:
    """Return the key of the event of a kind."""
    return str(record.connection.execute("SELECT key FROM event WHERE kind = ?", (kind,)).fetchone()[0])


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        (
            {"earliest": "2025-03-04", "latest": "2025-03-01"},
            "the last day, 2025-03-01, is before the first, 2025-03-04",
        ),
        (
            {"latest": "2031-01-01"},
            "a fact of 2031-01-01 cannot be 'happened', since its source appeared before, on 2025",
        ),
        ({"earliest": "2025-03-20"}, "cannot be 'happened', since its source appeared before"),
        ({"earliest": "2025-03-20", "status": "ongoing"}, "cannot be 'ongoing'"),
        ({"earliest": "2025-02-31"}, "'2025-02-31' is not a day"),
    ],
)
def test_a_correction_to_days_that_cannot_be_is_refused(record: Record, fields: dict[str, Any], message: str) -> None:
    with pytest.raises(DecisionError, match=message):
        record.decide("correct", key_of(record, "event"), author="Ana", detail={"fields": fields})
    assert record.decisions() == []


def test_what_is_planned_or_due_may_lie_ahead(record: Record) -> None:
    fields = {"earliest": "2025-03-20", "latest": "2025-03-21", "status": "planned"}
    record.decide("correct", key_of(record, "event"), author="Ana", detail={"fields": fields})
    record.decide("correct", key_of(record, "commitment"), author="Ana", detail={"fields": {"latest": "2026-01-01"}})
    assert len(record.decisions()) == 2


def test_no_state_begins_before_the_commitment_was_made(record: Record) -> None:
    detail = {"about": "state", "value": "broken", "since": "2024-01-01"}
    with pytest.raises(DecisionError, match="2024-01-01 is before the commitment was first reported, on 2025-03-04"):
        record.decide("settle", key_of(record, "commitment"), author="Ana", detail=detail)
    record.decide("settle", key_of(record, "commitment"), author="Ana", detail=detail | {"since": "2025-03-04"})
