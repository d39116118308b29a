"""What the record is asked: events of a dyad, one event, what somebody said, an article."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest
from invented_readings import FIRST, SIDES, Fact, Invented, person

from dragoman.door import Record, open_record
from dragoman.errors import EntryNotFoundError, QueryError
from dragoman.record.queries import rarer_first, report_with

CALL = Fact(days=(0, 0))
VISIT = Fact(days=(5, 5), medium="visit", words="met to talk about steel", one=SIDES["FRA"][1], other=SIDES["DEU"][1])
ACCUSATION = Fact(kind="ACCUSE", days=(3, 3), words="accused the other side")
UNDATED = Fact(kind="AGREE", days=None, historical=True, words="signed a treaty once")
STATEMENT = Fact(kind="statement", words="promised 100 % of the grain")


#: An article about France and Germany, and one about France and Poland.
ARTICLES = (
    Invented((CALL, VISIT, ACCUSATION, UNDATED, STATEMENT), published=6),
    Invented((Fact(days=(2, 2), other=SIDES["POL"][0]),), filler=1),
)


def test_the_events_of_a_dyad_come_in_the_order_of_their_days_from_either_side(record: Record) -> None:
    events = record.events_between("France", "deu")
    assert [(event.type, event.medium) for event in events] == [
        ("CONSULT", "phone"), ("ACCUSE", None), ("CONSULT", "visit"), ("AGREE", None),
    ]  # fmt: skip
    assert events == record.events_between("DEU", "FRA")


def test_events_can_be_limited_to_contacts_and_to_a_period(record: Record) -> None:
    assert len(record.events_between("FRA", "DEU", contacts=True)) == 2
    since, until = date(2025, 3, 4), date(2025, 3, 7)
    assert [event.type for event in record.events_between("FRA", "DEU", since=since, until=until)] == ["ACCUSE"]
    assert [event.medium for event in record.events_between("FRA", "DEU", since=until)] == ["visit"]


def test_an_event_says_who_took_part_at_what_level_and_in_which_words(record: Record) -> None:
    call = record.events_between("FRA", "DEU")[0]
    assert [(party.name, party.country, party.rank) for party in call.parties] == [
        ("Alix Morel", "FRA", "heads"), ("Jutta Brandt", "DEU", "heads"),
    ]  # fmt: skip
    assert (call.level, call.earliest, call.precision) == ("heads", FIRST, "day")
    assert call.quote.startswith("Alix Morel and Jutta Brandt spoke by phone")


def test_an_event_is_found_by_its_key_or_its_beginning_or_a_fact_of_a_reading(record: Record) -> None:
    call = record.events_between("FRA", "DEU")[0]
    (report,) = record.reports(call.key)
    assert record.event(call.key) == record.event(call.key[:8]) == record.event(f" {report.key} ") == call
    with pytest.raises(EntryNotFoundError, match="too short; type at least 4"):
        record.event(call.key[:3])
    with pytest.raises(EntryNotFoundError, match="no event of the record has the identifier 'ffff0000'; one is"):
        record.event("ffff0000")


def test_what_somebody_said_is_found_by_part_of_the_name_and_by_words(record: Record) -> None:
    (said,) = record.said("morel")
    assert said.quote.endswith("promised 100 % of the grain.")
    assert said.cue == "said"
    assert record.said("Alix Morel", about="GRAIN") == [said]
    assert record.said("Alix Morel", about="100 % of") == [said]
    assert record.said("Alix Morel", about="100%of") == []
    assert record.said("Jutta Brandt") == []
    assert record.said("Alix Morel", since=date(2025, 3, 10)) == []
    with pytest.raises(EntryNotFoundError, match="nobody in the record is called 'Zola'"):
        record.said("Zola")


def test_a_country_is_given_by_its_code_or_its_name(record: Record) -> None:
    assert record.events_between("Poland", "FRA") == record.events_between("pol", "fra") != []
    assert record.events_between("Bolivia", "FRA") == []  # of which the record has not heard
    assert record.country_names("BOL") == ("Bolivia",)
    with pytest.raises(QueryError, match=r"'Polnd' is no country .*; did you mean POL \(Poland\)\?"):
        record.events_between("Polnd", "FRA")
    with pytest.raises(QueryError, match="'XYZ' is no country"):
        record.events_between("XYZ", "FRA")


def test_a_former_state_is_suggested_only_where_its_name_is_near(record: Record) -> None:
    with pytest.raises(QueryError, match=r"'European Unity' is no country .*; give a code such as FRA, or a name"):
        record.events_between("European Unity", "FRA")
    with pytest.raises(
        QueryError, match="'Alix Morel' is no country but of the kind person; “dragoman contacts --with”"
    ):
        record.events_between("Alix Morel", "FRA")


def test_contacts_with_somebody_are_those_that_each_of_the_named_takes_part_in(record: Record) -> None:
    every = record.events_between("FRA", "DEU", contacts=True)
    assert record.contacts_with("Alix Morel", "Germany") == [
        one for one in every if {"Q1"} & {party.actor for party in one.parties}
    ] != []  # fmt: skip
    assert record.contacts_with("FRA", between=("FRA", "DEU"), until="2020-01-01") == []
    with pytest.raises(EntryNotFoundError, match="nobody in the record is called 'Zola'"):
        record.contacts_with("Zola")


def test_contacts_without_a_day_come_last_with_somebody_as_between_two(record: Record) -> None:
    record.keep(Invented((Fact(days=None, words="rang the other one evening"),), published=30, filler=2).reading)
    days = [one.earliest for one in record.contacts_with("France", "Germany")]
    assert days == [*sorted(filter(None, days)), None]
    assert record.contacts_with(between=("FRA", "DEU")) == record.events_between("FRA", "DEU", contacts=True)


def test_contacts_with_an_organisation_are_those_of_who_holds_an_office_of_it(tmp_path: Path) -> None:
    envoy = person("local:envoy", "Hana Moravec", None, "envoy (Harbour League)")
    league = person("local:league", "Harbour League", None, None, "organisation")
    with open_record(tmp_path / "b.db") as record:
        record.keep(Invented((Fact(one=envoy), Fact(kind="statement", one=league))).reading)
        assert [one.medium for one in record.contacts_with("Harbour League")] == ["phone"]


def test_words_said_for_somebody_are_listed_once_beside_his_own(tmp_path: Path) -> None:
    reading = Invented((Fact(kind="statement"), Fact())).reading
    (own,) = reading.statements
    office = msgspec.structs.replace(own, id=f"{own.id}0", speaker="Q2", on_behalf_of=own.speaker)
    with open_record(tmp_path / "b.db") as record:
        record.keep(msgspec.structs.replace(reading, statements=(own, office)))
        (said,) = record.said("Morel")
        assert ("speaker", "Q1") in {(party.role, party.actor) for party in said.parties}
        assert len(record.said("Q2")) == 1


def test_contacts_are_between_two_countries(record: Record) -> None:
    with pytest.raises(QueryError, match="FRA is one country; name two"):
        record.events_between("FRA", "France", contacts=True)
    with pytest.raises(QueryError, match="'Ruritania' is no country of the registry or the record; did you mean MRT"):
        record.events_between("Ruritania", "FRA")
    with pytest.raises(QueryError, match="'dakar' is the capital of Senegal, and no country; name the country: SEN"):
        record.events_between("dakar", "FRA")


def test_an_article_is_found_by_its_key(record: Record) -> None:
    (report,) = record.reports(record.events_between("FRA", "POL")[0].key)
    article = record.article(report.article)
    assert (article.outlet, article.earliest, article.engine) == ("Courier", date(2025, 3, 4), "0.1.0")
    with pytest.raises(EntryNotFoundError, match="no article of the record has the key 'none'"):
        record.article("none")


def test_an_article_and_a_report_are_found_by_the_beginning_of_their_keys(record: Record) -> None:
    (report,) = record.reports(record.events_between("FRA", "POL")[0].key)
    assert record.article(report.article[:8]).key == report.article
    assert report_with(record.connection, report.key[:8]) == report
    with pytest.raises(EntryNotFoundError, match="no article of the record has the key"):
        record.article(report.article[:3])
    record.connection.execute("UPDATE article SET key = substr(?, 1, 8) || id", (report.article,))
    with pytest.raises(EntryNotFoundError, match="is the beginning of several keys; type one out"):
        record.article(report.article[:8])


def test_of_two_countries_the_one_that_fewer_articles_are_about_comes_first(record: Record) -> None:
    days = [("FRA", (FIRST + timedelta(days=100 + number)).isoformat()) for number in range(600)]
    record.connection.executemany("INSERT INTO article_country (country, day, article) VALUES (?, ?, 1)", days)
    for two in (("FRA", "DEU"), ("DEU", "FRA")):
        assert rarer_first(record.connection, *two) == ("DEU", "FRA")


def test_a_backup_is_a_record_of_the_same(record: Record, tmp_path: Path) -> None:
    with open_record(record.backup(tmp_path / "copy.db")) as copy:
        assert copy.events_between("FRA", "DEU") == record.events_between("FRA", "DEU")
        assert copy.verify() == []


def test_a_level_or_status_that_there_is_not_is_told(record: Record) -> None:
    for asked in (record.matrix, record.meetings):
        with pytest.raises(QueryError, match="there is no level 'leaders'; choose one of heads"):
            asked("2025-01-01", "2025-12-31", level="leaders")
    with pytest.raises(QueryError, match="there is no status 'over'; choose one of happened, planned"):
        record.meetings("2025-01-01", "2025-12-31", status="over")
