"""An article from blocks: the text, where its headings stand, what was set aside."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from dragoman.article.blocks import Block, count_words, kept
from dragoman.article.furniture import reason_by_wording
from dragoman.types import Dropped, Span

PARAGRAPH_BREAK = "\n\n"


def join_text(blocks: list[Block]) -> tuple[str, tuple[Span, ...]]:
    """Return the clean text and the spans of its headings."""
    parts: list[str] = []
    headings: list[Span] = []
    position = 0
    for block in kept(blocks):
        parts.append(block.text)
        if block.heading:
            headings.append(Span(start=position, end=position + len(block.text)))
        position += len(block.text) + len(PARAGRAPH_BREAK)
    return PARAGRAPH_BREAK.join(parts), tuple(headings)


def dropped_of(blocks: list[Block]) -> tuple[Dropped, ...]:
    """Return what was set aside, in the document's order, each with a reason."""
    return tuple(
        Dropped(text=block.text, reason=block.reason or reason_of_leftover(block.text))
        for block in blocks
        if block.reason is not None
    )


def reason_of_leftover(text: str) -> str:
    """Return the reason for text that the extraction left out without a hint."""
    return reason_by_wording(text, count_words(text), edge=True) or "boilerplate"


def digest(text: str) -> str:
    """Return the identifier of a clean text."""
    return "sha256:" + hashlib.sha256(text.encode("utf-8")).hexdigest()


def unique(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names without repetitions, whatever their case, in their order."""
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(name.casefold(), name)
    return tuple(first.values())
