"""The last contact before a silence: "have not met since Langkawi in May", "the first call since the retreat there"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import msgspec

from dragoman.calendar import TimeExpression
from dragoman.coding.dyad import DYAD
from dragoman.coding.event_mention import EventMention
from dragoman.coding.intervals import when
from dragoman.coding.occurrence import Occurrence
from dragoman.coding.scene import Scene
from dragoman.coding.status import DONE, Status
from dragoman.coding.times import head_of
from dragoman.coding.words import words
from dragoman.language.syntax import Tree
from dragoman.types import Interval

#: Types of deeds that last: somebody is held, a border shut, troops are kept in a place.
_LASTING = frozenset({"COERCE", "SANCTION", "MOBILIZE"})


def is_since(tree: Tree, word: int) -> bool:
    """Whether a word tells since when something was not, itself or in its clause: "since they met at the summit"."""
    return any(tree.lemma(mark) == "since" for number in (word, *tree.governors(word)) for mark in _marks(tree, number))


def told_since(scene: Scene, sentence: int, word: int) -> TimeExpression | None:
    """Return since when something is so, or has been done ("who has been detained since August")."""
    tree = scene.trees[sentence]
    for expression in scene.expressions_by_sentence.get(sentence, ()):
        head = head_of(tree, expression) if expression.is_since else None
        if head is not None and tree.words[head].head == word:
            return expression
    return None


def date_since(scene: Scene, occurrence: Occurrence, status: Status) -> Interval | None:
    """Return when a deed that lasts began: "who has been detained since August"."""
    expression = told_since(scene, occurrence.sentence, occurrence.word)
    goes_on = status.value == "ongoing" and occurrence.sense.type in _LASTING
    return when(scene, expression.parts[0], "past") if goes_on and expression and expression.parts else None


def with_the_last(scene: Scene, mention: EventMention, contacts: frozenset[int]) -> Iterator[EventMention]:
    """Yield the contact since which there was none, where only its place or occasion is named.

    Args:
        scene: The article.
        mention: The contact that was not, or that was the first one again.
        contacts: The words of its sentence that name contacts themselves.
    """
    tree = scene.trees[mention.sentence]
    if mention.type != "CONSULT" or len(scene.sides(mention.parties)) < DYAD or not _ends_a_silence(tree, mention):
        return
    for word in tree.children(mention.word, "obl", "nmod"):
        if word in contacts or "since" not in {tree.lemma(mark) for mark in _marks(tree, word)}:
            continue
        place, time = _place(scene, mention.sentence, word), _time(scene, mention.sentence, word)
        named = _is_place(scene, mention.sentence, word)
        if named or (tree.lemma(word) in words("occasions") and (place or time)):
            yield _at(scene, mention, word, place, time)


def of_those_silent(scene: Scene, mention: EventMention, others: list[EventMention]) -> EventMention:
    """Return a contact since which there was none with the people of that, where a body alone is named with it.

    "Had not seen him since the NATO summit" is no contact with the alliance.
    """
    tree = scene.trees[mention.sentence]
    if mention.type != "CONSULT" or not any(tree.lemma(mark) == "since" for mark in _marks(tree, mention.word)):
        return mention
    above = next((o for o in others if o.type == "CONSULT" and o.word == tree.words[mention.word].head), None)
    bodies = {p for p in mention.parties if scene.cast.actors[p].kind == "organisation"}
    if above is None or not bodies or not set(mention.parties) - bodies <= set(above.parties):
        return mention
    return replace(mention, actors=above.actors, recipients=above.recipients)


def _marks(tree: Tree, word: int) -> list[int]:
    return tree.children(word, "mark", "case")


def _ends_a_silence(tree: Tree, mention: EventMention) -> bool:
    """Whether a contact was not, or was the first again."""
    first = any(tree.lemma(c) == "first" for c in tree.children(mention.word, "amod", "advmod"))
    return mention.status.value == "negated" or (first and mention.status.value in DONE)


def _at(scene: Scene, mention: EventMention, word: int, place: str | None, time: TimeExpression | None) -> EventMention:
    tree, sentence = scene.trees[mention.sentence], mention.sentence
    sense = msgspec.structs.replace(mention.occurrence.sense, medium="in_person", modes=(), pos="NOUN")
    inside, since = tree.within(time.start, time.end) if time is not None else [], _marks(tree, word)
    return replace(
        mention,
        occurrence=replace(mention.occurrence, word=word, sense=sense, used=(word,), learned=None),
        status=Status("happened", historical=True),
        expression=time,
        date=when(scene, time, "past"),
        place=place,
        medium="in_person",
        modes=(),
        evidence=scene.quote_words(sentence, [*(n for n in tree.phrase(word) if n not in since), *inside]),
        again=(),
    )


def _is_place(scene: Scene, sentence: int, word: int) -> bool:
    mention = scene.cast.mention_at(sentence, word)
    return mention is not None and mention.kind in {"place", "seat"}


def _place(scene: Scene, sentence: int, word: int) -> str | None:
    """Return the name of where an occasion was: itself, or what it stands with ("the retreat in Langkawi")."""
    tree = scene.trees[sentence]
    for number in (word, *tree.children(word, "nmod", "compound")):
        if _is_place(scene, sentence, number):
            mention = scene.cast.mention_at(sentence, number)
            return scene.article.text[mention.start : mention.end] if mention is not None else None
    return None


def _time(scene: Scene, sentence: int, word: int) -> TimeExpression | None:
    """Return the time right behind an occasion, whatever the parser hangs it on: "Langkawi in May"."""
    tree = scene.trees[sentence]
    last = max(tree.phrase(word))
    for expression in scene.expressions_by_sentence.get(sentence, ()):
        inside = tree.within(expression.start, expression.end)
        between = range(last + 1, inside[0]) if inside else range(0)
        if inside and inside[-1] > word and all(tree.words[n].upos in {"ADP", "DET"} for n in between):
            return expression
    return None
