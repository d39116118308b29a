"""The ledger of commitments: what it shows, how it is filtered, and that nothing in it is markup."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from invented_readings import FIRST, SIDES, Fact, Invented
from served_record import served
from starlette.testclient import TestClient

from dragoman.analysis import ledger
from dragoman.web.pages import standing

POLAND = SIDES["POL"][1]
SCRIPT = "promised to <script>alert(1)</script> & reopen the bridge"
ARTICLES = (
    Invented((Fact(kind="promise", days=(5, 8)),), published=1),
    Invented(
        (Fact(kind="promise", days=(90, 95), other=POLAND, words=SCRIPT),), published=3, outlet="Herald", filler=1
    ),
)


@pytest.fixture
def app(tmp_path: Path) -> TestClient:
    return served(tmp_path / "a.db", *(article.reading for article in ARTICLES))


def found(app: TestClient, **query: object) -> list[dict[str, object]]:
    return app.get("/commitments.json", params=query).json()["data"]["fates"]


def test_it_shows_what_is_due_when_and_how_it_stands(app: TestClient) -> None:
    page = app.get("/commitments", params={"as_of": str(FIRST + timedelta(days=30))})
    assert page.status_code == 200
    assert "22 days ago" in page.text
    assert "in 65 days" in page.text
    assert '<span class="tag">overdue</span>' in page.text


@pytest.mark.parametrize("path", ["/commitments", "/actor/Q36", "/pair/FRA/DEU"])
def test_what_takes_longer_is_looked_up_when_the_page_is_there(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = Invented((Fact(other=POLAND),), published=9, outlet="Tribune", filler=2)
    app = served(tmp_path / "b.db", *(article.reading for article in (*ARTICLES, later)))
    assert "data-later" not in app.get(path).text
    monkeypatch.setattr(standing, "QUICK", 0)
    monkeypatch.setattr(standing, "QUICK_OF_TWO", 0)
    text = app.get(path, params={"since": "2025-01-01"} if "actor" in path else {"order": "due"}).text
    address = re.search('data-later="([^"]+)"', text)
    assert address and f'<a href="{address[1]}">Look it up now</a>' in text
    whole = app.get(address[1].replace("&amp;", "&")).text
    assert "data-later" not in whole and "takes longer" not in whole and "not looked up" not in whole


def test_a_commitment_alone_is_looked_up_later_too(app: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    first = found(app, a="FRA", b="DEU")[0]["commitment"]["key"]
    assert "first reported" in app.get(f"/event/{first}").text
    monkeypatch.setattr(ledger.Look, "told_later", lambda *_: True)
    monkeypatch.setattr(standing, "QUICK", 0)
    text = app.get(f"/event/{first}").text
    assert f'data-later="/event/{first}?standing=looked_up"' in text and "takes longer" in text
    assert "first reported" in app.get(f"/event/{first}?standing=looked_up").text


def test_of_a_state_only_what_stands_so_is_counted(app: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger, "WHOLE", 1)
    day = {"as_of": str(FIRST + timedelta(days=30))}
    assert "2 commitments</caption>" in app.get("/commitments", params=day).text
    assert "1 commitment that stands so</caption>" in app.get("/commitments", params={**day, "state": "overdue"}).text


def test_words_of_articles_are_text(app: TestClient) -> None:
    page = app.get("/commitments").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; reopen" in page


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ({}, 2), ({"a": "FRA", "b": "POL"}, 1), ({"party": "Poland"}, 1), ({"party": "POL"}, 1),
        ({"party": "Morel"}, 2), ({"party": "Poland", "role": "by"}, 0), ({"kind": "refusal"}, 0),
        ({"state": ["open", "overdue"]}, 2), ({"due_before": str(FIRST + timedelta(days=20))}, 1),
        ({"due_after": str(FIRST + timedelta(days=20))}, 1), ({"order": "due"}, 2),
    ],
)  # fmt: skip
def test_filters_stand_in_the_address(app: TestClient, query: dict[str, object], count: int) -> None:
    assert len(found(app, **query)) == count


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"state": "forgotten"}, "overdue, open"), ({"kind": "<b>"}, "promise, agreement"), ({"a": "FRA"}, "both"),
        ({"party": "<i>Nobody</i>"}, "nobody in the record"), ({"due_before": "soon"}, "2024-03-18"),
        ({"page": "7"}, "no page 7"), ({"count": "0"}, "from 1 to 600"), ({"order": "x"}, "newest, due"),
    ],
)  # fmt: skip
def test_a_wrong_filter_is_said_to_be_wrong(app: TestClient, query: dict[str, str], words: str) -> None:
    answer = app.get("/commitments", params=query)
    assert answer.status_code == 400
    assert words.casefold() in answer.text.casefold()
    assert "<b>" not in answer.text
    assert "<i>" not in answer.text


def test_a_choice_is_a_link_that_takes_it_on_and_off(app: TestClient) -> None:
    off = app.get("/commitments", params={"kind": "promise", "page": "1"}).text
    assert 'href="/commitments" aria-current="true">promise' in off
    assert 'href="/commitments?kind=promise&amp;kind=plan"' in off


def test_the_table_is_the_same_for_spreadsheets(app: TestClient) -> None:
    lines = app.get("/commitments.csv").text.splitlines()
    assert len(lines) == 3
    assert lines[0].lstrip("\ufeff").startswith('"State","Kind","By and to"')
