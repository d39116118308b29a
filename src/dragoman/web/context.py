"""The sentences around words that are too few to say what they are about: "in January", "the visit"."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from dragoman.record.packing import decompress
from dragoman.record.rows import batches, marks
from dragoman.sentences import sentence_around
from dragoman.types import Quote
from dragoman.web.listing import Item

#: Words up to which a quote is shown in its sentence.
FEW = 7
BEST = """SELECT event.key, report.quote, report.start, report."end", article.reading
FROM event JOIN report ON report.id = event.best JOIN article ON article.id = report.article WHERE event.key IN ({})"""


def in_context(connection: sqlite3.Connection, items: Sequence[Item]) -> tuple[Item, ...]:
    """Return entries of events, those with few words with the rest of the sentence in which they stand."""
    found = around(connection, (item.key for item in items if is_short(item.quote)))
    return tuple(
        replace(item, before=found[item.key][0], after=found[item.key][1]) if item.key in found else item
        for item in items
    )


def is_short(quote: str) -> bool:
    """Whether a quote has too few words to be understood alone."""
    return len(quote.split()) <= FEW


def around(connection: sqlite3.Connection, keys: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Return what stands before and after the words of some events in their sentences."""
    found = {}
    for some in batches(sorted({key for key in keys if key})):
        for key, quote, start, end, reading in connection.execute(BEST.format(marks(some)), some):
            article = decompress(reading).article
            whole = sentence_around(article, Quote(start=start, end=end, quote=quote))
            found[key] = spaced(article.text[whole.start : start]), spaced(article.text[end : whole.end])
    return found


def spaced(text: str) -> str:
    """Return text with single blanks, also at its ends where there are some."""
    return f"{' ' * text[:1].isspace()}{' '.join(text.split())}{' ' * text[-1:].isspace()}" if text.strip() else ""
