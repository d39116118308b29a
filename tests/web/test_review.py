"""Review by forms: every decision, its reason, its author and its undo; two reviewers; many at once; hostile input."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import promises
import pytest
from invented_readings import SIDES, WORDS, Fact, Invented, person
from served_record import served
from starlette.testclient import TestClient

from dragoman.door import Record, open_record
from dragoman.record.types import Decision
from dragoman.web.pages.review_bulk import MANY

POLAND = SIDES["POL"][1]
SCRIPT = "<script>alert('x')</script>"
#: A call on two days; one in doubt; an accusation; what somebody said; two calls that are likely one.
ARTICLES = (
    Invented((Fact(days=(0, 0), confidence=0.95),), outlet="Courier", filler=0),
    Invented((Fact(days=(1, 1), confidence=0.95),), outlet=f"Herald {SCRIPT}", filler=1),
    Invented((Fact(days=(20, 20), confidence=0.6),), published=21, outlet="Tribune", filler=2),
    Invented((Fact(kind="ACCUSE", other=POLAND, confidence=0.9, words=WORDS[4]),), outlet="Courier", filler=3),
    Invented((Fact(kind="statement", confidence=0.9, words=f"said {SCRIPT}"),), published=9, outlet="Herald", filler=3),
    Invented((Fact(days=(40, 40)),), published=40, outlet="Courier", filler=1),
    Invented((Fact(days=(43, 43)),), published=50, outlet="Herald", filler=2),
)

#: Two calls of one day that are likely one, and of which one has another foreign minister.
ELM = person("local:elm", "Eve Elm", "FRA", "Foreign Minister")
RIVALS = (
    Invented((Fact(one=SIDES["FRA"][1]),), outlet="Courier", filler=0),
    Invented((Fact(one=SIDES["FRA"][1]),), outlet="Tribune", filler=2),
    Invented((Fact(one=ELM),), outlet="Herald", filler=1),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.db"


@pytest.fixture
def app(path: Path) -> TestClient:
    return served(path, *(article.reading for article in ARTICLES))


def test_a_commitment_is_shown_with_what_is_to_be_done_and_how_it_stands(tmp_path: Path) -> None:
    promise = Invented((Fact(kind="promise", days=(10, 12), confidence=0.5, words=WORDS[5]),))
    app = served(tmp_path / "b.db", promise.reading)
    key = str(waiting(app, kind="commitment")[0]["key"])
    shown = app.get("/review", params={"kind": "commitment"}).text
    head = shown.split('class="about"')[1].split("</p>")[0]
    assert "open" in head
    assert "reopen the border crossing for grain" in head
    for page in (head, app.get(f"/event/{key}").text.split("</h1>")[0]):
        assert "happened" not in page


def test_when_a_commitment_is_due_is_corrected_by_that_name_and_it_has_no_medium(tmp_path: Path) -> None:
    app = served(tmp_path / "b.db", Invented((Fact(kind="promise", days=(10, 12), words=WORDS[5]),)).reading)
    item = first(app, kind="commitment")
    page = app.get("/review", params={"item": item}).text
    named = re.findall(r'<option value="(\w+)" data-takes="\w+">([^<]+)<', page)
    assert named == [("type", "type"), ("historical", "historical"), ("earliest", "due from"), ("latest", "due until"),
                     ("by", "by"), ("to", "to")]  # fmt: skip
    assert '<option value="2025-03-15" data-field="latest">' in page
    assert "which has no medium" in decide(app, item, "correct", status=400, field="medium", value="phone")
    decide(app, item, "correct", field="latest", value="2025-03-20")
    assert "13–20 March 2025" in app.get(f"/event/{item}").text


def test_a_commitment_that_was_kept_is_shown_with_the_sentence_that_says_so(tmp_path: Path) -> None:
    made, then = "She promised to send doctors to Tartu.", "Latvia sent doctors to Tartu on Monday."
    kept = next(fate for fate in promises.told(tmp_path, made, then) if fate.turn)
    app = served(tmp_path / "record.db")
    page = app.get("/review", params={"item": kept.commitment.key}).text
    source = f'<a class="source" href="/article/{kept.turn.article}">'
    assert f'<p class="words turn"><q>{kept.turn.sentence}</q> {source}' in page
    assert kept.turn.sentence in app.get(f"/event/{kept.commitment.key}").text
    with open_record(tmp_path / "record.db") as record:
        record.decide("accept", kept.commitment.key, author="bob")
    assert kept.turn.sentence not in app.get("/review?after=bob&kind=commitment").text


def test_how_a_commitment_stands_is_settled_and_told_on_every_page(tmp_path: Path) -> None:
    promise = Invented((Fact(kind="promise", days=(10, 12), confidence=0.5, words=WORDS[5]),))
    app = served(tmp_path / "b.db", promise.reading)
    key = str(waiting(app, kind="commitment")[0]["key"])
    assert 'value="state=kept"' in app.get("/review", params={"item": key}).text
    assert 'value="state=kept"' not in served(tmp_path / "c.db", ARTICLES[2].reading).get("/review").text
    page = decide(app, key, "settle", settled="state=kept", since="2025-03-04", note=f"seen {SCRIPT}")
    assert "settled state: kept since 2025-03-04" in page
    for path in ("/review?item=" + key, f"/event/{key}", "/commitments", "/pair/FRA/DEU"):
        page = app.get(path).text
        assert "decided by eva" in page and "since Tue 4 March 2025: seen" in page, path
        assert SCRIPT not in page
    assert '<span class="tag">kept</span>' in app.get("/commitments").text
    blind = app.get("/review", params={"item": key, "after": "eva"})
    assert "decided by eva" not in blind.text.split('id="log"')[0]
    assert "is no state" in decide(app, key, "settle", status=400, settled="state=granted")


def decisions(path: Path) -> list[Decision]:
    with open_record(path, write=False) as record:
        return record.decisions()


def waiting(app: TestClient, **query: object) -> list[dict[str, object]]:
    return app.get("/review.json", params=query).json()["data"]["waiting"]


def mark(one: dict[str, object]) -> str:
    return f"{one['key']} {one['other']}" if one["other"] else str(one["key"])


def first(app: TestClient, **query: object) -> str:
    return mark(waiting(app, **query)[0])


def decide(app: TestClient, item: str, action: str, status: int = 200, **fields: object) -> str:
    answer = app.post("/review/decide", data={"item": item, "action": action, **fields})
    assert answer.status_code == status, answer.text
    return answer.text


def hidden(page: str) -> dict[str, str]:
    """Return what the first form for decisions on a page carries."""
    form = page.split('<form method="post" action="/review/decide"')[1].split("</form>", maxsplit=1)[0]
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', form))


def test_who_decides_on_what_somebody_else_decided_on_meanwhile_is_asked_first(app: TestClient, path: Path) -> None:
    item = first(app, kind="contact")
    sent = hidden(app.get("/review", params={"item": item}).text) | {"action": "accept", "note": "mine"}
    with open_record(path) as record:
        record.decide("reject", item, author="bob", note=f"no call {SCRIPT}")
    refused = app.post("/review/decide", data=sent)
    assert refused.status_code == 400
    assert re.search(r"This was rejected by bob, \d{4}-\d\d-\d\d: no call &lt;script&gt;", refused.text)
    assert [made.author for made in decisions(path)] == ["bob"]
    assert ">mine</textarea>" in refused.text
    assert 'class="tag">rejected</span>' in refused.text, "the thing is shown as it is now"
    again = app.post("/review/decide", data=sent | hidden(refused.text))
    assert again.status_code == 200
    assert [(made.author, made.action) for made in decisions(path)] == [("bob", "reject"), ("eva", "accept")]


def test_who_decides_again_on_his_own_or_on_other_things_is_not_asked(app: TestClient, path: Path) -> None:
    item, other = (mark(one) for one in waiting(app, kind="contact")[:2])
    sent = hidden(app.get("/review", params={"item": item}).text)
    with open_record(path) as record:
        record.decide("reject", other, author="bob")
    decide(app, item, "accept", base=sent["base"])
    decide(app, item, "reject", base=sent["base"])
    assert len(decisions(path)) == 3


def test_an_undoing_counts_as_a_decision_of_who_undoes_and_is_not_told_to_a_second_reader(
    app: TestClient, path: Path
) -> None:
    item = first(app, kind="contact")
    with open_record(path) as record:
        for action, subject in (("accept", item), ("accept", item), ("undo", "2")):
            record.decide(action, subject, author="bob")
    assert "This was undone by bob" in decide(app, item, "accept", status=400, base="2")
    page = decide(app, item, "accept", status=400, base="2", after="bob")
    alert = page.split('role="alert"')[1].split("</p>")[0]
    assert "somebody else decided on this" in alert.lower()
    assert "bob" not in alert


def test_a_second_reader_is_shown_no_verdict_because_another_filter_makes_no_sense(app: TestClient, path: Path) -> None:
    item = first(app, kind="contact")
    with open_record(path) as record:
        record.decide("correct", item, author="bob", detail={"fields": {"medium": "video"}}, note="secret")
    wrong = app.get("/review", params={"after": "bob", "a": "Frnce", "b": "DEU"})
    assert wrong.status_code == 400
    assert 'name="after" value="bob"' in wrong.text
    for page in (wrong, app.get("/review", params={"after": "bobb"}), app.get("/review/bulk", params={"after": "x"})):
        assert "secret" not in page.text
        assert "corrected</span>" not in page.text
    assert "secret" in app.get("/review", params={"a": "Frnce", "b": "DEU"}).text


def test_a_double_that_somebody_else_made_one_event_is_shown_as_that_event(app: TestClient, path: Path) -> None:
    item = first(app, kind="double")
    one, other = item.split()
    sent = hidden(app.get("/review", params={"item": item}).text)
    assert sent["item"] == item
    with open_record(path) as record:
        record.decide("merge", one, author="bob", detail={"with": other})
    page = decide(app, item, "reject", status=400, base=sent["base"])
    assert "This was merged by bob" in page
    assert " " not in hidden(page)["item"]


@pytest.mark.parametrize("action", ["accept", "reject"])
def test_a_decision_is_kept_with_author_and_reason_and_undone(app: TestClient, path: Path, action: str) -> None:
    item = first(app)
    page = decide(app, item, action, note=f"both say so {SCRIPT}")
    (made,) = decisions(path)
    assert (made.author, made.action, made.subject) == ("eva", action, item)
    assert made.note == f"both say so {SCRIPT}"
    assert f"Decision 1: {action}ed" in page
    assert SCRIPT not in page
    assert item not in [mark(one) for one in waiting(app)] or action == "accept"
    app.post("/review/undo", data={"decision": "1"})
    assert decisions(path)[0].undone_by == 2
    assert first(app) == item


def test_the_sentence_stands_with_its_neighbours_and_markup_in_it_is_text(app: TestClient) -> None:
    for kind in ("contact", "statement"):
        page = app.get("/review", params={"kind": kind}).text
        assert '<p class="context">' in page
        assert SCRIPT not in page
        assert "&lt;script&gt;" in page


def test_every_key_is_shown_and_belongs_to_something(app: TestClient) -> None:
    page = app.get("/review").text
    for key in "arkncdsmx?":
        assert f'data-key="{key}"' in page
        assert f"<kbd>{key}</kbd>" in page
    assert re.search(r"on(click|key\w+)=|style=", page) is None


def test_a_field_is_corrected_in_all_reports_or_in_some(app: TestClient, path: Path) -> None:
    item = first(app)
    with open_record(path, write=False) as record:
        one, other = (report.key for report in record.reports(item))
    decide(app, item, "correct", field="historical", value="true", report=[other])
    with open_record(path, write=False) as record:
        assert {key: record.report(key).historical for key in (one, other)} == {one: False, other: True}
    decide(app, item, "correct", field="medium", value="video")
    assert decisions(path)[1].detail["fields"] == {"medium": "video"}


def test_who_takes_part_is_corrected_by_names_and_told_everywhere(app: TestClient, path: Path) -> None:
    item = first(app)
    page = app.get("/review", params={"item": item}).text
    assert '<option value="participants" data-takes="names">participants</option>' in page
    assert '<option value="Alix Morel; Jutta Brandt" data-field="participants">participants</option>' in page
    assert 'value="speaker"' not in page
    shown = decide(app, item, "correct", field="participants", value="Jutta Brandt; Brazil")
    assert "Decision 1: corrected participants to Jutta Brandt; Brazil" in shown
    event = app.get(f"/event/{item}").text
    assert "corrected participants to Jutta Brandt; Brazil" in event
    assert re.search(r"<h1>[^<]*Brazil", event)
    parties = app.get(f"/event/{item}.json").json()["data"]["event"]["parties"]
    assert {party["actor"] for party in parties} == {"Q3", "Q155"}
    app.post("/review/undo", data={"decision": "1"})
    assert "Brazil" not in app.get(f"/event/{item}").text.split("</h1>")[0]


def test_the_speaker_of_a_statement_is_corrected(app: TestClient, path: Path) -> None:
    item = first(app, kind="statement")
    page = app.get("/review", params={"kind": "statement"}).text
    assert re.findall(r'<option value="(\w+)" data-takes', page) == ["type", "historical", "speaker"]
    decide(app, item, "correct", field="speaker", value="Angela Merkel")
    with open_record(path, write=False) as record:
        assert [one.key for one in record.said("Merkel")] == [item]
        assert "Alix Morel" not in {party.name for party in record.report(item).parties}


def test_an_article_is_withdrawn_on_its_page_and_brought_back_there(app: TestClient, path: Path) -> None:
    with open_record(path, write=False) as record:
        [article] = record.articles(outlet="Tribune")
        [report] = record.reports_in(article.key)
    page = app.get(f"/article/{article.key}").text
    assert "Withdraw this article" in page
    shown = app.post("/review/decide", data={"item": article.key, "action": "reject", "note": f"a hoax {SCRIPT}"})
    assert shown.url.path == f"/article/{article.key}"
    assert "This article is withdrawn by eva" in shown.text
    assert "a hoax &lt;script&gt;" in shown.text
    assert SCRIPT not in shown.text
    assert app.get(f"/article/{article.key}.json").json()["data"]["stored"]["withdrawn"]["decision"] == 1
    assert "Rejected by eva" in app.get(f"/event/{report.key}").text
    assert "rejected <a href=" in app.get("/review").text.replace("\n", "")
    assert "withdrawn by eva" in app.get("/search", params={"q": "grain", "in": "text"}).text
    again = app.post("/review/undo", data={"decision": "1"})
    assert again.url.path == f"/article/{article.key}"
    assert "Withdraw this article" in again.text
    wrong = app.post("/review/decide", data={"item": article.key, "action": "correct", "field": "type", "value": "x"})
    assert (wrong.status_code, "is an article, which is accepted or rejected" in wrong.text) == (400, True)


def test_a_dispute_is_settled(app: TestClient, path: Path) -> None:
    item = first(app)
    decide(app, item, "settle", settled="date=2025-03-04")
    with open_record(path, write=False) as record:
        assert str(record.event(item).earliest) == "2025-03-04"


def test_an_event_is_split_and_merged_again(app: TestClient, path: Path) -> None:
    item = first(app)
    with open_record(path, write=False) as record:
        reports = [report.key for report in record.reports(item)]
    decide(app, item, "split", report=[reports[1]])
    with open_record(path, write=False) as record:
        assert len(record.reports(item)) == 1
        other = record.event(reports[1]).key
    assert "were told apart before" in decide(app, item, "merge", 400, **{"with": other})
    app.post("/review/undo", data={"decision": "1"})
    with open_record(path, write=False) as record:
        assert len(record.reports(item)) == 2


def test_what_would_not_be_proposed_is_merged_only_when_that_is_said_once_more(app: TestClient, path: Path) -> None:
    item = first(app, kind="contact")
    with open_record(path, write=False) as record:
        (other,) = record.connection.execute("SELECT key FROM event WHERE earliest = '2025-03-23'").fetchone()
        (accused,) = record.connection.execute("SELECT key FROM event WHERE type = 'ACCUSE'").fetchone()
    assert "type (CONSULT; ACCUSE) and sides (" in decide(app, item, "merge", 400, typed=accused)
    page = decide(app, item, "merge", 400, typed=other[:8], note=f"one call {SCRIPT}")
    assert "hese differ in day (2025-03-03; 2025-03-23)" in page
    assert SCRIPT not in page
    assert decisions(path) == []
    asked = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]+)"', page.split("</form>")[0]))
    assert (asked["item"], asked["typed"], asked["sure"]) == (item, other, "yes")
    decide(app, item, "merge", typed=other, sure="yes")
    assert decisions(path)[0].detail["with"] == other


def test_commitments_that_stand_differently_are_made_one_only_when_that_is_said_once_more(tmp_path: Path) -> None:
    path = tmp_path / "b.db"
    facts = (Fact(kind="promise", days=(day, day), words=f"will open the {what}")
             for day, what in ((10, "ferry"), (90, "museum")))  # fmt: skip
    app = served(path, *(Invented((fact,), filler=number).reading for number, fact in enumerate(facts)))
    with open_record(path) as record:
        one, other = (fate.commitment.key for fate in record.commitments())
        for key, state in ((one, "kept"), (other, "broken")):
            record.decide("settle", key, author="ann", detail={"about": "state", "value": state})
    differ = "state, where the later counts (kept, decided by ann; broken, decided by ann)"
    for item, action in ((one, "merge"), (f"{one} {other}", "accept")):
        page = decide(app, item, action, 400, typed=other)
        assert differ in page and "Merge all the same" in page
    together = app.post("/review/bulk/decide", data={"item": f"{one} {other}", "action": "accept"})
    assert together.status_code == 400 and differ in together.text
    assert [one.action for one in decisions(path)] == ["settle", "settle"]
    decide(app, one, "merge", typed=other, sure="yes")
    with open_record(path, write=False) as record:
        assert [fate.state for fate in record.commitments()] == ["broken"]


@pytest.mark.parametrize(("action", "kept"), [("accept", "merge"), ("reject", "split")])
def test_a_likely_double_is_one_event_or_two(app: TestClient, path: Path, action: str, kept: str) -> None:
    item = first(app, kind="double")
    assert "One event or two?" in app.get("/review", params={"kind": "double"}).text
    decide(app, item, action)
    assert decisions(path)[0].action == kept
    assert waiting(app, kind="double") == []


def test_a_likely_double_that_differs_is_accepted_only_when_that_is_said_once_more(tmp_path: Path) -> None:
    path = tmp_path / "b.db"
    app = served(path, *(article.reading for article in RIVALS))
    item = first(app, kind="double")
    page = decide(app, item, "accept", 400, note="one call")
    assert "hese differ in foreign minister of FRA (Eve Elm; Remi Dorval)" in page
    assert decisions(path) == []
    asked = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]+)"', page.split("</form>")[0]))
    assert (asked["item"], asked["typed"], asked["note"]) == (item, item.split()[1], "one call")
    decide(app, item, "merge", **{name: asked[name] for name in ("typed", "note", "sure")})
    assert [(one.action, one.note) for one in decisions(path)] == [("merge", "one call")]


@pytest.mark.parametrize(("chosen", "names"), [(0, ["Remi Dorval"]), (1, ["Eve Elm"]), (2, ["Eve Elm", "Remi Dorval"])])
def test_it_is_asked_which_of_two_holders_of_an_office_is_right(tmp_path: Path, chosen: int, names: list[str]) -> None:
    path = tmp_path / "b.db"
    app = served(path, *(article.reading for article in RIVALS))
    item = first(app, kind="double")
    question = decide(app, item, "accept", 400).split('action="/review/decide">')[1].split("</form>")[0]
    assert "Who took part as foreign minister of FRA?" in question
    answers = re.findall(r'<option value="([^"]*)">([^<]+)<', question)
    assert answers == [("local:elm", "Remi Dorval (2 origins)"), ("Q2", "Eve Elm (1 origin)"), ("", "both")]
    decide(app, item, "merge", typed=item.split()[1], sure="yes", wrong=answers[chosen][0])
    with open_record(path) as record:
        [call] = record.events_between("FRA", "DEU", contacts=True)
        assert sorted({party.name for party in call.parties if party.country == "FRA"}) == names
        assert record.verify() == []
    shown = app.get(f"/event/{call.key}").text
    assert ("merged participants to Remi Dorval; Jutta Brandt" in shown) == (chosen == 0)


def test_who_is_no_holder_of_such_an_office_cannot_be_the_wrong_one(tmp_path: Path) -> None:
    app = served(tmp_path / "b.db", *(article.reading for article in RIVALS))
    item = first(app, kind="double")
    merge = {"typed": item.split()[1], "sure": "yes"}
    told = decide(app, item, "merge", 400, **merge, wrong="Q3")
    assert "is none of two holders of one office in these events" in told
    assert "they are: Remi Dorval (Q2), Eve Elm (local:elm)" in told
    assert "cannot both be wrong" in decide(app, item, "merge", 400, **merge, wrong=["Q2", "local:elm"])
    assert decisions(tmp_path / "b.db") == []


def test_a_likely_double_that_differs_is_not_accepted_with_many_others(tmp_path: Path) -> None:
    path = tmp_path / "b.db"
    app = served(path, *(article.reading for article in RIVALS))
    item = first(app, kind="double")
    page = app.get("/review/bulk", params={"ticked": "all"}).text
    assert f'value="{item}" data-alone>' in page
    assert "these differ in foreign minister of FRA (Eve Elm; Remi Dorval): accepted only by themselves" in page
    assert f'value="{first(app, kind="contact")}" checked>' in page
    refused = app.post("/review/bulk/decide", data={"action": "accept", "item": item})
    assert refused.status_code == 400
    assert "take the tick away, and decide on these two by themselves" in refused.text
    assert decisions(path) == []
    app.post("/review/bulk/decide", data={"action": "reject", "item": item})
    assert [one.action for one in decisions(path)] == ["split"]


def test_another_event_is_told_apart_by_its_identifier(app: TestClient, path: Path) -> None:
    one, other = (mark(one) for one in waiting(app, kind="contact")[:2])
    decide(app, one, "apart", typed=other[:10])
    assert decisions(path)[0].action == "split"


@pytest.mark.parametrize("action", ["correct", "settle", "split", "merge", "apart"])
def test_the_form_that_was_wrong_stays_open_with_its_reason(app: TestClient, action: str) -> None:
    page = decide(app, first(app), action, 400, note="seen on page two")
    [opened] = re.findall(r"<details open>(.*?)</details>", page, flags=re.DOTALL)
    assert f'value="{action}"' in opened and "seen on page two</textarea>" in opened


def test_the_key_for_undoing_is_beside_the_own_decision_whenever_the_page_is_opened(
    app: TestClient, path: Path
) -> None:
    decide(app, first(app), "accept")
    with open_record(path) as record:
        record.decide("accept", first(app, kind="contact"), author="somebody else")
    page = app.get("/review").text
    [form] = re.findall(
        r'<form method="post" action="/review/undo"[^>]*>(?:(?!</form>).)*data-key="u".*?</form>', page, flags=re.DOTALL
    )
    assert 'name="decision" value="1"' in form
    app.post("/review/undo", data={"decision": "1"})
    assert 'data-key="u"' not in app.get("/review").text


def test_what_is_skipped_stands_in_the_address_and_comes_back(app: TestClient) -> None:
    item = first(app)
    page = app.get("/review").text
    skip = re.search(r'href="([^"]+)" data-key="k"', page)
    assert skip is not None
    assert skip[1] == f"/review?skip={item}"
    assert item not in [mark(one) for one in waiting(app, skip=item)]
    assert "1 skipped" in app.get(skip[1]).text


def test_filters_travel_with_a_decision(app: TestClient) -> None:
    item = first(app, kind="contact")
    fields = {"item": item, "action": "accept", "kind": "contact", "a": "FRA", "b": "DEU"}
    answer = app.post("/review/decide", data=fields, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/review?kind=contact&a=FRA&b=DEU&last=1"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"action": "correct", "field": "medium", "value": f"pigeon {SCRIPT}"}, "expected one of phone"),
        ({"action": "correct", "field": "earliest", "value": "soon"}, "is not a day"),
        ({"action": "correct", "field": "participants", "value": f"FRA; {SCRIPT}"}, "is no country, person"),
        ({"action": "correct", "field": "participants", "value": "FRA"}, "expected 2 at least"),
        ({"action": "correct", "field": "by", "value": "FRA"}, "which has no by"),
        ({"action": "settle"}, "othing is chosen; choose which"), ({"action": "split"}, "a split needs"),
        ({"action": "merge"}, "choose the other event"), ({"action": "merge", "typed": "ffffffff"}, "no event"),
        ({"action": "explode"}, "must be one of"), ({}, "names no decision"),
        ({"action": "accept", "note": "x" * 2001}, "2,000"),
    ],
)  # fmt: skip
def test_a_wrong_form_comes_back_with_what_is_wrong(
    app: TestClient, path: Path, fields: dict[str, str], words: str
) -> None:
    answer = app.post("/review/decide", data={"item": first(app), **fields})
    assert answer.status_code == 400
    assert words.casefold() in answer.text.casefold()
    assert SCRIPT not in answer.text
    assert decisions(path) == []


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"kind": "rumour"}, 400), ({"type": "<b>"}, 400), ({"a": "FRA"}, 400), ({"skip": "x" * 90}, 400),
        ({"item": "ffffffff"}, 404), ({"last": "-1"}, 400), ({"last": "999"}, 200), ({"after": "<i>nobody</i>"}, 400),
    ],
)  # fmt: skip
def test_wrong_filters_are_said_to_be_wrong(app: TestClient, query: dict[str, str], status: int) -> None:
    answer = app.get("/review", params=query)
    assert answer.status_code == status
    assert "<b>" not in answer.text
    assert "<i>" not in answer.text


def test_a_form_from_elsewhere_decides_nothing(app: TestClient, path: Path) -> None:
    item = first(app)
    for headers in ({"origin": "http://evil.example"}, {"origin": "null"}):
        answer = app.post("/review/decide", data={"item": item, "action": "accept"}, headers=headers)
        assert answer.status_code == 403
    assert app.get("/review/decide").status_code == 405
    assert decisions(path) == []


def test_an_undo_that_cannot_be_is_said_to_be_so(app: TestClient) -> None:
    assert app.post("/review/undo", data={"decision": "7"}).status_code == 404
    assert app.post("/review/undo", data={"decision": "x"}).status_code == 400


def test_a_second_reviewer_does_not_see_what_the_first_one_decided(app: TestClient, path: Path) -> None:
    item = first(app)
    with open_record(path) as record:
        record.decide("accept", item, author="tom", note="my secret reason")
    page = app.get("/review", params={"after": "tom"}).text
    assert "my secret reason" not in page
    assert '<span class="tag">accepted</span>' not in page
    assert first(app, after="tom") == item
    decide(app, item, "reject", after="tom")
    assert waiting(app, after="tom") == []


def test_a_second_reviewer_sees_what_was_read_and_not_what_was_corrected(app: TestClient, path: Path) -> None:
    item = next(str(one["key"]) for one in waiting(app, kind="contact") if not one["other"])
    before = headed(app.get("/review", params={"item": item}).text)
    fields = {"medium": "visit", "participants": "Brazil; Germany", "earliest": "2025-03-01", "latest": "2025-03-01"}
    with open_record(path) as record:
        record.decide("correct", item, author="tom", detail={"fields": fields})
    for _ in range(2):
        page = app.get("/review", params={"after": "tom", "kind": "contact"}).text
        assert headed(page) == before and before[0] == "Event"
        assert "Brazil" not in page and "1 March" not in page
        assert "Nothing waits" in app.get("/review", params={"after": "tom", "kind": "statement"}).text
        with open_record(path) as record:
            record.decide("reject", item, author="tom")


def test_the_key_for_undoing_walks_back_over_what_was_undone(app: TestClient, path: Path) -> None:
    item = next(str(one["key"]) for one in waiting(app, kind="contact") if not one["other"])
    for medium in ["video", "phone"] * 6:
        decide(app, item, "correct", field="medium", value=medium)
    page = app.get("/review").text
    for number in range(12, 0, -1):
        (keyed,) = re.findall(r'name="decision" value="(\d+)"><button data-key="u"', page)
        assert int(keyed) == number
        page = app.post("/review/undo", data={"decision": keyed}).text
    assert 'data-key="u"' not in page
    assert [made.undone_by is None for made in decisions(path)] == [False] * 12 + [True] * 12


def test_a_day_is_taken_away_only_where_that_is_said(app: TestClient, path: Path) -> None:
    item = next(str(one["key"]) for one in waiting(app, kind="contact") if not one["other"])
    assert "No day is given" in decide(app, item, "correct", status=400, field="latest", value="")
    assert "is not a day" in decide(app, item, "correct", status=400, field="latest", value="2025-02-31")
    assert decisions(path) == []
    decide(app, item, "correct", field="latest", value="", undated="yes")
    assert decisions(path)[0].detail["fields"] == {"latest": None}


def headed(page: str) -> list[str]:
    """Return what a review heads the thing with: what it is, and who takes part."""
    return [*re.findall(r'class="over">(\w+)', page), *re.findall(r'<h2 id="thing"><a [^>]*>([^<]+)', page)]


def with_two_reviewers(path: Path, record: Record) -> None:
    events = record.events_between("FRA", "DEU", contacts=True)
    for event, mine, theirs in zip(
        events, ("accept", "accept", "reject"), ("accept", "reject", "reject"), strict=False
    ):
        record.decide(mine, event.key, author="eva")
        record.decide(theirs, event.key, author="tom <b>")


def test_agreement_is_told_question_by_question(app: TestClient, path: Path) -> None:
    assert "Nobody yet" in app.get("/review/agreement").text
    with open_record(path) as record:
        with_two_reviewers(path, record)
    page = app.get("/review/agreement").text
    assert "Krippendorff" in page
    assert "<b>" not in page
    (found,) = app.get("/review/agreement.json").json()["data"]["agreement"]
    assert found["about"] == "decision"
    assert len(found["differences"]) == found["both"] - found["same"] > 0
    assert app.get("/review/agreement", params={"one": "zoe"}).status_code == 400
    assert app.get("/review/agreement", params={"one": "eva", "other": "eva"}).status_code == 400


def test_without_the_library_it_says_how_to_get_it(
    app: TestClient, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_record(path) as record:
        with_two_reviewers(path, record)
    monkeypatch.setitem(sys.modules, "krippendorff", None)
    page = app.get("/review/agreement")
    assert page.status_code == 200
    assert "pip install" in page.text


def test_many_are_decided_together_and_taken_back_together(app: TestClient, path: Path) -> None:
    page = app.get("/review/bulk", params={"kind": "contact"}).text
    items = re.findall(r'name="item" value="([^"]+)"', page)
    assert len(items) == 4 and not ticked(page)
    fields = {"item": items[1:], "action": "reject", "note": "not ours", "kind": "contact"}
    page = app.post("/review/bulk/decide", data=fields).text
    assert "3 decisions in force, numbers 1 to 3" in page
    assert {decision.note for decision in decisions(path)} == {"not ours"}
    assert re.findall(r'name="item" value="([^"]+)"', page) == items[:1]
    page = app.post("/review/bulk/undo", data={"first": "1", "last": "3", "kind": "contact"}).text
    assert re.findall(r'name="item" value="([^"]+)"', page) == items


def ticked(page: str) -> list[str]:
    """Return what is ticked on the page of many."""
    return re.findall(r'name="item" value="([^"]+)" checked', page)


def test_many_are_ticked_by_a_link_and_decided_on_only_when_that_is_said_once_more(app: TestClient, path: Path) -> None:
    assert ticked(app.get("/review/bulk").text) == []
    items = ticked(app.get("/review/bulk", params={"ticked": "all"}).text)
    assert len(items) > MANY
    answer = app.post("/review/bulk/decide", data={"item": items, "action": "reject", "note": "not ours"})
    assert answer.status_code == 400 and f"his rejects {len(items)} things at once" in answer.text
    assert ticked(answer.text) == items and "not ours</textarea>" in answer.text
    assert 'name="sure" value="yes"' in answer.text and "Accept all ticked" not in answer.text
    assert decisions(path) == []
    few = app.post("/review/bulk/decide", data={"item": items[:MANY], "action": "reject"})
    assert few.status_code == 200
    app.post("/review/bulk/undo", data={"first": "1", "last": str(MANY)})
    app.post("/review/bulk/decide", data={"item": items, "action": "reject", "sure": "yes"})
    assert len([one for one in decisions(path) if one.undone_by is None and one.action != "undo"]) == len(items)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"action": "accept"}, "tick what"), ({"action": "explode", "item": ["aaaa"]}, "accepted or rejected"),
        ({"action": "accept", "item": ["f" * 16]}, "nothing in the record"),
        ({"action": "accept", "item": ["f"] * 101}, "tick fewer"),
    ],
)  # fmt: skip
def test_a_wrong_bulk_form_keeps_nothing(app: TestClient, path: Path, fields: dict[str, object], words: str) -> None:
    answer = app.post("/review/bulk/decide", data=fields)
    assert answer.status_code == 400
    assert words in answer.text.casefold()
    assert decisions(path) == []


def test_bulk_is_limited_by_confidence(app: TestClient) -> None:
    assert len(app.get("/review/bulk.json", params={"from": "50", "to": "70"}).json()["data"]["waiting"]) == 1
    assert app.get("/review/bulk", params={"from": "70", "to": "50"}).status_code == 400
    assert app.get("/review/bulk", params={"from": "much"}).status_code == 400
    assert app.post("/review/bulk/undo", data={"first": "1", "last": "5"}).status_code == 400
