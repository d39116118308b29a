"""The sentence that a piece of evidence stands in."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from dragoman.language.sentences import paragraph_spans, sentence_spans
from dragoman.types import Article, Quote, Span


@lru_cache(maxsize=8)
def sentence_bounds(text: str) -> tuple[tuple[int, int], ...]:
    """Return the (start, end) of every sentence and heading of a text, in order."""
    return tuple(bounds for start, end in paragraph_spans(text) for bounds in sentence_spans(text, start, end))


def sentence_around(article: Article, quote: Quote) -> Span:
    """Return the sentence, or the run of sentences, that the quote stands in; never less than the quote."""
    bounds = sentence_bounds(article.text)
    starts = [start for start, _ in bounds]
    first = max(bisect_right(starts, quote.start) - 1, 0)
    last = max(bisect_right(starts, max(quote.end - 1, quote.start)) - 1, first)
    if not bounds:
        return Span(start=quote.start, end=quote.end)
    return Span(start=min(bounds[first][0], quote.start), end=max(bounds[last][1], quote.end))


def sentences_beside(article: Article, span: Span) -> tuple[str, str]:
    """Return the sentences before and after some sentences in the same text; "" where there is none."""
    bounds = sentence_bounds(article.text)
    before = max((one for one in bounds if one[1] <= span.start), default=(0, 0))
    after = min((one for one in bounds if one[0] >= span.end), default=(0, 0))
    return article.text[before[0] : before[1]], article.text[after[0] : after[1]]
