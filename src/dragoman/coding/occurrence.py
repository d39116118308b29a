"""A word that names an event in one sense, with its participants, before its status is known."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.coding.lexicon_types import EventSense
from dragoman.language.types import Trigger


@dataclass(frozen=True)
class Occurrence:
    """A word that names an event, in one sense."""

    sentence: int
    word: int
    sense: EventSense
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    initiator: str | None
    #: Words that belong to the expression: the word, its particle, its object noun, its marked phrases.
    used: tuple[int, ...]
    #: What the language model says of the word, where the sense is the model's and not the lexicon's.
    learned: Trigger | None = None
