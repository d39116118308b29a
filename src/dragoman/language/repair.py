"""Mends what one word's relations contradict: heads and relations are chosen apart, and may not fit together."""

from __future__ import annotations

import msgspec

from dragoman.language.types import Word

_NOUNS = frozenset({"NOUN", "PROPN"})
#: Relations that no phrase with a preposition has.
_BARE = frozenset({"nsubj", "nsubj:pass", "obj", "iobj"})


def consistent(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return the words with subjects and objects that a preposition marks turned into what they can be.

    "called for elections": no object but an oblique; "the pledge of both leaders to stay": no subject of "stay" but a
    modifier of "pledge".
    """
    marked = {word.head: n for n, word in enumerate(words) if word.relation == "case" and word.upos == "ADP"}
    mended = list(words)
    for number, word in enumerate(words):
        case = marked.get(number)
        if word.relation not in _BARE or case is None or case > number:
            continue
        before = case - 1
        if word.relation.startswith("nsubj"):
            if before >= 0 and words[before].upos in _NOUNS and not _below(mended, before, number):
                mended[number] = msgspec.structs.replace(word, head=before, relation="nmod")
        else:
            mended[number] = msgspec.structs.replace(word, relation="obl")
    return tuple(mended)


def _below(words: list[Word], number: int, other: int) -> bool:
    """Whether a word hangs, over whatever steps, on another."""
    while number >= 0:
        if number == other:
            return True
        number = words[number].head
    return False
