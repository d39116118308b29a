"""A release is frozen, citable, the same whatever the order of adding, and says what changed since."""

from __future__ import annotations

import hashlib
import random
import sqlite3
import tempfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_readings import WORDS, Fact, Invented, several

from dragoman.door import Record, open_record
from dragoman.errors import DecisionError, EntryNotFoundError
from dragoman.record.changes import Changes, changes
from dragoman.record.entering import HandFact, hand_reading
from dragoman.record.release_content import lines, packed, unpacked
from dragoman.record.releases import Release, citation, make_release, releases

CALL = Invented((Fact(days=(0, 0)),), outlet="Courier", filler=0)
AGAIN = Invented((Fact(days=(0, 0), words=WORDS[1]),), outlet="Herald", filler=1)
LATER = Invented((Fact(days=(30, 30)),), published=30, outlet="Tribune", filler=2)
SAID = Invented((Fact(kind="statement"),), outlet="Tribune", filler=3)


@contextmanager
def record_of(articles: Sequence[Invented]) -> Iterator[Record]:
    with tempfile.TemporaryDirectory() as folder, open_record(Path(folder) / "a.db") as record:
        record.connection.execute("PRAGMA synchronous = OFF")
        for article in articles:
            record.keep(article.reading)
        yield record


@pytest.fixture
def record() -> Iterator[Record]:
    with record_of([CALL, SAID]) as record:
        yield record


def release(record: Record, version: str = "1.0", note: str | None = None) -> Release:
    with record.writing() as connection:
        return make_release(connection, version, author="eva", note=note)


def since(record: Record, one: str = "1.0", other: str | None = None) -> Changes:
    with record.reading() as connection:
        return changes(connection, one, other)


@given(several(), st.randoms(use_true_random=False))
def test_the_digest_does_not_depend_on_the_order_of_adding(articles: list[Invented], chance: random.Random) -> None:
    with record_of(articles) as one, record_of(chance.sample(articles, len(articles))) as other:
        assert release(one).digest == release(other).digest


@given(several(), several(3))
@settings(max_examples=50)
def test_the_changes_between_two_states_are_what_is_in_one_and_not_in_the_other(
    early: list[Invented], late: list[Invented]
) -> None:
    with record_of(early) as record:
        release(record)
        before = event_keys(record)
        for article in late:
            record.keep(article.reading)
        found, after = since(record), event_keys(record)
        told = {"added": set(), "gone": set(), "changed": set(), "joined": set(), "parted": set()}
        for change in found.entries:
            told[change.what].add(change.key)
        renamed = {change.other for change in found.entries if change.what == "changed" and change.other}
        assert before - after == told["gone"] | told["joined"] | renamed
        assert after - before <= told["added"] | told["parted"] | told["changed"]
        assert not told["gone"]  # adding takes nothing away


def event_keys(record: Record) -> set[str]:
    query = """SELECT key FROM event UNION SELECT key FROM report
               WHERE kind IN ('statement', 'assessment') AND verdict IS NOT 'rejected'"""
    return {row[0] for row in record.connection.execute(query)}


@given(st.lists(st.text(st.characters(exclude_characters="\n", codec="utf-8"))))
def test_what_is_packed_is_unpacked_as_it_was_and_has_the_digest_of_its_bytes(content: list[str]) -> None:
    digest, data = packed(content)
    assert list(unpacked(data)) == content
    assert digest == f"sha256:{hashlib.sha256(zlib.decompress(data)).hexdigest()}"


def test_it_says_what_it_holds_and_how_it_is_cited(record: Record) -> None:
    made = release(record, note="for the annex")
    assert (made.events, made.statements, made.articles, made.outlets, made.decisions) == (1, 1, 2, 2, 0)
    assert (made.earliest, made.latest, made.note) == ("2025-03-03", "2025-03-03", "for the annex")
    cited = citation(made, "gaza")
    for words in ("eva", "gaza", "version 1.0", "1 events and commitments", "2 articles", made.digest):
        assert words in cited


def test_releases_are_listed_in_the_order_in_which_they_were_made(record: Record) -> None:
    release(record, "b")
    record.keep(LATER.reading)
    release(record, "a")
    with record.reading() as connection:
        assert [(one.version, one.events) for one in releases(connection)] == [("b", 1), ("a", 2)]


def test_a_release_stays_as_it_is(record: Record) -> None:
    made = release(record)
    for statement in ("DELETE FROM release", "UPDATE release SET note = 'x'"):
        with pytest.raises(sqlite3.IntegrityError, match="never"):
            record.connection.execute(statement)
    record.keep(LATER.reading)
    with record.reading() as connection:
        assert releases(connection) == [made]


def test_making_one_is_history(record: Record) -> None:
    made = release(record)
    [line] = record.history("1.0")
    assert (line.action, line.author, line.detail) == ("released", "eva", {"digest": made.digest})


