"""The two states that an article is mostly about, for contacts and judgements that leave their parties unsaid."""

from __future__ import annotations

from collections import Counter

from dragoman.coding.scene import Scene

#: How many parties a relation has at the least.
DYAD = 2


def main_dyad(scene: Scene, sentence: int, known: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the parties that are known, filled up with the states most mentioned up to a sentence.

    Only a dyad that holds every known party fills up; otherwise the known parties come back alone.
    """
    counts: Counter[str] = Counter()
    for mention in scene.cast.mentions:
        if mention.sentence <= sentence and mention.kind != "place":
            countries = (scene.country(actor) for actor in mention.actors)
            counts.update(list(dict.fromkeys(c for c in countries if c is not None)))
    dyad = [code for code, _ in counts.most_common(DYAD)]
    states = scene.states()
    there = {scene.country(k) for k in known}
    if len(dyad) < DYAD or not all(code in states for code in dyad) or not there <= set(dyad):
        return known
    return tuple(dict.fromkeys((*known, *(states[code] for code in dyad if code not in there))))
