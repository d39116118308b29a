"""When the article was published: as stated or given, else inferred from what it says."""

from __future__ import annotations

from dragoman.actors.registry import Registry
from dragoman.calendar import TimeExpression
from dragoman.language.types import Analysis
from dragoman.types import Article, Publication


def publication_of(
    article: Article, analysis: Analysis, expressions: tuple[TimeExpression, ...], registry: Registry
) -> Publication | None:
    """Return the publication interval with its basis and reasons; None when nothing is known."""
    return article.published
