"""What somebody is advised to do, by a report or by whom it cites: "would do well to meet", "only talks can end it"."""

from __future__ import annotations

from dragoman.coding.words import words
from dragoman.language.syntax import Tree

#: Relations of an infinitive to the word that judges it.
_JUDGED = frozenset({"csubj", "xcomp", "advcl", "ccomp", "acl"})


def advised(tree: Tree, word: int) -> int | None:
    """Return the word by which an event is advised or needed, or None."""
    return next(
        (by for of in (_better, _by_judgement, _as_the_way, _needed) if (by := of(tree, word)) is not None), None
    )


def _better(tree: Tree, word: int) -> int | None:
    """Return the adverb of "had better call"."""
    had = {tree.words[a].text.lower() for a in tree.children(word, "aux")} & {"had", "'d", "’d"}
    better = (n for n in tree.children(word, "advmod") if tree.words[n].text.lower() == "better")
    return next(better, None) if had else None


def _by_judgement(tree: Tree, word: int) -> int | None:
    """Return the word of "would do well to meet", "it would be wise for her to meet", "the time has come to meet"."""
    form = tree.words[word]
    infinitive = form.xpos == "VB" and any(tree.lemma(m) == "to" for m in tree.children(word, "mark"))
    if not infinitive or form.relation not in _JUDGED or form.head < 0:
        return None
    above = tree.lemma(form.head)
    would = any(tree.words[a].text.lower() in {"would", "might", "will"} for a in tree.children(form.head, "aux"))
    well = above == "do" and would and any(tree.lemma(n) == "well" for n in tree.children(form.head, "advmod"))
    wise = above in words("wise_to") and bool(tree.children(form.head, "cop"))
    time = above == "come" and any(tree.lemma(s) == "time" for s in tree.children(form.head, "nsubj"))
    return form.head if well or wise or time else None


def _as_the_way(tree: Tree, word: int) -> int | None:
    """Return the noun of "the best way is for her to meet him", "talks are the only way"."""
    form = tree.words[word]
    if form.xpos == "VB" and tree.children(word, "cop"):
        return next((n for n in tree.dependents[word] if n < word and tree.lemma(n) in words("ways_out")), None)
    above = form.head if form.relation == "nsubj" and form.upos == "NOUN" else -1
    if above < 0 or not tree.children(above, "cop"):
        return None
    beside = [n for n in (above, *tree.dependents[above]) if n > word and tree.lemma(n) in words("ways_out")]
    return next((n for n in beside if tree.lemma(n - 1) == "only"), None)


def _needed(tree: Tree, word: int) -> int | None:
    """Return the word of "what is needed is a talk", "a meeting is overdue", "only talks can end it"."""
    form = tree.words[word]
    if form.upos != "NOUN":
        return None
    what = [s for s in tree.children(word, "nsubj", "nsubj:outer") if tree.lemma(s) == "what"]
    needed = [c for s in what for c in tree.children(s, "acl:relcl") if tree.lemma(c) in {"need", "require"}]
    if needed or form.relation != "nsubj" or form.head < 0:
        return next(iter(needed), None)
    if tree.words[form.head].text.lower() == "overdue":
        return form.head
    can = [a for a in tree.children(form.head, "aux") if tree.words[a].text.lower() in {"can", "could"}]
    only = any(tree.words[n].text.lower() == "only" for n in tree.children(word, "advmod", "amod"))
    return can[0] if can and only else None
