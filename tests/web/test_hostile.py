"""Whatever an article, an address or a filter says, it is text on the page and never markup."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from web_records import ATTACK, HOSTILE

import dragoman

EVENT_HANDLERS = "on"


class Tags(HTMLParser):
    """Collects what a browser would run or follow."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def check(text: str) -> None:
    """Check that a page holds no script but the app's own file, no inline style or handler, no address of a scheme."""
    for tag, attributes in Tags(text).found:
        assert not [name for name in attributes if name.startswith("on") or name == "style"], (tag, attributes)
        assert tag not in ("style", "iframe", "object", "embed", "base"), tag
        if tag == "script":
            assert str(attributes.get("src")).startswith("/static/"), attributes
        if tag == "img":
            assert str(attributes.get("src")).startswith("/"), attributes
        for name in ("href", "src", "action", "formaction", "xlink:href"):
            address = attributes.get(name) or ""
            assert address.startswith(("/", "#", "?", "http://", "https://", "")) and "script:" not in address.lower()


@pytest.fixture
def keys(prepared: Path) -> dict[str, str]:
    """The keys of what the hostile article left in the record."""
    with dragoman.open_record(prepared, write=False) as record:
        row = record.connection.execute("SELECT key FROM article WHERE title LIKE 'Cable%'").fetchone()
        reports = record.reports_in(row[0])
        event = next(report for report in reports if report.contact)
        return {"article": row[0], "event": event.key, "fact": next(r.key for r in reports if r.kind == "statement")}


def test_an_article_is_text(client: TestClient, keys: dict[str, str]) -> None:
    for path in ("/article/{article}", "/event/{event}", "/fact/{fact}", "/pair/FIN/JPN", "/"):
        answer = client.get(path.format(**keys))
        assert answer.status_code == 200, answer.text
        check(answer.text)


def test_the_attack_is_shown_as_it_stands(client: TestClient, keys: dict[str, str]) -> None:
    text = client.get("/article/{article}".format(**keys)).text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "{{7*7}}" in text


def test_its_address_is_no_link(client: TestClient, keys: dict[str, str]) -> None:
    tags = Tags(client.get("/article/{article}".format(**keys)).text).found
    assert not [a for tag, a in tags if "alert" in str(a.get("href"))]


@pytest.mark.parametrize("field", ["since", "until", "q", "page", "kind", "as_of", "x"])
@pytest.mark.parametrize("page", ["/", "/pair/POL/UKR", "/commitments", "/nothing", "/event/1234"])
def test_what_is_asked_is_text(client: TestClient, page: str, field: str) -> None:
    answer = client.get(page, params={field: ATTACK})
    assert answer.status_code in (200, 400, 404)
    check(answer.text)


def test_a_table_runs_no_formula(client: TestClient, keys: dict[str, str]) -> None:
    for line in client.get("/article/{article}.csv".format(**keys)).text.splitlines()[1:]:
        assert not [cell for cell in line.split('","') if cell.strip('"').startswith(("=", "+", "@"))]


def test_charts_of_hostile_names_hold_no_script(client: TestClient) -> None:
    text = client.get("/pair/FIN/JPN/chart/timeline.svg").text
    assert "<script" not in text.lower()
    assert HOSTILE.article.title not in text
