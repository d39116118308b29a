"""An article that should not be in the record: withdrawn as a whole by one decision, and back by its undoing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec
import pytest
from exchange_records import bring_in, write_bundle
from invented_readings import WORDS, Fact, Invented, state_of

from dragoman.door import Record, open_record
from dragoman.errors import DecisionError
from dragoman.export.training import training_lines
from dragoman.record import rereading
from dragoman.record.decisions import keep_decision
from dragoman.record.entering import HandFact, hand_reading
from dragoman.record.keys import article_key

CALL = Fact()
HOAX = Invented(
    (CALL, Fact(kind="promise", days=(9, 9), words=WORDS[5]), Fact(kind="statement")), outlet="Hoax", filler=1
)
KEY = article_key(HOAX.reading.article)
#: The same article, read by an engine that found only the call.
FEWER = msgspec.structs.replace(HOAX.reading, statements=(), commitments=())


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """Give a record of a call told by two outlets, one of which tells of more."""
    with open_record(tmp_path / "a.db") as record:
        record.keep(Invented((CALL,), outlet="Courier").reading)
        record.keep(HOAX.reading)
        yield record


def verdicts(record: Record, article: str = KEY) -> set[str | None]:
    return {report.verdict for report in record.reports_in(article)}


def call(record: Record) -> int:
    """Return how many articles report the call."""
    (found,) = record.events_between("FRA", "DEU", contacts=True)
    return found.articles


def read(record: Record) -> tuple[int, int, int, int]:
    """Return how many articles count as read: in all, of a dossier, about its two, in a matrix."""
    dossier = record.dossier("FRA", "DEU")
    matrix = record.matrix(date(2025, 3, 1), date(2025, 3, 31))
    return record.news().articles, dossier.articles, dossier.articles_of_pair, matrix.articles


def test_it_counts_as_read_no_more_than_a_fact_entered_by_hand_until_that_is_undone(record: Record) -> None:
    assert read(record) == (2, 2, 2, 2)
    by_hand = HandFact(
        parties=("France", "Germany"), medium="phone", quote="They spoke again by phone.", source="A letter",
        earliest=date(2025, 3, 9), latest=date(2025, 3, 9), published=date(2025, 3, 10),
    )  # fmt: skip
    record.keep(hand_reading(by_hand), author="Ana")
    assert len(record.events_between("FRA", "DEU", contacts=True)) == 2
    assert record.dossier("FRA", "DEU").as_of == date(2025, 3, 10)
    decision = record.decide("reject", KEY, author="Ana")
    assert read(record) == (1, 1, 1, 1)
    news = record.news(since=date(2025, 3, 1))
    assert sum(count.articles for count in news.coverage) == news.articles_of_period == 1
    assert record.verify() == []
    record.decide("undo", str(decision.id), author="Ana")
    assert read(record) == (2, 2, 2, 2)
    assert record.verify() == []


def test_nothing_that_it_reports_counts_until_that_is_undone(record: Record) -> None:
    before = state_of(record.connection)
    decision = record.decide("reject", KEY, author="Ana", note="a hoax")
    assert (call(record), verdicts(record)) == (1, {"rejected"})
    assert record.commitments(as_of=date(2025, 3, 20)) == []
    assert record.said("Morel") == []
    assert record.connection.execute("SELECT count(*) FROM article_country").fetchone()[0] == 2
    assert record.connection.execute("SELECT count(*) FROM article_named").fetchone()[0] == 0
    assert record.verify() == []
    (withdrawn,) = (article.withdrawn for article in record.articles() if article.withdrawn)
    assert (withdrawn.decision, withdrawn.author, withdrawn.note) == (decision.id, "Ana", "a hoax")
    assert record.article(KEY).withdrawn == withdrawn
    undone = record.decide("undo", str(decision.id), author="Ana")
    assert state_of(record.connection) == before
    assert record.article(KEY).withdrawn is None
    record.decide("undo", str(undone.id), author="Ana")
    assert call(record) == 1


def test_it_is_one_decision_whatever_was_decided_on_its_facts(record: Record) -> None:
    own = record.reports_in(KEY)[0].key
    record.decide("correct", own, author="Ben", detail={"fields": {"participants": "Brazil; France"}})
    before = state_of(record.connection)
    decision = record.decide("reject", KEY, author="Ana")
    assert verdicts(record) == {"rejected"}
    record.decide("undo", str(decision.id), author="Ana")
    assert state_of(record.connection) == before
    assert len([line for line in record.history(KEY) if line.action == "decided"]) == 2


def test_who_accepts_it_afterwards_brings_it_back(record: Record) -> None:
    record.decide("reject", KEY, author="Ana")
    record.decide("accept", KEY, author="Ben", note="it was true")
    assert record.article(KEY).withdrawn is None
    assert (call(record), verdicts(record)) == (2, {"accepted"})


@pytest.mark.parametrize(("withdrawn", "verdict"), [(True, "rejected"), (False, None)])
def test_what_reading_it_again_brings_is_withdrawn_with_it_and_accepted_only_by_itself(
    record: Record, withdrawn: bool, verdict: str | None
) -> None:
    with record.writing() as connection:
        rereading.accept(connection, KEY, FEWER)
    record.decide("reject", KEY, author="Ana")
    if not withdrawn:
        record.decide("accept", KEY, author="Ana")
    with record.writing() as connection:
        rereading.accept(connection, KEY, msgspec.structs.replace(HOAX.reading, dragoman="9"))
    assert {one.verdict for one in record.reports_in(KEY) if one.kind == "statement"} == {verdict}
    assert record.verify() == []


def test_it_travels_in_a_bundle_and_counts_for_facts_that_are_read_there_only(record: Record, tmp_path: Path) -> None:
    nothing = Invented((), outlet="Blank", filler=2).reading
    with open_record(tmp_path / "b.db") as source:
        for one in (FEWER, nothing):
            source.keep(one)
            source.decide("reject", article_key(one.article), author="Ana")
        bring_in(record, write_bundle(source, tmp_path / "bundle"))
    assert verdicts(record) == {"rejected"}
    assert call(record) == 1
    assert {one.outlet for one in record.articles() if one.withdrawn} == {"Hoax", "Blank"}
    assert record.verify() == []


def test_it_counts_for_an_article_that_comes_after_the_decision(record: Record, tmp_path: Path) -> None:
    record.decide("reject", KEY, author="Ana")
    call = record.events_between("FRA", "DEU", contacts=True)[0].key
    record.decide("correct", call, author="Ana", detail={"fields": {"participants": "Brazil; Kenya"}})
    with open_record(tmp_path / "b.db") as other:
        with other.writing() as connection:
            for decision in record.decisions():
                keep_decision(connection, decision)
        for one in record.articles():
            other.keep(record.reading_of(one.key))
        assert state_of(other.connection) == state_of(record.connection)
        assert other.verify() == []


def test_it_teaches_nothing_for_its_text_says_what_was_read(record: Record) -> None:
    record.decide("accept", record.reports_in(KEY)[0].key, author="Ben")
    record.decide("reject", KEY, author="Ana")
    with record.reading() as connection:
        lines = [json.loads(line) for line in training_lines(connection)]
    assert [line["outlet"] for line in lines] == ["Courier"]


@pytest.mark.parametrize(
    ("action", "detail"),
    [
        ("correct", {"fields": {"medium": "video"}}), ("merge", {"with": KEY}), ("split", {"reports": [KEY]}),
        ("settle", {"about": "date", "value": "2025-03-03"}), ("reject", {"reports": [KEY]}),
    ],
)  # fmt: skip
def test_an_article_is_only_accepted_or_rejected_as_a_whole(
    record: Record, action: str, detail: dict[str, object]
) -> None:
    with pytest.raises(DecisionError, match="is an article, which is accepted or rejected with all that it reports"):
        record.decide(action, KEY, author="Ana", detail=detail)
    assert record.decisions() == []


def test_a_report_that_was_joined_by_hand_tells_no_figure_any_more(tmp_path: Path) -> None:
    told = [Fact(days=(day, day), words=f"spoke by phone about {n} boats seized near the grain port")
            for day, n in ((0, 92), (30, 88))]  # fmt: skip
    articles = [Invented((fact,), outlet=f"Outlet {n}", filler=n, published=40) for n, fact in enumerate(told)]
    with open_record(tmp_path / "a.db") as record:
        for article in articles:
            record.keep(article.reading)
        one, other = (event.key for event in record.events_between("FRA", "DEU", contacts=True))
        record.decide("merge", one, author="Ana", detail={"with": other})
        assert record.differing_figures(min(one, other))
        record.decide("reject", article_key(articles[1].reading.article), author="Ana")
        assert record.differing_figures(min(one, other)) == ()
