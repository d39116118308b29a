"""From what was fetched to a reading; the beginning of an article behind a wall is recognised as such."""

from __future__ import annotations

import re

from dragoman.collect.settings import settings
from dragoman.errors import DragomanError, IrrelevantError
from dragoman.record.documents import Original, article_of
from dragoman.types import Article, Document, Frozen, Reading

#: schema.org: "A flag to signal that the item is accessible for free"; publishers set it to false for paywalls.
NOT_FREE = re.compile(rb"""["']?isAccessibleForFree["']?\s*:\s*["']?false""", re.IGNORECASE)
NOT_FREE_META = re.compile(
    rb"""<meta[^>]{0,200}?article:content_tier["'][^>]{0,200}?content=["'](?:locked|metered)""", re.IGNORECASE
)


class Unread(Frozen):
    """What could not be read, or is not to be added."""

    #: paywalled | irrelevant | unreadable
    outcome: str
    reason: str


def read_fetched(original: Original, gate: bool) -> Reading | Unread:
    """Return the reading of a fetched document, or why there is none; never raises but for the end of the program.

    Args:
        original: What was fetched, with what its source says of it.
        gate: Whether it is passed over when it holds nothing diplomatic.
    """
    from dragoman.archives.one_document import one_document

    try:
        with one_document(original.document.source):
            return read_within_time(original, gate)
    except IrrelevantError as error:
        return Unread(outcome="irrelevant", reason=error.message)
    except DragomanError as error:
        return Unread(outcome="unreadable", reason=error.message)


def read_within_time(original: Original, gate: bool) -> Reading | Unread:
    """Return the reading of a fetched document, or that it is behind a wall; raise why there is none.

    A wall is looked for before the gate judges: what stands behind it may well be diplomacy.
    """
    from dragoman.gate import judge
    from dragoman.reader import read_again, refuse_irrelevant

    article = article_of(original)
    reason = why_walled(original.document, article)
    if reason:
        return Unread(outcome="paywalled", reason=reason)
    if gate:
        refuse_irrelevant(judge(article.text), original.document.source)
    return read_again(article)


def why_walled(document: Document, article: Article) -> str | None:
    """Return why a text is the beginning of an article only, or None if it is whole as far as that can be told."""
    words = len(article.text.split())
    if words >= settings().stubs.words:
        return None
    if NOT_FREE.search(document.content) or NOT_FREE_META.search(document.content):
        return f"the page says that it is not free, and shows {words} words: the beginning of an article"
    if any(passage.reason == "paywall_notice" for passage in article.dropped):
        return f"the page asks readers to subscribe, and shows {words} words: the beginning of an article"
    return None