def test_a_version_is_used_once_and_only_for_something_new(record: Record) -> None:
    release(record)
    with pytest.raises(DecisionError, match=r"nothing changed since release 1\.0"):
        release(record, "1.1")
    record.keep(LATER.reading)
    with pytest.raises(DecisionError, match=r"a release 1\.0 already"):
        release(record)
    for version in ("", "1 0", "1\n"):
        with pytest.raises(DecisionError, match="one word"):
            release(record, version.replace("\n", "\n0"))


def test_an_unknown_version_is_an_error_that_names_those_there_are(record: Record) -> None:
    release(record)
    with pytest.raises(EntryNotFoundError, match=r"no release 2\.0; there are: 1\.0"):
        since(record, "2.0")


# --- what changed -----------------------------------------------------------------------------------


def test_nothing_changed_right_after(record: Record) -> None:
    release(record)
    found = since(record)
    assert (found.entries, found.decided, found.undone) == ((), (), ())


def test_an_event_that_got_another_report_is_changed_even_under_another_name(record: Record) -> None:
    release(record)
    record.keep(AGAIN.reading)
    [change] = since(record).entries
    [event] = record.connection.execute("SELECT key FROM event").fetchall()
    assert (change.what, change.key, change.between) == ("changed", event[0], "DEU-FRA")
    assert change.fields["reports"] == (1, 2)
    assert change.fields["origins"] == (1, 2)


def test_a_new_event_is_added_and_a_rejected_one_is_gone(record: Record) -> None:
    release(record)
    record.keep(LATER.reading)
    release(record, "2.0")
    [added] = since(record, "1.0", "2.0").entries
    assert (added.what, added.type, added.earliest) == ("added", "CONSULT", "2025-04-02")
    record.decide("reject", added.key, author="eva", note="a rumour")
    found = since(record, "2.0")
    assert [(one.what, one.key) for one in found.entries] == [("gone", added.key)]
    assert [(one["action"], one["author"], one["note"]) for one in found.decided] == [("reject", "eva", "a rumour")]
    record.decide("undo", "1", author="eva")
    assert since(record, "2.0").entries == ()


def test_a_withdrawn_article_is_not_counted_and_told_as_withdrawn_until_it_is_restored(record: Record) -> None:
    first = release(record)
    article = record.articles(outlet="Courier")[0]
    record.decide("reject", article.key, author="eva", note="a hoax")
    found = since(record)
    assert [(one.what, one.kind, one.key, one.title, one.fields) for one in found.articles] == [
        ("withdrawn", "article", article.key, article.title, {})
    ]
    assert [one.what for one in found.entries] == ["gone"]
    made = release(record, "2.0")
    assert (made.events, made.articles, made.outlets) == (0, first.articles - 1, first.outlets - 1)
    assert since(record, "2.0").articles == ()
    record.decide("undo", "1", author="eva")
    assert [one.what for one in since(record, "2.0").articles] == ["restored"]
    assert since(record, "1.0").articles == ()
    assert release(record, "3.0").digest == first.digest


def test_a_release_of_an_earlier_program_that_did_not_say_what_was_withdrawn_tells_no_withdrawal(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = record.articles(outlet="Courier")[0]
    record.decide("reject", article.key, author="eva", note="a hoax")
    with monkeypatch.context() as earlier:
        earlier.setattr("dragoman.record.release_content.IS_WITHDRAWN", "NULL")
        release(record)
    assert since(record).articles == ()


def test_merged_events_are_told_as_joined_and_split_ones_as_parted(record: Record) -> None:
    record.keep(LATER.reading)
    release(record)
    one, other = sorted(row[0] for row in record.connection.execute("SELECT key FROM event"))
    record.decide("merge", one, author="eva", detail={"with": other})
    assert {(c.what, c.key, c.other) for c in since(record).entries} == {("changed", one, None), ("joined", other, one)}
    release(record, "2.0")
    record.decide("split", one, author="eva", detail={"reports": [other]})
    found = since(record, "2.0").entries
    assert {(c.what, c.key, c.other) for c in found} == {("changed", one, None), ("parted", other, one)}


def test_a_correction_is_told_field_by_field(record: Record) -> None:
    release(record)
    [event] = record.connection.execute("SELECT key FROM event").fetchall()
    record.decide("correct", event[0], author="eva", detail={"fields": {"medium": "video"}})
    [change] = since(record).entries
    assert change.fields == {"medium": ("phone", "video")}


def test_decisions_in_force_are_part_of_it(record: Record) -> None:
    before = list(lines(record.connection))
    record.decide("reliability", "Herald", author="eva", detail={"grade": "B"})
    after = list(lines(record.connection))
    assert len(after) == len(before) + 1
    assert '"action":"reliability"' in after[-1]


def test_a_fact_by_hand_is_no_article_of_a_release(record: Record) -> None:
    fact = HandFact(
        parties=("Alix Morel", "Jutta Brandt"), medium="phone", earliest=date(2025, 4, 2), latest=date(2025, 4, 2),
        quote="They spoke on 2 April.", source="Own note",
    )  # fmt: skip
    before = release(record, "1.0")
    with record.reading() as connection:
        made = hand_reading(fact, connection)
    record.keep(made, author="eva")
    after = release(record, "1.1")
    assert (after.events - before.events, after.articles - before.articles) == (1, 0)
