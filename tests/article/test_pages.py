"""A page and the same report as plain text give the same clean text, and furniture is set aside with its reason."""

# ruff: noqa: E501 - sample sentences are easier to read on one line

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from dragoman.article import open_documents, read_document
from dragoman.article.reasons import reasons
from dragoman.types import Article

SAMPLES = Path(__file__).parents[3] / "shared" / "samples"


def heading_texts(article: Article) -> list[str]:
    return [article.text[span.start : span.end] for span in article.headings]


def reasons_of(article: Article) -> dict[str, str]:
    return {line: entry.reason for entry in article.dropped for line in entry.text.split("\n")}


def test_page_and_plain_text_agree(read_page):
    assert read_page("harbour-talks.html").text == read_page("harbour-talks.txt").text


@pytest.mark.parametrize("name", ["harbour-talks.html", "harbour-talks.txt"])
def test_body_is_whole_and_in_order(read_page, name):
    article = read_page(name)
    paragraphs = article.text.split("\n\n")
    assert paragraphs[0] == "Norway and Iceland reopen talks on shared fishing grounds"
    assert paragraphs[1].startswith("OSLO — Norway and Iceland said on Tuesday")
    assert paragraphs[-1].startswith("Neither government has threatened")
    assert "since stocks moved west" in article.text
    assert "The delegations will exchange papers by Friday." in paragraphs
    assert "“We do not expect miracles, only patience,” an Icelandic diplomat said." in paragraphs
    assert heading_texts(article) == [paragraphs[0], "Quotas in dispute", "Next steps"]


@pytest.mark.parametrize("name", ["harbour-talks.html", "harbour-talks.txt"])
def test_furniture_is_dropped_with_its_reason(read_page, name):
    found = reasons_of(read_page(name))
    assert found["Seven Gardens Worth a Visit Before Autumn Arrives"] == "related_link"
    assert found["Storm delays ferries for a third day"] == "related_link"
    assert found["Advertisement"] == "advertisement"
    assert found["Sign up for our newsletter and get the news in your inbox."] == "newsletter"
    assert found["Fishing boats in Tromsø. Photo: Oto Reyes/Harbour Post"] == "caption_credit"
    assert (
        found["Mara Lind covers the Nordic countries for The Harbour Post. She has twelve years of experience."]
        == "author_box"
    )
    assert found["By Mara Lind and Oto Reyes"] == "byline"
    assert found["May 14, 2019"] == "timestamp"
    assert found["2 Comments"] == "comment_form"
    assert found["© 2019 Harbour Post Media. All rights reserved."] == "copyright"
    assert found["Back to top"] == "boilerplate"


@pytest.mark.parametrize("name", ["harbour-talks.html", "harbour-talks.txt"])
def test_what_the_document_says_of_itself(read_page, name):
    article = read_page(name)
    assert article.title == "Norway and Iceland reopen talks on shared fishing grounds"
    assert article.outlet == "The Harbour Post"
    assert article.authors == ("Mara Lind", "Oto Reyes")
    assert article.published is not None
    assert (article.published.earliest, article.published.latest) == (date(2019, 5, 14), date(2019, 5, 14))
    assert article.published.basis == "stated"
    assert article.published.because


def test_canonical_address_is_kept(read_page):
    assert read_page("harbour-talks.html").url == "https://harbour-post.example/world/norway-iceland-talks"


def test_identifier_is_the_digest_of_the_clean_text(read_page):
    article = read_page("harbour-talks.html")
    assert article.id == "sha256:" + hashlib.sha256(article.text.encode()).hexdigest()


def test_entries_of_a_live_page_are_headings_and_date_it(read_page):
    article = read_page("live-page.html")
    assert heading_texts(article)[1:] == [
        "March 5, 2020, 4:40 p.m. GMT",
        "March 5, 2020, 9:15 a.m. GMT",
        "March 4, 2020, 11:05 a.m. GMT",
    ]
    assert article.published is not None
    assert (article.published.earliest, article.published.latest) == (date(2020, 3, 4), date(2020, 3, 5))
    assert article.outlet == "Coastal Wire"


def test_page_without_paragraph_elements(read_page):
    article = read_page("old-layout.html")
    assert [paragraph.split()[0] for paragraph in article.text.split("\n\n")] == ["Consuls", "VALLETTA,", "The", "Both"]
    assert article.published is not None
    assert article.published.earliest == date(2004, 2, 3)
    assert "in kind & without delay" in article.text


