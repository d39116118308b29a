"""The articles of a record: what they were read from, what was read in them, and their words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from dragoman.days import Day, given_period
from dragoman.door.opened import Opened
from dragoman.record import queries
from dragoman.record.reliability import graded
from dragoman.record.rereading import reading_of
from dragoman.record.search import Hit, search
from dragoman.record.types import StoredArticle
from dragoman.types import Document, Reading


class Articles(Opened):
    """Articles and their words."""

    def article(self, key: str) -> StoredArticle:
        """Return the article with a key."""
        with self.reading() as connection:
            return queries.article_with(connection, key)

    def versions(self, article: str) -> list[StoredArticle]:
        """Return the versions of the page of the article with a key, the earliest first; none where it has no page."""
        with self.reading() as connection:
            return queries.versions_of(connection, article)

    def grade(self, outlet: str | None) -> str | None:
        """Return how far an outlet is relied on, as a reviewer graded it: "B, usually reliable", or None."""
        with self.reading() as connection:
            return graded(connection, outlet)

    def articles(
        self, *, outlet: str | None = None, since: Day | None = None, until: Day | None = None
    ) -> list[StoredArticle]:
        """Return the articles of an outlet, or all, that appeared from one day to another, the earliest first."""
        with self.reading() as connection:
            return queries.articles_from(connection, outlet, *given_period(since, until))

    def reading_of(self, article: str) -> Reading:
        """Return the whole reading of the article with a key."""
        with self.reading() as connection:
            return reading_of(connection, article)

    def original(self, article: str) -> Document | None:
        """Return what an article was read from, byte for byte as it was fetched; None where that was not kept."""
        from dragoman.record.documents import original_of

        with self.reading() as connection:
            found = original_of(connection, article)
        return found.document if found else None

    def has_original(self, article: str) -> bool:
        """Whether it was kept what an article was read from."""
        from dragoman.record.documents import document_of

        with self.reading() as connection:
            return document_of(connection, article) is not None

    def search(self, query: str, limit: int = 20) -> list[Hit]:
        """Return the passages that answer a query: words, "phrases", AND, OR, NOT, NEAR."""
        with self.reading() as connection:
            return search(connection, query, limit)

    def added_since(self, moment: datetime, events: Sequence[str] = ()) -> tuple[int, tuple[str, ...]]:
        """Return how many articles were added since a time, and which of some events they report."""
        from dragoman.record.additions import added_since

        with self.reading() as connection:
            return added_since(connection, moment, events)

    def state(self) -> tuple[int, int, int, int]:
        """Return numbers that are others as soon as what was read, merged, decided or told as an alert is another."""
        with self.reading() as connection:
            row = connection.execute(
                """SELECT (SELECT coalesce(max(id), 0) FROM history), (SELECT coalesce(max(id), 0) FROM decision),
                          (SELECT coalesce(max(id), 0) FROM article), (SELECT coalesce(max(id), 0) FROM alert)"""
            ).fetchone()
        return int(row[0]), int(row[1]), int(row[2]), int(row[3])
