"""The unit that all readers of documents produce and all rules work on: one block of text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

WORD = re.compile(r"\S*[^\W_]\S*")


@dataclass(slots=True)
class Block:
    """One paragraph, heading or line of a document.

    Blocks are internal to the article part and are changed in place by its rules.
    """

    #: Normalised text on one line; never empty.
    text: str
    #: True or False where the markup says so, None where the words must tell.
    heading: bool | None = None
    #: Key of ``reasons.toml`` when the block is not part of the article.
    reason: str | None = None
    #: Share of the text that is linked.
    linked: float = 0.0
    #: Whether it is the title that the document shows.
    title: bool = False


@dataclass(slots=True)
class Facts:
    """What a document states about itself, outside its text."""

    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    #: (ISO date or date and time, where it was stated), most trustworthy first.
    dates: tuple[tuple[str, str], ...] = ()
    #: The same of elements above the text, which may belong to the first entry of a live page.
    times: tuple[tuple[str, str], ...] = ()
    #: Dates of all elements that mark a time, in the page's order.
    entries: tuple[str, ...] = ()


def kept(blocks: list[Block]) -> list[Block]:
    """Return the blocks that are part of the article."""
    return [block for block in blocks if block.reason is None]


@lru_cache(maxsize=2048)
def count_words(text: str) -> int:
    """Return the number of words that hold a letter or a digit."""
    return len(WORD.findall(text))
