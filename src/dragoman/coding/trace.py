"""How a fact was made: the words, the rules and the scores, for ``dragoman explain``."""

from __future__ import annotations

from dragoman.types import Frozen, Quote


class Step(Frozen):
    """One reason for a fact."""

    #: sense | participants | status | date | medium | merge | cue | role | tone | ladder | score
    about: str
    #: A plain sentence.
    reason: str
    #: The words it rests on, where there are any.
    words: Quote | None = None


class Trace(Frozen):
    """Every step that led to one fact."""

    fact: str
    #: events | contacts | statements | commitments | assessments
    list: str
    steps: tuple[Step, ...]
