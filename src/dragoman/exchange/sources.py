"""The sentence that a report rests on, and what its article's reading says beyond it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from functools import lru_cache

from dragoman.exchange.types import Source
from dragoman.record.packing import decompress
from dragoman.record.queries import article_with
from dragoman.record.types import Report, StoredArticle
from dragoman.sentences import sentence_around
from dragoman.types import Event, Quote, Reading, Span

#: Readings that are kept at hand: events of one week rest on the same few articles.
KEPT = 256
#: Code points before and after a quote by which it is found again in another version of the text. Source: the
#: length that annotation clients such as Hypothesis use.
CONTEXT = 32


def quotes_of(quotes: Iterable[Quote]) -> tuple[str, ...]:
    """Return the words of some quotes."""
    return tuple(one.quote for one in quotes)


class Readings:
    """The readings of a record, the last ones used kept at hand."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Keep the connection to ask with."""
        self.connection = connection
        self.of = lru_cache(KEPT)(self.load)
        self.article = lru_cache(KEPT)(self.load_article)
        self.sentence = lru_cache(KEPT)(self.find_sentence)

    def load(self, article: str) -> Reading:
        """Return the reading of the article with a key."""
        return decompress(
            self.connection.execute("SELECT reading FROM article WHERE key = ?", (article,)).fetchone()[0]
        )

    def load_article(self, article: str) -> StoredArticle:
        """Return the article with a key."""
        return article_with(self.connection, article)

    def find_sentence(self, article: str, start: int, end: int) -> Span:
        """Return the sentence, or run of sentences, around a stretch of the article with a key."""
        found = self.of(article).article
        return sentence_around(found, Quote(start=start, end=end, quote=found.text[start:end]))

    def source(self, report: Report) -> Source:
        """Return a report with its article and the words around it."""
        reading = self.of(report.article)
        text = reading.article.text
        sentence = self.sentence(report.article, report.start, report.end)
        return Source(
            report=report,
            article=self.article(report.article),
            language=reading.article.language,
            sentence=text[sentence.start : sentence.end],
            exact=text[report.start : report.end],
            prefix=text[max(report.start - CONTEXT, 0) : report.start],
            suffix=text[report.end : report.end + CONTEXT],
            quoted=next((one.quoted for one in reading.statements if one.id == report.fact), None),
            topics=next((quotes_of(one.topics) for one in reading.contacts if one.id == report.contact), ()),
        )

    def event(self, report: Report) -> Event | None:
        """Return the event of the reading that a report is about; None for other kinds of fact."""
        return next((event for event in self.of(report.article).events if event.id == report.fact), None)
