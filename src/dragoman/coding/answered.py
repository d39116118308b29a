"""Answers that were given by nobody who is named: "the request was turned down", "the offer was accepted"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.coding.confidence import calibrated
from dragoman.coding.domains import is_political
from dragoman.coding.dyad import DYAD
from dragoman.coding.participants import actors_at
from dragoman.coding.scene import Scene
from dragoman.coding.status import DONE, status_of
from dragoman.coding.thresholds import thresholds
from dragoman.coding.words import words
from dragoman.language.syntax import Tree
from dragoman.types import Commitment


def answered(scene: Scene) -> Iterator[Commitment]:
    """Yield the refusals and agreements of an article that answer what was asked among states, by nobody named."""
    for number, sentence in enumerate(scene.analysis.sentences):
        if sentence.heading:
            continue
        tree = scene.trees[number]
        for word, form in enumerate(sentence.words):
            kind = _kind(tree, word) if form.xpos == "VBN" and tree.passive(word) and not tree.agents(word) else None
            told = kind is not None and status_of(tree, word, scene.lexicon).value in DONE
            if kind and told and _among_states(scene, number) and _of_states(scene, number, word):
                yield _commitment(scene, number, word, kind)


def _kind(tree: Tree, word: int) -> str | None:
    """Return which answer a participle gives to what its subject asks for, or None; a pronoun's is only heard as no."""
    subjects = tree.surface_subjects(word)
    told_before = any(tree.words[s].xpos == "PRP" for s in subjects)
    asked = any(tree.lemma(s) in words("made_by_somebody") for s in subjects)
    down = any(tree.lemma(p) == "down" for p in tree.children(word, "compound:prt", "advmod"))
    if tree.lemma(word) in words("refusing") or (tree.lemma(word) == "turn" and down):
        return "refusal" if asked or told_before else None
    return "agreement" if asked and tree.lemma(word) in words("granting") else None


def _among_states(scene: Scene, number: int) -> bool:
    """Whether two sides are named in a sentence or the one before it."""
    near = (m for m in scene.cast.mentions if number - 1 <= m.sentence <= number and m.kind != "place")
    return len(scene.sides(a for m in near for a in m.actors)) >= DYAD


def _of_states(scene: Scene, number: int, word: int) -> bool:
    """Whether what is answered was told before ("it", "the request") or names whose it is: no "museum's request"."""
    tree = scene.trees[number]
    for subject in tree.surface_subjects(word):
        pointed = any(tree.lemma(d) in words("definite") for d in tree.children(subject, "det"))
        known = tree.words[subject].xpos == "PRP" or pointed
        owners = {a for n in tree.subtree(subject) for a in actors_at(scene, number, n)}
        named = any(is_political(scene.cast.actors[a]) for a in owners)
        if named or (known and not tree.possessors(subject)):
            return True
    return False


def _commitment(scene: Scene, number: int, word: int, kind: str) -> Commitment:
    """Return the answer; nobody is bound by it whom the text names."""
    evidence = scene.quote_words(number, scene.trees[number].predicate(word))
    return Commitment(
        id=scene.identifier("pledge", kind, evidence.start, evidence.end, word),
        kind=kind,
        by=(),
        to=(),
        action=evidence,
        due=None,
        confidence=calibrated("commitments", thresholds()["confidence"]["base"]),
        evidence=(evidence,),
    )
