"""The frozen types of the gate."""

from __future__ import annotations

from dragoman.types import Frozen


class Judgement(Frozen):
    """Whether a page is let through, and why."""

    #: Whether it may report contacts or commitments between states or bodies.
    passes: bool
    #: Points of its best sentence.
    points: float
    #: The names and words that this sentence got them for.
    because: tuple[str, ...] = ()
