"""The pools that commitments are held against, out of the articles of a record.

Sentences depend on nothing but the stored reading, so those of the articles that were looked through last are kept,
and so are small pools: a ledger of every dyad comes to each article some five times.
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from dragoman.analysis.fates_pool import BOUND, Pool, Sentence, says, settings
from dragoman.record.packing import decompress
from dragoman.record.reports import TALKS
from dragoman.record.rows import day
from dragoman.record.wording import telling_words
from dragoman.sentences import sentence_bounds
from dragoman.types import Quote, Reading

#: Articles that are kept, about 25 kB each; small pools that are kept, and large ones, some 6 MB each.
ARTICLES, SMALL, LARGE = 1500, 500, 8
#: "Minsk kept its word", "it broke the pause": which word, so many sentences before tell, and theirs are taken too.
RECALLING, BEFORE = ("kept_word", "broke_word"), 2
#: Sentences that a small pool has at most.
SENTENCES = 600


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
    return small_pool(articles) if small else large_pool(articles)


def made_pool(articles: tuple[Told, ...]) -> Pool:
    """Make the pool of some articles."""
    return Pool.of(sentence for article in articles for sentence in article.sentences)


small_pool = lru_cache(maxsize=SMALL)(made_pool)
large_pool = lru_cache(maxsize=LARGE)(made_pool)


def sentences_of(reading: Reading, head: Head) -> Iterator[Sentence]:
    """Yield the sentences of an article with what was found in them."""
    text = reading.article.text
    headings = {span.start for span in reading.article.headings}
    bounds = sentence_bounds(text)
    days = last_days(reading, bounds)
    for number, ((start, end), acts) in enumerate(zip(bounds, acting(reading, bounds), strict=True)):
        if start in headings:
            continue
        words = text[start:end]
        whole = text[bounds[max(number - BEFORE, 0)][0] : end] if any(says(cue, words) for cue in RECALLING) else words
        yield Sentence(
            article=head.key, title=head.title, outlet=head.outlet, published=day(head.latest), number=number,
            start=start, end=end, text=words, words=telling_words(whole), told=days[number],
            **{group: frozenset(acts.get(group, ())) for group in ("done", "met", "negated", "refusing", "agreeing")},
        )  # fmt: skip


def acting(reading: Reading, bounds: Sequence[tuple[int, int]]) -> list[dict[str, set[str]]]:
    """Return for each sentence who, by it, did something, met, did not do something, refused, and agreed.

    People stand beside their countries, for an article may not say of which country they are.
    """
    countries = {actor.id: actor.country for actor in reading.actors if actor.country}
    found: list[dict[str, set[str]]] = [defaultdict(set) for _ in bounds]
    ends = [end for _, end in bounds]
    for group, actors, evidence in doings(reading):
        for place in places_of(evidence, bounds, ends):
            found[place][group] |= {*actors, *(countries[actor] for actor in actors if actor in countries)}
    return found


def last_days(reading: Reading, bounds: Sequence[tuple[int, int]]) -> list[date | None]:
    """Return for each sentence the last day of what it tells to have been, None where that has no date."""
    found: list[date | None] = [None for _ in bounds]
    ends = [end for _, end in bounds]
    for event in reading.events:
        last = event.date.latest if event.date and event.status in GROUPS else None
        for place in places_of(event.evidence, bounds, ends) if last else ():
            found[place] = max(found[place] or date.min, last)  # type: ignore[type-var]  # there is a last day here
    return found


def places_of(evidence: Sequence[Quote], bounds: Sequence[tuple[int, int]], ends: Sequence[int]) -> Iterator[int]:
    """Yield the places of the sentences that some evidence stands in."""
    for quote in evidence:
        for place in range(bisect_right(ends, quote.start), len(bounds)):
            if bounds[place][0] >= quote.end:
                break
            yield place


def doings(reading: Reading) -> Iterator[tuple[str, Sequence[str], Sequence[Quote]]]:
    """Yield what was done, not done, refused and agreed, and who met, with those who did it and the words for it."""
    for event in reading.events:
        if event.status in GROUPS and not event.historical:
            group = GROUPS[event.status]
            yield "met" if group == "done" and event.type == TALKS else group, event.actors, event.evidence
    for commitment in reading.commitments:
        if commitment.kind == "refusal":
            yield "refusing", commitment.by, commitment.evidence
        elif commitment.kind in BOUND:
            yield "agreeing", commitment.by, commitment.evidence


GROUPS = {"happened": "done", "ongoing": "done", "negated": "negated"}
