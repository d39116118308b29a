"""What is decided on a report holds for the same sentence in copies of its story and in newer versions of its page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from invented_readings import FILLERS, WORDS, Fact, Invented, reading

from dragoman.door import Record, open_record
from dragoman.record.keys import article_key
from dragoman.record.review import queue
from dragoman.types import Reading

CALL, PROMISE = Fact(), Fact(kind="promise", days=(9, 9), words=WORDS[5])
STORY = Invented((CALL, PROMISE), page="https://courier.example/a")
ARTICLES = (STORY,)


def copy(outlet: str = "Herald", *facts: Fact, published: int = 2, page: str | None = None) -> Reading:
    """Return the reading of a reprint with one word changed, of another day."""
    words = FILLERS[0].replace("alder3 ", f"{outlet.lower()} ")
    return reading(*(facts or (CALL, PROMISE)), published=published, outlet=outlet, page=page, filler=words)


def told(record: Record) -> list[tuple[str, str | None, int]]:
    """Return the events of the record: kind, day and how many articles tell them."""
    rows = record.connection.execute("SELECT kind, earliest, reports FROM event ORDER BY kind, earliest")
    return [tuple(row) for row in rows]


def key_of(record: Record, kind: str) -> str:
    """Return the key of the first event of a kind."""
    row = record.connection.execute("SELECT key FROM event WHERE kind = ? ORDER BY earliest", (kind,)).fetchone()
    return str(row[0])


NEWER = copy("Courier", published=1, page="https://courier.example/a")


@pytest.mark.parametrize("later", [copy(), NEWER], ids=["reprint", "version"])
def test_what_is_rejected_stays_so_in_copies_and_versions_until_that_is_undone(record: Record, later: Reading) -> None:
    decision = record.decide("reject", key_of(record, "commitment"), author="Ana")
    record.keep(later)
    assert told(record) == [("event", "2025-03-03", 2)]
    record.decide("undo", str(decision.id), author="Ana")
    assert told(record) == [("commitment", "2025-03-12", 2), ("event", "2025-03-03", 2)]
    assert record.verify() == []


def test_a_corrected_day_holds_for_a_reprint_of_another_day(record: Record) -> None:
    fields = {"earliest": "2025-03-01", "latest": "2025-03-01"}
    decision = record.decide("correct", key_of(record, "event"), author="Ana", detail={"fields": fields})
    record.keep(copy("Herald", replace(CALL, days=(1, 1)), PROMISE, published=3))
    assert told(record)[-1:] == [("event", "2025-03-01", 2)]
    record.decide("undo", str(decision.id), author="Ana")
    assert told(record)[-1:] == [("event", "2025-03-03", 2)]


def test_what_is_told_in_the_same_words_of_another_week_is_decided_by_itself(record: Record) -> None:
    record.decide("reject", key_of(record, "event"), author="Ana")
    record.keep(copy("Courier", replace(CALL, days=(7, 7)), PROMISE, published=8))
    assert told(record)[-1:] == [("event", "2025-03-10", 1)]


def test_a_copy_that_was_left_out_when_a_report_was_chosen_stays_as_it_was(record: Record) -> None:
    record.keep(copy())
    key = key_of(record, "event")
    record.decide("reject", key, author="Ana", detail={"reports": [key]})
    assert told(record)[-1:] == [("event", "2025-03-03", 1)]


def test_who_takes_part_holds_for_a_reprint(record: Record) -> None:
    fields = {"participants": "Alix Morel; Kenya"}
    record.decide("correct", key_of(record, "event"), author="Ana", detail={"fields": fields})
    record.keep(copy())
    (call,) = record.events_between("FRA", "KEN")
    assert ({party.name for party in call.parties}, call.articles) == ({"Alix Morel", "Kenya"}, 2)
    record.decide("split", call.key, author="Ana", detail={"reports": [call.key]})
    for report in (call.key, *(one.key for one in record.events_between("FRA", "KEN"))):
        assert [made.action for made in record.account(report).decisions if made.action == "correct"] == ["correct"]
    assert record.events_between("FRA", "DEU") == []


def test_a_decision_on_the_copy_holds_for_the_story_that_comes_later(tmp_path: Path) -> None:
    with open_record(tmp_path / "b.db") as record:
        record.keep(copy())
        record.decide("reject", key_of(record, "commitment"), author="Ana")
        record.keep(STORY.reading)
        assert told(record) == [("event", "2025-03-03", 2)]


def test_another_sentence_or_another_story_is_decided_by_itself(record: Record) -> None:
    record.decide("reject", key_of(record, "commitment"), author="Ana")
    record.keep(copy("Herald", CALL, replace(PROMISE, words="promised to open the crossing for grain at last")))
    record.keep(Invented((PROMISE,), outlet="Tribune", filler=2).reading)
    assert [entry for entry in told(record) if entry[0] == "commitment"] == [("commitment", "2025-03-12", 2)]


def test_a_sentence_with_a_word_changed_waits_first_until_it_is_decided(record: Record) -> None:
    record.decide("reject", key_of(record, "commitment"), author="Ana")
    record.keep(
        Invented((replace(CALL, days=(5, 5), confidence=0.1),), outlet="Tribune", filler=2, published=6).reading
    )
    record.keep(copy("Herald", CALL, replace(PROMISE, words="pledged to reopen the border crossing for grain")))
    with record.reading() as connection:
        first, *others = queue(connection)
        assert first.because[0] == "almost in these words it was rejected in a copy of the story"
        assert first.event and first.event.kind == "commitment" and first.key not in {one.key for one in others}
        assert [one.key for one in queue(connection, kind="commitment")] == [first.key]
        assert first.key not in {one.key for one in queue(connection, kind="contact")}
    record.decide("accept", first.key, author="Ana")
    with record.reading() as connection:
        assert first.key not in {one.key for one in queue(connection)}


def test_of_two_facts_that_one_sentence_tells_alike_each_is_decided_by_itself(tmp_path: Path) -> None:
    twice = (PROMISE, replace(PROMISE, days=(20, 20)))
    with open_record(tmp_path / "b.db") as record:
        record.keep(Invented(twice).reading)
        record.decide("reject", key_of(record, "commitment"), author="Ana")
        record.keep(copy("Herald", *twice))
        assert told(record) == [("commitment", "2025-03-23", 2)]


def test_a_withdrawn_article_takes_nothing_with_it_and_is_brought_back_by_no_copy(record: Record) -> None:
    record.decide("reject", article_key(STORY.reading.article), author="Ana", note="a wrong page")
    record.keep(copy())
    assert told(record) == [("commitment", "2025-03-12", 1), ("event", "2025-03-03", 1)]
    record.decide("accept", key_of(record, "event"), author="Ben")
    assert {report.verdict for report in record.reports_in(article_key(STORY.reading.article))} == {"rejected"}


def test_a_story_that_joins_two_others_lets_their_decisions_hold_for_all(tmp_path: Path) -> None:
    half = len(FILLERS[0].split()) // 2
    words = FILLERS[0].split()
    one = reading(PROMISE, outlet="Courier", filler=" ".join(words[:half]))
    other = reading(PROMISE, outlet="Herald", filler=" ".join(words[half:]))
    both = reading(PROMISE, outlet="Tribune", filler=" ".join(words))
    with open_record(tmp_path / "b.db") as record:
        record.keep(one)
        record.decide("reject", key_of(record, "commitment"), author="Ana")
        record.keep(other)
        assert told(record) == [("commitment", "2025-03-12", 1)]
        record.keep(both)
        origins = {row[0] for row in record.connection.execute("SELECT origin FROM article")}
        assert (len(origins), told(record)) == (1, [])
