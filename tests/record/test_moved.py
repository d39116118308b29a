"""What was planned for a day and told to be put off, corrected or held another day is no longer planned for it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import icalendar
import pytest
from click.testing import CliRunner
from served_record import served

from dragoman.analysis.meetings import meetings
from dragoman.cli.main import cli
from dragoman.door import open_record
from dragoman.record.contacts import ContactFilter, contacts
from dragoman.record.types import EventEntry

REST = "The ministry gave no further details. The matter has been reported widely in the region."
PLAN = (
    "Minister to travel\n\nOSLO, May 5, 2025 — Norwegian Foreign Minister Lars Brekke will visit Finland on May 20. "
    + REST
)
POSTPONED = (
    "Visit put off\n\nOSLO, May 19, 2025 — Norwegian Foreign Minister Lars Brekke has put off a visit to Finland that "
    "was planned for Tuesday. The visit will now take place on June 3. Storms were the reason."
)
CANCELLED = (
    "Visit called off\n\nOSLO, May 19, 2025 — Norwegian Foreign Minister Lars Brekke has cancelled a visit to Finland "
    "that was planned for May 20. Storms were the reason."
)
CORRECTED = (
    "Ferries idle\n\nOSLO, May 8, 2025 — Ferries between Norway and Finland lay idle. Correction: Our report of May 5 "
    "said that Norwegian Foreign Minister Lars Brekke would visit Finland on May 20. The visit is planned for May 22."
)
NO_NEW_DAY = (
    "Visit put off\n\nOSLO, May 19, 2025 — Norwegian Foreign Minister Lars Brekke has put off the visit to Finland "
    "that was planned for May 20. Storms were the reason. No new day was set."
)
MADE = "A guest\n\nTAMPERE, June 12, 2025 — Norwegian Foreign Minister Lars Brekke {} on Wednesday. " + REST
OTHER = (
    "Two trips\n\nOSLO, May 8, 2025 — Norwegian Foreign Minister Lars Brekke will visit Finland again on June 3, after "
    "a first visit on May 20. Storms were expected for the whole week, an agency wrote."
)
TALKS = (
    "Talks\n\nOSLO, May 5, 2025 — Norwegian Foreign Minister Lars Brekke will meet Finnish Foreign Minister "
    "Aino Lehtola in Tampere on May 20. " + REST
)
HELD = (
    "Fog over Tampere\n\nTAMPERE, May {published}, 2025 — Norwegian Foreign Minister Lars Brekke met Finnish Foreign "
    "Minister Aino Lehtola in Tampere on May {day}{late}. Herring and timber were on the table."
)
ELSE = HELD.replace("Aino Lehtola", "Mika Aalto").replace("Foreign Minister Mika", "Energy Minister Mika")


def planned(path: Path, *articles: str) -> list[EventEntry]:
    """Return the contacts that an article plans for May 20, of a record of some."""
    with open_record(path) as record:
        for number, words in enumerate(articles):
            source = path.with_name(f"{number}.txt")
            source.write_text(words, encoding="utf-8")
            assert [added.outcome for added in record.add(str(source))] == ["added"]
        assert record.verify() == []
        found = record.events_between("FIN", "NOR", contacts=True)
    return [one for one in found if one.status == "planned" and one.earliest == date(2025, 5, 20)]


@pytest.mark.parametrize(
    ("articles", "moved_to"),
    [
        ((PLAN,), None),
        ((PLAN, POSTPONED), date(2025, 6, 3)),
        ((PLAN, NO_NEW_DAY), None),
        ((PLAN, NO_NEW_DAY, MADE.format("visited Finland")), date(2025, 6, 11)),
        ((PLAN, NO_NEW_DAY, MADE.format("met Finnish Foreign Minister Aino Lehtola in Riga")), None),
        ((PLAN, MADE.format("visited Finland")), None),
        ((PLAN, CORRECTED), date(2025, 5, 22)),
        ((PLAN, OTHER), None),
        ((TALKS, HELD.format(published=22, day=21, late="")), date(2025, 5, 21)),
        ((TALKS, HELD.format(published=26, day=25, late=", five days later than planned")), date(2025, 5, 25)),
        ((TALKS, HELD.format(published=26, day=25, late="")), None),
        ((TALKS, ELSE.format(published=22, day=21, late="")), None),
    ],
)
def test_a_plan_is_moved_where_a_later_article_tells_so(
    tmp_path: Path, articles: tuple[str, ...], moved_to: date | None
) -> None:
    found = planned(tmp_path / "a.db", *articles)
    assert [(one.moved_to, one.stands) for one in found] == [(moved_to, "moved" if moved_to else "planned")]


def test_the_order_in_which_articles_come_makes_no_difference(tmp_path: Path) -> None:
    assert planned(tmp_path / "a.db", POSTPONED, PLAN) == planned(tmp_path / "b.db", PLAN, POSTPONED)


def test_what_was_moved_is_no_longer_listed_as_planned(tmp_path: Path) -> None:
    planned(tmp_path / "a.db", PLAN, POSTPONED)
    with open_record(tmp_path / "a.db", write=False) as record, record.reading() as connection:
        days = {
            status: [c.earliest and c.earliest.isoformat() for c in contacts(connection, wanted).contacts]
            for status in ("planned", "moved")
            if (wanted := ContactFilter(statuses=(status,)))
        }
        both = contacts(connection, ContactFilter(statuses=("planned", "moved"))).total
        shown = meetings(connection, date(2025, 1, 1), date(2025, 12, 31), status="planned")
    assert (days, both) == ({"planned": ["2025-06-03"], "moved": ["2025-05-20"]}, 2)
    assert [one.event.earliest for one in shown.latest] == [date(2025, 6, 3)]


def test_the_list_says_where_it_went(tmp_path: Path) -> None:
    planned(tmp_path / "a.db", PLAN, POSTPONED)
    listed = [
        CliRunner().invoke(cli, ["contacts", "--between", "FIN", "NOR", *more, "--record", str(tmp_path / "a.db")])
        for more in ((), ("--status", "planned"), ("--status", "moved"))
    ]
    told = "moved to Tue 3 June 2025"
    assert [told in one.stdout for one in listed] == [True, False, True]
    assert listed[1].stdout.count("○ planned") == 1


def test_a_dossier_of_an_earlier_day_does_not_know_that_it_was_moved(tmp_path: Path) -> None:
    planned(tmp_path / "a.db", PLAN, POSTPONED)
    with open_record(tmp_path / "a.db", write=False) as record:
        then, now = (record.dossier("FIN", "NOR", as_of=day).contacts for day in ("2025-05-10", "2025-05-25"))
    assert [one.stands for one in then] == ["planned"]
    assert [one.stands for one in now] == ["moved", "planned"]


def appointments(path: Path) -> dict[tuple[date, str], str]:
    """Return the contacts in the calendar of a record: day and status with what they are called."""
    with open_record(path, write=False) as record:
        record.export("ical", path.with_suffix(".ics"))
    found = icalendar.Calendar.from_ical(path.with_suffix(".ics").read_bytes()).walk("VEVENT")
    contacts = (one for one in found if not str(one["summary"]).startswith("Due"))
    return {(one.decoded("dtstart"), str(one["status"])): str(one["summary"]) for one in contacts}


def test_the_calendar_cancels_the_old_day_and_has_the_new_one(tmp_path: Path) -> None:
    planned(tmp_path / "a.db", PLAN, POSTPONED)
    assert appointments(tmp_path / "a.db") == {
        (date(2025, 5, 20), "CANCELLED"): "Finland — Lars Brekke: visit (moved to Tue 3 June 2025)",
        (date(2025, 6, 3), "TENTATIVE"): "Finland — Lars Brekke: visit (planned)",
    }


def test_the_calendar_says_that_a_plan_was_called_off(tmp_path: Path) -> None:
    planned(tmp_path / "a.db", PLAN, CANCELLED)
    assert appointments(tmp_path / "a.db") == {
        (date(2025, 5, 20), "CANCELLED"): "Finland — Lars Brekke: visit (called off)"
    }


@pytest.mark.parametrize("table", ["events", "contacts"])
def test_tables_say_that_it_was_moved_and_to_which_day(tmp_path: Path, table: str) -> None:
    planned(tmp_path / "a.db", PLAN, POSTPONED)
    with open_record(tmp_path / "a.db", write=False) as record:
        frame = record.frame(table)
    rows = frame[frame["medium"] == "visit"].sort_values("earliest")
    assert list(rows["status"]) == ["moved", "planned"]
    assert [str(day)[:10] for day in rows["moved_to"]] == ["2025-06-03", "NaT"]


def test_the_pages_say_that_it_was_moved_and_to_which_day(tmp_path: Path) -> None:
    (one,) = planned(tmp_path / "a.db", PLAN, POSTPONED)
    app = served(tmp_path / "a.db")
    assert "Tue 3 June 2025" in app.get(f"/event/{one.key}").text
    assert "2 contacts: 1 planned, 1 moved" in CliRunner().invoke(
        cli, ["dossier", "FIN", "NOR", "--record", str(tmp_path / "a.db")]
    ).stdout  # fmt: skip
    listed = app.get("/contacts.csv").text.splitlines()
    assert [line.count('"moved","2025-05-20","2025-05-20","2025-06-03"') for line in listed] == [0, 0, 1]
    dossier = app.get("/pair/FIN/NOR.csv").text
    assert [word in dossier for word in ('"visit","moved"', '"visit","planned"')] == [True, True]
    assert "moved to Tue 3 June 2025" in app.get("/pair/FIN/NOR/chart/timeline.svg?since=2025-01-01").text


def test_the_calendar_tells_of_the_plan_what_the_dossier_does(tmp_path: Path) -> None:
    """The last article says in one sentence that there was a plan and that it was put off."""
    planned(tmp_path / "a.db", PLAN, POSTPONED)
    with open_record(tmp_path / "a.db", write=False) as record:
        fates = record.dossier("FIN", "NOR").commitments
        rows = record.frame("commitments").set_index("key")
    assert {fate.commitment.key: fate.state for fate in fates} == dict(rows["state"])
    assert sorted(rows["state"]) == ["open", "superseded", "superseded"]
