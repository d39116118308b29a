"""What must hold for every text, tried on made-up ones."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.article import read_document
from dragoman.article.clean import normalise
from dragoman.article.plain import looks_like_markdown
from dragoman.errors import ArticleError
from dragoman.types import Article, Document

LINES = [
    "The foreign ministers met in the capital and agreed to open the border before the winter.",
    "“We will not close our ports,” the president told reporters on Monday evening.",
    "OSLO, May 14, 2019 (Agency) - Norway said that it would send its envoy back within a week.",
    "NAIROBI, Kenya —",
    "A joint commission of scientists is to report in June, according to both ministries.",
    "The two sides agreed on three steps:",
    "Open two border crossings",
    "Return the ambassadors",
    "Quotas in dispute",
    "Why does the border matter?",
    "10:30 GMT – Ambassador lands in Nairobi",
    "March 4, 2020, 9:15 a.m. ET",
    "May 14, 2019",
    "By Mara Lind and Oto Reyes",
    "By Reuters",
    "Ten Gadgets That Will Change How You Cook Pasta",
    "Read more: Rice prices climb again",
    "Related Articles",
    "About the author",
    "Mara Lind is a correspondent for The Harbour Post. She holds a degree in history.",
    "3 Comments",
    "Leave a Reply",
    "Back to top",
    "Advertisement",
    "WORLD",
    "Live",
    "Envoys return | World | The Harbour Post",
    "© 2021 The Harbour Post. All rights reserved.",
    "### A heading",
    "**bold** and `# code` and [a link](https://example.org)",
    "- an item of a list",
    "> a quoted line",
    "—",
    "***",
    "Talks With the U.S.",
    "and a line that begins in the middle of",
    "e\u0301tude\u00a0\u00ad\u200b with odd characters",
]
documents = st.lists(
    st.one_of(st.sampled_from(LINES), st.sampled_from(LINES), st.text(max_size=60)), min_size=2, max_size=25
)
many = settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read(text: str, source: str = "made-up.txt") -> Article | None:
    try:
        return read_document(Document(content=text.encode("utf-8", "replace"), source=source))
    except ArticleError:
        return None


@many
@given(documents, st.sampled_from(["\n", "\n\n"]))
def test_reading_the_clean_text_changes_nothing(lines, separator):
    article = read(separator.join(lines))
    # Markdown says what is a heading; the words of its clean text alone may not.
    if article and not looks_like_markdown(separator.join(lines), "made-up.txt"):
        again = read(article.text)
        assert again is not None
        assert again.text == article.text
        assert again.headings == article.headings
        assert again.dropped == ()
        assert again.id == article.id


@many
@given(documents, st.sampled_from(["\n", "\n\n"]))
def test_text_and_spans_are_in_order(lines, separator):
    article = read(separator.join(lines))
    if article:
        paragraphs = article.text.split("\n\n")
        assert all(paragraph == normalise(paragraph) != "" for paragraph in paragraphs)
        assert all("\n" not in paragraph for paragraph in paragraphs)
        assert all(article.text[span.start : span.end] in paragraphs for span in article.headings)
        assert all(first.end < second.start for first, second in pairwise(article.headings))


@many
@given(st.lists(st.sampled_from(LINES), min_size=2, max_size=25, unique=True))
def test_nothing_is_both_kept_and_dropped_and_nothing_is_lost(lines):
    article = read("\n\n".join(lines), "made-up.text")
    if article:
        paragraphs = set(article.text.split("\n\n"))
        assert not paragraphs & {entry.text for entry in article.dropped}
        everything = "".join(article.text.split()) + "".join("".join(entry.text.split()) for entry in article.dropped)
        for line in lines:
            if not any(mark in line for mark in ("#", "*", "`", ">", "e\u0301", "|", "- ")):
                assert "".join(line.split()) in everything


@many
@given(st.text())
def test_normal_form_is_stable(text):
    once = normalise(text)
    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not any(unicodedata.category(character) == "Cc" for character in once)


@many
@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.html", "a.md", "a.pdf"]))
def test_any_bytes_are_read_or_refused(content, source):
    try:
        read_document(Document(content=content, source=source))
    except ArticleError as error:
        assert error.message


@many
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div class=related>",
                "</div>",
                "<h2>",
                "</h2>",
                "<br>",
                "<a href=x>",
                "</a>",
                "<aside>",
                "</aside>",
                "<li>",
                "<table><tr><td>",
                "</table>",
                "<!-- ",
                " -->",
                "<script>",
                "</script>",
                *LINES[:9],
            ]
        ),
        max_size=60,
    )
)
def test_any_page_is_read_or_refused(parts):
    article = read("<html><body>" + " ".join(parts) + "</body></html>", "a.html")
    if article:
        kept = set(article.text.split("\n\n"))
        assert all(article.text[span.start : span.end] in kept for span in article.headings)
