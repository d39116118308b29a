"""Every parser that takes bytes from outside, with sound samples of what it takes, and ways to damage these.

``PARSERS`` is what the tests of fuzzing go through: a new parser is one entry in it.
"""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import hostile_words as words
from hypothesis import strategies as st
from made_archives import Warc
from made_pdf import PAGES as PDF_PAGES
from made_pdf import write_pdf
from protego import Protego

from dragoman.archives.fields import Fields
from dragoman.archives.http import decoded
from dragoman.archives.nesting import documents_in
from dragoman.article import read_document
from dragoman.collect.discovery import links_of
from dragoman.collect.listings import kind_of, read_listing
from dragoman.collect.opml import read_opml
from dragoman.collect.reading import why_walled
from dragoman.collect.robots import Robots
from dragoman.collect.settings import settings
from dragoman.collect.types import Answer, Listing
from dragoman.errors import ArchiveError, DragomanError
from dragoman.gate import judge_document
from dragoman.types import Article, Document

TESTS = Path(__file__).parents[1]
SEEDS = TESTS / "fuzzing" / "seeds"
PAGES = TESTS / "article" / "pages"
DEVELOPMENT = TESTS.parent / "benchmarks" / "articles" / "development"
ADDRESS = "https://harbourpost.example/world/rss"


class Parser(NamedTuple):
    """A parser with its samples."""

    #: Reads bytes to the end, and raises nothing but a DragomanError.
    read: Callable[[bytes], object]
    samples: Callable[[], list[bytes]]
    #: What its format is made of.
    words: tuple[bytes, ...]


# --- what reads -------------------------------------------------------------------------------------------


def answer(content: bytes, media_type: str = "text/xml") -> Answer:
    """Return bytes as a server sent them."""
    headers = {"content-type": media_type}
    return Answer(asked=ADDRESS, url=ADDRESS, status=200, headers=headers, content=content)


def read_any_listing(content: bytes) -> Listing:
    """Read a feed or sitemap."""
    assert kind_of(content) in ("feed", "json", "sitemap", "page", "unknown")
    found = read_listing(answer(content))
    assert all(entry.url.startswith(("http://", "https://")) for entry in found.entries)
    return found


def read_robots(content: bytes) -> None:
    """Read rules, ask them, and take the sitemaps that they name."""
    robots = Robots(settings().requests)
    robots.permit(ADDRESS, lambda url: answer(content, "text/plain"))
    assert robots.delay(ADDRESS) >= 0
    assert all(isinstance(link, str) for link in Protego.parse(content.decode("utf-8", "replace")).sitemaps)


def read_page(content: bytes) -> Article:
    """Judge a page, find its feeds, clean it."""
    document = Document(content=content, source="a.html", media_type="text/html", url=ADDRESS)
    judge_document(document)
    links_of(answer(content, "text/html"))
    article = read_document(document)
    why_walled(document, article)
    return article


def read_text(content: bytes) -> Article:
    """Clean a text."""
    return read_document(Document(content=content, source="a.md"))


def read_pdf(content: bytes) -> Article:
    """Clean a PDF."""
    return read_document(Document(content=content, source="a.pdf", media_type="application/pdf"))


def read_archive(name: str) -> Callable[[bytes], object]:
    """Return what reads an archive of a name, and each article in it."""

    def read(content: bytes) -> None:
        for found in documents_in(io.BytesIO(content), name, fields=Fields()):
            assert isinstance(found, Document | DragomanError) and found.source
            if isinstance(found, Document):
                try:
                    read_document(found)
                except DragomanError as error:
                    assert error.message

    return read


def read_body(content: bytes) -> None:
    """Take back what HTTP did to a body."""
    for coding in ("gzip", "deflate", "br", "zstd", "gzip, br"):
        try:
            decoded(content, coding, "chunked", "x")
        except ArchiveError as error:
            assert error.message


# --- samples ----------------------------------------------------------------------------------------------


def seeds(*patterns: str) -> Callable[[], list[bytes]]:
    """Return what reads the samples of some names."""
    return lambda: [path.read_bytes() for pattern in patterns for path in sorted(SEEDS.glob(pattern))]


def pages() -> list[bytes]:
    """Return some pages that hold articles."""
    paths = [path for path in sorted(PAGES.glob("*.html")) if path.stem != "index-page"]
    return [path.read_bytes() for path in [*paths, *sorted(DEVELOPMENT.glob("*.html"))[:3]]]


def texts() -> list[bytes]:
    """Return some texts."""
    return [path.read_bytes() for path in (PAGES / "briefing.md", PAGES / "harbour-talks.txt")]


def pdfs() -> list[bytes]:
    """Return a small PDF."""
    return [write_pdf(PDF_PAGES)]


