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

#: Articles that are kept, about 16 kB each, and pools, up to 1 MB each.
ARTICLES, POOLS = 4000, 16


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
    return told_in(seen(data), head)


@lru_cache(maxsize=POOLS)
def pool_of(articles: tuple[Told, ...]) -> Pool:
    """Return the pool of some articles."""
    return Pool(articles)
