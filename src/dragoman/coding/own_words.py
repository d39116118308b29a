"""Whose words a contact with one side stands in: who says that "a letter came from Santiago" is its other side."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.coding.events import Cluster
from dragoman.coding.scene import Scene
from dragoman.coding.speech_words import speech_words
from dragoman.coding.statements import closest_around
from dragoman.types import Statement

#: Kinds of those who are in contact with who speaks of them: a body of many meets without him.
_OTHERS = frozenset({"person", "state", "office", "group"})


def told_by_other_side(scene: Scene, cluster: Cluster, said: Sequence[Statement]) -> tuple[str, ...]:
    """Return who speaks of a contact of which only the other side is named, as the side that goes without saying.

    Of whoever speaks for a state, it is the state. What somebody calls for is for others to do.
    """
    sides = scene.sides(cluster.parties)
    if cluster.first.type != "CONSULT" or cluster.first.status.value == "called_for" or len(sides) != 1:
        return ()
    if not all(scene.cast.actors[party].kind in _OTHERS for party in cluster.parties):
        return ()
    closest = closest_around((s for s in said if s.speaker), cluster.first.evidence)
    if closest is None:
        return ()
    speaker = _principal(scene, closest)
    return (speaker,) if speaker and scene.country(speaker) and scene.side(speaker) not in sides else ()


def _principal(scene: Scene, statement: Statement) -> str:
    """Return in whose name somebody in public office speaks: a state where he is its spokesperson; "" for others."""
    actor = scene.cast.actors[statement.on_behalf_of or statement.speaker or ""]
    if actor.sector not in {"GOV", "MIL"}:
        return ""
    states = (other.id for other in scene.cast.actors.values() if other.kind == "state")
    own = next((state for state in states if scene.country(state) == actor.country), "")
    last = (actor.office or "").lower().split(" of ")[0].split(" (")[0].rsplit(" ", 1)[-1]
    named = actor.kind == "person" and bool(actor.office) and last not in speech_words("spokespeople")
    return actor.id if named or not own else own