def test_markdown_marks_are_taken_off(read_page):
    article = read_page("briefing.md")
    assert heading_texts(article) == ["Lima and La Paz set up a hotline", "Why now", "What is left open"]
    assert "a direct telephone line between" in article.text
    assert "said on Wednesday." in article.text
    assert article.authors == ("Rosa Quispe",)
    assert article.published is not None
    assert article.published.earliest == date(2017, 8, 30)


def test_every_reason_is_defined(read_page):
    known = reasons().keys()
    for name in ("harbour-talks.html", "harbour-talks.txt", "live-page.html", "old-layout.html"):
        assert {entry.reason for entry in read_page(name).dropped} <= known


@pytest.mark.skipif(not SAMPLES.exists(), reason="the reference page lies outside the project")
def test_reference_page_as_text_and_as_page():
    by_kind = {Path(document.source).suffix: read_document(document) for document in open_documents([str(SAMPLES)])}
    text, page = by_kind[".txt"], by_kind[".html"]
    assert text.text == page.text
    assert heading_texts(text) == heading_texts(page)
    assert len(text.headings) == 11
    assert text.published is None and page.published is None
    assert page.outlet == "The News Desk"
    assert {entry.reason for entry in text.dropped} == {"related_link", "author_box", "comment_form", "boilerplate"}
    assert text.text.endswith("addressing every aspect of the crisis.")


def test_entries_without_a_year_are_dated_by_their_elements(read_text):
    entries = [
        ("2020-03-05T16:40:00Z", "Thursday 5 March, 16:40 GMT"),
        ("2020-03-04T11:05:00Z", "Wednesday 4 March, 11:05 GMT"),
    ]
    body = "".join(
        f'<div class="entry"><time datetime="{stamp}">{shown}</time><h3>Leaders leave again</h3>'
        "<p>The delegation of Togo walked out of a session on shared costs and came back an hour later, two diplomats said.</p>"
        "<p>Nigeria and Benin signed a separate note on fuel smuggling at the end of the day, officials of both said.</p></div>"
        for stamp, shown in entries
    )
    article = read_text(f"<html><body><main><h1>Summit in Accra: live</h1>{body}</main></body></html>", "live.html")
    assert [shown for _, shown in entries] == heading_texts(article)[1::2]
    assert article.published is not None
    assert (article.published.earliest, article.published.latest) == (date(2020, 3, 4), date(2020, 3, 5))


SHAPES = {
    "paragraphs": lambda text: f"<p>{text}</p>",
    "div for each": lambda text: f"<div>{text}</div>",
    "deep in boxes": lambda text: f"<div class='css-1a'><div class='row'><p class='css-2b'>{text}</p></div></div>",
    "spans and links": lambda text: f"<p><span>{text[:9]}</span><a href='/x'>{text[9:15]}</a><em>{text[15:]}</em></p>",
    "hints that mean nothing": lambda text: f"<p class='story-comment share-text'>{text}</p>",
    "line breaks": lambda text: f"{text}<br><br>",
    "never closed": lambda text: f"<p>{text}",
    "advertisements between": lambda text: f"<p>{text}</p><div class='ad-unit'><span>Advertisement</span></div>",
    "pointers between": lambda text: (
        f"<p>{text}</p><p><strong>READ MORE: <a href='/y'>Copper prices fall</a></strong></p>"
    ),
    "sections": lambda text: f"<section><p>{text}</p></section>",
}
BODY = [
    "Foreign ministers of Peru and Chile met in Arica on Tuesday and agreed to reopen the railway between the two cities.",
    "“We have lost too many years over a signature,” Peruvian minister Rosa Quispe told reporters after the talks.",
    "He smiled.",
    "Under the agreement, each country will pay for its own side, and a joint company will run the trains.",
]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(
    "frame", ["<article>{}</article>", "<div class='has-related'><div>{}</div></div>", "<form>{}</form>"]
)
def test_body_is_whole_however_it_is_marked_up(read_text, shape, frame):
    content = frame.format("<h1>Peru and Chile reopen railway</h1>" + "".join(map(SHAPES[shape], BODY)))
    article = read_text(
        f"<html><head><title>Peru and Chile reopen railway</title></head><body>{content}</body></html>", "a.html"
    )
    assert article.text.split("\n\n") == ["Peru and Chile reopen railway", *BODY]
