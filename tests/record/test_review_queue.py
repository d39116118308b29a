"""What is worth deciding comes first, what is decided does not come back, what was told apart is not proposed again."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_readings import SIDES, WORDS, Fact, Invented, several
from record_shapes import WITHOUT_MENTIONS, WITHOUT_PERSONS

from dragoman.door import Record, open_record
from dragoman.errors import DecisionError, DragomanError, QueryError
from dragoman.record.adding import add_reading
from dragoman.record.database import migrations, statements_of, transaction
from dragoman.record.doubles import doubles_of, tell_apart
from dragoman.record.review import KINDS, Waiting, mark_of, queue

MOREL, MINISTER, FRANCE = SIDES["FRA"][:3]
BRANDT, GERMANY = SIDES["DEU"][0], SIDES["DEU"][2]
POLAND = SIDES["POL"][1]

#: A call that two outlets give different days; the same call a week later, doubtful; an accusation, nearly sure.
DISPUTED = (
    Invented((Fact(days=(0, 0), confidence=0.95),), outlet="Courier", filler=0),
    Invented((Fact(days=(1, 1), confidence=0.95),), outlet="Herald", filler=1),
)
DOUBTFUL = Invented((Fact(days=(20, 20), confidence=0.6),), published=21, outlet="Tribune", filler=2)
SURE = Invented((Fact(kind="ACCUSE", other=POLAND, confidence=0.9, words=WORDS[4]),), outlet="Courier", filler=3)
SAID = Invented((Fact(kind="statement", confidence=0.9),), published=9, outlet="Herald", filler=3)
#: The same words of the same people on the next day, but in one of the articles the minister called, not the president.
DOUBLES = (
    Invented((Fact(days=(40, 40), medium="phone"),), published=40, outlet="Courier", filler=1),
    Invented((Fact(days=(43, 43), medium="phone"),), published=50, outlet="Herald", filler=2),
)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / "a.db") as record:
        for article in (*DISPUTED, DOUBTFUL, SURE, SAID, *DOUBLES):
            record.keep(article.reading)
        yield record


def waiting(record: Record, **options: object) -> list[Waiting]:
    with record.reading() as connection:
        return queue(connection, **options)


def first(record: Record, **options: object) -> Waiting:
    return waiting(record, **options)[0]


def test_disputes_come_first_then_doubt_then_what_harms_least(record: Record) -> None:
    order = [
        (one.what, one.event.type if one.event else one.report.kind, bool(one.event and one.event.disputes))
        for one in waiting(record)
        if one.what != "double" and not (one.event and one.event.earliest.month == 4)
    ]
    assert order == [
        ("event", "CONSULT", True), ("event", "CONSULT", False), ("event", "ACCUSE", False),
        ("report", "statement", False),
    ]  # fmt: skip


def test_what_has_nobody_named_is_worth_little(tmp_path: Path) -> None:
    nameless = Invented((Fact(days=(20, 20), confidence=0.42),), published=21, outlet="Gazette", filler=1).reading
    nameless = msgspec.structs.replace(
        nameless, contacts=tuple(msgspec.structs.replace(one, participants=()) for one in nameless.contacts),
        events=tuple(msgspec.structs.replace(one, actors=()) for one in nameless.events),
    )  # fmt: skip
    with open_record(tmp_path / "a.db") as record:
        for reading in (nameless, *(article.reading for article in (*DISPUTED, SURE, DOUBTFUL))):
            record.keep(reading)
        found = waiting(record)
        assert [one.event.type for one in found] == ["CONSULT", "CONSULT", "ACCUSE", "CONSULT"]
        assert [bool(one.event.parties) for one in found] == [True, True, True, False]
        assert found[3].because == ("confidence 0.42", "nobody is named")
        worths = [one.worth for one in found[1:]]
        assert worths == sorted(worths, reverse=True)


def test_what_is_between_two_countries_comes_before_what_is_of_one_alone(tmp_path: Path) -> None:
    alone = Invented((Fact(days=(20, 20), confidence=0.5, other=MINISTER),), published=21, outlet="Gazette", filler=1)
    with open_record(tmp_path / "a.db") as record:
        for article in (alone, SURE, DOUBTFUL):
            record.keep(article.reading)
        found = [one for one in waiting(record) if one.event]
    assert [one.because[-1] for one in found[:2]] == ["contacts are counted from it", "of one country alone"]
    assert [one.event.confidence for one in found if one.event] == [0.6, 0.5, 0.9]


def test_what_many_report_comes_before_what_one_reports_as_surely(tmp_path: Path) -> None:
    many = [Invented((Fact(confidence=0.8),), outlet=name, filler=filler)
            for filler, name in enumerate(("Courier", "Herald", "Tribune", "Gazette"))]  # fmt: skip
    one = Invented((Fact(days=(40, 40), confidence=0.8, other=POLAND),), published=41, outlet="Herald", filler=1)
    with open_record(tmp_path / "a.db") as record:
        for article in (*many, one):
            record.keep(article.reading)
        assert [(found.event.origins, found.event.confidence) for found in waiting(record)] == [(4, 0.99), (1, 0.8)]


def test_it_says_why_it_asks(record: Record) -> None:
    because = " ".join(first(record).because)
    assert "differ in date" in because
    assert "2 origins" in because


@pytest.mark.parametrize("action", ["accept", "reject"])
def test_what_is_decided_is_not_asked_again_until_the_decision_is_undone(record: Record, action: str) -> None:
    doubtful = next(one for one in waiting(record) if one.event and one.event.confidence < 0.7)
    decision = record.decide(action, doubtful.key, author="eva")
    assert doubtful.key not in {one.key for one in waiting(record)}
    record.decide("undo", str(decision.id), author="eva")
    assert doubtful.key in {one.key for one in waiting(record)}


def test_a_dispute_that_is_settled_is_not_asked_again(record: Record) -> None:
    disputed = first(record)
    decision = record.decide("settle", disputed.key, author="eva", detail={"about": "date", "value": "2025-03-03"})
    assert disputed.key not in {one.key for one in waiting(record)}
    record.decide("undo", str(decision.id), author="eva")
    assert first(record).key == disputed.key


def test_an_accepted_event_comes_back_when_a_new_report_disputes_it(record: Record) -> None:
    call = next(one for one in waiting(record) if one.event and one.event.confidence < 0.7)
    record.decide("accept", call.key, author="eva")
    denial = Fact(days=(20, 20), status="negated", confidence=0.9)
    record.keep(Invented((denial,), published=22, outlet="Gazette", filler=0).reading)
    key = record.event(call.key).key
    assert record.event(key).disputes == ("status",)
    assert key in {one.key for one in waiting(record)}


def test_what_somebody_entered_without_doubt_is_not_asked(record: Record) -> None:
    added = record.keep(Invented((Fact(days=(70, 70), confidence=1.0),), published=70, outlet="Hand").reading)
    keys = {report.key for one in waiting(record) if one.event for report in record.reports(one.key)}
    report = record.connection.execute(
        "SELECT report.key FROM report JOIN article ON article.id = article WHERE article.key = ?", (added.article,)
    )
    assert report.fetchone()[0] not in keys


@pytest.mark.parametrize("kind", KINDS)
def test_the_queue_can_be_limited_to_a_kind(record: Record, kind: str) -> None:
    found = waiting(record, kind=kind)
    assert bool(found) == (kind in ("contact", "event", "statement", "double"))
    for one in found:
        if kind == "contact":
            assert one.event and one.event.medium
        elif kind == "double":
            assert one.what == "double" and one.double
        else:
            assert kind == (one.event.kind if one.event else one.report.kind)


def test_the_queue_can_be_limited_to_a_pair_and_a_type(record: Record) -> None:
    assert {one.event.type for one in waiting(record, pair=("POL", "FRA"))} == {"ACCUSE"}
    assert {one.event.type for one in waiting(record, type="ACCUSE")} == {"ACCUSE"}
    assert [one.report.kind for one in waiting(record, pair=("FRA", "DEU"), kind="statement")] == ["statement"]
    assert waiting(record, pair=("POL", "DEU")) == []


def test_an_unknown_kind_is_refused_with_those_there_are(record: Record) -> None:
    with pytest.raises(QueryError, match="contact, event, commitment"):
        waiting(record, kind="rumour")


def test_what_is_skipped_makes_room_for_the_next(record: Record) -> None:
    whole = [mark_of(one) for one in waiting(record)]
    assert [mark_of(one) for one in waiting(record, without={whole[0], whole[1]})] == whole[2:]
    assert [mark_of(one) for one in waiting(record, limit=2, without={whole[0]})] == whole[1:3]


# --- doubles ----------------------------------------------------------------------------------------


def test_likely_doubles_that_the_merge_left_apart_are_proposed(record: Record) -> None:
    [double] = waiting(record, kind="double")
    assert {str(double.event.earliest), str(double.double.earliest)} == {"2025-04-12", "2025-04-15"}
    with record.reading() as connection:
        assert [d.other for d in doubles_of(connection, double.key)] == [double.other]


def test_a_contact_of_a_month_is_proposed_with_one_of_a_day_in_it(tmp_path: Path) -> None:
    vague = Fact(days=(28, 57), medium="visit", words=WORDS[2])
    exact = Fact(days=(40, 40), medium="in_person", one=MINISTER, words=WORDS[2])
    with open_record(tmp_path / "b.db") as record:
        record.keep(Invented((vague,), published=20, outlet="Courier", filler=1).reading)
        record.keep(Invented((exact,), published=60, outlet="Herald", filler=2).reading)
        contacts = record.events_between("FRA", "DEU", contacts=True)
        [double] = waiting(record, kind="double")
        assert {double.key, double.other} == {contact.key for contact in contacts}


def test_two_promises_of_the_same_in_two_articles_are_proposed_as_one(tmp_path: Path) -> None:
    first, again = ((0, "would hand over the report on the dispute"), (40, "promised to hand over that report"))
    with open_record(tmp_path / "b.db") as record:
        for number, (day, words) in enumerate((first, again, (80, "would reopen the closed border crossing"))):
            fact = Fact(kind="promise", words=words, days=None)
            record.keep(Invented((fact,), published=day, outlet="Courier", filler=number).reading)
        (double, *others) = waiting(record, kind="double")
        assert not others and double.event and double.double
        assert all("report" in one.quote for one in (double.event, double.double))


def test_told_apart_is_never_proposed_again_nor_merged(record: Record) -> None:
    [double] = waiting(record, kind="double")
    with record.writing() as connection:
        decision = tell_apart(connection, "eva", double.key, double.other)
    assert waiting(record, kind="double") == []
    with record.reading() as connection:
        assert doubles_of(connection, double.key) == []
    with pytest.raises(DecisionError, match="told apart"):
        record.decide("merge", double.key, author="tom", detail={"with": double.other})
    record.keep(Invented((Fact(days=(43, 43)),), published=43, outlet="Gazette", filler=3).reading)
    assert waiting(record, kind="double") == []
    record.decide("undo", str(decision.id), author="eva")
    assert len(waiting(record, kind="double")) == 1


def test_a_merge_takes_the_proposal_away_and_its_undoing_brings_it_back(record: Record) -> None:
    [double] = waiting(record, kind="double")
    merge = record.decide("merge", double.key, author="eva", detail={"with": double.other})
    assert waiting(record, kind="double") == []
    record.decide("undo", str(merge.id), author="eva")
    assert [mark_of(one) for one in waiting(record, kind="double")] == [mark_of(double)]


def test_two_events_of_one_article_are_not_proposed_as_one(tmp_path: Path) -> None:
    with open_record(tmp_path / "b.db") as record:
        record.keep(Invented((Fact(days=(0, 0)), Fact(days=(3, 3))), published=4).reading)
        assert waiting(record, kind="double") == []


def test_telling_apart_what_is_one_event_is_refused(record: Record) -> None:
    disputed = first(record)
    one, other = (report.key for report in record.reports(disputed.key))
    with pytest.raises(DecisionError, match="split"), record.writing() as connection:
        tell_apart(connection, "eva", disputed.key, disputed.key)
    assert record.event(one).key == record.event(other).key


# --- what is kept beside the events -----------------------------------------------------------------

COUNTS = """
SELECT event.key, undecided, decided,
       (SELECT count(*) FROM report WHERE report.event = event.id AND verdict IS NULL),
       (SELECT count(*) FROM report WHERE report.event = event.id AND verdict IS NOT NULL) FROM event
