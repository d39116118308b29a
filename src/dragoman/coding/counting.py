"""The place of an event in a count: "their second meeting", "at the first meeting"."""

from __future__ import annotations

from dragoman.coding.words import words
from dragoman.language.syntax import Tree

FIRST = "first"


def place_in_count(tree: Tree, word: int) -> str | None:
    """Return the ordinal beside an event word; a first that is one "since May" is none."""
    ordinals = [tree.lemma(c) for c in tree.children(word, "amod")]
    if found := next((ordinal for ordinal in ordinals if ordinal in words("ordinals")), None):
        return found
    bare = all(tree.words[c].relation in {"amod", "det", "case"} for c in tree.dependents[word])
    definite = any(tree.lemma(c) in words("definite") for c in tree.children(word, "det"))
    return FIRST if bare and definite and FIRST in ordinals else None
