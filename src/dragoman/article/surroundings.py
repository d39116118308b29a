"""What the rest of an article says, as a block is held against it: counted once for all of its blocks.

Counting anew for every block would take hours over a text made of headings.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from dragoman.article.blocks import Block
from dragoman.article.clean import plain_quotes
from dragoman.article.furniture import furniture
from dragoman.article.identify import function_words

WORD = re.compile(r"[^\W\d_]{3,}")


def content_words(text: str) -> list[str]:
    """Return the words that carry the subject, in lower case, plural and possessive taken off."""
    stop, neutral = function_words("en"), furniture().neutral
    words = (match[0].lower() for match in WORD.finditer(plain_quotes(text).replace("'s ", " ")))
    stems = (word.removesuffix("s") for word in words if word not in stop)
    return [stem for stem in stems if stem not in neutral]


class Surroundings:
    """The blocks of an article; each question is about one of them and the others."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        """Count the content words."""
        texts = [block.text for block in blocks]
        #: In how many blocks each content word stands.
        self.blocks_with = Counter(word for text in texts for word in set(content_words(text)))
        self.text = "\n".join(texts)

    def words_elsewhere(self, block: Block) -> int:
        """Return how many content words stand in other blocks."""
        return len(self.blocks_with) - sum(self.blocks_with[word] == 1 for word in set(content_words(block.text)))

    def shared(self, words: list[str]) -> float:
        """Return the share of some content words of a block that stand in other blocks too."""
        return sum(self.blocks_with[word] > 1 for word in words) / len(words)

    def has_elsewhere(self, name: str, block: Block) -> bool:
        """Return whether what stands in a block stands in another one too."""
        return self.text.count(name) > block.text.count(name)

    def leave_out(self, block: Block) -> None:
        """Count the last block no more."""
        self.blocks_with -= Counter(set(content_words(block.text)))
        self.text = self.text[: len(self.text) - len(block.text)].removesuffix("\n")
