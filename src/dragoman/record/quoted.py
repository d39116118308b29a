"""Which article a fact entered by hand was taken from, if the record has it: they are one origin, whoever came first.

It is taken from an article by whose title its source begins, and in whose text its words stand.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Iterator
from itertools import accumulate

from dragoman.record.entering import HAND
from dragoman.record.packing import decompress
from dragoman.record.rows import PASSAGES, batches, marks
from dragoman.types import Article, Reading

WORD = re.compile(r"\w+")
#: Words of a source that may be a title, and of what is entered that are looked for.
LONGEST, SOUGHT = 40, 12


def words_of(text: str) -> str:
    """Return the words of a text as they are compared, apart by single spaces."""
    return " ".join(WORD.findall(text.casefold()))


def origins_quoted(connection: sqlite3.Connection, reading: Reading, number: int) -> list[str]:
    """Return the origins of the articles that a fact entered by hand was taken from, or of the facts from an article.

    Args:
        connection: Of a writer.
        reading: Of the article that has just been written.
        number: Of that.
    """
    if reading.model != HAND:
        return taken_from(connection, reading.article)
    bands = [(band, number) for band in bands_of_source(reading.article.source)]
    connection.executemany("INSERT OR IGNORE INTO article_band (band, article) VALUES (?, ?)", bands)
    return sources_of(connection, reading.article)


def sources_of(connection: sqlite3.Connection, fact: Article) -> list[str]:
    """Return the origins of the articles that a fact entered by hand was taken from."""
    sought = " ".join(WORD.findall(entered(fact))[:SOUGHT])
    rows = connection.execute(
        "SELECT DISTINCT rowid / ? FROM passage WHERE passage MATCH ?", (PASSAGES, f'"{sought}"')
    ).fetchall()
    others = stored(connection, [row[0] for row in rows])
    return [origin for origin, other in others if other.model != HAND and is_taken(fact, other.article)]


def taken_from(connection: sqlite3.Connection, article: Article) -> list[str]:
    """Return the origins of the facts entered by hand that were taken from an article."""
    band = band_of(words_of(article.title or ""))
    rows = connection.execute("SELECT article FROM article_band WHERE band = ?", (band,)).fetchall()
    others = stored(connection, [row[0] for row in rows])
    return [origin for origin, other in others if other.model == HAND and is_taken(other.article, article)]


def stored(connection: sqlite3.Connection, numbers: list[int]) -> Iterator[tuple[str, Reading]]:
    """Yield the origins and readings of the articles with some numbers."""
    for some in batches(numbers):
        rows = connection.execute(f"SELECT origin, reading FROM article WHERE id IN ({marks(some)})", some).fetchall()
        yield from ((row["origin"], decompress(row["reading"])) for row in rows)


def is_taken(fact: Article, article: Article) -> bool:
    """Whether a fact entered by hand was taken from an article."""
    title = words_of(article.title or "")
    return (
        bool(title)
        and f"{words_of(fact.source)} ".startswith(f"{title} ")
        and f" {words_of(entered(fact))} " in f" {words_of(article.text)} "
    )


def entered(fact: Article) -> str:
    """Return the words that were entered, without the lines below them that tell the source, if there are any."""
    return fact.text[: fact.headings[0].start] if fact.headings else fact.text


def bands_of_source(source: str) -> list[int]:
    """Return the digests of what may be the title in the source of a fact entered by hand."""
    words = words_of(source).split()[:LONGEST]
    return [band_of(title) for title in accumulate(words, lambda before, word: f"{before} {word}")]


def band_of(title: str) -> int:
    """Return the digest of a title, beside those of sketches."""
    return int.from_bytes(hashlib.blake2b(f"title {title}".encode(), digest_size=8).digest(), "big", signed=True)
