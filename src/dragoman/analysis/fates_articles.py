"""The pools that commitments are held against, out of the articles of a record.

Sentences depend on nothing but the stored reading, so those of the articles that were looked through last are kept, and
so are a few pools: a ledger of every dyad comes to each article some five times, and to a dyad more than once.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from functools import lru_cache

from dragoman.analysis.fates_cues import settings
from dragoman.analysis.fates_pool import Pool
from dragoman.analysis.fates_told import Head, Told, told_in
from dragoman.analysis.looking import seen
from dragoman.record.queries import rarer_first
from dragoman.record.types import Report

#: The latest articles of a time in which people of two countries take part in a fact, or one or both are only named.
LATEST = """SELECT article.id, article.key, article.title, article.outlet, article.latest, one.day
FROM {} AS one CROSS JOIN {} AS other ON other.article = one.article
CROSS JOIN article ON article.id = one.article
WHERE one.country = ? AND other.country = ? AND one.day BETWEEN ? AND ? ORDER BY one.day DESC, article.key LIMIT ?"""
#: Where the articles stand in which people of a country take part in a fact, and those that only name it.
PART, NAMED = "article_country", "article_named"
#: The day from which on there were so many articles about a dyad until another day.
SO_MANY_SINCE = """SELECT one.day FROM article_country AS one CROSS JOIN article_country AS other
ON other.article = one.article
WHERE one.country = ? AND other.country = ? AND one.day BETWEEN '0001-01-01' AND ?
ORDER BY one.day DESC LIMIT 1 OFFSET ?"""
#: How many articles there are about a dyad in a time, as far as they are counted.
NEEDED = """SELECT count(*) FROM (SELECT 1
FROM article_country AS one CROSS JOIN article_country AS other ON other.article = one.article
WHERE one.country = ? AND other.country = ? AND one.day BETWEEN ? AND ? LIMIT ?)"""
#: Articles that are kept, about 16 kB each, and pools, up to 1 MB each.
ARTICLES, POOLS = 4000, 16
#: Periods after its own that a commitment is held against.
AFTER = 2
#: Pools that are kept for the next commitment.
KEPT = 4
DAY = timedelta(days=1)


class Periods:
    """The time of a dyad in periods of so many articles each, counted back from a day.

    A commitment is held against the articles of its own period and of the two that follow, and then against the latest
    ones: of two countries of which very much is told, the latest articles alone would not reach back to it.
    """

    def __init__(self, connection: sqlite3.Connection, a: str, b: str, as_of: date) -> None:
        """Begin with the period that ends with a day."""
        self.connection, self.dyad = connection, (a, b)
        self.rarer, self.kept = rarer_first(connection, a, b), dict[int, Pool]()
        #: The last day of each period, the latest period first.
        self.lasts = [as_of]
        #: The first day of the earliest of them; None where it has no beginning.
        self.first = self.begin_of(as_of)

    def begin_of(self, last: date) -> date | None:
        """Return the first day of the period that ends with a day; None where all that is before is of it."""
        values = (*self.rarer, last.isoformat(), int(settings()["period"]) - 1)
        row = self.connection.execute(SO_MANY_SINCE, values).fetchone()
        return date.fromisoformat(row[0]) if row else None

    def of(self, made: date, most: int | None = None) -> int:
        """Return the number of the period that a day is in, 0 for the latest one; ``most`` or more for one before."""
        while self.first is not None and made < self.first and (most is None or len(self.lasts) < most):
            self.lasts.append(self.first - DAY)
            self.first = self.begin_of(self.lasts[-1])
        before_all = self.first is not None and made < self.first
        return sum(made <= last for last in self.lasts[1:]) + before_all

    def pools(self, first: Report) -> Iterator[Pool]:
        """Yield the pools that a commitment is held against, by its first report, one after the other."""
        made = first.published.latest if first.published else None
        if made is None:
            yield own_pool(self.connection, first.article)
            return
        number = self.of(made)
        yield self.pool(number)
        if number > AFTER:
            yield self.pool(AFTER - 1)

    def begin(self, number: int) -> date:
        """Return the first day of a period."""
        return self.lasts[number + 1] + DAY if number + 1 < len(self.lasts) else self.first or date.min

    def pool(self, number: int) -> Pool:
        """Return the sentences of the articles about a dyad of a period and of those after it, the earliest first.

        They are those in which people of both countries take part in a fact, and fewer in which one or both are only
        named.
        """
        if number not in self.kept:
            if len(self.kept) == KEPT:
                self.kept.clear()
            self.kept[number] = self.read(number)
        return self.kept[number]

    def read(self, number: int) -> Pool:
        """Return the pool of a period."""
        last = self.lasts[max(number - AFTER, 0)]
        days, (a, b) = (self.begin(number).isoformat(), last.isoformat()), self.dyad
        rows = self.articles((PART, PART), self.rarer, days, "articles")
        if a != b:
            rows += self.articles((NAMED, PART), (a, b), days, "named")
            rows += self.articles((NAMED, PART), (b, a), days, "named")
            rows += self.articles((NAMED, NAMED), self.rarer, days, "named")
        rows.sort(key=lambda row: row["key"], reverse=True)
        rows.sort(key=lambda row: row["day"])
        return pool_of(tuple(stored(self.connection, row) for row in rows))

    def articles(
        self, tables: tuple[str, str], countries: tuple[str, str], days: tuple[str, ...], most: str
    ) -> list[sqlite3.Row]:
        """Return the latest articles of a time about two countries, as many as a setting says at most.

        Args:
            tables: What each of the countries does in them: takes part, or is only named.
            countries: The countries.
            days: The first and the last day.
            most: Name of the setting.
        """
        return self.connection.execute(LATEST.format(*tables), (*countries, *days, int(settings()[most]))).fetchall()

    def needed(self, number: int, read: Collection[int]) -> dict[int, int]:
        """Return how many articles each of the periods has that one is held against, beside those that were read."""
        return {one: self.size(one) for one in range(max(number - AFTER, 0), number + 1) if one not in read}

    def reach(self, most: int | None) -> int | None:
        """Return the number of the first period that so many articles are too few for; None where there is none."""
        period = int(settings()["period"])
        return None if most is None or most >= (AFTER + 1) * period else max(most // period, 1)

    def size(self, number: int) -> int:
        """Return how many articles a period has, as far as they are read."""
        days = self.begin(number).isoformat(), self.lasts[number].isoformat()
        return int(self.connection.execute(NEEDED, (*self.rarer, *days, int(settings()["articles"]))).fetchone()[0])


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
