"""TIMEX3 values, and the guess at past or future where there is no analysis."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.calendar import find_expressions, guess_direction, timex_value, timexes
from dragoman.types import Publication

PUBLISHED = Publication(earliest=date(2004, 3, 12), latest=date(2004, 3, 12), basis="stated")

VALUES = [
    ("12 March 2004", "2004-03-12"),
    ("March 2004", "2004-03"),
    ("last week", "2004-W10"),
    ("last weekend", "2004-W10-WE"),
    ("three days", "P3D"),
    ("thirty minutes", "PT30M"),
    ("nearly five months", "P5M"),
    ("decades", "PXY"),
    ("a 55-year-old", "P55Y"),
    ("now", "PRESENT_REF"),
    ("recently", "PAST_REF"),
    ("in the near future", "FUTURE_REF"),
    ("this morning", "2004-03-12TMO"),
    ("Monday at 4 p.m.", "2004-03-08T16:00"),
    ("0800 UTC", "2004-03-12T08:00Z"),
    ("the summer of 2003", "2003-SU"),
    ("the fourth quarter", "2003-Q4"),
    ("the 1990s", "199"),
    ("the 19th century", "18"),
    ("every Monday", "XXXX-WXX-1"),
    ("weekly", "P1W"),
    ("two years ago", "2002"),
    ("a week ago", "2004-03-05"),
    ("the past nine days", "P9D"),
    ("recent months", "PAST_REF"),
    ("the end of this year", "2004"),
]


@pytest.mark.parametrize(("words", "value"), VALUES)
def test_values_seen_from_friday_12_march_2004(words: str, value: str) -> None:
    (found,) = find_expressions(f"So it was {words}.")
    assert timex_value(timexes(found)[0], published=PUBLISHED, direction="past") == value


@pytest.mark.parametrize(
    ("words", "value"),
    [("Tuesday", "XXXX-WXX-2"), ("March", "XXXX-03"), ("3 March", "XXXX-03-03"), ("today", "XXXX-XX-XX")],
)
def test_what_is_not_known_is_marked_so(words: str, value: str) -> None:
    (found,) = find_expressions(f"So it was in {words}.")
    assert timex_value(found, published=None) == value


def test_ranges_and_prepositions_are_taken_apart() -> None:
    (found,) = find_expressions("open since 2 March until now")[:1]
    assert [one.text for one in timexes(found)] == ["2 March"]
    (found,) = find_expressions("from Monday to Friday")
    assert [one.text for one in timexes(found)] == ["Monday", "Friday"]


DIRECTIONS = [
    ("The ministers met on Monday.", "Monday", "past"),
    ("The ministers will meet on Monday.", "Monday", "future"),
    ("A summit is scheduled for October.", "October", "future"),
    ("The work should be completed in October.", "October", "future"),
    ("On Monday the envoy said nothing.", "Monday", "past"),
    ("He wants the troops out by early June.", "early June", "future"),
    ("It had been completed by June.", "June", "past"),
    ("Monday.", "Monday", None),
]


@pytest.mark.parametrize(("sentence", "words", "direction"), DIRECTIONS)
def test_direction_from_the_words_around(sentence: str, words: str, direction: str | None) -> None:
    start = sentence.index(words)
    assert guess_direction(sentence, start, start + len(words)) == direction
