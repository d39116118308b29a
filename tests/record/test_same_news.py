"""Calls and meetings that articles tell as news without a day: those of the same people and days are one."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
from promises import keep_texts

from dragoman.door import open_record

REST = "The ministry gave no further details. The matter has been reported widely in the region."
HUANCA = "Bolivian Foreign Minister Celia Huanca"
QUISPE = "Peruvian Foreign Minister Rosa Quispe"
FIRST = f"Water of the lake\n\nLA PAZ, March 6, 2025 — {HUANCA} phoned {QUISPE} over the water of the lake. {REST}"
SECOND = (
    f"Smugglers\n\nLIMA, March 7, 2025 — {QUISPE} spoke by phone with {HUANCA} about smugglers, her office said. {REST}"
)


def calls(tmp_path: Path, *articles: str) -> int:
    """Return how many contacts the articles tell of."""
    with open_record(tmp_path / "record.db") as record:
        keep_texts(record, tmp_path, *articles)
        return len(record.events_between("BOL", "PER", contacts=True))


def test_a_call_of_the_same_two_in_the_news_of_two_days_is_one(tmp_path: Path) -> None:
    assert calls(tmp_path, FIRST, SECOND) == 1


def test_so_is_one_that_an_article_tells_of_as_going_on(tmp_path: Path) -> None:
    assert calls(tmp_path, FIRST, SECOND.replace("spoke by phone with", "is speaking by phone with")) == 1


@pytest.mark.parametrize(
    "other",
    [
        SECOND.replace("March 7", "March 12"),  # news of other days
        SECOND.replace(QUISPE, "Peruvian Foreign Minister Elsa Mamani"),  # somebody else
        SECOND.replace("spoke by phone with", "met"),  # by other means
        SECOND.replace("about smugglers", "on March 2 about smugglers"),  # on another day
        SECOND.replace("spoke by phone", "plans to speak by phone"),  # still to come
    ],
)
def test_others_are_not(tmp_path: Path, other: str) -> None:
    assert calls(tmp_path, FIRST, other) == 2


def test_it_makes_no_difference_which_article_came_first(tmp_path: Path) -> None:
    third = FIRST.replace("March 6", "March 8").replace("over the water of", "over dams on")
    found = []
    for number, order in enumerate(permutations((FIRST, SECOND, third))):
        folder = tmp_path / str(number)
        folder.mkdir()
        found.append(calls(folder, *order))
    assert set(found) == {1}
