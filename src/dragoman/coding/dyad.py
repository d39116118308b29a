"""The two sides that an article is mostly about, for contacts and judgements that leave their parties unsaid."""

from __future__ import annotations

from collections import Counter

from dragoman.coding.scene import Scene

#: PLOVER's sectors of those who fight a state.
_FIGHTING = frozenset({"REB", "SEP"})
#: How many parties a relation has at the least.
DYAD = 2


def main_dyad(scene: Scene, sentence: int, known: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the parties that are known, filled up with the sides most mentioned up to a sentence.

    Only a dyad that holds every known party fills up; otherwise the known parties come back alone.
    """
    counts: Counter[str] = Counter()
    for mention in scene.cast.mentions:
        if mention.sentence <= sentence and mention.kind != "place":
            sides = (side_of(scene, actor) for actor in mention.actors)
            counts.update(list(dict.fromkeys(side for side in sides if side is not None)))
    dyad = [side for side, _ in counts.most_common(DYAD)]
    states = scene.states()
    there = {side_of(scene, k) for k in known}
    named = {side: states.get(side, side) for side in dyad if side in states or side in scene.cast.actors}
    if len(dyad) < DYAD or len(named) < DYAD or not there <= set(dyad):
        return known
    return tuple(dict.fromkeys((*known, *(named[side] for side in dyad if side not in there))))


def side_of(scene: Scene, actor: str) -> str | None:
    """Return the code of an actor's state, or a movement that fights it as a side of its own."""
    known = scene.cast.actors.get(actor)
    fights = known is not None and known.kind in {"group", "organisation"} and known.sector in _FIGHTING
    return actor if fights else scene.country(actor)
