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
    found = [(distance(before[at:]), direction) for at, direction in directed_words(before)]
    found += [(distance(after[:at]) * RIGHT_WEIGHT, direction) for at, direction in directed_words(after)]
    return beside(before) or (min(found)[1] if found else None)


def distance(between: str) -> int:
    """Return how far a cue stands from the expression; a comma between them may end the clause."""
    return len(between) + COMMA_WEIGHT * between.count(",")


def directed_words(text: str) -> list[tuple[int, str]]:
    """Return where words that show a direction stand, with it; "be held" shows none, but what is before it may."""
    result, previous = [], ""
    for match in WORD.finditer(text):
        word = match.group()
        direction = word_direction(word)
        if direction and not (direction == "past" and previous in ("be", "being", "get")):
            result.append((match.start(), direction))
        previous = word.lower()
    return result


#: Prepositions that show the direction of the expression right after them.
BESIDE = {"by": "future", "until": "future", "till": "future", "since": "past"}


def beside(before: str) -> str | None:
    """Return the direction that the preposition right before the expression gives it."""
    words = before.split()
    if not words:
        return None
    direction = BESIDE.get(words[-1].lower())
    return None if direction == "future" and "had" in words else direction


#: A comma counts as much as this many characters.
COMMA_WEIGHT = 15
#: A verb to the right is less often the expression's own than one to the left.
RIGHT_WEIGHT = 2
