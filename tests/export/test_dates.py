from datetime import date

import pytest

from dragoman.export.dates import describe_due, describe_interval, describe_publication, describe_range
from dragoman.types import Interval, Publication


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        ("2024-03-18", "2024-03-18", "Mon 18 March 2024"),
        ("2024-03-21", "2024-03-27", "21–27 March 2024"),
        ("2024-02-28", "2024-03-02", "28 February – 2 March 2024"),
        ("2023-12-30", "2024-01-02", "30 December 2023 – 2 January 2024"),
    ],
)
def test_a_range_repeats_nothing(earliest: str, latest: str, words: str) -> None:
    assert describe_range(date.fromisoformat(earliest), date.fromisoformat(latest)) == words


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        ("2024-03-01", "2024-03-31", "March 2024"),
        ("2024-04-01", "2024-06-30", "quarter 2 of 2024"),
        ("2024-01-01", "2024-12-31", "2024"),
        ("2024-02-01", "2024-04-30", "1 February – 30 April 2024"),
        ("2023-10-07", None, "from Sat 7 October 2023"),
        (None, "2024-06-30", "until Sun 30 June 2024"),
    ],
)
def test_an_interval_is_no_more_precise_than_it_is(earliest: str | None, latest: str | None, words: str) -> None:
    interval = Interval(
        earliest=date.fromisoformat(earliest) if earliest else None,
        latest=date.fromisoformat(latest) if latest else None,
    )
    assert describe_interval(interval) == words


def test_an_unknown_interval_is_its_words_or_nothing() -> None:
    assert describe_interval(Interval(text="soon")) == "“soon”"
    assert describe_due(Interval(text="soon")) == "“soon”"
    assert describe_interval(Interval()) is None
    assert describe_interval(None) is None


def test_a_due_window_shows_its_words() -> None:
    due = Interval(earliest=date(2024, 3, 21), latest=date(2024, 3, 27), text="early next week")
    assert describe_due(due) == "21–27 March 2024 (“early next week”)"


def test_the_last_day_of_the_calendar_does_no_harm() -> None:
    assert describe_interval(Interval(earliest=date(9999, 12, 1), latest=date.max)) is not None


def test_publication_names_its_basis() -> None:
    day = date(2024, 3, 19)
    assert describe_publication(Publication(earliest=day, latest=day, basis="given")) == (
        "published Tue 19 March 2024, as you gave it"
    )
    assert describe_publication(None) == "publication date unknown"
