"""What the lines behind a colon list: who was present ("were present:"), and what was agreed ("agreed to:")."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from dragoman.coding.occurrence import Occurrence
from dragoman.coding.scene import Scene
from dragoman.types import Commitment

#: A name stands so near to the beginning of its line, behind marks and forms of address.
_NEAR = 5
#: Tags of finite verbs, which a line of a list does not have.
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
#: So many words of the sentence may stand between those of a commitment and the colon.
_BEFORE_COLON = 6
#: What a line of a list may begin with, and the most characters of it.
_LONGEST_MARK = 5
_MARK = re.compile(r"(?:[•·*–—-]|\(?[a-z0-9]{1,3}[).])\s+")


def with_listed(
    scene: Scene, occurrence: Occurrence, parties: tuple[tuple[str, ...], tuple[str, ...]]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who acts and who is reached in a meeting, with those whom the lines behind its sentence list."""
    actors, recipients = parties
    sense = occurrence.sense
    if sense.type != "CONSULT" or sense.medium not in {"in_person", "unspecified", None}:
        return parties
    listed = [actor for actor in _listed(scene, occurrence.sentence) if actor not in recipients]
    return (tuple(dict.fromkeys((*actors, *listed))), recipients) if listed else parties


def _listed(scene: Scene, sentence: int) -> Iterator[str]:
    """Yield the person at the beginning of each line that follows a sentence which ends with a colon."""
    sentences = scene.analysis.sentences
    if not scene.article.text[: sentences[sentence].end].rstrip().endswith(":"):
        return
    for number in range(sentence + 1, len(sentences)):
        if sentences[number].paragraph == sentences[number - 1].paragraph:
            continue  # what else is said of somebody
        near = range(min(_NEAR, len(sentences[number].words)))
        people = (a for n in near for a in scene.cast.at(number, n) if scene.cast.actors[a].kind == "person")
        person = next(people, None)
        says = any(word.xpos in _FINITE for word in sentences[number].words)
        if person is None or says:  # what somebody says stands behind a colon too
            return
        yield person


def with_deeds_listed(scene: Scene, found: list[Commitment]) -> list[Commitment]:
    """Return commitments, one for each line that lists what it is to in the place of those that lead to the list.

    "Agreed to:", "decided to:". What was found in a line besides tells only when it is due.
    """
    led: dict[str, list[Commitment]] = {one.id: list(_deeds_listed(scene, one)) for one in found}
    lines = {deed.action.start: deed for deeds in led.values() for deed in deeds}
    inside = {o.id: at for at, deed in lines.items() for o in found if _within(o, deed)}
    dues = {at: one.due for one in found if (at := inside.get(one.id, -1)) >= 0 and one.due is not None}
    kept = [deed for one in found if one.id not in inside for deed in led[one.id] or [one]]
    return [msgspec.structs.replace(one, due=one.due or dues.get(one.action.start)) for one in kept]


def _within(one: Commitment, deed: Commitment) -> bool:
    """Whether a commitment lies within the line of a deed that is listed; a mark may belong to its words."""
    return deed.action.start - _LONGEST_MARK <= one.action.start and one.action.end <= deed.action.end + 1


def _deeds_listed(scene: Scene, one: Commitment) -> Iterator[Commitment]:
    """Yield a commitment for each line of the list that the words of one lead to."""
    sentence = scene.sentence_at(one.evidence[-1].end - 1)
    rest = scene.article.text[one.evidence[-1].end : scene.analysis.sentences[sentence].end]
    if len(rest.split()) > _BEFORE_COLON:
        return
    for start, end in _lines(scene, sentence):
        action = scene.quote(start, end)
        name = scene.identifier("pledge", one.kind, start, end)
        yield msgspec.structs.replace(one, id=name, action=action, evidence=(action, *one.evidence))


def _lines(scene: Scene, sentence: int) -> Iterator[tuple[int, int]]:
    """Yield start and end of the lines of a list that a sentence introduces, without their marks."""
    sentences, text = scene.analysis.sentences, scene.article.text
    if not text[: sentences[sentence].end].rstrip().endswith(":"):
        return
    for number in range(sentence + 1, len(sentences)):
        line = sentences[number]
        if line.paragraph == sentences[number - 1].paragraph:
            continue
        mark = _MARK.match(text, line.start, line.end)
        begin = mark.end() if mark is not None else line.start
        if mark is None and not text[begin : begin + 1].islower():
            return
        yield begin, begin + len(scene.article.text[begin : line.end].rstrip(" ;.,"))
