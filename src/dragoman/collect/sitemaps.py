"""What a sitemap lists, with the news extension; an index of sitemaps names its parts."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import msgspec

from dragoman.article.dates import parse_stated
from dragoman.collect.feeds import EXPECTED, believable, iso, listing, parse_iso, plain, refuse_depth
from dragoman.collect.settings import settings
from dragoman.collect.sites import cleaned
from dragoman.collect.types import Answer, Entry, Listing, Part
from dragoman.errors import SourceError

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]

GZIP = b"\x1f\x8b"
#: Window of zlib for gzip.
GZIP_WINDOW = 31


def read_sitemap(answer: Answer) -> Listing:
    """Return what a sitemap lists, or the sitemaps that an index names.

    Raises:
        SourceError: It is no sitemap.
    """
    root = parse_xml(answer.content)
    entries = [entry for item in named(root, "url") if (entry := entry_of(item, answer.url))]
    parts = [part for item in named(root, "sitemap") if (part := part_of(item, answer.url))]
    parts.sort(key=lambda part: part.updated or "", reverse=True)
    limit = settings().listings.parts
    found = listing("sitemap", None, entries)
    return msgspec.structs.replace(
        found, parts=tuple(parts[:limit]), left_out=found.left_out + max(0, len(parts) - limit)
    )


def parse_xml(content: bytes) -> _Element:
    """Return the tree of XML from outside: no entity is unfolded, nothing is fetched, damage is passed over.

    Raises:
        SourceError: It holds no XML, or is nested too deep.
    """
    from lxml import etree  # type: ignore[import-untyped]

    refuse_depth(content)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise SourceError(f"it is no XML ({error}); {EXPECTED}") from error
    if root is None:
        raise SourceError(f"it is no XML; {EXPECTED}")
    return root


def named(element: _Element, name: str) -> list[_Element]:
    """Return the children of a name, whatever their namespace: many sitemaps have none, or a misspelt one."""
    return [child for child in element if isinstance(child.tag, str) and child.tag.rpartition("}")[2] == name]


def text_of(element: _Element, *path: str) -> str | None:
    """Return the text at the end of a path of children."""
    for name in path:
        found = named(element, name)
        if not found:
            return None
        element = found[0]
    return (element.text or "").strip() or None


def entry_of(item: _Element, base: str) -> Entry | None:
    """Return an address of a sitemap."""
    location = text_of(item, "loc")
    url = cleaned(location, base) if location else None
    if url is None:
        return None
    # The day on which a page was last changed is not the day on which it was published.
    stated, updated = text_of(item, "news", "publication_date"), text_of(item, "lastmod")
    day = believable(parse_stated(stated)) if stated else None
    return Entry(
        url=url, title=plain(text_of(item, "news", "title")), day=day, stated=stated[:100] if stated and day else None,
        updated=iso(parse_iso(updated)),
    )  # fmt: skip


def part_of(item: _Element, base: str) -> Part | None:
    """Return a sitemap that an index names."""
    location = text_of(item, "loc")
    url = cleaned(location, base) if location else None
    return Part(url=url, updated=iso(parse_iso(text_of(item, "lastmod")))) if url else None


def unfold(content: bytes, limit: int) -> bytes:
    """Return bytes that may be packed by gzip, unpacked within the caps.

    Raises:
        SourceError: They are damaged, or unfold to too much.
    """
    if not content.startswith(GZIP):
        return content
    most = min(limit, settings().listings.ratio * len(content) + 4096)
    try:
        unpacked = zlib.decompressobj(GZIP_WINDOW).decompress(content, most + 1)
    except zlib.error as error:
        raise SourceError(f"its packing is damaged ({error}); {EXPECTED}") from error
    if len(unpacked) > most:
        raise SourceError(f"it unfolds to more than {most:,} bytes; {EXPECTED}")
    return unpacked
