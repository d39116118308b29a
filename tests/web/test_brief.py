"""Briefs: written, kept as versions, with footnotes that are facts as they stand, and as files."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from invented_readings import WORDS, Fact, Invented
from msgspec.structs import replace
from served_record import AUTHOR, served
from starlette.testclient import TestClient

from dragoman.door import open_record
from dragoman.record.entering import HandFact, hand_reading, hand_report
from dragoman.types import Reading
from dragoman.web.brief.prefill import COMMITMENTS
from dragoman.web.brief.text import parsed

SCRIPT = "<script>alert(1)</script>"
ARTICLES = (
    Invented((Fact(days=(0, 0)), Fact(kind="statement", words=f"said {SCRIPT} of the border")), published=1),
    Invented((Fact(days=(0, 0)),), published=2, outlet=f"Herald {SCRIPT}", filler=1, page="https://press.example/a"),
    Invented((Fact(kind="promise", days=(5, 8)),), published=1, filler=2, page="javascript:alert(1)"),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.db"


@pytest.fixture
def app(path: Path) -> TestClient:
    return served(path, *(article.reading for article in ARTICLES))


@pytest.fixture
def call(app: TestClient, path: Path) -> str:
    with open_record(path, write=False) as record:
        return record.events_between("FRA", "DEU", contacts=True)[0].key


def saved(app: TestClient, text: str, title: str = "On the border", **fields: object) -> str:
    answer = app.post("/brief/write", data={"title": title, "text": text, **fields}, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def test_a_reference_becomes_a_footnote_with_sentence_outlet_and_day(app: TestClient, call: str) -> None:
    address = saved(app, f"They spoke {{{{{call[:8]}}}}}.\n\n## And again\n\n- once {{{{ fact {call} }}}}")
    notes = app.get(f"{address}.json").json()["data"]["notes"]
    assert [note["key"] for note in notes] == [call, call]
    assert "2 articles" in notes[0]["what"]
    assert "spoke by phone about grain transit" in notes[0]["sentence"]
    page = app.get(address).text
    assert re.search(r'They spoke<sup><a href="#note-1"[^>]*>1</a></sup>\.', page)
    assert "<h2>And again</h2>" in page and f'href="/event/{call}"' in page


def test_footnotes_are_live(app: TestClient, path: Path, call: str) -> None:
    address = saved(app, f"They spoke {{{{{call}}}}}.")
    with open_record(path) as record:
        for report in record.reports(call):
            record.decide("reject", report.key, author="eva")
    assert "a reviewer rejected this" in app.get(address).text


@pytest.mark.parametrize("reference", ["ffffffff", "zzzz", "a", SCRIPT, "../../etc/passwd", "' OR 1=1 --"])
def test_a_reference_to_nothing_says_so(app: TestClient, reference: str) -> None:
    page = app.get(saved(app, f"They spoke {{{{{reference}}}}}.")).text
    assert "no fact with this identifier" in page or "no identifier of a fact" in page
    assert SCRIPT not in page


def test_every_saving_is_a_version_with_its_author(app: TestClient, path: Path) -> None:
    address = saved(app, "First.")
    key = address.rsplit("/", 1)[1]
    assert saved(app, "Second.", key=key, base="1") == address
    assert "Second." in app.get(address).text
    old = app.get(address, params={"version": "1"}).text
    assert "First." in old and "This is version 1" in old
    assert app.get(address, params={"version": "7"}).status_code == 404
    with open_record(path) as record:
        assert [one.version for one in record.brief_versions(key)] == [2, 1]
        assert [(line.author, line.action) for line in record.history(f"brief {key}")] == [(AUTHOR, "wrote")] * 2
        with pytest.raises(Exception, match="never"):
            record.connection.execute("DELETE FROM brief")


def test_what_somebody_else_saved_meanwhile_is_not_written_over(app: TestClient) -> None:
    key = saved(app, "First.").rsplit("/", 1)[1]
    saved(app, "Hers.", key=key, base="1")
    answer = app.post("/brief/write", data={"title": "Mine", "text": "His.", "key": key, "base": "1"})
    assert answer.status_code == 400
    assert "version 2 was saved since" in answer.text.lower() and "His." in answer.text
    assert 'name="base" value="2"' in answer.text


def test_a_brief_is_taken_off_the_list_and_stays(app: TestClient) -> None:
    address = saved(app, "First.")
    app.post("/brief/remove", data={"key": address.rsplit("/", 1)[1]})
    assert app.get("/brief.json").json()["data"]["briefs"] == []
    assert "taken off the list" in app.get(address).text


def test_a_preview_and_a_search_keep_what_was_typed(app: TestClient, call: str) -> None:
    fields = {"title": f"T {SCRIPT}", "text": f"Typed {{{{{call}}}}} {SCRIPT}", "key": "", "base": "0"}
    page = app.post("/brief/write", data={**fields, "do": "preview"})
    assert page.status_code == 200 and "Preview, not saved yet" in page.text and 'id="note-1"' in page.text
    found = app.post("/brief/write", data={**fields, "do": "find", "q": "grain"})
    assert f"{{{{{call[:12]}}}}}" in found.text
    entered = app.post("/brief/write", data={**fields, "do": "preview", "q": "grain"})
    assert 'id="found"' in entered.text
    wrong = app.post("/brief/write", data={**fields, "do": "find", "q": '"'})
    for answer in (page, found, entered, wrong):
        assert answer.status_code == 200
        assert "Typed {{" in answer.text
        assert SCRIPT not in answer.text
    assert app.get("/brief.json").json()["data"]["briefs"] == []


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "", "text": "a"}, {"title": "x" * 201, "text": "a"}, {"title": "a", "text": "x" * 100_001},
        {"title": "a", "text": "b", "do": "burn"}, {"title": "a", "text": "b", "base": "-1"},
        {"title": "a", "text": "b", "base": "3"},
    ],
)  # fmt: skip
def test_wrong_forms_are_refused(app: TestClient, fields: dict[str, str]) -> None:
    assert app.post("/brief/write", data=fields).status_code == 400


def test_no_such_brief_is_not_found(app: TestClient) -> None:
    for address in ("/brief/none", "/brief/none/edit", "/brief/none/file/md", "/brief/none.json"):
        assert app.get(address).status_code == 404
    assert app.get(f"{saved(app, 'a')}/file/exe").status_code == 404
    assert app.post("/brief/remove", data={"key": "none"}).status_code == 404
    assert app.post("/brief/write", data={"title": "a", "text": "b", "key": "none"}).status_code == 404
    assert app.post("/brief/write", data={"title": "a", "text": "x" * 2_100_000}).status_code == 413


@pytest.mark.parametrize(("published", "words"), [(1, "1 day has passed since"), (2, "2 days have passed since")])
def test_a_brief_counts_the_days_since(tmp_path: Path, published: int, words: str) -> None:
    app = served(tmp_path / "b.db", Invented((Fact(days=(0, 0)),), published=published).reading)
    assert words in app.get("/brief/new", params={"a": "FRA", "b": "DEU"}).text


def test_a_pair_begins_with_its_main_facts(app: TestClient, call: str) -> None:
    page = app.get("/brief/new", params={"a": "FRA", "b": "DEU"}).text
    assert f"{{{{{call}}}}}" in page and "## Contacts" in page and "## Open" in page
    assert SCRIPT not in page
    assert app.get("/brief/new", params={"a": "FRA"}).status_code == 400
    assert app.get("/brief/new", params={"a": "FRA", "b": "Atlantis"}).status_code == 400


def draft_of(app: TestClient) -> str:
    """Return the text that a brief about the two begins with."""
    return str(app.get("/brief/new.json", params={"a": "FRA", "b": "DEU"}).json()["data"]["text"])


def test_a_brief_says_that_a_contact_is_disputed(tmp_path: Path) -> None:
    told, denied = (
        Invented((Fact(days=(0, 0), status=s),), published=n).reading for n, s in ((1, "happened"), (2, "negated"))
    )
    assert "disputed " not in draft_of(served(tmp_path / "a.db", told))
    lines = draft_of(served(tmp_path / "b.db", told, denied)).splitlines()
    assert [line for line in lines if "disputed" in line and line.startswith("- ")]


def test_a_brief_tells_of_contacts_that_did_not_take_place(tmp_path: Path) -> None:
    call, denied = Fact(days=(0, 0)), Fact(days=(9, 9), status="negated", medium="in_person", words=WORDS[2])
    text = draft_of(served(tmp_path / "a.db", Invented((call, denied), published=10).reading))
    assert "meeting" in text[text.index("## Denied or called off") :].splitlines()[1]
    assert "## Denied" not in draft_of(served(tmp_path / "b.db", Invented((call,), published=10).reading))


def promised(words: str, *, days: tuple[int, int] | None = (5, 8), kind: str = "promise", **changes: Any) -> Reading:
    """Return an article with one commitment; it may be of another kind, or be made to nobody by name."""
    made = Invented((Fact(), Fact(kind="promise", days=days, words=words)), published=1).reading
    some = tuple(replace(one, kind=kind, **changes) for one in made.commitments)
    return replace(made, commitments=some)


def test_a_brief_says_of_what_kind_a_commitment_is_and_no_refusal_reads_as_consent(tmp_path: Path) -> None:
    app = served(tmp_path / "b.db", promised("will not recognise any licence", days=None, kind="refusal"))
    line = next(line for line in draft_of(app).splitlines() if "licence" in line)
    assert line.startswith("- Open refusal: Alix Morel → Jutta Brandt refuses: “")


def test_what_was_broken_or_is_overdue_comes_first_and_all_of_it(tmp_path: Path) -> None:
    number = COMMITMENTS + 3
    things = ("ferry", "archive", "pipeline", "orchard", "embassy", "airport", "museum", "lighthouse", "dam")
    some = [promised(f"will reopen the {things[n]}", days=(5 + 9 * n, 5 + 9 * n)) for n in range(number)]
    later = Invented((Fact(days=(200, 200)),), published=201).reading
    app = served(tmp_path / "b.db", *some, later)
    with open_record(tmp_path / "b.db") as record:
        keys = [fate.commitment.key for fate in record.commitments(between=("FRA", "DEU"))]
        assert len(keys) == number
        record.decide("settle", keys[0], author="eva", detail={"about": "state", "value": "broken"})
    text = draft_of(app)
    missed = text[text.index("## Broken and overdue") :].split("\n\n")[0].splitlines()[1:]
    assert len(missed) == number
    assert missed[0].startswith("- Broken promise: ") and keys[0] in missed[0]
    assert all(line.startswith("- Overdue promise: ") for line in missed[1:])


def test_what_one_state_owes_its_own_bodies_does_not_lead_a_brief_about_two(tmp_path: Path) -> None:
    own = promised("will brief the National Assembly on the harbour", days=(2, 2), to=())
    shared = promised("will open the border crossing for grain", days=(3, 3), to=())
    later = Invented((Fact(days=(9, 9)),), published=10).reading
    text = draft_of(served(tmp_path / "b.db", own, shared, later))
    assert "National Assembly" not in text[: text.index("## Within one state")]
    assert "crossing for grain" in text[text.index("## Broken and overdue") : text.index("## Within one state")]


def test_a_fact_by_hand_is_cited_by_its_source_and_no_brief_is_as_of_a_day_before_it(
    app: TestClient, path: Path
) -> None:
    fact = HandFact(
        parties=("Alix Morel", "Jutta Brandt"), medium="phone", earliest=date(2025, 4, 2), latest=date(2025, 4, 2),
        quote="They spoke on 2 April.", source="Own note",
    )  # fmt: skip
    with open_record(path) as record:
        with record.reading() as connection:
            made = hand_reading(fact, connection)
        record.keep(made, author="eva")
        key = record.event(hand_report(made)).key
    text = draft_of(app)
    assert "as of Wed 2 April 2025" in text and "The last contact was on Wed 2 April 2025" in text
    address = saved(app, f"They spoke {{{{{key}}}}}.")
    word = Document(BytesIO(app.get(f"{address}/file/docx").content))
    for told in (
        app.get(address).text, app.get(f"{address}/file/md").text, app.get(f"{address}/file/html").text,
        "\n".join(paragraph.text for paragraph in word.paragraphs),
    ):  # fmt: skip
        assert "Own note" in told and "entered by hand" in told and ".”." not in told


def test_a_footnote_says_which_reviewer_settled_a_commitment(app: TestClient, path: Path) -> None:
    with open_record(path) as record:
        key = record.commitments()[0].commitment.key
        record.decide(
            "settle", key, author="eva", detail={"about": "state", "value": "broken"}, note="the gate is shut"
        )
    address = saved(app, f"A promise {{{{{key}}}}}")
    for told in (app.get(address).text, app.get(f"{address}/file/md").text, app.get(f"{address}/file/html").text):
        assert "It stands so: broken, decided by eva" in told and "the gate is shut" in told


def test_a_footnote_has_the_sentence_that_settled_a_commitment(client: TestClient, record_path: Path) -> None:
    with open_record(record_path, write=False) as record:
        fate = next(fate for fate in record.commitments() if fate.turn and fate.state in ("kept", "broken"))
    address = saved(client, f"A promise {{{{{fate.commitment.key}}}}}")
    note = client.get(f"{address}.json").json()["data"]["notes"][0]
    assert note["settled"]["state"] == fate.state and fate.turn
    assert note["settled"]["sentence"] == " ".join(fate.turn.sentence.split())
    md = client.get(f"{address}/file/md").text
    assert f"It stands so: {fate.state}, " in md and str(fate.turn.title) in md


def test_it_is_written_as_files(app: TestClient, call: str) -> None:
    text = f"# Contacts\n\nThey spoke {SCRIPT} {{{{{call}}}}} *loudly*.\n\n- one\n- two\n\n1. not a list {{{{ffff}}}}"
    address = saved(app, text, title=f"On the border {SCRIPT}\x07")
    md = app.get(f"{address}/file/md").text
    assert "## Contacts" in md and "[^1]" in md and "[^1]: “" in md and "\\*loudly\\*" in md and "\\1. not" in md
    assert SCRIPT not in md
    page = app.get(f"{address}/file/html")
    assert page.headers["content-disposition"].startswith('attachment; filename="on-the-border-script')
    assert SCRIPT not in page.text and "<script" not in page.text and "http-equiv" not in page.text
    document = Document(BytesIO(app.get(f"{address}/file/docx").content))
    words = [paragraph.text for paragraph in document.paragraphs]
    assert words[0].startswith(f"On the border {SCRIPT}")
    assert f"They spoke {SCRIPT}1 *loudly*." in words
    assert any(line.startswith("1. “") and "Fact" not in line[:4] for line in words)


def test_the_notes_of_a_word_file_and_their_numbers_lead_to_each_other(app: TestClient, call: str) -> None:
    address = saved(app, f"They spoke {{{{{call}}}}}, at length {{{{ffff}}}}.\n\nOf grain {{{{{call}}}}}.")
    document = Document(BytesIO(app.get(f"{address}/file/docx").content))
    assert len(document.paragraphs[0]._p.xpath("//w:bookmarkStart/@w:id")) == 4
    for kind in ("Start", "End"):
        numbers = document.element.xpath(f"//w:bookmark{kind}/@w:id")
        assert sorted(set(numbers)) == sorted(numbers)
    marked = {mark.get(qn("w:name")): mark.getnext() for mark in document.element.xpath("//w:bookmarkStart")}
    text = {name: place.xpath("string()") for name, place in marked.items()}
    assert text == {"told1": "1", "told2": "2", "note1": "1.", "note2": "2."}
    assert all(place.getnext().tag == qn("w:bookmarkEnd") for place in marked.values())
    leading = [(link.get(qn("w:anchor")), link.xpath("string()")) for link in document.element.xpath("//w:hyperlink")]
    assert leading == [("note1", "1"), ("note2", "2"), ("note1", "1"), ("told1", "1."), ("told2", "2.")]


def test_an_address_of_an_article_that_is_none_is_no_link(app: TestClient, path: Path, call: str) -> None:
    with open_record(path, write=False) as record:
        promise = record.commitments()[0].commitment.key
    address = saved(app, f"A promise {{{{{promise}}}}}")
    with open_record(path, write=False) as record:
        second = next(r.key for r in record.reports(record.event(call).key) if r.key != call)
    assert "<https://press.example/a>" in app.get(f"{saved(app, f'{{{{{second}}}}}')}/file/md").text
    for shown in (app.get(address), app.get(f"{address}/file/html"), app.get(f"{address}/file/md")):
        assert "javascript:" not in shown.text


@given(st.text(alphabet="{} ab1#-*\n<>[]x", max_size=120))
def test_any_text_can_be_taken_apart(text: str) -> None:
    found = parsed(text)
    used = [piece.note for block in found.blocks for piece in block.pieces if piece.note]
    assert set(used) == set(range(1, len(found.references) + 1))
    assert [note for at, note in enumerate(used) if note not in used[:at]] == sorted(set(used))
    assert all(block.pieces for block in found.blocks)
