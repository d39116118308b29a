"""What kind of listing some bytes are, whatever the server calls them."""

from __future__ import annotations

import re

import msgspec

from dragoman.collect.feeds import EXPECTED, read_feed, read_json_feed
from dragoman.collect.settings import settings
from dragoman.collect.sitemaps import read_sitemap, unfold
from dragoman.collect.types import Answer, Listing
from dragoman.errors import SourceError

ROOT = re.compile(rb"<(?![?!])([\w.-]+:)?([A-Za-z][\w.-]*)")
COMMENT = re.compile(rb"<!--.*?-->|<!DOCTYPE[^>\[]*(\[.*?\])?\s*>", re.DOTALL | re.IGNORECASE)
HEAD = 20_000


def kind_of(content: bytes) -> str:
    """Return feed | json | sitemap | page | unknown, by how the bytes begin."""
    head = content[:HEAD]
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if head.startswith(mark):
            head = head.decode(encoding, "replace").encode()
    head = COMMENT.sub(b"", head.lstrip(b"\xef\xbb\xbf \t\r\n"))
    if head.startswith((b"{", b"[")):
        return "json"
    root = ROOT.search(head)
    name = root[2].decode().lower() if root else ""
    kinds = {"rss": "feed", "feed": "feed", "rdf": "feed", "urlset": "sitemap", "sitemapindex": "sitemap"}
    return kinds.get(name, "page" if root else "unknown")


def read_listing(answer: Answer) -> Listing:
    """Return what a feed or sitemap lists.

    Raises:
        SourceError: It is neither.
    """
    answer = msgspec.structs.replace(answer, content=unfold(answer.content, settings().requests.listing_bytes))
    kind = kind_of(answer.content)
    if kind == "json":
        return read_json_feed(answer)
    if kind == "sitemap":
        return read_sitemap(answer)
    if kind == "feed":
        return read_feed(answer)
    if kind == "page":
        raise SourceError(
            f"it is a web page; {EXPECTED}. “dragoman sources discover ADDRESS” finds the feeds of a site; "
            "“dragoman sources add ADDRESS --kind page” follows the page itself"
        )
    raise SourceError(f"it is no listing; {EXPECTED}")
