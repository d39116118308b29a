"""Cues whose words did not fall: denied, only possible, declined, or merely naming a thing."""

from __future__ import annotations

from dragoman.coding.speech_words import speech_words
from dragoman.language.syntax import Tree

#: Relations of participles that describe a noun ("a written statement", "the said town").
_ATTRIBUTIVE = frozenset({"amod", "compound", "flat"})


def unspoken(tree: Tree, word: int) -> bool:
    """Whether the words did not fall: the cue is denied, only possible, or hangs on a verb that takes it back."""
    if _denied(tree, word):
        return True
    form = tree.words[word]
    if form.upos == "VERB" and form.relation in _ATTRIBUTIVE:
        return True
    if form.xpos == "VB" and form.relation in {"xcomp", "acl", "advcl"}:
        return not _falls_under(tree, word, form.head) or _denied(tree, form.head)
    return form.xpos == "VBG" and _held_back(tree, word)


def _held_back(tree: Tree, word: int) -> bool:
    """Whether a participle names what somebody kept from saying ("refrained from endorsing or condemning it")."""
    first = word
    while tree.words[first].relation == "conj":
        first = tree.words[first].head
    leading = {tree.lemma(c) for c in tree.children(first, "mark", "case")}
    if leading & speech_words("leaving_unsaid"):
        return True
    governor = tree.words[first].head
    return governor >= 0 and tree.lemma(governor) in speech_words("kept_from_saying")


def _falls_under(tree: Tree, word: int, above: int) -> bool:
    """Whether the words of an infinitive fall with the verb above it: "went on to say", "is said to have answered".

    Who writes or calls to say something has said it by that.
    """
    if said_by_message(tree, word):
        return True
    done = any(tree.lemma(aux) == "have" for aux in tree.children(word, "aux"))
    return tree.lemma(above) in speech_words("spoken_under") or (done and tree.lemma(above) in speech_words("told_of"))


def _denied(tree: Tree, word: int) -> bool:
    around = {tree.lemma(c) for c in tree.children(word, "aux", "advmod", "cc:preconj")}
    denying = frozenset() if tree.lemma(word) in speech_words("said_by_denial") else speech_words("negations")
    if around & (denying | speech_words("modals")):
        return True
    subjects = tree.children(word, "nsubj")
    return any(tree.lemma(d) in speech_words("nobody") for s in subjects for d in [s, *tree.children(s, "det")])


def said_by_message(tree: Tree, word: int) -> bool:
    """Whether an infinitive tells what somebody writes, calls or sends word for: "wrote to Oslo to ask that"."""
    above = tree.words[word].head
    infinitive = tree.words[word].xpos == "VB" and tree.words[word].relation == "advcl" and above >= 0
    return infinitive and tree.lemma(above) in speech_words("spoken_by") and not tree.passive(above)
