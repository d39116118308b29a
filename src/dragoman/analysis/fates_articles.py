"""The pools that commitments are held against, out of the articles of a record.

Sentences depend on nothing but the stored reading, so those of the articles that were looked through last are kept,
and so are small pools: a ledger of every dyad comes to each article some five times.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from dragoman.analysis.fates_pool import BOUND, Pool, Sentence, settings
from dragoman.record.packing import decompress
from dragoman.record.rows import day
from dragoman.record.wording import telling_words
from dragoman.sentences import sentence_bounds
from dragoman.types import Reading

#: Articles that are kept, about 25 kB each; pools that are kept, and the sentences that each of them has at most.
ARTICLES, POOLS, SENTENCES = 1000, 500, 600


class Head(NamedTuple):
    """What a sentence says of its article."""

    key: str
    title: str | None
    outlet: str | None
    latest: str | None


@dataclass(frozen=True, eq=False)
class Told:
    """The sentences of one article; equal to itself only, so that pools are found again quickly."""

    sentences: tuple[Sentence, ...]


def later_pool(connection: sqlite3.Connection, a: str, b: str, as_of: date) -> Pool:
    """Return the sentences of the latest articles about a dyad up to a day, the earliest article first."""
    rows = connection.execute(
        """SELECT article.id, article.key, article.title, article.outlet, article.latest
           FROM article_country AS one JOIN article_country AS other ON other.article = one.article
           JOIN article ON article.id = one.article
           WHERE one.country = ? AND other.country = ? AND one.day <= ?
           ORDER BY one.day DESC, article.key LIMIT ?""",
        (a, b, as_of.isoformat(), settings()["articles"]),
    ).fetchall()
    return pool_of(tuple(stored(connection, row) for row in reversed(rows)))


def own_pool(connection: sqlite3.Connection, article: str) -> Pool:
    """Return the sentences of one article: all that a commitment without a country is held against."""
    rows = connection.execute("SELECT id, key, title, outlet, latest FROM article WHERE key = ?", (article,)).fetchall()
    return pool_of(tuple(stored(connection, row) for row in rows))


def stored(connection: sqlite3.Connection, row: sqlite3.Row) -> Told:
    """Return the sentences of the article whose number and head a row holds."""
    data = connection.execute("SELECT reading FROM article WHERE id = ?", (row["id"],)).fetchone()[0]
    return told(data, Head(*row[1:]))


@lru_cache(maxsize=ARTICLES)
def told(data: bytes, head: Head) -> Told:
    """Return the sentences of a stored reading."""
    return Told(tuple(sentences_of(decompress(data), head)))


def pool_of(articles: tuple[Told, ...]) -> Pool:
    """Return the pool of some articles."""
    small = sum(len(article.sentences) for article in articles) <= SENTENCES
    return kept_pool(articles) if small else made_pool(articles)


def made_pool(articles: tuple[Told, ...]) -> Pool:
    """Make the pool of some articles."""
    return Pool.of(sentence for article in articles for sentence in article.sentences)


kept_pool = lru_cache(maxsize=POOLS)(made_pool)


def sentences_of(reading: Reading, head: Head) -> Iterator[Sentence]:
    """Yield the sentences of an article with what was found in them."""
    text = reading.article.text
    headings = {span.start for span in reading.article.headings}
    for number, (start, end) in enumerate(sentence_bounds(text)):
        if start in headings:
            continue
        words = text[start:end]
        acts = acting(reading, start, end)
        yield Sentence(
            head.key, head.title, head.outlet, day(head.latest), number, start, end, words, telling_words(words), *acts,
        )  # fmt: skip


def acting(reading: Reading, start: int, end: int) -> tuple[frozenset[str], ...]:
    """Return the countries that, by a sentence, did something, did not do something, refused, and agreed."""
    countries = {actor.id: actor.country or actor.id for actor in reading.actors}
    found: dict[str, set[str]] = defaultdict(set)
    for event in reading.events:
        if any(quote.start < end and start < quote.end for quote in event.evidence):
            group = GROUPS.get(event.status)
            if group and not event.historical:
                found[group] |= {countries.get(actor, actor) for actor in event.actors}
    for commitment in reading.commitments:
        if any(quote.start < end and start < quote.end for quote in commitment.evidence):
            group = "refusing" if commitment.kind == "refusal" else "agreeing" if commitment.kind in BOUND else None
            if group:
                found[group] |= {countries.get(actor, actor) for actor in commitment.by}
    return tuple(frozenset(found[name]) for name in ("done", "negated", "refusing", "agreeing"))


GROUPS = {"happened": "done", "ongoing": "done", "negated": "negated"}
