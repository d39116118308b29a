"""Whether two names are one name in two spellings: of other scripts, each outlet writes its own."""

from __future__ import annotations

import re

from dragoman.actors.registry_tokens import evened, plain

#: Letters that spellings of one name exchange, and the one that stands for them.
FOLDED = str.maketrans({"e": "i", "y": "i", "o": "u", "q": "k", "c": "k", "w": "v", "j": "g", "z": "s"})
#: A letter written twice.
DOUBLED = re.compile(r"(\w)\1+")
#: Two letters for a sound that others write with one.
DIGRAPHS = re.compile(r"([kg])h")
#: How alike two such names are at least, of 100, and those that differ in nothing but vowels.
LEAST, LEAST_BUT_VOWELS = 90, 75
#: The fewest names: a family name alone tells too little.
NAMES = 2


def folded(name: str) -> list[str]:
    """Return the words of a name in letters that its spellings share."""
    words = re.findall(r"\w+", plain(evened(name)).lower().replace("-", " "))
    return [DOUBLED.sub(r"\1", DIGRAPHS.sub(_one_letter, word).translate(FOLDED)) for word in words]


def _one_letter(digraph: re.Match[str]) -> str:
    return "h" if digraph[1] == "k" else "g"


def consonants(word: str) -> str:
    """Return a folded word without its vowels."""
    return re.sub("[aiu]", "", word)


def spelled_alike(one: str, other: str) -> bool:
    """Whether two full names are likely two spellings of one.

    "Ahmad Mualim Fiqi", "Ahmed Moallim Faki". That both hold one office at one time must be known beside.
    """
    from rapidfuzz.distance import Levenshtein

    here, there = sorted((folded(one), folded(other)), key=len)
    if len(here) < NAMES:
        return False
    likeness = 100 * Levenshtein.normalized_similarity("".join(here), "".join(there))
    same = [consonants(word) for word in here] == [consonants(word) for word in there]
    return likeness >= (LEAST_BUT_VOWELS if same else LEAST)
