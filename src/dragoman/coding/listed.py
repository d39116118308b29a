"""Those whom the lines behind a colon list as present: "The following heads of state attended:", one to a line."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.coding.occurrence import Occurrence
from dragoman.coding.scene import Scene

#: A name stands so near to the beginning of its line, behind marks and forms of address.
_NEAR = 5
#: Tags of finite verbs, which a line of a list does not have.
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


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
