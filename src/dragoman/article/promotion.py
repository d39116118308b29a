"""Promotions set between paragraphs: headlines that have nothing to do with the article around them.

Evidence is added up: the line must share hardly any content word with the article, and look more like the
headline of another page than like the article's own section headings.
"""

from __future__ import annotations

from itertools import zip_longest

from dragoman.article.blocks import Block, count_words, kept
from dragoman.article.clean import plain_quotes
from dragoman.article.furniture import furniture
from dragoman.article.headings import is_title_case
from dragoman.article.settings import settings
from dragoman.article.surroundings import Surroundings, content_words


def longest_other(lengths: list[int], length: int) -> int | None:
    """Return the length of the longest heading beside one of a length; None where that is the only one.

    Args:
        lengths: Of all headings, in order.
        length: One of them.
    """
    others = lengths[-2:]
    if length in others:
        others.remove(length)
    return max(others, default=None)


def points(block: Block, following: Block | None, longest: int | None) -> int:
    """Return how much the line looks like the headline of another page.

    Args:
        block: The line.
        following: The next block of the article.
        longest: Length in words of the longest of the article's other section headings.
    """
    length = count_words(block.text)
    return (
        (length >= settings().promotion.headline_words)
        + bool(furniture().headline.search(plain_quotes(block.text)))
        + (following is None or following.heading is True)
        + (longest is None or length > longest + 1)
    )


def is_promotion(block: Block, following: Block | None, around: Surroundings, lengths: list[int]) -> bool:
    """Return whether a heading between paragraphs promotes another page.

    Args:
        block: The heading.
        following: The next block of the article.
        around: All blocks of it.
        lengths: Lengths in words of its section headings, in order.
    """
    limits = settings().promotion
    # A question in sentence case may be the writer's own, in the midst of the argument.
    if block.text.endswith("?") and not is_title_case(block.text.split()):
        return False
    words = content_words(block.text)
    length = count_words(block.text)
    if len(words) < limits.content_words or length < limits.words:
        return False
    evidence = points(block, following, longest_other(lengths, length))
    if evidence < limits.points or around.words_elsewhere(block) < limits.article_words:
        return False
    most = limits.shared if evidence >= limits.points_shared else 0.0
    return around.shared(words) <= most


def drop_promotions(blocks: list[Block]) -> None:
    """Set aside the headlines that promote other pages."""
    remaining = kept(blocks)
    around = Surroundings(remaining)
    lengths = sorted(count_words(block.text) for block in remaining if block.heading and not block.title)
    for block, following in zip_longest(remaining, remaining[1:]):
        if block.heading and not block.title and is_promotion(block, following, around, lengths):
            block.reason = "related_link"
