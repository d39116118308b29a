"""Programmes of office holders: what stands there is still to come, on the day over it."""

from __future__ import annotations

import re

from dragoman.calendar import TimeExpression
from dragoman.coding.occurrence import Occurrence
from dragoman.coding.scene import Scene
from dragoman.coding.status import Status
from dragoman.language.types import Word

#: How a programme is headed; a "nuclear programme" is none.
_HEADED = re.compile(
    r"\b(?:public|daily|weekly|media|ministerial|official) (?:schedule|diary|calendar|agenda|programme?)\b"
    r"|\b(?:schedule|diary|agenda|calendar|programme|itinerary) of (?:\w+ ){0,5}?(?:minister|president|secretary)\b"
    r"|\b(?:minister|president|secretary)['’]s (?:\w+ )?(?:schedule|diary|agenda|calendar|programme)\b"
    r"|\b(?:the )?week ahead\b",
    re.IGNORECASE,
)
#: Statuses that the entries of a programme seem to have.
_SEEMING = frozenset({"happened", "ongoing"})


def as_listed(
    scene: Scene, occurrence: Occurrence, status: Status, dated: TimeExpression | None
) -> TimeExpression | None:
    """Return what dates a contact: the day over it, where a programme lists it, which makes it one to come."""
    if not is_entry(scene, occurrence):
        return dated
    if status.value in _SEEMING:
        status.value = "planned"
    alone = dated is None or dated.kind == "time"
    return (day_of_section(scene, occurrence.sentence) if alone else None) or dated


def is_entry(scene: Scene, occurrence: Occurrence) -> bool:
    """Whether a programme lists a contact: "receives the ambassador", "Meeting with the ambassador"."""
    if occurrence.sense.type != "CONSULT" or not _is_programme(scene):
        return False
    return not any(map(_tells_the_past, scene.trees[occurrence.sentence].words))


def _tells_the_past(word: Word) -> bool:
    """Whether a word is a verb of the past, or one that says what will be by itself; "speaks" may be taken for one."""
    return word.xpos in {"VBD", "MD"} and not (word.xpos == "VBD" and word.text.lower().endswith("s"))


def _is_programme(scene: Scene) -> bool:
    """Whether the first line of an article says that it is a programme."""
    first = scene.article.text.partition("\n")[0]
    return any(_HEADED.search(line) for line in (scene.article.title or "", first))


def day_of_section(scene: Scene, sentence: int) -> TimeExpression | None:
    """Return the day that stands alone in the last such line before a sentence: "Tuesday, 4 March"."""
    for number in range(sentence - 1, -1, -1):
        line = scene.analysis.sentences[number]
        inside = (e for e in scene.expressions if line.start <= e.start and e.end <= line.end and e.kind == "date")
        whole = next((e for e in inside if len(e.text) + 1 >= line.end - line.start), None)
        if whole is not None:
            return whole
    return None
