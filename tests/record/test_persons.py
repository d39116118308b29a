"""Whom one article has by the family name alone is the one person whom others name in full, whichever came first."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from pathlib import Path

import msgspec
import pytest
from invented_readings import SIDES, Fact, Invented, person, state_of
from record_shapes import WITHOUT_PERSONS, WITHOUT_READ

from dragoman.actors.registry_surnames import family_names
from dragoman.door import Record, open_record
from dragoman.exchange.selecting import exported
from dragoman.exchange.types import Selection
from dragoman.record import rereading
from dragoman.record.actors import actor_with, actors_like, offices_of
from dragoman.record.keys import article_key
from dragoman.record.upgrading import upgrade
from dragoman.types import Actor

BRANDT = SIDES["DEU"][0]
FULL = person("local:mohamed-salem-ould-haidar", "Mohamed Salem Ould Haidar", "FRA", "Foreign Minister")
SHORT = person("local:ould-haidar", "Ould Haidar", "FRA", None)
SHORTER = person("local:haidar", "Haidar", None, None)
OTHER = person("local:sidi-haidar", "Sidi Haidar", "FRA", "envoy")
ABROAD = person("local:ann-haidar", "Ann Haidar", "POL", "Foreign Minister")


def article(who: Actor, number: int, *, kind: str = "contact", published: int = 1) -> Invented:
    """Return the article of an outlet of its own that tells of a call or a statement of somebody."""
    fact = Fact(kind=kind, one=who, other=BRANDT, days=(published, published))
    return Invented((fact,), outlet=f"Outlet {number}", filler=number % 4, published=published)


def kept(record: Record, *actors: Actor) -> None:
    """Keep an article for each of some people."""
    for number, who in enumerate(actors):
        record.keep(article(who, number).reading)
    assert record.verify() == []


def taken_for(record: Record, who: Actor = SHORT) -> str | None:
    """Return whom somebody is taken for."""
    row = record.connection.execute("SELECT person FROM actor WHERE id = ?", (who.id,)).fetchone()
    return row and row[0]


@pytest.mark.parametrize(
    "order", [*permutations([FULL, SHORT, SHORTER])], ids=lambda order: "-".join(who.name for who in order)
)
def test_a_family_name_is_the_person_whom_others_name_in_full(record: Record, order: Sequence[Actor]) -> None:
    kept(record, *order)
    assert {taken_for(record, who) for who in (SHORT, SHORTER)} == {FULL.id}
    (call,) = record.events_between("FRA", "DEU", contacts=True)
    assert (call.articles, call.level) == (3, "ministers")
    assert {(p.actor, p.name, p.country) for p in call.parties if p.country == "FRA"} == {(FULL.id, FULL.name, "FRA")}
    told = {party.told for report in record.reports(call.key) for party in report.parties if party.actor == FULL.id}
    assert told == {None, SHORT.id, SHORTER.id}


def test_the_rank_that_others_give_is_taken_where_the_article_gives_no_office(record: Record) -> None:
    kept(record, SHORT)
    (call,) = record.events_between("FRA", "DEU", contacts=True)
    assert call.level == "unknown"
    record.keep(article(FULL, 1, kind="statement").reading)
    (call,) = record.events_between("FRA", "DEU", contacts=True)
    assert call.level == "ministers"
    former = msgspec.structs.replace(FULL, office="President")
    record.keep(article(former, 2, kind="statement").reading)
    (call,) = record.events_between("FRA", "DEU", contacts=True)
    assert (call.level, record.verify()) == ("unknown", [])


@pytest.mark.parametrize("first", [0, 1])
def test_who_is_named_in_full_without_an_office_has_the_rank_that_others_give(record: Record, first: int) -> None:
    articles = [article(msgspec.structs.replace(FULL, office=None), 0), article(FULL, 1, kind="statement", published=9)]
    for one in (articles[first], articles[1 - first]):
        record.keep(one.reading)
    (call,) = record.events_between("FRA", "DEU", contacts=True)
    assert (call.level, record.verify()) == ("ministers", [])
    record.keep(article(msgspec.structs.replace(FULL, office="President"), 2, kind="statement", published=20).reading)
    (call,) = record.events_between("FRA", "DEU", contacts=True)
    assert (call.level, record.verify()) == ("unknown", [])


def test_said_and_actor_pages_lead_to_the_person(record: Record) -> None:
    titled = msgspec.structs.replace(SHORT, office="minister")
    for number, who in enumerate((titled, FULL)):
        record.keep(article(who, number, kind="statement").reading)
    assert [len(record.said(name)) for name in ("Haidar", "Ould Haidar", FULL.name, SHORT.id)] == [2, 2, 2, 2]
    with record.reading() as connection:
        assert (actor_with(connection, SHORT.id).id, actor_with(connection, SHORT.id).reports) == (FULL.id, 2)
        assert [one.id for one in actors_like(connection, "haidar")] == [FULL.id]
        assert [office.title for office in offices_of(connection, FULL.id)] == ["Foreign Minister", "minister"]


@pytest.mark.parametrize(
    ("others", "meant"),
    [
        ((FULL, OTHER), None),  # whose words end so too, and who is of the country too
        ((FULL, ABROAD), FULL.id),
        ((ABROAD,), None),
        ((msgspec.structs.replace(FULL, country=None),), None),
        ((FULL, msgspec.structs.replace(OTHER, country=None)), None),  # who may be of the country
    ],
)
def test_several_or_another_country_mean_nobody(record: Record, others: Sequence[Actor], meant: str | None) -> None:
    haidar = msgspec.structs.replace(SHORTER, country="FRA")
    kept(record, *others, haidar)
    assert taken_for(record, haidar) == meant


def test_a_name_of_no_country_needs_the_only_person_of_it_named_within_a_year(record: Record) -> None:
    record.keep(article(FULL, 0).reading)
    record.keep(article(SHORTER, 1, published=400).reading)
    assert taken_for(record, SHORTER) is None
    record.keep(article(FULL, 2, published=40).reading)
    assert taken_for(record, SHORTER) == FULL.id
    record.keep(article(ABROAD, 3).reading)
    assert (taken_for(record, SHORTER), record.verify()) == (None, [])


def test_a_minister_is_not_the_president_of_the_same_family_name(record: Record) -> None:
    kept(record, FULL, msgspec.structs.replace(SHORT, office="President"))
    assert taken_for(record) is None


def test_an_article_that_names_both_keeps_them_apart(record: Record) -> None:
    kept(record, FULL, SHORT)
    both = Invented((Fact(one=FULL), Fact(kind="statement", one=SHORT)), outlet="Both", filler=3).reading
    record.keep(both)
    speakers = {p.actor for r in record.reports_in(article_key(both.article)) for p in r.parties if p.role == "speaker"}
    assert (speakers, taken_for(record), record.verify()) == ({SHORT.id}, FULL.id, [])


def test_a_second_person_of_the_name_undoes_it_and_so_does_withdrawing_him(record: Record) -> None:
    kept(record, FULL, SHORTER)
    before = state_of(record.connection)
    second = article(OTHER, 2)
    record.keep(second.reading)
    assert taken_for(record, SHORTER) is None
    assert len(record.events_between("FRA", "DEU", contacts=True)) == 2
    hoax = record.decide("reject", article_key(second.reading.article), author="Ana")
    assert (taken_for(record, SHORTER), record.verify()) == (FULL.id, [])
    assert {*state_of(record.connection)[0]} == {*before[0]}
    record.decide("undo", str(hoax.id), author="Ana")
    assert (taken_for(record, SHORTER), record.verify()) == (None, [])


def test_withdrawing_the_only_article_that_names_him_in_full_undoes_it(record: Record) -> None:
    kept(record, SHORT)
    alone = state_of(record.connection)[:4]
    full = article(FULL, 1, kind="ACCUSE").reading
    record.keep(full)
    together = state_of(record.connection)
    decision = record.decide("reject", article_key(full.article), author="Ana")
    own = {row[0] for row in alone[1]}
    assert [row for row in state_of(record.connection)[1] if row[0] in own] == alone[1]
    assert (taken_for(record), record.verify()) == (None, [])
    record.decide("undo", str(decision.id), author="Ana")
    assert state_of(record.connection) == together


def test_reading_again_undoes_it_and_brings_it_back(record: Record) -> None:
    kept(record, SHORT)
    alone = state_of(record.connection)[:4]
    full = article(FULL, 1, kind="ACCUSE").reading
    record.keep(full)
    together = state_of(record.connection)
    key = article_key(full.article)
    with record.writing() as connection:
        rereading.accept(connection, key, msgspec.structs.replace(full, model="worse", events=()))
    assert (state_of(record.connection)[:4], record.verify()) == (alone, [])
    with record.writing() as connection:
        rereading.accept(connection, key, full)
    assert (state_of(record.connection), record.verify()) == (together, [])


def test_what_a_reviewer_decided_stays_as_decided(record: Record) -> None:
    kept(record, SHORT)
    (call,) = record.events_between("FRA", "DEU", contacts=True)
    fields: dict[str, object] = {"participants": "Ould Haidar; Poland"}
    decision = record.decide("correct", call.key, author="Ana", detail={"fields": fields})
    record.keep(article(FULL, 1, kind="statement").reading)
    (report,) = record.reports(call.key)
    assert {party.actor for party in report.parties} >= {SHORT.id}
    record.decide("undo", str(decision.id), author="Ana")
    assert {party.actor for party in record.report(report.key).parties} == {FULL.id, BRANDT.id}
    again = record.decide("correct", call.key, author="Ana", detail={"fields": fields})
    assert again.detail["fields"]["participants"][0]["actor"] == FULL.id
    assert record.verify() == []


def test_a_person_of_the_registry_is_found_by_the_family_names_of_his_country(record: Record) -> None:
    minister = person("Q990001", "José Peña Nieto", "MEX", "Foreign Minister")
    pena = person("local:pena", "Peña", "MEX", None)
    kept(record, minister, pena)
    assert taken_for(record, pena) == minister.id


def test_a_record_of_the_shape_before_learns_it_when_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with open_record(path) as record:
        kept(record, FULL, SHORT, OTHER)
        together = state_of(record.connection)
    set_back(path)
    with open_record(path) as record:
        assert (state_of(record.connection), record.verify()) == (together, [])
        assert taken_for(record) == FULL.id


def set_back(path: Path) -> None:
    """Bring a record to what it was before family names meant persons: the shape, its reports and its events."""
    with open_record(path) as record, record.writing() as connection:
        connection.execute("DELETE FROM person_named")
        connection.execute("DELETE FROM family_name")
        connection.execute("DELETE FROM mention")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("dragoman.record.upgrading.settle_persons", lambda connection, persons: [SHORT.id])
            connection.execute("UPDATE actor SET person = NULL, person_rank = NULL")
            upgrade(connection, 12)
        for statement in (*WITHOUT_READ, *WITHOUT_PERSONS, "PRAGMA user_version = 12"):
            connection.execute(statement)
        assert connection.execute("SELECT 1 FROM report_party WHERE actor = ?", (SHORT.id,)).fetchone()


@pytest.mark.parametrize(
    ("name", "country", "found"),
    [
        ("Mohamed Salem Ould Haidar", "MRT", {"salem-ould-haidar", "ould-haidar", "haidar"}),
        ("Gao Wenlin", "CHN", {"gao"}),
        ("Kim Yo-jong", "PRK", {"kim"}),
        ("Tsai Ing-wen", "TWN", {"tsai"}),
        ("Ruth Peña Nieto", "MEX", {"pena", "pena-nieto", "nieto"}),
        ("Abiy Ahmed", "ETH", {"abiy", "ahmed"}),
        ("Alexander Van der Bellen", "AUT", {"van-der-bellen", "der-bellen", "bellen"}),
        ("John Smith Jr.", "USA", {"smith"}),
        ("Haidar", "MRT", set()),
        ("Gao Wenlin", None, {"wenlin"}),
    ],
)
def test_what_may_stand_for_a_name(name: str, country: str | None, found: set[str]) -> None:
    assert family_names(name, country) == found


def test_exports_name_the_person_and_the_words_of_the_article(record: Record) -> None:
    kept(record, SHORT)
    record.keep(article(FULL, 1, kind="statement").reading)
    with record.reading() as connection:
        (entry,) = exported(connection, Selection())
    assert (entry.cast[FULL.id].name, SHORT.id in entry.cast) == (FULL.name, False)
