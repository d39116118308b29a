"""An actor's page and the finder: offices, topics, contacts, commitments; no markup; what there is not."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from invented_readings import SIDES, Fact, Invented
from served_record import served
from starlette.testclient import TestClient

SCRIPT = "<script>alert(1)</script>"
HOSTILE = msgspec.structs.replace(
    SIDES["POL"][0], id="local:a b?c#d", name=f"Ewa {SCRIPT}", office=f"Minister {SCRIPT}"
)
ARTICLES = (
    Invented((Fact(kind="statement", words=f"said that {SCRIPT} tariffs are too high"), Fact()), published=1),
    Invented((Fact(kind="promise", days=(5, 8), one=HOSTILE), Fact(other=HOSTILE, days=(3, 3))), published=9, filler=1),
    Invented(tuple(Fact(kind="statement", words=f"said that the army has {n} tanks") for n in range(6)), published=12,
             filler=2),
)  # fmt: skip


@pytest.fixture
def app(tmp_path: Path) -> TestClient:
    return served(tmp_path / "a.db", *(article.reading for article in ARTICLES))


def test_it_shows_offices_topics_contacts_and_commitments(app: TestClient) -> None:
    page = app.get("/actor/Q1")
    assert page.status_code == 200
    for words in ("President", "Trade and economy", "Security", "phone call", "all 6 statements on security"):
        assert words in page.text
    assert page.text.count("data-drawing=") == 2
    assert SCRIPT not in page.text
    assert "“said”" in page.text  # the cue: without it a denial reads like what is denied


def test_a_state_stands_for_everybody_of_it(tmp_path: Path) -> None:
    state = Invented((Fact(kind="ACCUSE", one=SIDES["FRA"][2], words="accused it"),), published=30, filler=3)
    app = served(tmp_path / "a.db", *(article.reading for article in (*ARTICLES, state)))
    page = app.get("/actor/Q142").text
    assert "everybody of France" in page
    assert "Security" in page
    assert 'href="/contacts?party=FRA"' in page or "all contacts" not in page


def test_an_identifier_and_names_of_any_signs_are_only_text(app: TestClient) -> None:
    page = app.get("/actor/local%3Aa%20b%3Fc%23d")
    assert page.status_code == 200
    assert SCRIPT not in page.text
    assert "&lt;script&gt;" in page.text
    found = app.get("/actor", params={"q": "script"}).text
    assert 'href="/actor/local%3Aa%20b%3Fc%23d"' in found
    assert SCRIPT not in found


def test_one_topic_is_shown_whole(app: TestClient) -> None:
    page = app.get("/actor/Q1", params={"topic": "security"}).text
    assert page.count("tanks") >= 6
    assert "<h3>Trade" not in page
    assert app.get("/actor/Q1", params={"topic": "<b>weather"}).status_code == 400


def test_what_there_is_not_is_said(app: TestClient) -> None:
    answer = app.get("/actor/<b>nobody")
    assert answer.status_code == 404
    assert "<b>" not in answer.text
    assert "Nobody in the record" in app.get("/actor", params={"q": f"{SCRIPT}x"}).text
    assert app.get("/actor", params={"q": "x" * 101}).status_code == 400


def test_it_is_also_data_rows_and_pictures(app: TestClient) -> None:
    data = app.get("/actor/Q1.json").json()["data"]
    assert data["actor"]["name"] == "Alix Morel"
    assert len(app.get("/actor/Q1.csv").text.splitlines()) == 8
    for name in ("offices", "topics"):
        assert app.get(f"/actor/Q1/chart/{name}.svg").text.startswith("<svg")
    assert len(app.get("/actor.json").json()["data"]["actors"]) >= 2


def test_what_is_said_is_limited_by_days(app: TestClient) -> None:
    data = app.get("/actor/Q1.json", params={"until": "2025-03-05"}).json()["data"]
    assert [topic["topic"] for topic in data["topics"]] == ["trade"]


def test_the_page_of_a_family_name_leads_to_the_person(tmp_path: Path) -> None:
    full = msgspec.structs.replace(SIDES["POL"][0], id="local:ewa-zawada", name="Ewa Zawada", office="Prime Minister")
    short = msgspec.structs.replace(full, id="local:zawada", name="Zawada", office=None)
    told = (Invented((Fact(one=one),), outlet=one.name, filler=n).reading for n, one in enumerate((short, full)))
    app = served(tmp_path / "a.db", *told)
    assert "named in</dt><dd>2 reports" in app.get("/actor/local%3Azawada").text
    found = app.get("/actor", params={"q": "zawada"}).text
    assert ('href="/actor/local%3Aewa-zawada"' in found, 'href="/actor/local%3Azawada"' in found) == (True, False)
