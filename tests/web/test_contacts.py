"""The list of contacts: filters in the address, months, wrong filters, no markup out of articles."""

from __future__ import annotations

from pathlib import Path

import pytest
from invented_readings import SIDES, WORDS, Fact, Invented
from served_record import served
from starlette.testclient import TestClient

POLAND = SIDES["POL"][1]
ARTICLES = (
    Invented((Fact(words="spoke <script>alert(1)</script> by phone"),)),
    Invented((Fact(days=(60, 60), medium="visit", other=POLAND, words=WORDS[2]),), published=61, filler=1),
)


@pytest.fixture
def app(tmp_path: Path) -> TestClient:
    return served(tmp_path / "a.db", *(article.reading for article in ARTICLES))


def test_contacts_stand_under_their_months(app: TestClient) -> None:
    page = app.get("/contacts").text
    assert page.index("May 2025</h2>") < page.index("March 2025</h2>")
    assert "2 contacts" in page
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ({"a": "France", "b": "DEU"}, 1), ({"party": "Poland"}, 1), ({"medium": ["phone", "visit"]}, 2),
        ({"medium": "in_person"}, 1), ({"status": "planned"}, 0), ({"since": "2025-04-01"}, 1),
        ({"until": "2025-04-01"}, 1),
    ],
)  # fmt: skip
def test_filters_stand_in_the_address(app: TestClient, query: dict[str, object], count: int) -> None:
    assert app.get("/contacts.json", params=query).json()["data"]["total"] == count
    assert len(app.get("/contacts.csv", params=query).text.splitlines()) == count + 1


@pytest.mark.parametrize(
    "query",
    [{"medium": "pigeon <b>"}, {"level": "kings"}, {"status": "x"}, {"a": "FRA"}, {"party": "<b>"}, {"until": "then"}],
)
def test_wrong_filters_are_said_to_be_wrong(app: TestClient, query: dict[str, str]) -> None:
    answer = app.get("/contacts", params=query)
    assert answer.status_code == 400
    assert "<b>" not in answer.text


def test_a_pair_leads_to_its_dossier(app: TestClient) -> None:
    assert 'href="/pair/FRA/DEU"' in app.get("/contacts", params={"a": "FRA", "b": "DEU"}).text
