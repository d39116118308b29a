"""Events whose day is counted from another's: "flew there on May 5, two days after the two had spoken by phone"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from dragoman.calendar import TimeExpression, resolve
from dragoman.calendar.meanings import Counted, Length
from dragoman.coding.event_mention import EventMention, spoken_of_before
from dragoman.coding.intervals import when
from dragoman.coding.learned import status_at
from dragoman.coding.scene import Scene
from dragoman.coding.status import direction_of
from dragoman.coding.times import expression_for, head_of
from dragoman.coding.words import is_pointed_to, words
from dragoman.language.syntax import Tree
from dragoman.types import Interval

#: Which way the length of time goes from the main clause's day to the event behind "after" or "before".
_SIGNS = {"after": -1, "before": 1}
#: Relations by which what belongs to a clause hangs on its verb: "after they held a meeting", "were in touch".
_OF_A_CLAUSE = frozenset({"obj", "obl", "xcomp", "nmod", "cop"})


class CountedOff(NamedTuple):
    """How an event is counted from the one that it hangs on."""

    #: The word of the event, or of what it belongs to, behind "after" or "before".
    head: int
    #: The word that the event hangs on.
    main: int
    #: The word of the length of time.
    unit: int
    sign: int


def counted_off(tree: Tree, word: int) -> CountedOff | None:
    """Return how the event of a word is counted off the clause above it, or None where it is not."""
    head = word
    while True:
        for mark in tree.children(head, "mark", "case"):
            if tree.lemma(mark) in _SIGNS and _is_counted(tree, head, mark):
                main = tree.words[head].head
                return CountedOff(head, main, mark - 1, _SIGNS[tree.lemma(mark)]) if main >= 0 else None
        if tree.words[head].relation.partition(":")[0] not in _OF_A_CLAUSE or tree.words[head].head < 0:
            return None
        head = tree.words[head].head


def _is_counted(tree: Tree, head: int, mark: int) -> bool:
    """Whether days or more stand before an "after"; "hours after they spoke" may well be of the same day."""
    unit = mark - 1
    days = words("units_of_time") - {"hour"}
    return unit >= 0 and tree.lemma(unit) in days and tree.words[unit].head in {head, mark}


def day_after_told(scene: Scene, sentence: int, word: int, before: Sequence[EventMention]) -> Interval | None:
    """Return the day of an event told as so long after a contact that was told before: "a week after the call"."""
    tree = scene.trees[sentence]
    for noun in tree.children(word, "obl"):
        mark = next((m for m in tree.children(noun, "case") if tree.lemma(m) in _SIGNS), None)
        if mark is None or not _is_counted(tree, noun, mark) or not _takes_up_contact(scene, sentence, noun):
            continue
        length = _length(scene, sentence, mark - 1)
        told = next((m.date for m in spoken_of_before(before, sentence) if m.type == "CONSULT" and m.date), None)
        return None if length is None else _shifted(scene, length, -_SIGNS[tree.lemma(mark)], told)
    return None


def _takes_up_contact(scene: Scene, sentence: int, noun: int) -> bool:
    """Whether a noun means a contact that is known: "the call", "their meeting"."""
    tree = scene.trees[sentence]
    known = words("only_again") | scene.lexicon.classes["meeting"] | scene.lexicon.classes["visit_noun"]
    return tree.lemma(noun) in known and (is_pointed_to(tree, noun) or bool(tree.children(noun, "nmod:poss")))


def day_counted_off(scene: Scene, sentence: int, counted: CountedOff) -> Interval | None:
    """Return the day of an event that is so many days before or after that of the main clause, if that is known.

    What has its own time ("four years after the last one in 2019") is not counted.
    """
    main = expression_for(scene, sentence, counted.main, frozenset())
    if main is not None and has_own_time(scene.trees[sentence], counted, main):
        return when(scene, main, None)
    length = _length(scene, sentence, counted.unit)
    if main is None or length is None:
        return None
    status = status_at(scene, sentence, [counted.main])
    day = when(scene, main, direction_of(status, scene.trees[sentence], counted.main))
    return _shifted(scene, length, counted.sign, day)


def has_own_time(tree: Tree, counted: CountedOff, expression: TimeExpression | None) -> bool:
    """Whether a time hangs on what is counted, not on what that is counted from."""
    inside = head_of(tree, expression) if expression is not None else None
    return inside is not None and counted.head in tree.governors(inside)


def _shifted(scene: Scene, length: TimeExpression, sign: int, day: Interval | None) -> Interval | None:
    """Return what lies a length of time before or after a day, or days before or after a month of which it is one."""
    if day is None or day.earliest is None or day.latest is None or not isinstance(length.meaning, Length):
        return None
    counted = msgspec.structs.replace(length, meaning=Counted(length=length.meaning, sign=sign, anchor="reference"))
    first, last = (
        resolve(counted, published=scene.published, reference=msgspec.structs.replace(day, earliest=end, latest=end))
        for end in (day.earliest, day.latest)
    )
    if first.earliest is None or last.latest is None:
        return None
    return (
        first
        if day.earliest == day.latest
        else msgspec.structs.replace(day, earliest=first.earliest, latest=last.latest)
    )


def _length(scene: Scene, sentence: int, unit: int) -> TimeExpression | None:
    """Return the length of time that ends with a word."""
    end = scene.trees[sentence].words[unit].end
    lengths = (e for e in scene.expressions_by_sentence.get(sentence, ()) if isinstance(e.meaning, Length))
    return next((e for e in lengths if e.end == end), None)