"""


def check_kept(connection: sqlite3.Connection) -> None:
    """Check that what triggers keep is what counting anew gives."""
    for key, undecided, decided, waiting, done in connection.execute(COUNTS).fetchall():
        assert (undecided, decided) == (waiting, done), key
    kept = {tuple(row) for row in connection.execute("SELECT a, b, days FROM double")}
    assert kept == {tuple(row) for row in connection.execute("SELECT DISTINCT a, b, days FROM double_candidate")}


@contextmanager
def scratch() -> Iterator[Record]:
    with tempfile.TemporaryDirectory() as folder, open_record(Path(folder) / "a.db") as record:
        record.connection.execute("PRAGMA synchronous = OFF")
        yield record


@given(several(), st.data())
@settings(max_examples=40)
def test_counts_and_candidates_hold_after_any_adds_and_decisions(articles: list[Invented], data: st.DataObject) -> None:
    with scratch() as record:
        for article in articles:
            record.keep(article.reading)
            keys = [row[0] for row in record.connection.execute("SELECT key FROM event ORDER BY key")]
            for action in data.draw(
                st.lists(st.sampled_from(["accept", "reject", "correct", "merge", "undo"]), max_size=2)
            ):
                subject = data.draw(st.sampled_from(keys or ["none"]))
                detail = {"fields": {"earliest": "2025-03-04", "latest": "2025-03-04"}} if action == "correct" else {}
                detail |= {"with": data.draw(st.sampled_from(keys or ["none"]))} if action == "merge" else {}
                try:
                    record.decide(action, "1" if action == "undo" else subject, author="eva", detail=detail)
                except DragomanError:
                    continue
            check_kept(record.connection)


def test_a_record_of_the_shape_before_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as old:
        old.row_factory = sqlite3.Row
        with transaction(old):
            for number, script in migrations():
                for statement in statements_of(script) if number < 3 else ():
                    old.execute(statement)
            old.execute("PRAGMA user_version = 2")
            old.execute(f"PRAGMA application_id = {0x4452474D}")
        with transaction(old):  # the articles of today have tables and columns which that shape had not
            for later in (9, 11, 12, 13, 15, 19):
                for statement in statements_of(dict(migrations())[later]):
                    old.execute(statement)
            for article in (*DISPUTED, DOUBTFUL, *DOUBLES):
                add_reading(old, article.reading)
            for statement in (*WITHOUT_MENTIONS, *WITHOUT_PERSONS):
                old.execute(statement)
            old.execute("DROP TABLE article_named")
            old.execute("ALTER TABLE report DROP COLUMN cue")
            old.execute("DROP INDEX actor_decided")
            old.execute("ALTER TABLE actor DROP COLUMN decided")
    with open_record(path) as record:
        check_kept(record.connection)
        assert first(record).event.disputes == ("date",)
        assert len(waiting(record, kind="double")) == 1


@pytest.mark.parametrize(
    ("query", "index"),
    [
        ("SELECT key FROM event WHERE worth IS NOT NULL ORDER BY disputes IS NULL, worth DESC, key", "event_to_review"),
        ("SELECT key FROM report WHERE worth IS NOT NULL ORDER BY worth DESC, key", "report_to_review"),
        ("SELECT a, b FROM double ORDER BY days, a, b", "double_by_days"),
    ],
)
def test_the_order_of_the_queue_is_read_off_an_index(record: Record, query: str, index: str) -> None:
    steps = [row[3] for row in record.connection.execute(f"EXPLAIN QUERY PLAN {query}")]
    assert len(steps) == 1
    assert index in steps[0]
