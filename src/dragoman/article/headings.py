"""Headings told from sentences by their words alone."""

from __future__ import annotations

import re

from dragoman.article.blocks import Block, count_words
from dragoman.article.dates import is_entry_line
from dragoman.article.settings import settings

#: A sentence ends here: its mark, closing brackets and quotes, and perhaps a note number.
ENDING = re.compile(r"""[.!?…:;,][)\]'"’”»*\s]*(?:\[\d+\])?$""")
#: Marks that a sentence, not a list or an introduction, ends with.
FULL_STOP = re.compile(r"""[.!?…][)\]'"’”»*\s]*(?:\[\d+\])?$""")
ABBREVIATION = re.compile(r"(?:\b[A-Za-z]\.){2,}$")
BULLET = re.compile(r"^(?:[•·▪◦‣●○■*–—-]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+")
QUOTED = re.compile(r"""^["“«'‘].*["”»'’]$""")
QUESTION = re.compile(
    r"^(?:who|what|when|where|why|how|which|whose|is|are|was|were|will|would|can|could|should|do|does|did|has|have)\b",
    re.IGNORECASE,
)
#: A name that begins in lower case ("al-Shabab").
PARTICLE = re.compile(r"^[a-z]{1,4}[-’'][A-Z]")
DATELINE_ONLY = re.compile(r"[—–-]$")


def ends_sentence(text: str) -> bool:
    """Return whether the text ends as a sentence does."""
    return bool(FULL_STOP.search(text))


def is_sentence_block(block: Block) -> bool:
    """Return whether the block reads as running text: it ends a sentence and is more than a few words."""
    minimum = 6
    return block.heading is not True and ends_sentence(block.text) and count_words(block.text) >= minimum


def is_title_case(words: list[str]) -> bool:
    """Return whether nearly all longer words begin with a capital."""
    limits = settings().headings
    counted = [word for word in words if len(word) >= limits.counted_letters and word[0].isalpha()]
    if not counted:
        return all(word[0].isupper() or not word[0].isalpha() for word in words)
    return sum(word[0].isupper() for word in counted) >= limits.title_case * len(counted)


def is_capitals(text: str) -> bool:
    """Return whether the letters are capitals throughout."""
    return text.isupper() and sum(character.isalpha() for character in text) > 1


def may_be_heading(text: str) -> bool:
    """Return whether the form of the line allows for a heading, wherever it stands."""
    limits = settings().headings
    words = text.split()
    if len(words) > limits.words or BULLET.match(text) or QUOTED.match(text) or DATELINE_ONLY.search(text):
        return False
    if text.endswith("?"):
        return len(words) <= limits.question_words and bool(QUESTION.match(text))
    if is_entry_line(text) or (is_capitals(text.rstrip(":")) and not text.endswith((".", "!"))):
        return True
    return begins_and_ends_as_heading(text) and (is_title_case(words) or len(words) <= limits.plain_words)


def begins_and_ends_as_heading(text: str) -> bool:
    """Return whether the line begins with a capital or digit and ends without a mark."""
    if ENDING.search(text) and not ABBREVIATION.search(text):
        return False
    first = next((character for character in text if character.isalnum()), "")
    return any(character.isalpha() for character in text) and not first.islower()


def may_be_title(text: str) -> bool:
    """Return whether the line could be the title of an article."""
    words = text.split()
    if text[:1].islower() and not PARTICLE.match(text):
        return False
    if not 1 < len(words) <= settings().headings.title_words or BULLET.match(text) or DATELINE_ONLY.search(text):
        return False
    if text.endswith(("?", "!")):
        return len(words) <= settings().headings.words
    return not ENDING.search(text) or bool(ABBREVIATION.search(text))


def mark_headings(blocks: list[Block]) -> None:
    """Decide for every kept block of unknown kind whether it is a heading.

    A line in the form of a heading is one where running text follows it, directly or after other headings.
    Several such lines in a row, after a colon, are a list.
    """
    follows_text = False
    for number in range(len(blocks) - 1, -1, -1):
        block = blocks[number]
        if block.reason is not None:
            continue
        if block.heading is None:
            block.heading = follows_text and may_be_heading(block.text)
        if not block.heading:
            follows_text = follows_text or is_running_text(block.text)
    unmark_lists(blocks)


def is_running_text(text: str) -> bool:
    """Return whether a heading may stand above the block: a sentence, or an item of a list."""
    return ends_sentence(text) or text.endswith((":", ";", ",")) or bool(BULLET.match(text)) or not may_be_heading(text)


def unmark_lists(blocks: list[Block]) -> None:
    """Make the lines of a list that a colon introduces ordinary text again."""
    listed = False
    for block in blocks:
        if block.reason is not None:
            continue
        if not block.heading:
            listed = block.text.endswith(":")
        elif listed and not is_capitals(block.text):
            block.heading = False
            block.title = False
            listed = True
