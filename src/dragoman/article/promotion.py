"""Promotions set between paragraphs: headlines that have nothing to do with the article around them.

Evidence is added up: the line must share hardly any content word with the article, and look more like the
headline of another page than like the article's own section headings.
"""

from __future__ import annotations

import re
from itertools import zip_longest

from dragoman.article.blocks import Block, count_words, kept
from dragoman.article.clean import plain_quotes
from dragoman.article.furniture import furniture
from dragoman.article.headings import is_title_case
from dragoman.article.identify import function_words
from dragoman.article.settings import settings

WORD = re.compile(r"[^\W\d_]{3,}")


def content_words(text: str) -> list[str]:
    """Return the words that carry the subject, in lower case, plural and possessive taken off."""
    stop, neutral = function_words("en"), furniture().neutral
    words = (match[0].lower() for match in WORD.finditer(plain_quotes(text).replace("'s ", " ")))
    stems = (word.removesuffix("s") for word in words if word not in stop)
    return [stem for stem in stems if stem not in neutral]


def shared(words: list[str], vocabulary: set[str]) -> float:
    """Return the share of the words that the article has."""
    return sum(word in vocabulary for word in words) / len(words)


def points(block: Block, following: Block | None, others: list[int]) -> int:
    """Return how much the line looks like the headline of another page.

    Args:
        block: The line.
        following: The next block of the article.
        others: Lengths in words of the article's other section headings.
    """
    length = count_words(block.text)
    return (
        (length >= settings().promotion.headline_words)
        + bool(furniture().headline.search(plain_quotes(block.text)))
        + (following is None or following.heading is True)
        + (not others or length > max(others) + 1)
    )


def vocabulary_without(block: Block, blocks: list[Block]) -> set[str]:
    """Return the content words of all blocks but one."""
    return {word for other in blocks if other is not block for word in content_words(other.text)}


def is_promotion(block: Block, following: Block | None, remaining: list[Block]) -> bool:
    """Return whether a heading between paragraphs promotes another page."""
    limits = settings().promotion
    # A question in sentence case may be the writer's own, in the midst of the argument.
    if block.text.endswith("?") and not is_title_case(block.text.split()):
        return False
    words = content_words(block.text)
    if len(words) < limits.content_words or count_words(block.text) < limits.words:
        return False
    others = [
        count_words(other.text) for other in remaining if other.heading and not other.title and other is not block
    ]
    evidence = points(block, following, others)
    if evidence < limits.points:
        return False
    vocabulary = vocabulary_without(block, remaining)
    if len(vocabulary) < limits.article_words:
        return False
    most = limits.shared if evidence >= limits.points_shared else 0.0
    return shared(words, vocabulary) <= most


def drop_promotions(blocks: list[Block]) -> None:
    """Set aside the headlines that promote other pages."""
    remaining = kept(blocks)
    for block, following in zip_longest(remaining, remaining[1:]):
        if block.heading and not block.title and is_promotion(block, following, remaining):
            block.reason = "related_link"
