"""PDF files: lines become paragraphs, what runs along the edges goes, damage is named."""

from __future__ import annotations

import io

import pytest
from made_pdf import PAGES, write_pdf

from dragoman.article import read_document
from dragoman.errors import ArticleError
from dragoman.types import Document


def read(content: bytes, source: str = "release.pdf"):
    return read_document(Document(content=content, source=source))


def test_paragraphs_are_put_together_over_lines_and_pages():
    article = read(write_pdf(PAGES))
    title, first, second, third = article.text.split("\n\n")
    assert title == "Ambassador Presents Credentials in Lisbon"
    assert "the two governments would sign a treaty" in first
    assert "long-standing friendship" in second
    assert "A joint commission is to meet in Porto in September" in second
    assert third.startswith("Officials declined")
    assert article.title == title
    assert article.published is not None
    assert article.published.earliest.isoformat() == "2015-06-03"


def test_running_lines_and_page_numbers_are_dropped():
    article = read(write_pdf(PAGES))
    assert {(entry.text, entry.reason) for entry in article.dropped} == {
        ("Ministry of Foreign Affairs - Press Release", "running_line"),
        ("Page 1 of 2", "running_line"),
        ("Page 2 of 2", "running_line"),
    }


def test_kind_is_told_by_content_not_by_name():
    assert "Lisbon" in read(write_pdf(PAGES), "release.txt").text


@pytest.mark.parametrize("share", [0.3, 0.6, 0.97])
def test_truncated_file(share):
    content = write_pdf(PAGES)
    with pytest.raises(ArticleError, match="cut short"):
        read(content[: int(len(content) * share)])


def test_encrypted_file():
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(write_pdf(PAGES))))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(ArticleError, match="encrypted"):
        read(out.getvalue())


def test_file_without_text():
    with pytest.raises(ArticleError, match="no text"):
        read(write_pdf([[], []]))


def test_damaged_file():
    with pytest.raises(ArticleError, match="expected"):
        read(b"%PDF-1.4\nnothing that a reader could use\n%%EOF\n")
