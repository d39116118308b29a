"""Whatever the bytes are, every reader ends in time with documents or errors, and nothing else is raised.

Archives that were sound before they were damaged are tried in tests/fuzzing.
"""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_archives import Warc

from dragoman.archives.fields import Fields
from dragoman.archives.http import decoded
from dragoman.archives.mail import mail_document
from dragoman.archives.nesting import documents_in
from dragoman.errors import ArchiveError, DragomanError
from dragoman.gate import judge_document
from dragoman.types import Document

#: Examples for each reader: some seconds together.
BOUNDED = settings(max_examples=120, deadline=2000, suppress_health_check=[HealthCheck.too_slow])


def made(name: str) -> bytes:
    """Return a sound archive of a kind."""
    if name.startswith("a.warc"):
        warc = Warc(packed=name.endswith(".gz"))
        for number in range(4):
            warc.add(f"https://news.example/{number}", b"<p>%d</p>" % number)
        return warc.content
    if name == "a.zip":
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("a.html", b"<p>text</p>" * 20)
            archive.writestr("b.jsonl", b'{"text": "x"}\n')
        return buffer.getvalue()
    lines = b"".join(b'{"title": "a", "text": "text %d", "date": "2025-03-04"}\n' % number for number in range(20))
    head = b"Subject: =?utf-8?q?x?=\nContent-Type: multipart/mixed; boundary=b\n\n"
    mail = head + b"--b\nContent-Type: text/html\n\n<p>\n--b--\n"
    contents = {
        "a.jsonl": lines,
        "a.jsonl.gz": gzip.compress(lines),
        "a.eml": mail,
        "a.mbox": b"From a\n" + mail + b"\n",
    }
    return contents[name]


NAMES = ["a.warc", "a.warc.gz", "a.zip", "a.jsonl", "a.jsonl.gz", "a.eml", "a.mbox"]


def read_all(name: str, content: bytes) -> list[Document | DragomanError]:
    """Return what comes out; an error that ends the archive is the last."""
    found: list[Document | DragomanError] = []
    try:
        found.extend(documents_in(io.BytesIO(content), name, fields=Fields()))
    except DragomanError as error:
        found.append(error)
    assert all(isinstance(each, Document | DragomanError) and each.source for each in found)
    return found


@pytest.mark.parametrize("name", [*NAMES, "a.jsonl.zst", "a.warc.zst", "page.html.gz", "unnamed"])
@BOUNDED
@given(
    content=st.binary(max_size=300),
    start=st.sampled_from(
        [b"", b"\x1f\x8b\x08", b"PK\x03\x04", b"WARC/1.0\r\n", b"\x28\xb5\x2f\xfd", b"From a\nB: c\n"]
    ),
)
def test_any_bytes(name, content, start):
    read_all(name, start + content)


@pytest.mark.parametrize("name", NAMES)
def test_whatever_stands_whole_before_the_end_of_a_cut_file_comes_out(name):
    content = made(name)
    whole = [each for each in read_all(name, content) if isinstance(each, Document)]
    assert whole
    before = 0
    for end in range(0, len(content) + 1, max(1, len(content) // 60)):
        found = [each for each in read_all(name, content[:end]) if isinstance(each, Document)]
        if name.startswith("a.warc"):
            assert found == whole[: len(found)], end
            assert len(found) >= before
            before = len(found)


@BOUNDED
@given(content=st.binary(max_size=200), coding=st.sampled_from(["gzip", "deflate", "br", "zstd", "gzip, br", "x"]))
def test_bodies(content, coding):
    try:
        assert isinstance(decoded(content, coding, "chunked", "x"), bytes)
    except ArchiveError as error:
        assert error.source == "x"


HEADER = st.sampled_from(
    ["Subject", "From", "Date", "Content-Type", "Content-Transfer-Encoding", "Content-Disposition"]
)


@BOUNDED
@given(headers=st.lists(st.tuples(HEADER, st.text(max_size=40)), max_size=6), body=st.binary(max_size=100))
def test_headers_of_messages(headers, body):
    lines = "".join(f"{name}: {value}\n" for name, value in headers).encode("utf-8", "surrogateescape")
    assert isinstance(mail_document(lines + b"\n" + body, "x"), Document | ArchiveError)


@BOUNDED
@given(
    content=st.one_of(st.binary(max_size=300), st.text(alphabet="<>/!?-&;ap script\n", max_size=300).map(str.encode))
)
def test_the_gate_judges_any_page(content):
    document = Document(content=b"<html>" + content, source="x.html", media_type="text/html")
    assert judge_document(document) == judge_document(document)
