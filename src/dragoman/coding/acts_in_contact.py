"""Contacts that go with other acts: the summoned hear it in person, who do it together meet, protests are handed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import msgspec

from dragoman.coding.dyad import DYAD
from dragoman.coding.event_mention import EventMention
from dragoman.coding.participants import actors_at
from dragoman.coding.scene import Scene
from dragoman.coding.words import words
from dragoman.language.syntax import Tree

#: Statuses of what people do side by side, for which they meet, or are to.
_DONE_BESIDE = frozenset({"happened", "planned", "negated"})
#: Statuses of a protest that was handed over, or was not.
_TOLD = frozenset({"happened", "negated"})


def with_contact(scene: Scene, mention: EventMention) -> Iterator[EventMention]:
    """Yield the contact that goes with an act at the same time, by the same parties, or by those who do it together."""
    tree = scene.trees[mention.sentence]
    lemma = tree.lemma(mention.word)
    if mention.type == "ACCUSE" and lemma in words("summoning") and _of_envoys(scene, tree, mention.word):
        yield _contact(mention, "in_person")
    elif mention.type == "SUPPORT" and lemma in words("signing"):
        yield from _meeting(scene, mention, _signers(scene, tree, mention))
    elif mention.type != "CONSULT" and _together(tree, mention.word):
        yield from _meeting(scene, mention, _people(scene, _doers(scene, tree, mention)))
    elif mention.type == "ACCUSE" and _protests(tree, mention.word) and _handed_over(scene, tree, mention):
        yield _contact(mention, "message")


def _contact(mention: EventMention, medium: str) -> EventMention:
    occurrence = mention.occurrence
    sense = msgspec.structs.replace(occurrence.sense, type="CONSULT", medium=medium, modes=(), kind=None)
    return replace(mention, occurrence=replace(occurrence, sense=sense), medium=medium, modes=())


def _meeting(scene: Scene, mention: EventMention, people: tuple[str, ...]) -> Iterator[EventMention]:
    """Yield the meeting of those who do something side by side, where they are of two sides."""
    if mention.status.value in _DONE_BESIDE and len(scene.sides(people)) >= DYAD:
        yield replace(_contact(mention, "in_person"), actors=people, recipients=())


def _together(tree: Tree, word: int) -> bool:
    """Whether those who do something do it in one place: "cut the ribbon together", "laid a wreath side by side"."""
    return any(tree.lemma(n) in words("beside_each_other") for n in tree.children(word, "advmod"))


def _of_envoys(scene: Scene, tree: Tree, word: int) -> bool:
    """Whether an envoy of the other side is called: he is told the complaint in person."""
    called = [*tree.objects(word), *tree.surface_subjects(word)]
    envoys = scene.lexicon.classes["diplomat"]
    return any(tree.lemma(n) in envoys for c in called for n in tree.phrase(c))


def _signers(scene: Scene, tree: Tree, mention: EventMention) -> tuple[str, ...]:
    """Return the people who sign, without those in whose presence: states alone may do it each at home."""
    signing = _doers(scene, tree, mention)
    return _people(scene, signing if len(scene.sides(signing)) >= DYAD else mention.parties)


def _doers(scene: Scene, tree: Tree, mention: EventMention) -> tuple[str, ...]:
    """Return those who do something, and with whom."""
    named = [*tree.subjects(mention.word), *tree.agents(mention.word), *tree.obliques(mention.word, "with")]
    return tuple(dict.fromkeys(a for word in named for a in actors_at(scene, mention.sentence, word)))


def _people(scene: Scene, actors: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of some actors who can be somewhere."""
    return tuple(a for a in actors if scene.cast.actors[a].kind not in {"state", "organisation"})


def _protests(tree: Tree, word: int) -> bool:
    """Whether a word, or what is done with its object, is a protest: "lodged a protest with"."""
    things = [*tree.objects(word), *tree.children(word, "nsubj:pass")] if tree.lemma(word) in words("lodging") else []
    return any(tree.lemma(n) in words("protesting") for n in (word, *things))


def _handed_over(scene: Scene, tree: Tree, mention: EventMention) -> bool:
    """Whether a protest reached the other side: lodged, written, in a note, or to somebody who is named."""
    around = {tree.lemma(n) for n in tree.children(mention.word, "amod", "obl", "compound")}
    governor = tree.words[mention.word].head
    lodged = any(n >= 0 and tree.lemma(n) in words("lodging") for n in (mention.word, governor))
    told = bool(around & words("in_writing")) or lodged or len(scene.sides(mention.parties)) >= DYAD
    return told and mention.status.value in _TOLD and any(scene.cast.actors[a].kind != "group" for a in mention.actors)
