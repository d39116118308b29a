"""Commitments that a reviewer made one: what settled either of them last counts, and nothing vanishes unasked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dragoman.analysis.fates import Fate, fates
from dragoman.analysis.merging import against_merging
from dragoman.door import Record, open_record

REST = "The ministry gave no further details. The matter has been reported widely in the region."
CALL = "Latvian Foreign Minister Ilze Kraukle spoke by phone with Estonian Foreign Minister Juhan Tamm on Monday."
#: Two promises, the one kept, the other broken, each by an article of its own.
TOLD = (
    ("March 4", f"{CALL} Latvia promised to reopen the border crossing at Valka by April 1."),
    ("April 3", f"{CALL} Latvia reopened the border crossing at Valka on Tuesday."),
    ("May 6", f"{CALL} Latvia promised to send Estonia a draft agreement on the ferry by May 20."),
    ("June 4", f"{CALL} The draft agreement on the ferry, which Latvia had undertaken to send by May 20, has not been "
               "sent, the Estonian foreign ministry said."),
)  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("joined")
    with open_record(folder / "record.db") as record:
        for number, (day, text) in enumerate(TOLD):
            file = folder / f"{number}.txt"
            file.write_text(f"Ministers speak\n\nRIGA, {day}, 2025 — {text} {REST}", encoding="utf-8")
            assert [added.outcome for added in record.add(str(file))] == ["added"]
    return folder / "record.db"


@pytest.fixture
def record(made: Path, tmp_path: Path) -> Iterator[Record]:
    (tmp_path / "a.db").write_bytes(made.read_bytes())
    with open_record(tmp_path / "a.db") as record:
        yield record


def told(record: Record) -> list[Fate]:
    """Return what became of the promises."""
    with record.reading() as connection:
        return [
            fate for fate in fates(connection, "EST", "LVA", date(2025, 12, 31)) if fate.commitment.type == "promise"
        ]


def promise(record: Record, words: str) -> Fate:
    """Return the one with these words."""
    [found] = [fate for fate in told(record) if words in fate.commitment.quote]
    return found


@pytest.mark.parametrize(("first", "second"), [("crossing", "draft"), ("draft", "crossing")])
def test_of_two_commitments_made_one_the_sentence_that_settled_one_last_counts(
    record: Record, first: str, second: str
) -> None:
    one, other = promise(record, first), promise(record, second)
    assert {one.state, other.state} == {"kept", "broken"}
    with record.reading() as connection:
        [against] = [
            d for d in against_merging(connection, one.commitment.key, other.commitment.key) if "state" in d.about
        ]
    assert {against.one.split()[0], against.other.split()[0]} == {"kept", "broken"}
    assert "has not been sent" in against.one + against.other and "reopened" in against.one + against.other
    record.decide("merge", one.commitment.key, author="ann", detail={"with": other.commitment.key})
    with record.reading() as connection:
        joined = record.event(one.commitment.key)
    fate = record.fate(joined)
    assert fate and fate.turn and fate.state == "broken" and "has not been sent" in fate.turn.sentence
    assert fate.made == date(2025, 3, 4)
