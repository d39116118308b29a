"""What did not take place reads so to people: called off where it had been ahead; programs are told the code."""

from __future__ import annotations

from pathlib import Path

import icalendar
import pytest
from click.testing import CliRunner
from invented_readings import Fact, Invented
from served_record import served

from dragoman.cli.main import cli
from dragoman.door import open_record

DENIED = Invented((Fact(status="negated"),), published=1)
PLANNED = Invented((Fact(status="planned"),), published=-3, outlet="Herald", filler=1)
AHEAD = Invented((Fact(status="negated"),), published=-1)
CASES = [((DENIED,), "did not take place"), ((PLANNED, DENIED), "called off"), ((AHEAD,), "called off")]


@pytest.mark.parametrize(("articles", "said"), CASES)
def test_lists_dossiers_calendars_and_pages_say_it_in_words(
    tmp_path: Path, articles: tuple[Invented, ...], said: str
) -> None:
    app = served(tmp_path / "a.db", *(article.reading for article in articles))

    def run(*arguments: str) -> str:
        found = CliRunner().invoke(cli, [*arguments, "--record", str(tmp_path / "a.db")], catch_exceptions=False)
        return " ".join(found.stdout.split())

    dossier = run("dossier", "FRA", "DEU", "--markdown")
    assert f"1 contact: 1 {said}" in dossier and f"_{said}_" in dossier
    assert "✗" in run("contacts", "--between", "FRA", "DEU")
    assert "negated" not in run("contacts", "--between", "FRA", "DEU")
    for page in ("/contacts", "/pair/DEU/FRA"):
        assert f">{said}</span>" in app.get(page).text
    with open_record(tmp_path / "a.db") as record:
        (call,) = record.events_between("FRA", "DEU", contacts=True)
        record.export("ical", tmp_path / "a.ics")
    calendar = icalendar.Calendar.from_ical((tmp_path / "a.ics").read_bytes())
    assert [str(one["summary"]).endswith(f"({said})") for one in calendar.walk("VEVENT")] == [True]
    assert f">{said}</span>" in app.get(f"/event/{call.key}").text


@pytest.mark.parametrize(("articles", "said"), CASES)
def test_programs_are_told_the_code(tmp_path: Path, articles: tuple[Invented, ...], said: str) -> None:
    app = served(tmp_path / "a.db", *(article.reading for article in articles))
    (told,) = app.get("/contacts.json").json()["data"]["contacts"]
    assert (told["status"], told["called_off"]) == ("negated", said == "called off")
    assert ',"negated",' in app.get("/contacts.csv").text


def test_what_is_denied_as_an_earlier_article_has_it_was_not_called_off_yet(tmp_path: Path) -> None:
    """A plan that was told later is not known as of the day."""
    with open_record(tmp_path / "a.db") as record:
        for article in (DENIED, Invented((Fact(status="planned"),), published=4, outlet="Herald", filler=1)):
            record.keep(article.reading)
        early, late = (
            record.dossier("FRA", "DEU", as_of=day).contacts[0].called_off for day in ("2025-03-05", "2025-03-08")
        )
    assert (early, late) == (False, True)
