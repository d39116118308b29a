"""The pools that commitments are held against, out of the articles of a record.

Sentences depend on nothing but the stored reading, so those of the articles that were looked through last are kept, and
so are a few pools: a ledger of every dyad comes to each article some five times, and to a dyad more than once.
"""

from __future__ import annotations

import sqlite3
from datetime import date
from functools import lru_cache

from dragoman.analysis.fates_cues import settings
from dragoman.analysis.fates_pool import Pool
from dragoman.analysis.fates_told import Head, Told, told_in
from dragoman.analysis.looking import seen
from dragoman.record.queries import rarer_first

#: The latest articles up to a day in which people of a country take part in a fact, and those of another one too, or
#: the other is only named.
LATEST = """SELECT article.id, article.key, article.title, article.outlet, article.latest, one.day
FROM {} AS one CROSS JOIN article_country AS other ON other.article = one.article
CROSS JOIN article ON article.id = one.article
WHERE one.country = ? AND other.country = ? AND one.day <= ? ORDER BY one.day DESC, article.key LIMIT ?"""
#: Articles that are kept, about 16 kB each, and pools, up to 1 MB each.
ARTICLES, POOLS = 4000, 16


def later_pool(connection: sqlite3.Connection, a: str, b: str, as_of: date) -> Pool:
    """Return the sentences of the latest articles about a dyad up to a day, the earliest article first.

    They are those in which people of both countries take part in a fact, and fewer in which those of one do and the
    other is only named.
    """
    together = (*rarer_first(connection, a, b), as_of.isoformat(), settings()["articles"])
    rows = connection.execute(LATEST.format("article_country"), together).fetchall()
    for one, other in ((a, b), (b, a)) if a != b else ():
        named = connection.execute(LATEST.format("article_named"), (one, other, as_of.isoformat(), settings()["named"]))
        rows += named.fetchall()
    rows.sort(key=lambda row: row["key"], reverse=True)
    rows.sort(key=lambda row: row["day"])
    return pool_of(tuple(stored(connection, row) for row in rows))


def own_pool(connection: sqlite3.Connection, article: str) -> Pool:
    """Return the sentences of one article: all that a commitment without a country is held against."""
    rows = connection.execute("SELECT id, key, title, outlet, latest FROM article WHERE key = ?", (article,)).fetchall()
    return pool_of(tuple(stored(connection, row) for row in rows))


def stored(connection: sqlite3.Connection, row: sqlite3.Row) -> Told:
    """Return the sentences of the article whose number and head a row holds."""
    data = connection.execute("SELECT reading FROM article WHERE id = ?", (row["id"],)).fetchone()[0]
    return told(data, Head(*row[1:5]))


@lru_cache(maxsize=ARTICLES)
def told(data: bytes, head: Head) -> Told:
    """Return the sentences of a stored reading."""
    return told_in(seen(data), head)


@lru_cache(maxsize=POOLS)
def pool_of(articles: tuple[Told, ...]) -> Pool:
    """Return the pool of some articles."""
    return Pool(articles)
