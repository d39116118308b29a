"""Identifiers made of content: the same whenever, wherever and in whatever order something is added."""

from __future__ import annotations

import hashlib
from urllib.parse import urlsplit

from dragoman.types import Article

#: Hexadecimal digits of an identifier: 64 bits, so that a clash among a million is less likely than one in ten million.
LENGTH = 16


def digest(*parts: object) -> str:
    """Return the identifier of some parts; None and "" are different parts."""
    joined = "\x1f".join("\x00" if part is None else str(part) for part in parts)
    return hashlib.sha256(joined.encode()).hexdigest()[:LENGTH]


def page_of(url: str | None) -> str | None:
    """Return the page that an address leads to: what is left without scheme, "www.", fragment and last slash."""
    if not url:
        return None
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}{f'?{parts.query}' if parts.query else ''}" if host else None


def article_key(article: Article) -> str:
    """Return the key of an article: its text, where it appeared, and when as far as it is stated or given.

    The same text under two addresses is two articles of one origin. A publication that was inferred follows from the
    text, and is no part of the key.
    """
    published = article.published if article.published and article.published.basis != "inferred" else None
    place = page_of(article.url) or (article.outlet or "").casefold() or None
    return digest("article", article.id, place, published and published.earliest, published and published.latest)


def report_key(article: str, fact: str) -> str:
    """Return the key of a fact in an article."""
    return digest("report", article, fact)