def sitemaps() -> list[bytes]:
    """Return sitemaps, one of them packed."""
    found = seeds("*.xml")()
    return [*found, gzip.compress(found[0], mtime=0)]


def warcs() -> list[bytes]:
    """Return web archives, packed and not."""
    found = []
    for packed in (True, False):
        warc = Warc(packed=packed)
        for number, page in enumerate(pages()[:2]):
            warc.add(f"https://harbourpost.example/{number}", page)
        warc.add("https://harbourpost.example/packed", gzip.compress(b"<p>x", mtime=0), Content_Encoding="gzip")
        warc.add("dns:harbourpost.example", b"20250318 A 192.0.2.1", kind="resource", media_type="text/dns")
        found.append(warc.content)
    return found


def dumps() -> list[bytes]:
    """Return dumps, packed and not."""
    found = seeds("*.jsonl")()
    return [*found, gzip.compress(found[0], mtime=0)]


def zips() -> list[bytes]:
    """Return a ZIP file with pages, a dump, a message, and another one within."""
    inner, outer = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("letter.eml", (SEEDS / "letter.eml").read_bytes())
    with zipfile.ZipFile(outer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("news/page.html", pages()[0])
        archive.writestr("news/dump.jsonl", (SEEDS / "dump.jsonl").read_bytes())
        archive.writestr("inner.zip", inner.getvalue())
        archive.writestr("plain.txt", b"Two envoys met.", zipfile.ZIP_STORED)
    return [outer.getvalue(), inner.getvalue()]


def mailboxes() -> list[bytes]:
    """Return a mailbox of two messages."""
    message = b"From MAILER-DAEMON Tue Mar 18 09:30:00 2025\n" + (SEEDS / "letter.eml").read_bytes() + b"\n"
    return [2 * message]


def bodies() -> list[bytes]:
    """Return a packed body in chunks, and a bare one."""
    packed = gzip.compress(b"<p>text</p>" * 40, mtime=0)
    return [b"%x\r\n%b\r\n0\r\n\r\n" % (len(packed), packed), packed]


PARSERS = {
    "feed": Parser(read_any_listing, seeds("feed.rss", "feed.atom", "feed.rdf"), words.FEED),
    "json feed": Parser(read_any_listing, seeds("feed.json"), words.JSON),
    "sitemap": Parser(read_any_listing, sitemaps, words.SITEMAP),
    "opml": Parser(read_opml, seeds("*.opml"), words.OPML),
    "robots": Parser(read_robots, seeds("robots.txt"), words.ROBOTS),
    "page": Parser(read_page, pages, words.PAGE),
    "text": Parser(read_text, texts, words.TEXT),
    "pdf": Parser(read_pdf, pdfs, words.PDF),
    "warc": Parser(read_archive("a.warc.gz"), warcs, words.ARCHIVE),
    "json lines": Parser(read_archive("a.jsonl"), dumps, words.LINES),
    "zip": Parser(read_archive("a.zip"), zips, words.ARCHIVE),
    "mailbox": Parser(read_archive("a.mbox"), mailboxes, words.MAIL),
    "message": Parser(read_archive("a.eml"), seeds("*.eml"), words.MAIL),
    "body": Parser(read_body, bodies, words.BODY),
}


# --- damage -----------------------------------------------------------------------------------------------

#: Where, as a share of the length; how many bytes; what is put there, and how often; what is done.
Change = tuple[float, int, bytes, int, str]
KINDS = ("replace", "insert", "delete", "double", "move", "cut")
#: Longest that damage may make a sample.
LONGEST = 200_000


def changes(words: Iterable[bytes]) -> st.SearchStrategy[list[Change]]:
    """Return a strategy of damage, made of the words of a format and any bytes."""
    word = st.sampled_from(tuple(words)) | st.binary(max_size=8)
    times = st.sampled_from((1, 1, 1, 2, 40, 1000))
    change = st.tuples(st.floats(0, 1), st.integers(0, 60), word, times, st.sampled_from(KINDS))
    return st.lists(change, max_size=8)


def damaged(content: bytes, damage: Iterable[Change]) -> bytes:
    """Return the bytes with all damage done to them."""
    for place, length, word, times, kind in damage:
        at = round(place * len(content))
        before, some, after = content[:at], content[at : at + length], content[at + length :]
        content = {
            "replace": before + word * times + after,
            "insert": before + word * times + some + after,
            "delete": before + after,
            "double": before + some * (times + 1) + after,
            "move": some + before + after,
            "cut": before,
        }[kind][:LONGEST]
    return content


@cache
def samples_of(name: str) -> tuple[bytes, ...]:
    """Return the samples of a parser, made once."""
    return tuple(PARSERS[name].samples())
