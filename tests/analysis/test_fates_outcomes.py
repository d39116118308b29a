"""Promises and requests of many topics with what a later article tells of them, and look-alikes that settle nothing."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from promises import keep_texts

from dragoman.actors.registry import load_registry
from dragoman.analysis.fates import fates
from dragoman.analysis.fates_meanings import words_file
from dragoman.door import open_record
from dragoman.record.wording import stem

CASES: dict[str, Any] = tomllib.loads((Path(__file__).parent / "outcomes.toml").read_text(encoding="utf-8"))
#: Sentences without a fact, so that a short article is long enough to be read.
REST = "The ministry gave no further details. The matter has been reported widely in the region."


def articles(made: dict[str, Any], told: dict[str, str]) -> tuple[str, str]:
    """Return an article in which something is promised or asked for, and a later one that tells of it."""
    one, other = (load_registry().state(code) for code in made["between"])
    assert one
    assert other
    ones, others, seats = one.adjectives[0], other.adjectives[0], (one.capitals[0], other.capitals[0])
    return (
        f"Ministers meet\n\n{seats[0].upper()}, March 4, 2025 — {ones} Foreign Minister Petra Volk met {others} "
        f"Foreign Minister Omar Sadr in {seats[0]} on Monday. {made['text']} {REST}",
        f"News\n\n{seats[1].upper()}, {told['day']}, 2025 — {ones} and {others} officials spoke on the phone about "
        f"the weather. {told['text']} {REST}",
    )


def label(told: dict[str, str]) -> str:
    """Return by what a case is told apart from others where it fails."""
    return f"{told['of']}: {told['text'][:40]}"


@pytest.mark.parametrize("told", CASES["told"], ids=label)
def test_what_became_of_a_commitment_is_told_in_other_words(tmp_path: Path, told: dict[str, str]) -> None:
    made = CASES["made"][told["of"]]
    with open_record(tmp_path / "record.db") as record:
        keep_texts(record, tmp_path, *articles(made, told))
        with record.reading() as connection:
            a, b = sorted(made["between"])
            found = fates(connection, a, b, date(2025, 12, 31))
    states = [fate.state for fate in found if made["words"] in fate.commitment.quote and fate.made == date(2025, 3, 4)]
    assert states == [told["state"]], [(fate.state, fate.made, fate.commitment.quote) for fate in found]


def test_a_word_that_stands_for_others_stands_in_one_line_only() -> None:
    lines: list[str] = words_file()["same"]  # type: ignore[assignment]
    stems = [word for line in lines for word in {stem(word) for word in line.split()}]
    assert len(stems) == len(set(stems)), sorted(word for word in set(stems) if stems.count(word) > 1)
