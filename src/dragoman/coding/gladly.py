"""Contacts of which somebody only says how glad he was: "Good to meet her today", "was pleased to receive him"."""

from __future__ import annotations

from dragoman.coding.words import words
from dragoman.language.syntax import Tree

#: Relations of what somebody is glad of to the word for it.
_OF_GLADNESS = frozenset({"xcomp", "advcl", "acl", "csubj", "ccomp"})


def gladly_met(tree: Tree, word: int) -> int | None:
    """Return the word by which somebody is glad of a contact that a verb tells, and that took place; else None.

    "Would be glad to meet her", "pleased to meet them tomorrow" and "is happy to meet anybody" tell of none.
    """
    form = tree.words[word]
    glad = form.head
    if glad < 0 or form.relation not in _OF_GLADNESS or tree.lemma(word) not in words("seeing_people"):
        return None
    if tree.lemma(glad) not in words("gladness") or not any(tree.lemma(m) == "to" for m in tree.children(word, "mark")):
        return None
    beside = {tree.lemma(n) for n in tree.subtree(glad)}
    if tree.children(glad, "aux", "mark") or beside & (words("negations") | words("still_ahead")):
        return None
    copulas = tree.children(glad, "cop")
    past = not copulas or tree.words[copulas[0]].xpos == "VBD" or bool(tree.children(word, "aux"))
    return glad if past or beside & words("just_now") else None
