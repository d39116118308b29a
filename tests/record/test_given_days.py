"""A day of the door is a date or its text, wherever one is asked for; what cannot be meant is refused."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from invented_readings import SIDES, Fact, Invented

from dragoman.door import Record
from dragoman.errors import DateError, ExchangeError, QueryError
from dragoman.record.contacts import MEDIA
from dragoman.vocabulary.load import load_vocabulary

CALL = Fact(days=(0, 0))
VISIT = Fact(days=(5, 5), medium="visit", words="met to talk about steel", one=SIDES["FRA"][1], other=SIDES["DEU"][1])
STATEMENT = Fact(kind="statement", words="promised 100 % of the grain")
PROMISE = Fact(kind="promise", days=(0, 8))

Asked = Callable[[Record, Any, Any], object]
ASKED: dict[str, Asked] = {
    "events_between": lambda record, since, until: record.events_between("FRA", "DEU", since=since, until=until),
    "contacts_with": lambda record, since, until: record.contacts_with("France", since=since, until=until),
    "news": lambda record, since, until: record.news(since=since, as_of=until),
    "alerts": lambda record, since, until: record.alerts(since=since, until=until),
    "dossier": lambda record, since, until: record.dossier("FRA", "DEU", since=since, until=until, as_of=until),
    "coverage": lambda record, since, until: record.coverage("FRA", "DEU", since=since, until=until),
    "matrix": lambda record, since, until: record.matrix(since, until),
    "meetings": lambda record, since, until: record.meetings(since, until),
    "tone_by_topic": lambda record, since, until: record.tone_by_topic("FRA", "DEU", since=since, until=until),
    "commitments": lambda record, since, until: record.commitments(as_of=until),
    "fate": lambda record, since, until: record.fate(record.commitments()[0].commitment, as_of=until),
    "said": lambda record, since, until: record.said("Alix Morel", since=since, until=until),
    "articles": lambda record, since, until: record.articles(since=since, until=until),
    "frame": lambda record, since, until: record.frame("events", since=since, until=until)["key"].to_list(),
    "export": lambda record, since, until: record.export("ical", stream=BytesIO(), since=since, until=until),
}
#: What is told as of one day.
AS_OF = {"commitments", "fate"}
UNKNOWN: dict[str, tuple[str, Asked]] = {
    "coverage": ("week.*month, quarter", lambda record, *days: record.coverage(
        "FRA", "DEU", since=days[0], until=days[1], by="week")),
    "matrix medium": ("fax.*phone, video", lambda record, *days: record.matrix(*days, medium="fax")),
    "matrix level": ("kings.*heads, ministers", lambda record, *days: record.matrix(*days, level="kings")),
    "meetings level": ("kings.*heads, ministers", lambda record, *days: record.meetings(*days, level="kings")),
    "meetings status": ("denied.*happened, planned", lambda record, *days: record.meetings(*days, status="denied")),
    "contacts_with": ("expected two countries", lambda record, *_: record.contacts_with(between=("FRA",))),
    "beside": ("acled.*polecat, icews, gdelt", lambda record, *_: record.beside("acled")),
}  # fmt: skip


ARTICLES = (Invented((CALL, VISIT, STATEMENT, PROMISE), published=6),)


@pytest.mark.parametrize("name", ASKED)
def test_the_text_of_a_day_does_for_the_day(record: Record, name: str) -> None:
    asked = ASKED[name](record, date(2025, 3, 5), date(2025, 3, 9))
    assert ASKED[name](record, "2025-03-05", " 2025-03-09 ") == asked
    assert ASKED[name](record, datetime(2025, 3, 5, 9), datetime(2025, 3, 9, 17)) == asked


@pytest.mark.parametrize("name", ASKED)
@pytest.mark.parametrize("wrong", ["March 2025", "2025-02-30", 2025])
def test_what_is_no_day_is_told(record: Record, name: str, wrong: object) -> None:
    with pytest.raises(DateError, match=f'"{wrong}" is not a date; expected ISO 8601, such as 2024-03-18'):
        ASKED[name](record, wrong, wrong)


def test_no_method_asks_for_a_day_otherwise() -> None:
    """Adding an article tells what is no day when it is read."""
    asking = {
        name
        for name, method in inspect.getmembers(Record, inspect.isfunction)
        if {"since", "until", "as_of"} & inspect.signature(method).parameters.keys()
    }
    assert asking == ASKED.keys()


def test_an_export_of_a_period_takes_text(record: Record, tmp_path: Path) -> None:
    written = record.export("jsonl", tmp_path / "out.jsonl", since="2025-03-05", until="2025-03-09")
    assert written == record.export("jsonl", tmp_path / "out.jsonl", since=date(2025, 3, 5), until=date(2025, 3, 9))
    assert written.counts["events"] == 1


@pytest.mark.parametrize("name", sorted(ASKED.keys() - AS_OF))
def test_a_period_that_ends_before_it_begins_is_refused(record: Record, name: str) -> None:
    with pytest.raises(QueryError, match=r"“since” is 2025-03-09 and .* is 2025-03-05, which is before it"):
        ASKED[name](record, "2025-03-09", "2025-03-05")


@pytest.mark.parametrize("name", UNKNOWN)
def test_a_word_that_is_none_of_those_there_are_is_refused(record: Record, name: str) -> None:
    said, asked = UNKNOWN[name]
    with pytest.raises((QueryError, ExchangeError), match=said):
        asked(record, "2025-03-05", "2025-03-09")


def test_every_medium_can_be_asked_for(record: Record) -> None:
    assert set(load_vocabulary().media) == set(MEDIA)
    for medium in (*MEDIA, "any"):
        record.matrix("2025-03-05", "2025-03-09", medium=medium)
