"""When the article was published: as stated or given, else inferred from what it says."""

from __future__ import annotations

from dragoman.actors.found import Found
from dragoman.actors.registry import Registry
from dragoman.actors.tenure import tenures
from dragoman.calendar import OfficeEvidence, TimeExpression, collect_evidence, infer_publication
from dragoman.coding.tense import tense_at
from dragoman.language.types import Analysis
from dragoman.types import Article, Publication


def publication_of(
    article: Article, analysis: Analysis, expressions: tuple[TimeExpression, ...], registry: Registry, found: Found
) -> Publication | None:
    """Return the publication interval with its basis and reasons; None when nothing is known."""
    if article.published is not None:
        return article.published
    directions = [_direction(analysis, expression) for expression in expressions]
    offices = [
        OfficeEvidence(text=t.text, earliest=t.terms[0][0], latest=t.terms[0][1], later=t.terms[1:])
        for t in tenures(article.text, analysis, registry, found)
    ]
    return infer_publication(collect_evidence(article.text, expressions, directions, offices))


def _direction(analysis: Analysis, expression: TimeExpression) -> str | None:
    """Return the tense in which an expression stands; "since" always looks back."""
    return "past" if expression.is_since else tense_at(analysis, expression.start, expression.end)
