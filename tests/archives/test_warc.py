"""Web archives become documents; what is damaged or made to burst costs one record."""

from __future__ import annotations

import gzip
import io
import zlib
from datetime import UTC, date, datetime

import brotli
import pytest
from fastwarc.stream_io import ZstdWriter
from made_archives import Warc, documents, errors, place

from dragoman.article import read_document

PAGE = (
    "<html><head><title>{0}</title></head><body><article><h1>{0}</h1><p>Foreign Minister Ana Kovač met her Polish "
    "counterpart in Warsaw on Monday and discussed the border, the ministry said in a statement.</p></article>"
    "</body></html>"
)


@pytest.mark.parametrize("packed", [True, False])
def test_a_response_becomes_a_document_with_address_type_and_moment(opened, packed):
    warc = Warc(packed=packed)
    warc.add("https://news.example/a", "<p>één</p>".encode("latin-1"), media_type="text/html; charset=iso-8859-1")
    (found,) = opened("CC-NEWS-1.warc.gz" if packed else "a.warc", warc.content)
    assert found.url == "https://news.example/a"
    assert found.media_type == "text/html; charset=iso-8859-1"
    assert found.known.fetched == datetime(2025, 3, 4, 5, 6, 7, tzinfo=UTC)
    assert found.content == "<p>één</p>".encode("latin-1")
    assert place(found) == str(warc.starts[0])


def test_only_what_may_hold_an_article_is_taken(opened):
    warc = Warc()
    warc.add("https://news.example/request", b"", kind="request")
    warc.add("https://news.example/gone", b"<p>gone</p>", status="404 Not Found")
    warc.add("https://news.example/moved", b"<p>moved</p>", status="301 Moved")
    warc.add("https://news.example/image", b"\x89PNG", media_type="image/png")
    warc.add("https://news.example/page", b"<p>page</p>")
    assert [each.url for each in opened("a.warc.gz", warc.content)] == ["https://news.example/page"]


@pytest.mark.parametrize(
    ("coding", "packed"),
    [("gzip", gzip.compress), ("deflate", zlib.compress), ("br", brotli.compress), ("identity", bytes)],
)
def test_a_body_is_unpacked(opened, coding, packed):
    warc = Warc()
    warc.add("https://news.example/a", packed(b"<p>text</p>"), Content_Encoding=coding)
    (found,) = opened("a.warc.gz", warc.content)
    assert found.content == b"<p>text</p>"


def test_a_body_whose_header_says_packed_although_the_crawler_unpacked_it_is_taken_as_it_is(opened):
    warc = Warc()
    warc.add("https://news.example/a", b"<p>text</p>", Content_Encoding="gzip", Transfer_Encoding="chunked")
    (found,) = opened("a.warc.gz", warc.content)
    assert found.content == b"<p>text</p>"


def test_chunks_are_joined(opened):
    warc = Warc()
    warc.add("https://news.example/a", b"5\r\n<p>te\r\n6;x=y\r\nxt</p>\r\n0\r\n\r\n", Transfer_Encoding="chunked")
    (found,) = opened("a.warc.gz", warc.content)
    assert found.content == b"<p>text</p>"


@pytest.mark.parametrize("packed", [True, False])
def test_bombs_cost_one_record_each(opened, packed):
    warc = Warc(packed=packed)
    warc.add("https://news.example/a", b"<p>first</p>")
    warc.add("https://news.example/zeros", bytes(120_000_000))
    warc.add("https://news.example/packed", gzip.compress(bytes(120_000_000)), Content_Encoding="gzip")
    warc.add("https://news.example/twice", gzip.compress(gzip.compress(bytes(9))), Content_Encoding="gzip, gzip, gzip")
    warc.add("https://news.example/b", b"<p>last</p>")
    found = opened("a.warc", warc.content)
    assert [each.content for each in documents(found)] == [b"<p>first</p>", b"<p>last</p>"]
    assert [place(each) for each in found[1:4]] == [str(start) for start in warc.starts[1:4]]
    assert ["20 MB" in error for error in errors(found)] == [True, True, False]


@pytest.mark.parametrize("packed", [True, False])
def test_a_damaged_record_costs_itself(opened, packed):
    warc = Warc(packed=packed)
    for number in range(3):
        warc.add(f"https://news.example/{number}", b"<p>%d</p>" % number)
    content = bytearray(warc.content)
    if packed:
        content[warc.starts[1] + 40] ^= 0xFF
    else:
        content[warc.starts[1] : warc.starts[1] + 4] = b"WURC"
    found = opened("a.warc.gz", bytes(content))
    assert [each.content for each in documents(found)] == [b"<p>0</p>", b"<p>2</p>"]
    assert len(errors(found)) == 1


@pytest.mark.parametrize("packed", [True, False])
def test_a_file_that_was_cut_short_says_so_wherever_it_ends(opened, packed):
    warc = Warc(packed=packed)
    warc.add("https://news.example/0", b"<p>0</p>")
    warc.add("https://news.example/1", b"<p>1</p>")
    ends = len(warc.content) - (4 if not packed else 0)
    for end in range(warc.starts[1] + 8, ends - 1, 37):
        found = opened("a.warc.gz", warc.content[:end])
        assert [each.content for each in documents(found)] == [b"<p>0</p>"], end
        assert len(errors(found)) == 1, end


def test_what_is_no_web_archive_says_so(opened):
    (error,) = errors(opened("a.warc.gz", b"<html>" * 1000))
    assert "a.warc.gz" in error
    assert not documents(opened("b.warc.gz", gzip.compress(b"hello")))


def test_many_damaged_records_end_the_file(opened):
    found = opened("a.warc.gz", b"\x1f\x8b\x08nothing" * 10_000)
    assert len(found) < 100
    assert "the rest is left out" in errors(found)[-1]


def test_the_article_keeps_the_address(opened):
    warc = Warc()
    warc.add("https://news.example/2025/03/02/visit", PAGE.format("Kovač meets counterpart in Warsaw").encode())
    (found,) = opened("a.warc.gz", warc.content)
    article = read_document(found)
    assert article.url == "https://news.example/2025/03/02/visit"
    assert article.published.earliest == date(2025, 3, 2)
    assert article.source == found.source


def test_packed_by_zstandard(opened):
    warc = Warc(packed=False)
    for number in range(3):
        warc.add(f"https://news.example/{number}", b"<p>%d</p>" % number)
    buffer = io.BytesIO()
    writer = ZstdWriter(buffer)
    writer.write(warc.content)
    writer.close()
    found = opened("a.warc.zst", buffer.getvalue())
    assert [each.content for each in documents(found)] == [b"<p>0</p>", b"<p>1</p>", b"<p>2</p>"]
    assert len(found) == 3
