"""How far two passages say the same: the share of telling words that they have in common."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import resources
from typing import Any

WORD = re.compile(r"[^\W_]+")
#: "Reopened" is "open again".
AGAIN = re.compile(r"^re(?=(?:open|start|build|join|enter|elect|establish|instat|launch|unit|deploy|suppl|introduc))")
#: Stems are cut here, so that "agreed" and "agreement", "Bangladesh" and "Bangladeshis" are one.
STEM = 5
SHORTEST = 3


@cache
def empty_words() -> frozenset[str]:
    """Return the words that say nothing of what a passage is about."""
    text = (resources.files("dragoman.record") / "empty_words.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


@lru_cache(maxsize=65536)
def telling_words(text: str) -> frozenset[str]:
    """Return the stems of the words that tell what a passage is about."""
    words = WORD.findall(text.casefold())
    return frozenset(stem(w) for w in words if (len(w) >= SHORTEST or w.isdigit()) and w not in empty_words())


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return what is left of a word without its endings."""
    return str(stemmer().stemWord(AGAIN.sub("", word, count=1)))[:STEM]


@cache
def stemmer() -> Any:
    """Return the English stemmer of the Snowball project."""
    import snowballstemmer

    return snowballstemmer.stemmer("english")


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of the shorter passage's words that the other one has too: 0 to 1."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0
