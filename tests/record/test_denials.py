"""Denials that name nobody: they are found from the pair, and made one with the contact, which is then disputed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from denied import NO_CALL, told_and_denied
from served_record import served
from starlette.testclient import TestClient

from dragoman.cli.main import cli
from dragoman.door import Record, open_record
from dragoman.export.dossier_markdown import dossier_markdown
from dragoman.export.dossier_outline import dossier_outline
from dragoman.record.doubles import tell_apart


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with open_record(tmp_path / "a.db") as record:
        record.keep(told_and_denied())
    return tmp_path / "a.db"


@pytest.fixture
def review(path: Path) -> Callable[[str], Result]:
    """Return a function that reviews the call by some keys."""
    return lambda keys: CliRunner().invoke(cli, ["review", call(path), "--record", str(path)], input=keys)


def call(path: Path) -> str:
    with open_record(path, write=False) as record:
        return record.events_between("FRA", "DEU", contacts=True)[0].key


def stands(path: Path) -> str:
    with open_record(path, write=False) as record:
        return record.event(call(path)).stands


def dossier_lines(record: Record) -> str:
    return dossier_markdown(dossier_outline(record.dossier("FRA", "DEU")))


def test_a_denial_that_names_nobody_stands_in_the_dossier_of_the_two_until_it_is_told_apart(path: Path) -> None:
    with open_record(path) as record:
        [found] = record.dossier("FRA", "DEU").denials
        assert found.contact == call(path) and found.denial.status == "negated"
        assert f"may deny {found.contact[:8]}, the phone call of" in dossier_lines(record)
        with record.writing() as connection:
            tell_apart(connection, "eva", found.contact, found.denial.key)
        assert record.dossier("FRA", "DEU").denials == ()


def test_a_contact_is_settled_as_disputed_from_the_keyboard(path: Path, review: Callable[[str], Result]) -> None:
    assert stands(path) == "happened"
    asked = review("d\n1\nq\n").output
    assert "it is disputed, by which denial (1 " in asked and "no such call" in asked
    assert stands(path) == "disputed"
    with open_record(path, write=False) as record:
        assert record.dossier("FRA", "DEU").denials == ()


@pytest.mark.parametrize(
    ("status", "way"), [("disputed", "merge the contact with the entry"), ("moved", "correct the days")]
)
def test_a_status_that_no_report_has_is_refused_with_the_way_that_works(
    review: Callable[[str], Result], status: str, way: str
) -> None:
    assert way in " ".join(review(f"c\nstatus\n{status}\nq\n").output.split())


def test_a_contact_is_settled_as_disputed_in_the_app(tmp_path: Path) -> None:
    app: TestClient = served(tmp_path / "b.db", told_and_denied())
    key = call(tmp_path / "b.db")
    page = app.get("/pair/FRA/DEU").text
    assert "What may deny a contact" in page and NO_CALL in page
    form = app.get("/review", params={"item": key}).text
    assert "This may deny it" in form
    denial = form.split('name="typed" value="')[1].split('"')[0]
    app.post("/review/decide", data={"item": key, "typed": denial, "sure": "yes", "action": "merge"})
    assert stands(tmp_path / "b.db") == "disputed"
