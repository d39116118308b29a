"""Notices that address the reader instead of reporting, and loose lines after the end of the report.

What such notices say changes from site to site; that they speak of the site and its reader, and share
hardly a word with the article, does not.
"""

from __future__ import annotations

import re

from dragoman.article.biography import weigh
from dragoman.article.blocks import Block, count_words, kept
from dragoman.article.clean import plain_quotes
from dragoman.article.furniture import furniture
from dragoman.article.headings import BULLET, ends_sentence, is_sentence_block, may_be_heading
from dragoman.article.settings import settings
from dragoman.article.surroundings import Surroundings, content_words

NAME = re.compile(r"(?<=[\w,;] )[A-Z][a-z]{2,}\w*")
WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")


def appeals(text: str, known: dict[str, str]) -> dict[str, str]:
    """Return the words of the text that speak of a site and its reader, with the reason that each gives."""
    return {word: known[word] for word in WORD.findall(plain_quotes(text).lower()) if word in known}


def shares_name(block: Block, around: Surroundings) -> bool:
    """Return whether the block has a capitalised word, not its first, that the article has too."""
    names = set(NAME.findall(block.text)) - furniture().appeal.keys()
    return any(around.has_elsewhere(name, block) for name in names)


def is_unrelated(block: Block, around: Surroundings) -> bool:
    """Return whether the block, its appeals aside, shares no name and hardly a content word with the article."""
    limits = settings().appeal
    if around.words_elsewhere(block) < limits.article_words or shares_name(block, around):
        return False
    words = [word for word in content_words(block.text) if word not in furniture().appeal]
    return not words or around.shared(words) <= limits.shared


def may_appeal(block: Block) -> bool:
    """Return whether the block can be a notice at all: short, unquoted, no title or heading."""
    quoted = '"' in plain_quotes(block.text)
    return not (quoted or block.title or block.heading) and count_words(block.text) <= settings().appeal.words


def drop_appeals(blocks: list[Block]) -> None:
    """Set aside notices between and around paragraphs."""
    remaining = kept(blocks)
    around = Surroundings(remaining)
    for block in remaining:
        if not may_appeal(block):
            continue
        found = appeals(block.text, furniture().appeal)
        if len(found) >= settings().appeal.distinct and is_unrelated(block, around):
            block.reason = next(iter(found.values()))


def is_loose_line(block: Block) -> bool:
    """Return whether the block is no sentence and no item of a list."""
    few = 6
    if ends_sentence(block.text) or block.text.endswith((":", '"', "”")) or BULLET.match(block.text):
        return False
    return block.heading is True or may_be_heading(block.text) or count_words(block.text) <= few


def closing_reason(block: Block, around: Surroundings) -> str | None:
    """Return why a block at the end of the text is not part of the report, or None."""
    if is_loose_line(block):
        return "boilerplate"
    if not may_appeal(block):
        return None
    found = appeals(block.text, furniture().closing)
    if len(found) < settings().appeal.distinct and count_words(block.text) > settings().appeal.closing_words:
        found = {}
    biographical = weigh(block.text) > 0
    if (found or biographical) and is_unrelated(block, around):
        return next(iter(found.values())) if found and not biographical else "author_box"
    return None


def drop_closing(blocks: list[Block]) -> None:
    """Set aside notices and loose lines after the end of the report, last first; lists that a colon opens stay."""
    remaining = kept(blocks)
    if any(block.text.endswith(":") for block in remaining[-settings().appeal.list_items :]):
        return
    around = Surroundings(remaining)
    sentences = sum(map(is_sentence_block, remaining))
    while len(remaining) > 2 and sentences > is_sentence_block(remaining[-1]):  # noqa: PLR2004 - a title and a paragraph stay
        last = remaining[-1]
        reason = closing_reason(last, around)
        if not reason or last.title:
            return
        sentences -= is_sentence_block(last)
        around.leave_out(last)
        remaining.pop().reason = reason
