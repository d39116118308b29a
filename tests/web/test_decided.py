"""What reviewers decided, on the pages of an article, an event and a report: who, when, why, and how it is undone."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from account_scene import ADMINISTRATOR, READER
from invented_readings import WORDS, Fact, Invented
from served_record import served
from starlette.testclient import TestClient

from dragoman.door import open_record

SCRIPT = "<script>alert('x')</script>"
#: A call that two articles tell, one that one tells, what somebody said, what somebody promised.
ARTICLES = (
    Invented((Fact(days=(0, 0)),), outlet="Courier", filler=0),
    Invented((Fact(days=(0, 0)),), outlet="Herald", filler=1),
    Invented(
        (
            Fact(days=(40, 40)),
            Fact(kind="statement", words="said the talks went well"),
            Fact(kind="promise", days=(50, 52), words=WORDS[5]),
        ),
        published=41, outlet="Tribune", filler=2,
    ),
)  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.db"


@pytest.fixture
def app(path: Path) -> TestClient:
    return served(path, *(article.reading for article in ARTICLES))


def reports(path: Path, outlet: str) -> dict[str, str]:
    """Return the keys of an outlet's reports by kind, and that of its article."""
    with open_record(path, write=False) as record:
        (article,) = record.articles(outlet=outlet)
        return {r.kind: r.key for r in record.reports_in(article.key)} | {"article": article.key}


def decide(path: Path, action: str, key: str, note: str | None = None, **fields: str) -> None:
    with open_record(path) as record:
        record.decide(action, key, author="bob", detail={"fields": fields} if fields else None, note=note)


def card(app: TestClient, article: str, kind: str) -> str:
    """Return the card of the one fact of a kind beside the text of an article."""
    page = app.get(f"/article/{article}").text
    (found,) = re.findall(rf'<li class="item fact {kind}\b.*?</li>', page, re.DOTALL)
    return str(found)


def test_an_article_tells_what_was_rejected_in_it_and_why(app: TestClient, path: Path) -> None:
    known = reports(path, "Tribune")
    assert "rejected" not in card(app, known["article"], "contact")
    decide(path, "reject", known["event"], f"no call {SCRIPT}")
    shown = card(app, known["article"], "contact")
    assert re.search(r'<span class="tag verdict">rejected</span>', shown)
    assert re.search(r"Rejected by bob, \d{4}-\d\d-\d\d: no call &lt;script&gt;", shown)
    assert "rejected" not in card(app, known["article"], "commitment")
    lead = re.search(r'<a class="what" href="([^"]+)"', shown)
    assert lead and app.get(lead[1]).status_code == 200
    assert ',"rejected",' in app.get(f"/article/{known['article']}.csv").text
    told = app.get(f"/article/{known['article']}.json").json()["data"]["reports"]
    assert {one["key"]: one["verdict"] for one in told}[known["event"]] == "rejected"


#: A kind of report, its fields as they are corrected, what is told then, and what no more.
CORRECTED: list[tuple[str, dict[str, str], list[str], str]] = [
    ("event", {"participants": "Poland; Germany"}, ["Poland — "], "Remi Dorval"),
    ("event", {"medium": "video", "status": "planned"}, ["video call", "planned"], "phone call"),
    ("event", {"earliest": "2025-04-11"}, ["11–12 April 2025"], "Sat 12"),
    ("commitment", {"type": "refusal", "latest": "2025-05-01"}, ["refusal", "1 May 2025"], ">promise"),
    ("statement", {"type": "praise"}, ["praise"], "neutral"),
]


@pytest.mark.parametrize("case", CORRECTED, ids=lambda case: "-".join(case[1]))
def test_an_article_tells_what_was_corrected_in_it(
    app: TestClient, path: Path, case: tuple[str, dict[str, str], list[str], str]
) -> None:
    known, (kind, fields, now, before) = reports(path, "Tribune"), case
    decide(path, "correct", known[kind], "so it says", **fields)
    told, _, why = card(app, known["article"], kind.replace("event", "contact")).partition('<p class="note">')
    assert "corrected</span>" in told
    assert all(words in told for words in now), told
    assert before not in told
    assert re.match(r"Corrected \w+ to .+ by bob, \d{4}-\d\d-\d\d: so it says", why)


def test_what_is_told_of_a_withdrawn_article_is_not_told_of_each_fact(app: TestClient, path: Path) -> None:
    known = reports(path, "Tribune")
    decide(path, "reject", known["article"], "a hoax")
    shown = card(app, known["article"], "contact")
    assert "rejected</span>" in shown
    assert "hoax" not in shown
    page = app.get(f"/event/{known['event']}").text
    assert "Rejected by bob" in page
    assert f'<a href="/article/{known["article"]}">its whole article</a>' in page


