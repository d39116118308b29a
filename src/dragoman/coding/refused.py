"""Refusals told without a word for one: "there will be no talks", "sees no need for it", "did not accept it"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.coding.bound import (
    able,
    commitment_to,
    has_no,
    is_conditional,
    is_denied,
    is_within_another,
    only_speaks,
    political,
    says_of_himself,
    speaking_of_himself,
    who_says,
)
from dragoman.coding.empty_words import is_question
from dragoman.coding.learned import trigger_at
from dragoman.coding.scene import Scene
from dragoman.coding.thresholds import thresholds
from dragoman.coding.words import words
from dragoman.language.syntax import Tree
from dragoman.types import Commitment

#: Types of what is done for others or with them: there being none of it is a refusal.
_GIVEN = frozenset({"CONSULT", "AGREE", "CONCEDE", "RETREAT", "AID", "COOPERATE", "SUPPORT"})
#: Words behind "there" within which "be no" stands: "there would in future be no".
_NEAR = 5


def refusing(scene: Scene, number: int, word: int) -> Iterator[Commitment]:
    """Yield the refusal that lies in what a word says with its clause."""
    tree = scene.trees[number]
    if is_question(tree):
        return
    for ways in (_excluding, _no_such, _without_wish, _not_yielding, _declaring):
        at, by = ways(scene, number, word)
        if by:
            yield commitment_to(scene, number, at, "refusal", by)
            return


Found = tuple[int, tuple[str, ...]]


def _excluding(scene: Scene, number: int, word: int) -> Found:
    """Return who says that something is impossible ("Talks were out of the question, she said")."""
    tree = scene.trees[number]
    if not tree.children(word, "cop"):
        return word, ()
    if _is_out_of_time(scene, number, word):
        return word, who_says(scene, number, word)
    lemma, case, denied = tree.lemma(word), tree.case(word), is_denied(tree, word)
    asked = any(tree.lemma(s) in words("put_to_somebody") for s in tree.surface_subjects(word))
    never = (
        lemma in words("excluded")
        or (lemma == "question" and case == "out")
        or (lemma == "table" and (case.startswith("off") or (case == "on" and denied)))
        or (lemma == "line" and any(tree.lemma(c) == "red" for c in tree.children(word, "amod", "compound")))
        or (asked and lemma in words("not_to_be_taken"))
        or (asked and denied and lemma in words("to_be_taken"))
    )
    if not (never or (lemma in words("possible") and denied)) or is_conditional(tree, word):
        return word, ()
    return word, who_says(scene, number, word)


def _is_out_of_time(scene: Scene, number: int, word: int) -> bool:
    """Whether it is "too early for" something, or "not the time for" it."""
    tree = scene.trees[number]
    early = tree.lemma(word) in {"early", "soon"} and any(tree.lemma(a) == "too" for a in tree.children(word, "advmod"))
    untimely = tree.lemma(word) in {"time", "moment"} and is_denied(tree, word)
    return (early or untimely) and any(tree.case(c) == "for" and _given(scene, number, c) for c in tree.children(word))


def _no_such(scene: Scene, number: int, word: int) -> Found:
    """Return who says that there will be none of something, or nothing to do ("there would be no talks")."""
    tree = scene.trees[number]
    alone = tree.words[word].relation in {"ccomp", "parataxis"} and not tree.children(word, "cop", "nsubj", "expl")
    barred = {tree.lemma(m) for c in tree.children(word, "advcl", "nmod") for m in tree.children(c, "mark", "case")}
    if alone and barred & words("bars") and has_no(tree, word) and _given(scene, number, word):
        return word, who_says(scene, number, word)  # "No talks until the crew is home"
    if tree.words[word].xpos != "EX":
        return word, ()
    after = range(word + 1, min(word + 1 + _NEAR, len(tree.words)))
    none = next((n for n in after if tree.lemma(n) in {"no", "nothing"}), None)
    if none is None:
        return word, ()
    ahead = any(tree.lemma(n) in words("will") | words("can") for n in range(word + 1, none))
    to_do = none + 2 < len(tree.words) and tree.words[none + 1].xpos == "TO"
    thing = none + 2 if to_do else next((n for n in range(none + 1, none + 4) if _given(scene, number, n)), None)
    if thing is None or not (to_do or ahead) or not _given(scene, number, thing) or _is_silent(tree, thing):
        return word, ()
    head = tree.words[word].head
    by = who_says(scene, number, head) or who_says(scene, number, thing)
    return (head, by) if tree.words[head].relation in {"ccomp", "root"} else (thing, by)


def _is_silent(tree: Tree, word: int) -> bool:
    """Whether what is not to be done is to speak, and not to negotiate ("there is nothing to discuss")."""
    return only_speaks(tree, word) and tree.lemma(word) not in words("negotiating")


def _given(scene: Scene, number: int, word: int) -> bool:
    """Whether the model takes a word for something that is done for others or with them."""
    seen = trigger_at(scene, number, word) if word < len(scene.trees[number].words) else None
    return seen is not None and seen.type in _GIVEN and seen.event_chance >= thresholds()["learned"]["event"]


def _without_wish(scene: Scene, number: int, word: int) -> Found:
    """Return who "sees no need" for something, "is not interested" in it or "in no position" to do it."""
    tree = scene.trees[number]
    lemma, holder = tree.lemma(word), word
    none = is_denied(tree, word) or has_no(tree, word)
    state = tree.children(word, "cop") and (lemma == "interested" or (lemma == "position" and tree.case(word) == "in"))
    # Of an intention that is the object of its verb the infinitive tells.
    if lemma in words("uses") or (lemma in words("intentions") and tree.words[word].relation != "obj"):
        before = range(word - 1, max(word - 1 - _NEAR, -1), -1)
        holder = next((n for n in before if tree.words[n].upos == "VERB"), word)
        verbs = {"have"} if lemma in words("intentions") else words("seeing_uses")
        state = tree.lemma(holder) in verbs
        none = none or is_denied(tree, holder)
    if not none or not state or is_conditional(tree, holder):
        return word, ()
    # "No reason to doubt it", "not in a position to confirm it"
    clauses = tree.children(word, "acl", "xcomp", "advcl", "nmod", "obl")
    idle = words("no_acts") | words("doubting") | words("speaking") | words("of_speaking")
    if (not clauses and holder == word) or any(tree.lemma(n) in idle for n in clauses):
        return word, ()
    by = political(scene, able(scene, number, tree.subjects(holder)))
    return (holder if word in tree.subtree(holder) else word), by  # a noun beside its verb tells what is not wished


def _not_yielding(scene: Scene, number: int, word: int) -> Found:
    """Return who does not take or give what is asked ("did not accept the draft", "does not budge")."""
    tree = scene.trees[number]
    form = tree.words[word]
    helpers = {tree.lemma(a) for a in tree.children(word, "aux")}
    if (
        form.upos != "VERB"
        or tree.lemma(word) not in words("yielding")
        or not is_denied(tree, word)
        or not helpers & {"do", "can", "could"}
        or "have" in helpers
        or tree.passive(word)
        or is_conditional(tree, word)
        or (tree.lemma(word) == "agree" and not (tree.obliques(word, "to") or tree.children(word, "xcomp")))
    ):
        return word, ()
    return word, political(scene, able(scene, number, tree.subjects(word)))


def _declaring(scene: Scene, number: int, word: int) -> Found:
    """Return who says of himself or his state that it cannot do something ("we cannot promise them an answer")."""
    tree = scene.trees[number]
    unable = any(tree.lemma(a) in {"can", "could"} for a in tree.children(word, "aux"))
    nothing = is_denied(tree, word) or withholds(tree, word)
    if not unable or not nothing or is_within_another(tree, word) or tree.passive(word):
        return word, ()
    if not _given(scene, number, word) or only_speaks(tree, word):
        return word, ()
    by = able(scene, number, tree.subjects(word)) or speaking_of_himself(scene, number, word)
    own = bool(by) and says_of_himself(scene, tree, number, word, by)
    return word, political(scene, by) if own else ()


def withholds(tree: Tree, word: int) -> bool:
    """Whether who does something does nothing by it, or stays away: "will take no part", "will boycott it"."""
    given = [] if tree.passive(word) or tree.words[word].xpos not in {"VB", "VBG"} else tree.objects(word)
    none = [o for o in given if tree.lemma(o) in words("none") or has_no(tree, o)]
    away = any(tree.lemma(c) == "away" for c in tree.children(word, "advmod", "compound:prt"))
    spared = any(tree.lemma(o) in words("spared") for o in none)
    return (
        (bool(none) and not spared)
        or tree.lemma(word) in words("withholding")
        or (away and tree.lemma(word) in {"stay", "keep", "walk"})
    )
