"""What an RSS, Atom or JSON feed lists."""

from __future__ import annotations

import calendar
import json
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from typing import Any

from dragoman.article.dates import parse_stated
from dragoman.article.decode import decode
from dragoman.collect.settings import settings
from dragoman.collect.sites import cleaned
from dragoman.collect.types import Answer, Entry, Listing
from dragoman.errors import SourceError

OPAQUE = re.compile(rb"<!\[CDATA\[.*?\]\]>|<!--.*?-->", re.DOTALL)
TAG = re.compile(rb"<(/?)([A-Za-z_][\w:.-]*)[^<>]*?(/?)>")
TAGS = re.compile(r"<[^>]{0,500}>")
#: Some archives list what was published long before it was on the web.
EARLIEST = date(1900, 1, 1)
EXPECTED = "expected RSS, Atom, JSON Feed or a sitemap"


def read_feed(answer: Answer) -> Listing:
    """Return what an RSS or Atom feed lists.

    Raises:
        SourceError: It is no feed, or nested too deep.
    """
    import feedparser

    refuse_depth(answer.content)
    headers = {"content-type": answer.media_type or "application/xml", "content-location": answer.url}
    # As a stream: feedparser takes a string for an address or a file that it should open.
    try:
        found = feedparser.parse(
            BytesIO(answer.content), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
    except (ValueError, OverflowError) as error:  # "&#x110000;": a sign that there is none of
        raise SourceError(f"the feed cannot be read ({error}); {EXPECTED}") from error
    if not found.get("version") and not found.entries:
        raise SourceError(f"the feed cannot be read ({found.get('bozo_exception', 'it lists nothing')}); {EXPECTED}")
    base = found.feed.get("link") or answer.url
    base = base if cleaned(base) else answer.url
    entries = [entry for item in found.entries if (entry := entry_of(item, answer.url, base))]
    return listing("feed", plain(found.feed.get("title")), entries)


def refuse_depth(content: bytes) -> None:
    """Raise SourceError if more tags are open at once than in any feed."""
    depth, limit = 0, settings().listings.open_tags
    for match in TAG.finditer(OPAQUE.sub(b"", content)):
        if not match[3]:
            depth = max(0, depth - 1) if match[1] else depth + 1
        if depth > limit:
            raise SourceError(f"its tags are nested more than {limit} deep; {EXPECTED}")


def entry_of(item: Any, own: str, base: str) -> Entry | None:
    """Return an entry of a feed, or None where it leads to no page."""
    links = [item.get("link"), *(link.get("href") for link in item.get("links", ()) if link.get("rel") == "alternate")]
    links += [item.get("id")] if item.get("guidislink", True) else []
    url = next((url for link in links if link and (url := cleaned(link, own))), None)
    if url is None or url == base:
        return None
    stated = item.get("published") or dict.get(item, "updated")
    # Asked of the plain dictionary: feedparser gives what was published for what was updated.
    updated = dict.get(item, "updated_parsed")
    moment = item.get("published_parsed") or updated
    day = believable(when.date()) if (when := moment_of(moment)) else None
    return Entry(
        url=url, title=plain(item.get("title")), day=day,
        stated=str(stated)[:100] if day else None, updated=iso(moment_of(updated)),
    )  # fmt: skip


def moment_of(parsed: Any) -> datetime | None:
    """Return the moment of a time that feedparser read, in UTC; None where it has none or none that can be."""
    try:
        return datetime.fromtimestamp(calendar.timegm(parsed), UTC) if parsed else None
    except (ValueError, OverflowError, OSError, TypeError):
        return None


def believable(day: date | None) -> date | None:
    """Return a day of publication unless it is to come (a day is left for time zones) or before there were feeds."""
    latest = datetime.now(UTC).date() + timedelta(days=1)
    return day if day and EARLIEST <= day <= latest else None


def iso(moment: datetime | None) -> str | None:
    """Return a moment as ISO 8601."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment else None


def read_json_feed(answer: Answer) -> Listing:
    """Return what a JSON Feed lists (jsonfeed.org, versions 1 and 1.1).

    Raises:
        SourceError: It is no JSON Feed.
    """
    try:
        found = json.loads(decode(answer.content, answer.media_type))
    except (ValueError, RecursionError) as error:
        raise SourceError(f"the feed is no JSON ({error}); {EXPECTED}") from error
    items = found.get("items") if isinstance(found, dict) else None
    if not isinstance(items, list):
        raise SourceError(f"the JSON has no list of items; {EXPECTED}")
    entries = [entry for item in items if isinstance(item, dict) and (entry := json_entry(item, answer.url))]
    return listing("feed", plain(found.get("title")), entries)


def json_entry(item: dict[str, Any], base: str) -> Entry | None:
    """Return an entry of a JSON Feed, or None where it leads to no page."""
    links = [link for link in (item.get("url"), item.get("external_url"), item.get("id")) if isinstance(link, str)]
    url = next((url for link in links if (url := cleaned(link, base if "/" in link else ""))), None)
    if url is None:
        return None
    stated, updated = (value if isinstance(value := item.get(name), str) else None for name in
                       ("date_published", "date_modified"))  # fmt: skip
    said = stated or updated
    day = believable(parse_stated(said)) if said else None
    return Entry(
        url=url, title=plain(item.get("title")), day=day, stated=said[:100] if said and day else None,
        updated=iso(parse_iso(updated)),
    )  # fmt: skip


def parse_iso(value: str | None) -> datetime | None:
    """Return the moment that ISO 8601 words name, in UTC, or None."""
    try:
        moment = datetime.fromisoformat((value or "").strip())
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def plain(value: object) -> str | None:
    """Return a title without markup, on one line."""
    if not isinstance(value, str):
        return None
    words = " ".join(TAGS.sub(" ", value[:4000]).split())
    return words[: settings().listings.title_characters] or None


def listing(kind: str, title: str | None, entries: Iterable[Entry]) -> Listing:
    """Return a listing within the caps: each address once, the newest first; undated ones keep their order."""
    unique = list({entry.url: entry for entry in reversed(list(entries))}.values())[::-1]
    unique.sort(key=lambda entry: entry.updated or (entry.day.isoformat() if entry.day else ""), reverse=True)
    limit = settings().listings.entries
    return Listing(kind=kind, title=title, entries=tuple(unique[:limit]), left_out=max(0, len(unique) - limit))
