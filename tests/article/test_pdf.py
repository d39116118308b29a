"""PDF files: lines become paragraphs, what runs along the edges goes, damage is named."""

from __future__ import annotations

import io

import pytest

from dragoman.article import read_document
from dragoman.errors import ArticleError
from dragoman.types import Document

PAGES = [
    [
        "Ministry of Foreign Affairs - Press Release",
        "Ambassador Presents Credentials in Lisbon",
        "LISBON, June 3, 2015 (Press Office) - The new ambassador presented his",
        "credentials to the president on Wednesday and said that the two govern-",
        "ments would sign a treaty on extradition before the end of the year.",
        "",
        "The president thanked him and recalled the long-standing friendship of",
        "both peoples. A joint commission is to meet",
        "Page 1 of 2",
    ],
    [
        "Ministry of Foreign Affairs - Press Release",
        "in Porto in September, according to a programme that both ministries",
        "published on Tuesday.",
        "Officials declined to comment on the case of two sailors who have been",
        "held since April.",
        "Page 2 of 2",
    ],
]


def write_pdf(pages: list[list[str]]) -> bytes:
    """Return a small PDF with the lines on its pages, built by hand so that no writer is needed."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        stream = (
            "BT /F1 11 Tf 14 TL 60 760 Td "
            + " ".join(f"({line}) Tj T*" if line else "0 -8 Td" for line in lines)
            + " ET"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(out.tell())
        out.write(f"{number} 0 obj\n{body}\nendobj\n".encode())
    start = out.tell()
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    out.write("".join(f"{offset:010} 00000 n \n" for offset in offsets).encode())
    out.write(f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


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
