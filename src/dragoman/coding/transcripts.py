"""Statements of a transcript: each paragraph after "MR. MILLER:" is in his own words."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.actors.cast import named_by
from dragoman.coding.confidence import calibrated
from dragoman.coding.scene import Scene
from dragoman.coding.thresholds import thresholds
from dragoman.language.types import Turn
from dragoman.types import Statement


def turn_statements(scene: Scene) -> Iterator[Statement]:
    """Yield what is said in the turns of those who do not only ask."""
    for turn in scene.analysis.turns:
        if turn.asks or _words(scene, turn) < thresholds()["statements"]["fewest_words_of_turn"]:
            continue
        yield Statement(
            id=scene.identifier("statement", turn.start, turn.end, turn.label.start),
            speaker=named_by(scene.cast.mentions, turn.label) or None,
            speaker_text=scene.quote(turn.label.start, turn.label.end).quote,
            cue=":",
            content=scene.quote(turn.said, turn.end),
            quoted="direct",
            confidence=calibrated("statements", thresholds()["statements"]["most"]),
            evidence=(scene.quote(turn.start, turn.end),),
        )


def _words(scene: Scene, turn: Turn) -> int:
    return len(scene.article.text[turn.said : turn.end].split())