def test_an_event_that_is_rejected_stays_where_it_was_with_who_when_why_and_undo(app: TestClient, path: Path) -> None:
    event = reports(path, "Tribune")["event"]
    address = f"/event/{event}"
    before = app.get(address).text
    decide(path, "reject", event, f"no call {SCRIPT}")
    page = app.get(address)
    assert page.status_code == 200
    assert page.url.path == f"/fact/{event}"
    assert re.search(r"Rejected by bob, \d{4}-\d\d-\d\d: no call &lt;script&gt;", page.text)
    assert f'href="{address}"' not in page.text, "the page would lead to itself"
    assert app.get(f"{address}.json").json()["data"]["report"]["key"] == event
    assert app.get(f"/event/{event[:8]}").url.path == f"/fact/{event}"
    form = re.search(r'<form method="post" action="/review/undo".*?</form>', page.text, re.DOTALL)
    assert form
    undone = app.post("/review/undo", data=dict(re.findall(r'name="(\w+)" value="(\w+)"', form[0])))
    assert undone.url.path == address
    assert undone.text.partition("<h2")[0] == before.partition("<h2")[0]


def test_of_an_event_whose_reports_were_all_rejected_each_leads_to_the_others(app: TestClient, path: Path) -> None:
    one, other = sorted(reports(path, outlet)["event"] for outlet in ("Courier", "Herald"))
    assert app.get(f"/event/{other}.json").json()["data"]["event"]["key"] == one
    decide(path, "reject", one)
    for key, beside in ((one, other), (other, one)):
        page = app.get(f"/event/{key}")
        assert page.url.path == f"/fact/{key}"
        assert f'Rejected with it: <a href="/fact/{beside}">' in page.text


def test_an_event_that_never_was_is_not_found(app: TestClient, path: Path) -> None:
    assert app.get("/event/0123456789abcdef").status_code == 404
    assert app.get(f"/event/{reports(path, 'Tribune')['statement']}").status_code == 404


def test_a_statement_tells_what_was_decided_on_it_and_leads_to_the_next_decision(app: TestClient, path: Path) -> None:
    key = reports(path, "Tribune")["statement"]
    page = app.get(f"/fact/{key}").text
    assert "as the words and the cue tell" in page
    (link,) = re.findall(r'href="(/review\?item=[^"]+)"', page)
    assert app.get(link).status_code == 200
    decide(path, "correct", key, f"she praised {SCRIPT}", type="praise")
    page = app.get(f"/fact/{key}").text
    assert "as the words and the cue tell" not in page
    assert "praise <small>corrected by bob</small>" in page
    line = page.partition('id="decisions"')[2].partition("</tbody>")[0]
    assert "corrected type to praise</td><td>bob</td><td>she praised &lt;script&gt;" in line
    assert app.get(f"/fact/{key}.json").json()["data"]["decisions"][0]["author"] == "bob"


def test_a_report_tells_the_day_that_it_was_corrected_to_and_by_whom(app: TestClient, path: Path) -> None:
    key = reports(path, "Tribune")["event"]
    decide(path, "correct", key, earliest="2025-04-11", latest="2025-04-11")
    for address in (f"/fact/{key}", f"/event/{key}"):
        assert "Fri 11 April 2025 <small>corrected by bob</small>" in app.get(address).text


def test_how_far_an_outlet_is_relied_on_stands_beside_it(app: TestClient, path: Path) -> None:
    known = reports(path, "Tribune")
    with open_record(path) as record:
        for grade, note in (("D", "a rumour"), ("B", f"checked {SCRIPT}")):
            record.decide("reliability", "Tribune", author="bob", detail={"grade": grade}, note=note)
    pages = (f"/event/{known['event']}", f"/fact/{known['statement']}", f"/article/{known['article']}")
    for address in pages:
        assert "Tribune (B, usually reliable) · " in app.get(address).text, address
    assert "usually" not in app.get(f"/article/{reports(path, 'Herald')['article']}").text
    page = app.get("/sources").text.partition('id="graded"')[2]
    assert "B, usually reliable</span> Tribune" in page
    assert "checked &lt;script&gt;" in page and "(bob, " in page
    assert app.get("/sources.json").json()["data"]["graded"][0]["detail"] == {"grade": "B"}
    with open_record(path) as record:
        record.decide("undo", "2", author="bob")
        record.decide("undo", "1", author="bob")
    for address in (*pages, "/sources"):
        assert "reliable" not in app.get(address).text, address


def test_a_reader_sees_decisions_and_is_offered_none(record_path: Path, browse: Callable[..., TestClient]) -> None:
    with open_record(record_path) as record:
        (key,) = record.connection.execute("SELECT key FROM report WHERE kind = 'statement' LIMIT 1").fetchone()
        record.decide("reject", key, author="bob", note="a joke")
    for name, offered in ((READER, 0), (ADMINISTRATOR, 2)):
        page = browse(name).get(f"/fact/{key}").text
        assert "Rejected by bob" in page
        assert page.count("<button>Undo") + page.count("/review?item=") == offered
