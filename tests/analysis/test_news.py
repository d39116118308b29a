"""What is new as of a day, how much was read over time, and tone by topic."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from dragoman.door import Record, open_record
from telling import article, contact, deed, said


@pytest.fixture
def record(tmp_path: Path) -> Record:
    """Calls of the two, then a long silence that a call breaks; a third country beside them."""
    readings = [
        article(f"2025-0{month}-05", contact(f"2025-0{month}-04"), deed("ACCUSE", f"2025-0{month}-03"), salt="a")
        for month in (1, 2, 3, 4)
    ]
    weekly = [date(2025, 4, 12) + timedelta(weeks=week) for week in range(26)]
    readings += [article(day, deed("REQUEST", day, to="FRA"), salt="b") for day in weekly]
    readings += [article(day, deed("ACCUSE", day), salt="c") for day in weekly]
    readings.append(article("2025-10-11", contact("2025-10-10"), salt="d"))
    kept = open_record(tmp_path / "record.db")
    for reading in readings:
        kept.keep(reading)
    return kept


def test_the_latest_contact_comes_first_and_breaks_a_silence(record: Record) -> None:
    news = record.news(as_of=date(2025, 10, 12), since=date(2025, 9, 1))
    assert [one.earliest for one in news.contacts][:2] == [date(2025, 10, 10), date(2025, 4, 4)]
    (broken,) = news.silences
    assert (broken.pair, broken.silence.days) == (("ISR", "USA"), 189)
    assert broken.contact.key == news.contacts[0].key


def test_nothing_later_than_the_day_is_told(record: Record) -> None:
    news = record.news(as_of=date(2025, 4, 30), since=date(2025, 4, 1))
    assert news.contacts[0].earliest == date(2025, 4, 4)
    assert not news.silences
    assert max(count.day for count in news.coverage) <= date(2025, 4, 30)
    assert news.articles_of_period == sum(count.articles for count in news.coverage)


def test_the_busiest_pairs_come_with_their_latest_contact(record: Record) -> None:
    pairs = {one.pair: one for one in record.news(as_of=date(2025, 10, 12), since=date(2025, 1, 1)).pairs}
    assert pairs["ISR", "USA"].contacts == 5
    assert pairs["ISR", "USA"].latest == date(2025, 10, 10)
    assert pairs["FRA", "USA"].contacts == 0
    assert pairs["FRA", "USA"].latest is None


def test_an_empty_record_has_no_news(tmp_path: Path) -> None:
    with open_record(tmp_path / "empty.db") as empty:
        news = empty.news()
    assert (news.articles, news.contacts, news.pairs, news.coverage) == (0, (), (), ())


def test_coverage_counts_each_article_once_and_cuts_the_ends(record: Record) -> None:
    months = record.coverage("USA", "ISR", since=date(2025, 1, 2), until=date(2025, 10, 11))
    assert (months[0].since, months[-1].until) == (date(2025, 1, 2), date(2025, 10, 11))
    assert len(months) == 10
    assert sum(month.articles for month in months) == 4 + 52 + 1
    assert sum(month.of_pair for month in months) == 4 + 26 + 1
    assert all(month.of_pair <= month.of_countries <= month.articles for month in months)


def test_tone_is_told_by_topic_with_its_extremes(tmp_path: Path) -> None:
    with open_record(tmp_path / "record.db") as kept:
        for day, words, tone in (
            ("2025-01-05", "he welcomed the steps of Israel on the hostages", "support"),
            ("2025-02-05", "he condemned the attack on the hostages", "criticism"),
        ):
            kept.keep(article(day, said(words, tone, to=["ISR"])))
        first = kept.tone_by_topic("USA", "ISR")[0]
    assert (first.topic, first.country, first.about) == ("any", "USA", "ISR")
    assert (first.statements, first.toned) == (2, 2)
    assert first.friendliest < 0 < first.harshest
    assert first.friendliest <= first.mean <= first.harshest
    assert (first.since, first.until) == (date(2025, 1, 5), date(2025, 2, 5))
