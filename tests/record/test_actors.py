"""Actors as the record knows them: by name, lately named, their offices and statements."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from invented_readings import FIRST, SIDES, Fact, Invented

from dragoman.analysis.spoken import spoken_by_topic
from dragoman.door import Record
from dragoman.errors import EntryNotFoundError
from dragoman.record.actors import (
    actor_with,
    actors_like,
    latest_statements,
    named_lately,
    offices_of,
    people_of,
)

MOREL = SIDES["FRA"][0]
ARTICLES = (
    Invented((Fact(kind="statement", words="said that grain tariffs are too high"),), published=1),
    Invented((Fact(kind="statement", words="condemned the attack on the army"),), published=9, filler=1, outlet="B"),
    Invented((Fact(kind="statement", words="said so"), Fact()), published=20, filler=2, outlet="C"),
)


def test_an_actor_is_known_by_its_identifier(record: Record) -> None:
    with record.reading() as connection:
        assert (actor_with(connection, "Q1").name, actor_with(connection, "Q1").reports) == (MOREL.name, 4)
        with pytest.raises(EntryNotFoundError, match="look for a name"):
            actor_with(connection, "Q999")


def test_names_parts_of_names_and_countries_find(record: Record) -> None:
    with record.reading() as connection:
        assert [one.id for one in actors_like(connection, "morel")] == ["Q1"]
        assert [one.id for one in actors_like(connection, "FRA")] == ["Q1"]
        assert actors_like(connection, "%") == []
        assert people_of(connection, "DEU") == ["Q3"]
        assert [one.id for one in named_lately(connection)] == ["Q1", "Q3"]


def test_offices_have_the_days_of_the_articles_that_give_them(record: Record) -> None:
    with record.reading() as connection:
        (office,) = offices_of(connection, "Q1")
    assert office.title == "President"
    assert (office.earliest, office.latest) == (FIRST + timedelta(days=1), FIRST + timedelta(days=20))


def said(record: Record, limit: int = 9, since: date | None = None, until: date | None = None) -> list[str]:
    with record.reading() as connection:
        found = latest_statements(connection, ["Q1"], limit, since=since, until=until)
    return [report.quote.removeprefix("Alix Morel and Jutta Brandt ").rstrip(".") for report in found]


def test_the_latest_statements_come_first(record: Record) -> None:
    every = ["said so", "condemned the attack on the army", "said that grain tariffs are too high"]
    assert said(record) == every
    assert said(record, limit=1) == every[:1]
    assert said(record, since=FIRST + timedelta(days=5)) == every[:2]
    assert said(record, until=FIRST + timedelta(days=5)) == every[2:]


def test_statements_are_told_by_topic_with_what_has_none_last(record: Record) -> None:
    with record.reading() as connection:
        topics = spoken_by_topic(latest_statements(connection, ["Q1"], 9))
    assert [topic.topic for topic in topics] == ["security", "trade", "other"]
    assert [len(topic.statements) for topic in topics] == [1, 1, 1]
    assert sum(topic.friendly + topic.neutral + topic.harsh for topic in topics) == 3
