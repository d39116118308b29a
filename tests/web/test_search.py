"""Search: what it finds over text, statements and events; facets in the address; nothing of it is ever markup."""

from __future__ import annotations

from pathlib import Path

import pytest
from invented_readings import WORDS, Fact, Invented
from served_record import served
from starlette.testclient import TestClient

from dragoman.door import open_record
from dragoman.web.pages.marked import Piece, around, fragment, pieces_of

SCRIPT = "said that <script>alert('grain')</script> & <img src=x onerror=alert(1)> matter"
ARTICLES = (
    Invented((Fact(),), outlet="Courier"),
    Invented((Fact(words=WORDS[1]),), outlet="Herald", filler=1),
    Invented((Fact(kind="statement", words=SCRIPT),), published=400, outlet='"><b>Tribune', filler=3),
)


@pytest.fixture
def app(tmp_path: Path) -> TestClient:
    return served(tmp_path / "a.db", *(article.reading for article in ARTICLES))


def test_without_a_query_there_is_a_form(app: TestClient) -> None:
    page = app.get("/search")
    assert page.status_code == 200
    assert 'role="search"' in page.text
    assert 'class="found"' not in page.text


def test_the_words_are_marked_and_lead_to_the_sentence(app: TestClient) -> None:
    page = app.get("/search", params={"q": "transit"}).text
    assert "<mark>transit</mark>" in page
    assert "2 results" in page
    assert "#:~:text=Alix%20Morel%20and%20Jutta%20Brandt" in page


@pytest.mark.parametrize(("over", "link"), [("statements", "/fact/"), ("events", "/event/")])
def test_facts_lead_to_their_own_page_and_to_the_article(app: TestClient, over: str, link: str) -> None:
    page = app.get("/search", params={"q": "grain", "over": over}).text
    assert "1 result<" in page
    assert f'class="what" href="{link}' in page
    assert 'href="/article/' in page


@pytest.mark.parametrize("over", ["text", "statements"])
def test_markup_in_articles_and_queries_is_text(app: TestClient, over: str) -> None:
    for query in ("grain", "<script>alert('grain')</script>"):
        page = app.get("/search", params={"q": query, "over": over}).text
        for markup in ("<script>alert", "<img src=x", '"><b>'):
            assert markup not in page
        assert "&lt;script&gt;" in page


def test_a_facet_narrows_what_is_found(app: TestClient) -> None:
    found = app.get("/search.json", params={"q": "grain", "source": "Herald"}).json()["data"]
    assert (found["total"], len(found["passages"])) == (1, 1)
    page = app.get("/search", params={"q": "grain", "source": "Herald"}).text
    assert 'href="/search?q=grain" aria-current="true">Herald' in page
    assert 'href="/search?q=grain&amp;source=Herald&amp;source=Courier"' in page


def test_what_was_rejected_is_no_facet_of_the_text_that_told_it(app: TestClient, tmp_path: Path) -> None:
    def types() -> list[str]:
        facets = app.get("/search.json", params={"q": "transit"}).json()["data"]["facets"]
        return [facet["value"] for facet in facets["type"]]

    assert types() == ["CONSULT"]
    with open_record(tmp_path / "a.db") as record:
        for article in record.articles():
            record.decide("reject", article.key, author="bob", note="a hoax")
    assert types() == []
    assert "withdrawn by bob" in app.get("/search", params={"q": "transit"}).text


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"q": '"open'}, "quote is not closed"), ({"q": "grain", "over": "titles"}, "text, statements, events"),
        ({"q": "grain", "period": "May<b>"}, "2024-03"), ({"q": "grain", "since": "soon"}, "2024-03-18"),
        ({"q": "grain", "page": "9"}, "from 1 to 1"), ({"q": "a" * 400}, "300"),
    ],
)  # fmt: skip
def test_a_wrong_question_is_said_to_be_wrong(app: TestClient, query: dict[str, str], words: str) -> None:
    answer = app.get("/search", params=query)
    assert answer.status_code == 400
    assert words in answer.text
    assert "<b>" not in answer.text


def test_nothing_found_says_what_to_try(app: TestClient) -> None:
    assert "Nothing has that" in app.get("/search", params={"q": "zebra", "source": "Herald"}).text


def test_results_are_rows_for_spreadsheets(app: TestClient) -> None:
    assert len(app.get("/search.csv", params={"q": "grain"}).text.splitlines()) == 4


def test_pieces_put_together_are_the_text() -> None:
    text = "One two three."
    pieces = pieces_of(text, [(4, 7), (5, 9), (90, 95)])
    assert pieces == (Piece(text="One "), Piece(text="two", marked=True), Piece(text=" three."))


def test_around_gives_the_sentences_with_the_words() -> None:
    text = "First comes this. The border is closed. Guards stand at the border. It is cold. The border again."
    spans = [(text.index("border"), text.index("border") + 6)]
    start, end = around(text, spans)
    assert text[start:end] == "The border is closed."
    assert around("", []) == (0, 0)


def test_a_fragment_holds_no_sign_that_would_end_it() -> None:
    assert fragment("A-B, c & d said so.") == "#:~:text=A%2DB%2C%20c%20%26%20d%20said%20so"
