"""Contacts that go with other acts: who is summoned hears it in person, who sign together meet, protests are handed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import msgspec

from dragoman.coding.dyad import DYAD
from dragoman.coding.event_mention import EventMention
from dragoman.coding.scene import Scene
from dragoman.coding.words import words
from dragoman.language.syntax import Tree

#: Statuses of a signing at which somebody was, or is to be.
_SIGNED = frozenset({"happened", "planned", "negated"})


def with_contact(scene: Scene, mention: EventMention) -> Iterator[EventMention]:
    """Yield the contact that goes with an act, by the same parties at the same time."""
    medium = _medium(scene, mention)
    if medium:
        occurrence = mention.occurrence
        sense = msgspec.structs.replace(occurrence.sense, type="CONSULT", medium=medium, modes=(), kind=None)
        yield replace(mention, occurrence=replace(occurrence, sense=sense), medium=medium, modes=())


def _medium(scene: Scene, mention: EventMention) -> str:
    tree = scene.trees[mention.sentence]
    lemma = tree.lemma(mention.word)
    if mention.type == "ACCUSE" and lemma in words("summoning") and _of_envoys(scene, tree, mention.word):
        return "in_person"
    if mention.type == "SUPPORT" and lemma in words("signing") and _signed_together(scene, mention):
        return "in_person"
    if mention.type == "ACCUSE" and lemma in words("protesting") and _handed_over(scene, tree, mention):
        return "message"
    return ""


def _of_envoys(scene: Scene, tree: Tree, word: int) -> bool:
    """Whether an envoy of the other side is called: he is told the complaint in person."""
    called = [*tree.objects(word), *tree.surface_subjects(word)]
    envoys = scene.lexicon.classes["diplomat"]
    return any(tree.lemma(n) in envoys for c in called for n in tree.phrase(c))


def _signed_together(scene: Scene, mention: EventMention) -> bool:
    """Whether people of two sides sign: states alone may do it each at home."""
    people = [a for a in mention.parties if scene.cast.actors[a].kind not in {"state", "organisation"}]
    return mention.status.value in _SIGNED and len(scene.sides(tuple(people))) >= DYAD


def _handed_over(scene: Scene, tree: Tree, mention: EventMention) -> bool:
    """Whether a protest reached the other side: lodged, written, in a note, or to somebody who is named."""
    around = {tree.lemma(n) for n in tree.children(mention.word, "amod", "obl", "compound")}
    governor = tree.words[mention.word].head
    lodged = governor >= 0 and tree.lemma(governor) in words("lodging")
    told = bool(around & words("in_writing")) or lodged or len(scene.sides(mention.parties)) >= DYAD
    return (
        told
        and mention.status.value == "happened"
        and any(scene.cast.actors[a].kind != "group" for a in mention.actors)
    )
