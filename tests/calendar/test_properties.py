"""What must hold for any text whatever."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.calendar import (
    TimeExpression,
    collect_evidence,
    duration_days,
    find_expressions,
    guess_direction,
    infer_publication,
    resolve,
    timex_value,
    timexes,
)
from dragoman.calendar.grammar import load_rules
from dragoman.calendar.lexicon import read_table
from dragoman.types import Interval, Publication

WORDS = [row[0] for row in read_table("lexicon.tsv")]
EXAMPLES = [rule.name for level in load_rules() for rule in level]
PIECES = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(EXAMPLES),
    st.integers(0, 3000).map(str),
    st.sampled_from(
        ["15th", "1990s", "'90s", "2024-02-30", "31/04/2024", "6:40", "99:99", "\n", "\n\n", "’s", "9999", "0000"]
    ),
)
TIMELIKE = st.lists(PIECES, max_size=12).map(" ".join)
TEXTS = st.one_of(st.text(max_size=200), TIMELIKE)
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
DIRECTIONS = st.sampled_from(["past", "future", None])


def flat(expressions: tuple[TimeExpression, ...]) -> list[TimeExpression]:
    return [inner for one in expressions for inner in (one, *flat(one.parts))]


@given(TEXTS)
def test_offsets_point_at_the_text_and_expressions_do_not_overlap(text: str) -> None:
    found = find_expressions(text)
    for one in flat(found):
        assert text[one.start : one.end] == one.text != ""
    ends = [0, *(one.end for one in found)]
    assert all(end <= one.start for end, one in zip(ends, found, strict=False))


@given(TIMELIKE, DAYS, st.integers(0, 400), DIRECTIONS, DAYS)
@settings(max_examples=400)
def test_intervals_are_in_order_and_always_the_same(
    text: str, day: date, width: int, direction: str | None, spoken: date
) -> None:
    latest = min(day + timedelta(days=width), date.max) if day < date(9998, 1, 1) else day
    published = Publication(earliest=day, latest=latest, basis="given")
    reference = Interval(earliest=spoken, latest=spoken, precision="day")
    for one in find_expressions(text):
        interval = resolve(one, published=published, direction=direction, reference=reference)
        assert interval == resolve(one, published=published, direction=direction, reference=reference)
        if interval.earliest and interval.latest:
            assert interval.earliest <= interval.latest
        assert resolve(one, published=None).text == one.text
        low_high = duration_days(one, published=published)
        assert low_high is None or low_high[1] is None or low_high[0] <= low_high[1]


@given(TIMELIKE, DAYS, DIRECTIONS)
def test_a_wider_publication_interval_never_gives_a_narrower_date(text: str, day: date, direction: str | None) -> None:
    day = min(max(day, date(2, 1, 1)), date(9998, 1, 1))
    narrow = Publication(earliest=day, latest=day, basis="given")
    wide = Publication(earliest=day - timedelta(days=40), latest=day + timedelta(days=40), basis="given")
    for one in find_expressions(text):
        inner = resolve(one, published=narrow, direction=direction)
        outer = resolve(one, published=wide, direction=direction)
        if inner.earliest and outer.earliest:
            assert outer.earliest <= inner.earliest
        if inner.latest and outer.latest:
            assert outer.latest >= inner.latest


@given(TEXTS, DAYS)
def test_values_and_publication_can_be_asked_of_any_text(text: str, day: date) -> None:
    found = find_expressions(text)
    published = Publication(earliest=day, latest=day, basis="given")
    for one in found:
        for part in timexes(one):
            assert timex_value(part, published=published) != ""
            assert timex_value(part, published=None) != ""
    directions = [guess_direction(text, one.start, one.end) for one in found]
    inferred = infer_publication(collect_evidence(text, found, directions))
    assert inferred is None or inferred.earliest <= inferred.latest


@given(TIMELIKE)
def test_expressions_survive_json(text: str) -> None:
    found = find_expressions(text)
    assert msgspec.json.decode(msgspec.json.encode(found), type=tuple[TimeExpression, ...]) == found
