"""All the days of a visit or talks that ended on a named one: "at the end of a three-day visit", said on Wednesday."""

from __future__ import annotations

from datetime import timedelta

import msgspec

from dragoman.calendar import TimeExpression, duration_days
from dragoman.calendar.meanings import Length
from dragoman.coding.occurrence import Occurrence
from dragoman.coding.scene import Scene
from dragoman.coding.status import DONE, Status
from dragoman.coding.words import words
from dragoman.language.syntax import Tree
from dragoman.types import Interval


def with_days_before(scene: Scene, occurrence: Occurrence, status: Status, date: Interval | None) -> Interval | None:
    """Return the days of a contact of which the last is known, and how many there were; other dates as they are."""
    if occurrence.sense.type != "CONSULT" or status.value not in DONE:
        return date
    if date is None or date.earliest is None or date.earliest != date.latest:
        return date
    tree = scene.trees[occurrence.sentence]
    named = (occurrence.word, *occurrence.used, *tree.objects(occurrence.word))
    nouns = [n for n in dict.fromkeys(named) if tree.words[n].upos == "NOUN" and _is_ended(tree, n)]
    days = next((days for n in nouns if (days := _days(scene, occurrence.sentence, n)) is not None), None)
    if days is None:
        return date
    return msgspec.structs.replace(date, earliest=date.earliest - timedelta(days=days - 1), precision="interval")


def _days(scene: Scene, sentence: int, word: int) -> int | None:
    """Return how many days a noun is said to take: "a three-day visit", "a visit of two days"."""
    tree = scene.trees[sentence]
    own = {word, *tree.children(word, "compound", "amod", "nmod")}
    for expression in scene.expressions_by_sentence.get(sentence, ()):
        if own.intersection(tree.within(expression.start, expression.end)) and _is_in_days(expression):
            least, most = duration_days(expression) or (0, None)
            return least if least == most else None
    return None


def _is_in_days(expression: TimeExpression) -> bool:
    return isinstance(expression.meaning, Length) and expression.meaning.unit == "day"


def _is_ended(tree: Tree, word: int) -> bool:
    """Whether something is told at its end: "concluded a visit", "at the end of a visit", "left after a visit"."""
    if tree.case(word) in {"after", "following"}:
        return True
    if any(
        tree.lemma(c) == "of" and c > 0 and tree.lemma(c - 1) in words("ending") for c in tree.children(word, "case")
    ):
        return True
    above = tree.words[word].head
    return above >= 0 and tree.lemma(above) in words("ending") and tree.words[word].relation in {"obj", "nsubj:pass"}
