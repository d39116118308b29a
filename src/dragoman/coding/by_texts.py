"""What texts bind states to, or ask of nobody named: "the deal obliges Lima to pay", "the text demands a truce"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.coding.bound import able, commitment_to, is_conditional, is_denied, political
from dragoman.coding.domains import is_political
from dragoman.coding.dyad import DYAD, main_dyad
from dragoman.coding.participants import actors_at
from dragoman.coding.scene import Scene
from dragoman.coding.status import DONE, status_of
from dragoman.coding.words import words
from dragoman.language.syntax import Tree
from dragoman.types import Commitment


def by_texts(scene: Scene, number: int, word: int) -> Iterator[Commitment]:
    """Yield what the text that is the subject of a verb binds its object to, or asks for."""
    tree = scene.trees[number]
    texts = [s for s in tree.surface_subjects(word) if tree.lemma(s) in words("texts_of_states")]
    if tree.passive(word) or not texts or is_denied(tree, word) or _is_open(tree, word):
        return
    if status_of(tree, word, scene.lexicon).value not in DONE:
        return
    if tree.lemma(word) in words("binding_to"):
        yield from _binding(scene, number, word)
    elif tree.lemma(word) in words("asking_in_writing"):
        yield from _asking(scene, number, word, texts)
    elif tree.lemma(word) in words("setting_out") and not tree.words[word].relation.startswith("acl"):
        yield from _setting_out(scene, number, word, texts)


def _is_open(tree: Tree, word: int) -> bool:
    """Whether it hangs on a condition; a relative clause tells of a text as any other does."""
    return not tree.words[word].relation.startswith("acl:relcl") and is_conditional(tree, word)


def _binding(scene: Scene, number: int, word: int) -> Iterator[Commitment]:
    """Yield the promise of those whom a text obliges, binds or commits to do something."""
    tree = scene.trees[number]
    by = political(scene, able(scene, number, tree.children(word, "obj", "iobj")))
    deeds = [c for c in tree.children(word, "xcomp", "advcl", "ccomp") if tree.children(c, "mark")]
    if by and deeds:
        yield commitment_to(scene, number, deeds[0], "promise", by)


def _setting_out(scene: Scene, number: int, word: int, texts: list[int]) -> Iterator[Commitment]:
    """Yield what those who made a text agreed on: "the accord stipulates the withdrawal of troops"."""
    tree = scene.trees[number]
    deeds = [*tree.objects(word), *tree.obliques(word, "for"), *tree.children(word, "ccomp")]
    named = [p for t in texts for p in tree.obliques(t, "between", "with", "of")]
    by = political(scene, able(scene, number, named))
    by = by if len(scene.sides(by)) >= DYAD else main_dyad(scene, number)
    agreed = any(tree.lemma(t) in scene.lexicon.classes["agreement"] for t in texts)
    if agreed and deeds and len(by) >= DYAD:
        yield commitment_to(scene, number, word, "agreement", by)


def _asking(scene: Scene, number: int, word: int, texts: list[int]) -> Iterator[Commitment]:
    """Yield what a text asks of nobody who is named, where states are spoken of."""
    tree = scene.trees[number]
    asked = [*tree.objects(word), *tree.obliques(word, "on", "upon", "for", "to", "from")]
    named = [a for n in (*asked, *texts) for w in tree.subtree(n) for a in actors_at(scene, number, w)]
    if not asked or any(is_political(scene.cast.actors[a]) and _is_party(scene, number, asked, a) for a in named):
        return
    if any(actor.kind in {"state", "organisation"} and is_political(actor) for actor in scene.cast.actors.values()):
        kind = "demand" if tree.lemma(word) in words("demanding_in_writing") else "request"
        by = political(scene, able(scene, number, [p for t in texts for p in tree.possessors(t)]))
        yield commitment_to(scene, number, word, kind, by)


def _is_party(scene: Scene, number: int, asked: list[int], actor: str) -> bool:
    """Whether an actor is one of those who are asked, and not only told of: "a ceasefire in Gaza"."""
    return any(actor in actors_at(scene, number, n) for n in asked)
