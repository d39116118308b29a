"""Biographies of authors, told from the report by their words and their place at its end or start."""

from __future__ import annotations

from dragoman.article.blocks import Block, count_words, kept
from dragoman.article.clean import plain_quotes
from dragoman.article.furniture import furniture
from dragoman.article.settings import settings


def weigh(text: str) -> int:
    """Return how strongly the words speak for a biography of an author."""
    plain = plain_quotes(text)
    return sum(weight for weight, pattern in furniture().biography if pattern.search(plain))


def is_biography(block: Block) -> bool:
    """Return whether the block, standing at the end of the text, is an author's biography."""
    limits = settings().biography
    if block.title or block.heading or count_words(block.text) > limits.words:
        return False
    quotes = plain_quotes(block.text).count('"')
    return quotes == 0 and weigh(block.text) >= limits.weight


def drop_biographies(blocks: list[Block]) -> None:
    """Set aside biographies at the end of the text, last paragraph first, while others remain."""
    remaining = kept(blocks)
    while len(remaining) > 2:  # noqa: PLR2004 - a title and one paragraph are the least that an article has
        block = remaining.pop()
        if block.heading:
            continue
        if not is_biography(block):
            return
        block.reason = "author_box"
