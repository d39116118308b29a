"""Words that should have led to an actor, and why they did not."""

from __future__ import annotations

from dragoman.coding.scene import Scene
from dragoman.types import Unresolved


def unresolved(scene: Scene) -> tuple[Unresolved, ...]:
    """Return the personal pronouns in subject place that stand for nobody known."""
    found = []
    for mention in scene.cast.mentions:
        if mention.kind != "pronoun" or mention.actors:
            continue
        word = scene.analysis.sentences[mention.sentence].words[mention.first]
        if not word.relation.startswith("nsubj"):
            continue
        quote = scene.quote(mention.start, mention.end)
        found.append(
            Unresolved(
                start=quote.start,
                end=quote.end,
                quote=quote.quote,
                what="actor",
                why="no one named before it fits the pronoun",
            )
        )
    return tuple(found)
