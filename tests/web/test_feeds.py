"""The feeds: well-formed, the same entry under the same identifier for ever, and articles' words as text."""

from __future__ import annotations

from pathlib import Path

import pytest
from invented_readings import Fact, Invented
from lxml import etree
from served_record import served
from starlette.testclient import TestClient

from dragoman.alerts.firing import fire
from dragoman.alerts.rule_files import rules_from
from dragoman.alerts.store import add_rules
from dragoman.door import open_record

SCRIPT = "<script>alert(1)</script>\x0c & more"
ATOM = {"a": "http://www.w3.org/2005/Atom"}
FIRST = Invented((Fact(words=f"spoke by phone about {SCRIPT}"),), outlet=f"Courier {SCRIPT}")
SECOND = Invented((Fact(words=f"spoke by phone about {SCRIPT}"),), outlet="Herald", published=2, filler=1)
PROMISE = Invented((Fact(kind="promise", days=(5, 8)),), filler=2)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.db"


@pytest.fixture
def app(path: Path) -> TestClient:
    return served(path, FIRST.reading, PROMISE.reading)


def feed(app: TestClient, address: str) -> etree._Element:
    answer = app.get(address)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith("application/atom+xml")
    return etree.fromstring(answer.content)


def test_a_pair_has_a_feed_of_contacts_and_commitments(app: TestClient) -> None:
    found = feed(app, "/pair/FRA/DEU.atom")
    kinds = found.xpath("//a:entry/a:category/@term", namespaces=ATOM)
    assert sorted(kinds) == ["commitment", "contact"]
    assert all(href.startswith("/") for href in found.xpath("//a:link/@href", namespaces=ATOM))
    assert not found.xpath("//*[local-name() = 'script']")
    assert "<script>" in "".join(found.itertext())


def test_an_entry_keeps_its_identifier_when_another_article_reports_it(app: TestClient, path: Path) -> None:
    identifiers = feed(app, "/pair/FRA/DEU.atom").xpath("//a:entry/a:id/text()", namespaces=ATOM)
    whole = feed(app, "/pair/FRA/DEU.atom").xpath("/a:feed/a:id/text()", namespaces=ATOM)
    with open_record(path) as record:
        record.keep(SECOND.reading)
        assert len(record.events_between("FRA", "DEU", contacts=True)) == 1
    again = feed(app, "/pair/DEU/FRA.atom")
    assert sorted(again.xpath("//a:entry/a:id/text()", namespaces=ATOM)) == sorted(identifiers)
    assert again.xpath("/a:feed/a:id/text()", namespaces=ATOM) == whole


def test_nothing_of_a_pair_is_not_found(app: TestClient) -> None:
    assert app.get("/pair/FRA/POL.atom").status_code == 404
    assert app.get("/pair/FRA/Atlantis.atom").status_code == 400


def test_alerts_are_a_feed_once_there_is_a_rule(app: TestClient, path: Path) -> None:
    assert app.get("/alerts.atom").status_code == 404
    rules = rules_from({"rule": [{"name": "calls", "when": "contact", "between": ["FRA", "DEU"]}]})
    with open_record(path) as record:
        with record.writing() as connection:
            add_rules(connection, rules, author="eva")
        fire(record.connection)
    found = feed(app, "/alerts.atom")
    assert len(found.xpath("//a:entry", namespaces=ATOM)) == 1
    assert not found.xpath("//*[local-name() = 'script']")


def test_without_the_token_there_is_no_feed(app: TestClient) -> None:
    app.cookies.clear()
    assert app.get("/alerts.atom").status_code == 403
    assert app.get("/pair/FRA/DEU.atom").status_code == 403
