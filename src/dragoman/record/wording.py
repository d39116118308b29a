"""How far two passages say the same: the share of telling words that they have in common."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import resources
from threading import local
from typing import Any

#: Words whose stems are kept at hand, and passages whose words are: more than the sentences of the articles that one
#: dossier looks at, for they are looked at in turn for each of its commitments.
WORDS, PASSAGES = 65536, 16384

WORD = re.compile(r"[^\W_]+")
#: "Reopened" is "open again".
AGAIN = re.compile(r"^re(?=(?:open|start|build|join|enter|elect|establish|instat|launch|unit|deploy|suppl|introduc))")
#: Stems are cut here, so that "agreed" and "agreement", "Bangladesh" and "Bangladeshis" are one.
STEM = 5
SHORTEST = 3
#: In the place of a stem, for a word that tells nothing.
NOTHING = ""
OF_THREAD = local()


@cache
def empty_words() -> frozenset[str]:
    """Return the words that say nothing of what a passage is about."""
    text = (resources.files("dragoman.record") / "empty_words.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


@lru_cache(maxsize=PASSAGES)
def telling_words(text: str) -> frozenset[str]:
    """Return the stems of the words that tell what a passage is about."""
    found = set(map(stem_told, WORD.findall(text.casefold())))
    found.discard(NOTHING)
    return frozenset(found)


@lru_cache(maxsize=WORDS)
def stem_told(word: str) -> str:
    """Return the stem of a word that tells something, or ``NOTHING``."""
    return stem(word) if (len(word) >= SHORTEST or word.isdigit()) and word not in empty_words() else NOTHING


@lru_cache(maxsize=WORDS)
def stem(word: str) -> str:
    """Return what is left of a word without its endings."""
    return str(stemmer().stemWord(AGAIN.sub("", word, count=1)))[:STEM]


def stemmer() -> Any:
    """Return the English stemmer of the Snowball project, one for each thread: it works on the word that it holds."""
    if not hasattr(OF_THREAD, "stemmer"):
        import snowballstemmer

        OF_THREAD.stemmer = snowballstemmer.stemmer("english")
    return OF_THREAD.stemmer


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of the shorter passage's words that the other one has too: 0 to 1."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0
