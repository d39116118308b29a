"""Contacts that are put off to another day, or brought forward: none on the old day, and one to come on the new."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.calendar import TimeExpression
from dragoman.coding.event_mention import EventMention
from dragoman.coding.intervals import when
from dragoman.coding.learned import status_at
from dragoman.coding.scene import Scene
from dragoman.coding.status import DONE, Status
from dragoman.coding.times import head_of
from dragoman.coding.words import words
from dragoman.language.syntax import Tree

#: Relations of what is put off to the verb; headlines make an oblique of "puts off visit".
_PUT_OFF = frozenset({"obj", "nsubj", "nsubj:pass", "obl"})
#: Prepositions before the new day and before the old one.
_TO, _FROM = frozenset({"to", "until", "till"}), "from"
#: Relations that lead out of the clause that puts something off.
_OTHER_CLAUSES = frozenset({"ccomp", "advcl", "acl:relcl", "parataxis"})


@dataclass(frozen=True)
class PutOff:
    """By which verb a contact is put off, to when, and from when where that is told beside it."""

    verb: int
    new: TimeExpression
    old: TimeExpression | None


def put_off(scene: Scene, sentence: int, word: int) -> PutOff | None:
    """Return how a contact is put off to a day ("postponed the visit to May 3"), or None where it is not.

    The new day may be that of what is to come instead: "postponed a visit due on May 1 and will now go on May 3".
    """
    tree = scene.trees[sentence]
    verb = _putting_off(tree, word)
    if verb < 0:
        return None
    new = old = None
    for expression in scene.expressions_by_sentence.get(sentence, ()):
        inside = tree.within(expression.start, expression.end)
        if not inside or inside[0] < verb or not _in_clause(tree, expression, {verb, word}):
            continue
        first, before = tree.lemma(inside[0]), tree.lemma(inside[0] - 1)
        if first == _FROM and len(expression.parts) > 1:
            old, new = expression.parts[0], expression.parts[-1]
        elif first in _TO and expression.parts:
            new = expression.parts[-1]
        elif expression.kind == "date" and (
            before in _TO or (before == "for" and tree.lemma(verb) in words("setting"))
        ):
            new = expression
        elif expression.kind == "date" and before == _FROM:
            old = expression
    if new is None:
        later = _instead(tree, verb)
        new = _first_behind(scene, sentence, later, len(tree.words)) if later >= 0 else None
        old = _first_behind(scene, sentence, word, later) if new is not None else None
    return PutOff(verb, new, old) if new else None


def status_put_off(scene: Scene, sentence: int, moved: PutOff) -> Status | None:
    """Return the status of a contact on its new day: planned where it was put off, as sure as that is where it was not.

    None where it is not put off at all ("the visit will not be moved to May").
    """
    status = status_at(scene, sentence, (moved.verb,))
    if status.value == "negated":
        return None
    value = "planned" if status.value in DONE else status.value
    return Status(value, because=[(moved.verb, value)])


def with_old_day(scene: Scene, mention: EventMention) -> Iterator[EventMention]:
    """Yield the contact that is not held on the day from which it was put off: "moved the talks from May 3 to 5"."""
    if mention.type != "CONSULT" or mention.status.value != "planned":
        return
    moved = put_off(scene, mention.sentence, mention.word)
    if moved is None or moved.old is None:
        return
    status = Status("negated", because=[(moved.verb, "negated")])
    yield replace(mention, status=status, expression=moved.old, date=when(scene, moved.old, "future"))


def _instead(tree: Tree, verb: int) -> int:
    """Return the verb that tells what is to come in the place of what is put off ("and will now go"), or -1."""
    coming = words("travelling") | words("happening") | words("to_come")
    for number in range(verb + 1, len(tree.words)):
        joined = tree.words[number].relation == "conj" and tree.words[number].upos == "VERB"
        helpers = {tree.lemma(n) for n in tree.children(number, "aux")}
        if joined and verb in tree.governors(number) and helpers & words("will") and tree.lemma(number) in coming:
            return number
    return -1


def _first_behind(scene: Scene, sentence: int, start: int, end: int) -> TimeExpression | None:
    """Return the first day or month that some words of a sentence tell."""
    tree = scene.trees[sentence]
    for expression in scene.expressions_by_sentence.get(sentence, ()):
        inside = tree.within(expression.start, expression.end)
        if inside and start < inside[0] < end and expression.kind == "date" and not expression.is_since:
            return expression
    return None


def _putting_off(tree: Tree, word: int) -> int:
    """Return the verb that puts a noun off, above it or beside it ("a visit moved to May"), or -1."""
    form = tree.words[word]
    if form.upos != "NOUN":
        return -1
    above = [form.head] if form.relation in _PUT_OFF and form.head >= 0 else []
    beside = [c for c in tree.children(word, "acl", "advcl") if tree.words[c].xpos == "VBN"]
    return next((verb for verb in (*above, *beside) if _puts_off(tree, verb, word)), -1)


def _puts_off(tree: Tree, verb: int, word: int) -> bool:
    """Whether a verb puts off what a noun names: "put off", "pushed back", "brought forward", and "moved" by itself."""
    if tree.lemma(verb) not in words("putting_off") or tree.lemma(verb) in words("lengthening"):
        return False
    particles = {tree.lemma(c) for c in (*tree.children(verb, "compound:prt", "advmod"), *tree.children(word, "case"))}
    if tree.words[word].relation == "obl" and not particles & words("particles_of_delay"):
        return False
    return tree.lemma(verb) not in {"put", "push", "bring"} or bool(particles & words("particles_of_delay"))


def _in_clause(tree: Tree, expression: TimeExpression, tops: set[int]) -> bool:
    """Whether a time hangs on one of some words, in no clause of its own."""
    head = head_of(tree, expression)
    for number in () if head is None else (head, *tree.governors(head)):
        if number in tops:
            return True
        if tree.words[number].relation in _OTHER_CLAUSES:
            return False
    return False
