"""A contact of which one report says that it was and another that it was not is never told as if it simply had been."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import icalendar
import pytest
from click.testing import CliRunner
from invented_readings import SIDES, Fact, Invented
from served_record import served

from dragoman.cli.main import cli
from dragoman.door import Record, open_record

ARTICLES = (
    Invented((Fact(),)),
    Invented((Fact(status="negated"),), outlet="Herald", filler=1),
    Invented((Fact(days=(40, 40)),), published=41, filler=2),
)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / "a.db") as record:
        for article in ARTICLES:
            record.keep(article.reading)
        yield record


def listed(record: Record, *arguments: str) -> str:
    found = CliRunner().invoke(
        cli, ["contacts", "--between", "FRA", "DEU", *arguments, "--record", str(record.path)], catch_exceptions=False
    )
    return found.stdout


def test_lists_say_that_it_is_disputed(record: Record) -> None:
    call, other = record.events_between("FRA", "DEU", contacts=True)
    assert (call.status, call.stands, other.stands) == ("happened", "disputed", "happened")
    assert "≠ disputed" in listed(record)
    assert listed(record).count("● happened") == 1


@pytest.mark.parametrize(("status", "count"), [("negated", 0), ("disputed", 1), ("happened", 1), ("planned", 0)])
def test_contacts_are_asked_for_as_they_are_shown(record: Record, tmp_path: Path, status: str, count: int) -> None:
    found = [json.loads(line) for line in listed(record, "--status", status, "--json").splitlines()]
    assert [one["stands"] for one in found] == [status] * count
    app = served(tmp_path / "b.db", *(article.reading for article in ARTICLES))
    assert app.get("/contacts.json", params={"status": status}).json()["data"]["total"] == count


def test_what_a_reviewer_settled_is_disputed_no_more(record: Record) -> None:
    call, _ = record.events_between("FRA", "DEU", contacts=True)
    decision = record.decide("settle", call.key, author="R.", detail={"about": "status", "value": "negated"})
    assert (record.event(call.key).stands, record.event(call.key).disputes) == ("negated", ())
    assert "≠" not in listed(record)
    assert record.decisions()[0].detail["value"] == "negated"
    assert record.verify() == []
    record.decide("undo", str(decision.id), author="R.")
    assert record.event(call.key).stands == "disputed"


def test_a_calendar_holds_it_as_uncertain(record: Record, tmp_path: Path) -> None:
    record.export("ical", tmp_path / "a.ics")
    calendar = icalendar.Calendar.from_ical((tmp_path / "a.ics").read_bytes())
    told = {str(one["status"]): str(one["summary"]) for one in calendar.walk("VEVENT")}
    assert set(told) == {"TENTATIVE", "CONFIRMED"}
    assert "disputed" in told["TENTATIVE"]


@pytest.mark.parametrize("form", ["polecat", "gdelt"])
def test_tables_of_what_happened_leave_it_out(record: Record, tmp_path: Path, form: str) -> None:
    written = record.export(form, tmp_path / "a.tsv")
    assert written.counts["events"] == 1
    assert written.left_out["in dispute whether they took place"] == 1


def test_the_chart_of_a_pair_does_not_draw_it_as_one_that_took_place(tmp_path: Path) -> None:
    app = served(tmp_path / "c.db", *(article.reading for article in ARTICLES))
    drawn = app.get("/pair/DEU/FRA/chart/timeline.svg?since=2025-01-01").text
    assert drawn.count("phone call, disputed") == 1


def test_pages_show_it_beside_those_that_took_place(tmp_path: Path) -> None:
    told = [article.reading for article in ARTICLES[:2]]
    app = served(tmp_path / "c.db", Invented((Fact(days=(-60, -60)),), published=-59, filler=3).reading, *told)
    assert app.get("/").text.count(">disputed<") == 2, "in the list of contacts, and as a column of the pairs"
    assert "1 contact that took place (1 disputed beside them), of 1 pair" in app.get("/matrix").text
    head = app.get("/pair/DEU/FRA").text.split("<h2")[0]
    assert "that took place, dated; 1 disputed" in head
    assert "a disputed one on Mon 3 March 2025 would make it 1 day" in head


def contacts_of(path: Path, *articles: Invented) -> list[tuple[str, int]]:
    with open_record(path) as record:
        for article in articles:
            record.keep(article.reading)
        assert record.verify() == []
        return sorted((one.stands, one.articles) for one in record.events_between("FRA", "DEU", contacts=True))


DENIED = Fact(status="negated", historical=True, days=None)


@pytest.mark.parametrize("first", [0, 1])
def test_what_is_denied_to_have_been_is_the_contact_that_was_told_shortly_before(tmp_path: Path, first: int) -> None:
    articles = [Invented((Fact(),)), Invented((DENIED,), published=2, outlet="Herald", filler=1)]
    assert contacts_of(tmp_path / "d.db", articles[first], articles[1 - first]) == [("disputed", 2)]


@pytest.mark.parametrize(
    "told",
    [
        Fact(medium="in_person"),
        Fact(other=SIDES["DEU"][1]),
        Fact(status="planned", days=(2, 2)),
        Fact(days=(-30, -30)),
        Fact(days=(3, 3)),
    ],
)
def test_a_denial_without_a_day_is_not_of_other_means_people_or_times(tmp_path: Path, told: Fact) -> None:
    published = max(1, (told.days or (0, 0))[0] + 1) if told.status != "planned" else 1
    denial = Invented((DENIED,), published=2, outlet="Herald", filler=1)
    found = contacts_of(tmp_path / "d.db", Invented((told,), published=published), denial)
    assert [articles for _, articles in found] == [1, 1]


def test_a_denial_without_a_day_is_of_none_of_two(tmp_path: Path) -> None:
    told = (Fact(), Fact(days=(-3, -3)))
    found = contacts_of(tmp_path / "d.db", Invented(told), Invented((DENIED,), published=2, outlet="Herald", filler=1))
    assert ("negated", 1) in found
