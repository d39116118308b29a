"""The tense of the verb that an expression of time goes with."""

from __future__ import annotations

from bisect import bisect_right

from dragoman.coding.words import words
from dragoman.language.syntax import Tree
from dragoman.language.types import Analysis


def tense_at(analysis: Analysis, start: int, end: int) -> str | None:
    """Return past or future for the words from start to end, or None when their clause has no tense."""
    starts = [sentence.start for sentence in analysis.sentences]
    number = bisect_right(starts, start) - 1
    if number < 0:
        return None
    tree = Tree(analysis.sentences[number])
    inside = tree.within(start, end)
    if not inside:
        return None
    for word in tree.governors(inside[-1] if tree.words[inside[-1]].head not in inside else inside[0]):
        tense = _tense(tree, word)
        if tense is not None:
            return tense
    return None


def _tense(tree: Tree, word: int) -> str | None:
    """Return the tense of one verb, or None when it is no finite verb and no cue speaks."""
    form = tree.words[word]
    auxiliaries = {tree.lemma(a) for a in tree.children(word, "aux", "aux:pass")}
    if auxiliaries & words("future_auxiliaries"):
        return "future"
    if tree.lemma(word) in words("future_governors") and form.xpos in {"VBN", "JJ", "VBG"}:
        # "The airlift had been planned for Saturday" does not say whether Saturday is over.
        return None if "have" in auxiliaries else "future"
    if form.xpos == "VB" and tree.children(word, "mark"):
        return "future" if form.head >= 0 and tree.lemma(form.head) in words("future_governors") else None
    if (
        form.xpos == "VBD"
        or "have" in auxiliaries
        or any(tree.words[a].xpos == "VBD" for a in tree.children(word, "aux", "aux:pass", "cop"))
    ):
        return "past"
    return None
