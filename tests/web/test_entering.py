"""The form for a fact by hand: what is kept, how it comes back with what is wrong, and what programs are told."""

from __future__ import annotations

from pathlib import Path

import pytest
from invented_readings import Fact, Invented
from served_record import AUTHOR, served
from starlette.testclient import TestClient

from dragoman.door import open_record

SCRIPT = "<script>alert(1)</script>"
CALL = {
    "a": "France", "b": "DZA", "type": "CONSULT", "medium": "phone", "status": "happened", "earliest": "2025-03-31",
    "latest": "", "quote": f"Macron spoke with Tebboune {SCRIPT}", "where": "Communiqué", "outlet": "Élysée",
    "published": "2025-04-01", "with": "",
}  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.db"


@pytest.fixture
def app(path: Path) -> TestClient:
    return served(path, Invented((Fact(),)).reading)


def test_a_fact_is_kept_under_the_name_of_whoever_enters_it_and_shown(app: TestClient, path: Path) -> None:
    sent = app.post("/enter/fact", data=CALL, follow_redirects=False)
    assert sent.status_code == 303, sent.text
    page = app.get(sent.headers["location"]).text
    assert "phone call" in page and f"entered by hand by {AUTHOR}" in page and SCRIPT not in page
    assert "of the engine" not in page and "coded so" not in page
    assert "How the record came to this" not in page  # a heading over nothing
    with open_record(path, write=False) as record:
        [event] = record.events_between("FRA", "DZA", contacts=True)
        [report] = record.reports(event.key)
        assert sent.headers["location"] == f"/event/{event.key}"
        assert (event.medium, str(event.earliest), report.quote) == ("phone", "2025-03-31", CALL["quote"])
        assert record.history(report.article)[0].author == AUTHOR
        assert (record.article(report.article).outlet, str(report.published.latest)) == ("Élysée", "2025-04-01")


def test_a_commitment_is_entered_in_the_form_as_well(app: TestClient) -> None:
    assert "<option>promise</option>" in app.get("/enter").text
    typed = {**CALL, "type": "promise", "medium": "", "latest": "2025-04-30", "quote": "send a draft of the treaty"}
    page = app.get(app.post("/enter/fact", data=typed, follow_redirects=False).headers["location"]).text
    assert "promise" in page and "send a draft of the treaty" in page and "30 April 2025" in page
    assert "send a draft of the treaty" in app.get("/commitments").text


def test_entering_it_again_leads_to_the_same_event(app: TestClient) -> None:
    first, again = (app.post("/enter/fact", data=CALL, follow_redirects=False) for _ in range(2))
    assert first.headers["location"] == again.headers["location"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"a": "Frnce"}, "is no country, person or organisation"),
        ({"b": ""}, "name both"),
        ({"earliest": "2931-01-01", "published": ""}, "that day is still to come"),
        ({"earliest": "31.3.2025"}, "must be a day"),
        ({"quote": " "}, "needs the words"),
        ({"where": ""}, "needs the words that it rests on and the source"),
        ({"type": "ACCUSE"}, "nly contacts have a medium"),
    ],
)
def test_a_form_that_is_wrong_comes_back_as_it_was_typed(app: TestClient, change: dict[str, str], words: str) -> None:
    typed = CALL | change
    sent = app.post("/enter/fact", data=typed, follow_redirects=False)
    assert sent.status_code == 400
    assert words in sent.text and 'role="alert"' in sent.text and SCRIPT not in sent.text
    assert f'name="outlet" value="{typed["outlet"]}"' in sent.text
    assert '<option value="phone" selected>' in sent.text
    told = app.post("/enter/fact", data=typed, headers={"Accept": "application/json"})
    assert (told.status_code, words in told.json()["error"]["message"]) == (400, True)


def test_a_dossier_leads_to_the_form_with_its_two_countries(app: TestClient) -> None:
    assert 'href="/enter?a=DEU&amp;b=FRA"' in app.get("/pair/DEU/FRA").text
    form = app.get("/enter", params={"a": "DEU", "b": "FRA"}).text
    assert 'name="a" value="DEU"' in form and 'name="b" value="FRA"' in form
    assert '<option value="CONSULT" selected>' in form and '<option value="happened" selected>' in form
