"""Guesses from cue words whether an expression speaks of the past or the future, where no analysis is at hand."""

from __future__ import annotations

import re
from functools import cache

from dragoman.calendar.lexicon import read_table

SENTENCE_END = re.compile(r"[.!?][\"”’']*\s+(?=[\"“‘A-Z`])|\n+")
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|['’][^\W\d_]+")
#: How far a verb may stand from the expression, in characters, to count as its own.
REACH = 160


@cache
def cues() -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    """Return the direction of each cue word, and of each ending."""
    rows = read_table("direction_cues.tsv")
    words = {word: direction for word, direction in rows if not word.startswith("-")}
    endings = tuple((word[1:], direction) for word, direction in rows if word.startswith("-"))
    return words, endings


def word_direction(word: str) -> str | None:
    """Return the direction that a word shows, or None."""
    words, endings = cues()
    lower = word.lower().replace("’", "'")
    if lower in words:
        return words[lower] if words[lower] != "none" else None
    return next((direction for ending, direction in endings if lower.endswith(ending)), None)


def guess_direction(text: str, start: int, end: int) -> str | None:
    """Return "past", "future" or None for the expression at start:end, by the nearest cue in its sentence."""
    before = SENTENCE_END.split(text[max(0, start - REACH) : start])[-1] or ""
    after = SENTENCE_END.split(text[end : end + REACH], maxsplit=1)[0]
    left = [(len(before) - match.end(), match.group()) for match in WORD.finditer(before)]
    right = [(match.start(), match.group()) for match in WORD.finditer(after)]
    found = [(distance, direction) for distance, word in left if (direction := word_direction(word))]
    found += [(distance * RIGHT_WEIGHT, direction) for distance, word in right if (direction := word_direction(word))]
    return min(found)[1] if found else None


#: A verb to the right is less often the expression's own than one to the left.
RIGHT_WEIGHT = 2
