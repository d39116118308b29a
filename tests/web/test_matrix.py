"""The matrix: what it counts, how it is filtered, and that its cells lead to the dossiers."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from invented_readings import FIRST, SIDES, Fact, Invented
from served_record import served
from starlette.testclient import TestClient

POLAND = SIDES["POL"][0]
ARTICLES = (
    Invented((Fact(days=(0, 0)),)),
    Invented((Fact(days=(40, 40)),), published=41, filler=1),
    Invented((Fact(days=(60, 60), other=POLAND),), published=61, filler=2),
    Invented((Fact(kind="promise", days=(5, 8)),), published=1, filler=3),
)


@pytest.fixture
def app(tmp_path: Path) -> TestClient:
    return served(tmp_path / "a.db", *(article.reading for article in ARTICLES))


def counts(app: TestClient, **query: object) -> dict[str, int]:
    data = app.get("/matrix.json", params=query).json()["data"]
    return {" ".join(one["pair"]): one["contacts"] for one in data["pairs"]}


def test_it_counts_the_contacts_of_every_pair(app: TestClient) -> None:
    assert counts(app) == {"DEU FRA": 2, "FRA POL": 1}
    data = app.get("/matrix.json").json()["data"]
    assert (data["countries"][0], data["totals"][0], data["articles"]) == ("FRA", 3, 4)


def test_a_cell_leads_to_the_pair_in_the_period(app: TestClient) -> None:
    page = app.get("/matrix", params={"since": str(FIRST), "until": str(FIRST + timedelta(days=50))}).text
    href = f"/pair/DEU/FRA?since={FIRST}&amp;until={FIRST + timedelta(days=50)}"
    assert f'href="{href}"' in page
    assert "France and Germany: 2 contacts" in page or "Germany and France: 2 contacts" in page
    assert "FRA/POL" not in page


def test_the_dossier_counts_the_contacts_of_a_pair_as_its_cell_does(tmp_path: Path) -> None:
    month = Invented((Fact(days=(-31, -1), historical=True),), published=80, filler=1, outlet="Herald")
    app = served(tmp_path / "b.db", *(article.reading for article in (*ARTICLES, month)))
    page = app.get("/pair/DEU/FRA").text
    assert counts(app, since="2025-01-01")["DEU FRA"] == 3
    assert re.search(r"Contacts</dt>\s*<dd>\s*(?:<[^>]*>\s*)*3\b", page)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"since": str(FIRST + timedelta(days=50))}, {"FRA POL": 1}),
        ({"until": str(FIRST)}, {"DEU FRA": 1}),
        ({"level": "ministers"}, {}),
        ({"medium": "phone"}, {"DEU FRA": 2, "FRA POL": 1}),
        ({"medium": "in_person"}, {}),
    ],
)
def test_filters_stand_in_the_address(app: TestClient, query: dict[str, object], found: dict[str, int]) -> None:
    assert counts(app, **query) == found
    assert app.get("/matrix", params=query).status_code == 200


def test_only_the_countries_with_most_are_named(app: TestClient) -> None:
    data = app.get("/matrix.json", params={"top": 2}).json()["data"]
    assert (len(data["countries"]), data["others"]) == (2, 1)


@pytest.mark.parametrize(
    "query",
    [
        {"since": "soon"}, {"since": "2025-05-01", "until": "2025-04-01"}, {"top": "0"}, {"top": "1000"},
        {"level": "<script>"}, {"medium": "pigeon"},
    ],
)  # fmt: skip
def test_wrong_filters_are_refused(app: TestClient, query: dict[str, str]) -> None:
    answer = app.get("/matrix", params=query)
    assert answer.status_code == 400
    assert "<script>alert" not in answer.text


def test_it_is_a_spreadsheet_and_a_chart_too(app: TestClient) -> None:
    assert '"FRA","POL",1' in app.get("/matrix.csv").text
    assert app.get("/matrix/chart/matrix.svg").text.startswith("<svg")
    assert app.get("/matrix/chart/matrix.vl.json").json()["description"]


def test_an_empty_record_says_that_there_is_nothing(tmp_path: Path) -> None:
    app = served(tmp_path / "empty.db")
    assert "No two countries were in contact" in app.get("/matrix").text
