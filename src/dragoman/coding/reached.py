"""Whom a deed does not reach, though he is named beside it: whose view it is, who was attacked, who is sent."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.coding.occurrence import Occurrence
from dragoman.coding.participants import actors_at
from dragoman.coding.scene import Scene
from dragoman.coding.words import words

#: Prepositions before those whom an attack is on.
_ON = ("on", "against", "in", "at", "upon")


def without_bystanders(scene: Scene, occurrence: Occurrence, recipients: tuple[str, ...]) -> tuple[str, ...]:
    """Return those whom an event reaches without those who are only named in what is said, condemned or sent.

    "Expressed Pakistan's condemnation of the attack on Iran" condemns neither, nor are the guards deployed to the
    border those against whom they are.
    """
    if occurrence.sense.type == "CONSULT" or not recipients:
        return recipients
    tree, sentence, word = scene.trees[occurrence.sentence], occurrence.sentence, occurrence.word
    apart: set[int] = set()
    objects = tree.objects(word) if occurrence.sense.pos == "VERB" else []
    if tree.lemma(word) in words("voicing"):
        apart |= {n for o in objects for owner in tree.possessors(o) for n in tree.phrase(owner)}
    if occurrence.sense.type == "MOBILIZE":
        apart |= {n for o in objects for n in tree.phrase(o)}
    if occurrence.sense.type == "ACCUSE":
        below = (n for n in tree.subtree(word) if _is_attack(scene, sentence, n) and n != word)
        apart |= {n for attack in below for on in tree.obliques(attack, *_ON) for n in tree.subtree(on)}
    named = _named(scene, sentence, (n for n in tree.subtree(word) if n not in apart))
    spared = _named(scene, sentence, apart) - named
    return tuple(r for r in recipients if r not in spared)


def without_judges(scene: Scene, occurrence: Occurrence, actors: tuple[str, ...]) -> tuple[str, ...]:
    """Return those who attack without whoever only condemns or punishes it: "US sanctions over the violence"."""
    tree, sentence, word = scene.trees[occurrence.sentence], occurrence.sentence, occurrence.word
    above = tree.words[word].head
    noun = tree.words[word].relation == "nmod" and tree.words[above].upos == "NOUN" and tree.case(word) != "by"
    if occurrence.sense.type != "ASSAULT" or occurrence.sense.pos != "NOUN" or not noun:
        return actors
    own = set(tree.subtree(word))
    judging = _named(scene, sentence, (n for n in tree.phrase(above) if n not in own))
    return tuple(a for a in actors if a not in judging - _named(scene, sentence, own))


def _named(scene: Scene, sentence: int, numbers: Iterable[int]) -> set[str]:
    return {actor for n in numbers for actor in actors_at(scene, sentence, n)}


def _is_attack(scene: Scene, sentence: int, word: int) -> bool:
    """Whether a noun names an attack."""
    form = scene.trees[sentence].words[word]
    senses = scene.lexicon.senses(form.lemma.lower(), form.upos, form.text) if form.upos == "NOUN" else ()
    return any(sense.type == "ASSAULT" for sense in senses)
