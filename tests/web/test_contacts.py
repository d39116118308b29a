"""The list of contacts: filters in the address, months, wrong filters, no markup out of articles."""

from __future__ import annotations

import html
import re
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


def test_a_form_that_was_filled_in_wrong_stays_with_what_was_typed(app: TestClient) -> None:
    answer = app.get("/contacts", params={"a": "FRA", "since": "2025-01-01"})
    assert answer.status_code == 400
    assert "Name both countries" in answer.text.split('role="alert"')[1].split("</div>")[0]
    assert '<input name="a" value="FRA"' in answer.text
    assert 'name="since" value="2025-01-01"' in answer.text
    assert app.get("/contacts", params={"a": "FRA"}, headers={"Accept": "application/json"}).json()["error"]
    assert app.get("/contacts.json", params={"a": "FRA"}).json()["error"]["status"] == 400


def test_what_may_have_been_meant_is_one_click_away(app: TestClient) -> None:
    wrong = {"a": "Frankreich", "b": "Germny", "medium": "phone"}
    answer = app.get("/contacts", params=wrong | {"a": "FRA"})
    assert (answer.status_code, answer.text.count('value="Germny"')) == (400, 1)
    alert = answer.text.split('role="alert"')[1].split("</div>")[0]
    assert re.search("did you mean <a [^>]+>DEU</a> \\(Germany\\)", alert)
    followed = app.get(html.unescape(alert.split('href="')[1].split('"')[0]))
    assert followed.status_code == 200
    assert dict(followed.url.params) == {"a": "FRA", "b": "DEU", "medium": "phone"}
    named = app.get("/contacts", params={"party": "Alix Dorval"}).text.split('role="alert"')[1].split("</div>")[0]
    assert re.findall("<a href=[^>]+>([^<]+)</a>", named)


def test_a_dossier_of_no_country_is_asked_for_again_where_it_was(app: TestClient) -> None:
    answer = app.get("/pair", params={"a": "Germny", "b": "FRA"})
    assert answer.status_code == 400
    assert '<input name="a" value="Germny"' in answer.text
    alert = answer.text.split('role="alert"')[1].split("</div>")[0]
    assert app.get(html.unescape(alert.split('href="')[1].split('"')[0])).url.path == "/pair/DEU/FRA"
    assert app.get("/pair", params={"a": "FRA"}).status_code == 400


def test_a_pair_leads_to_its_dossier(app: TestClient) -> None:
    assert 'href="/pair/FRA/DEU"' in app.get("/contacts", params={"a": "FRA", "b": "DEU"}).text
