"""Why a clean article need not be read, or is not to be kept as it was given."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.errors import DateError, DragomanError
from dragoman.record.known import KnownArticles
from dragoman.types import Article


class Refusing:
    """Says of a clean article why it is not read; it can travel to another process."""

    def __init__(self, known: KnownArticles, *, insist_on_date: bool) -> None:
        """Keep what the record has, and whether a given day stands against the one that an article states."""
        self.known, self.insist_on_date = known, insist_on_date

    def __call__(self, article: Article) -> DragomanError | None:
        """Return why an article is not read, or None."""
        return self.known(article) or (None if self.insist_on_date else conflict_of(article))


def conflict_of(article: Article) -> DateError | None:
    """Return what says that an article states another day than the one that was given for it, or None."""
    doubt = next(doubts_of(article), None)
    if doubt is None:
        return None
    return DateError(
        f"{doubt}; leave the date out, or insist on it: --insist-on-date, in the browser the box beside it",
        source=article.source,
    )


def doubts_of(article: Article) -> Iterator[str]:
    """Yield what an article states against the day that was given for it."""
    if article.published and article.published.basis == "given":
        yield from article.published.because[1:]
