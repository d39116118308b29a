"""One mention of an event: an event word with all that its sentence says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.calendar import TimeExpression
from dragoman.coding.occurrence import Occurrence
from dragoman.coding.status import Status
from dragoman.coding.thresholds import thresholds
from dragoman.types import Interval, Quote

#: Media between which reports of one contact differ.
FACE_TO_FACE = {"in_person", "visit"}


@dataclass(frozen=True)
class EventMention:
    """One event word with all that its sentence says of the event."""

    occurrence: Occurrence
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    status: Status
    expression: TimeExpression | None
    date: Interval | None
    place: str | None
    modes: tuple[str, ...]
    medium: str | None
    contexts: tuple[str, ...]
    evidence: Quote
    #: Whether the parties were taken over from an earlier sentence.
    inherited: bool = False
    #: Whether it only takes up a contact that was announced before ("confirmed the visit").
    taken_up: bool = False
    #: Other words of the sentence that say the same event again ("agreed to meet for talks").
    again: tuple[Quote, ...] = ()

    @property
    def sentence(self) -> int:
        """Number of the sentence."""
        return self.occurrence.sentence

    @property
    def word(self) -> int:
        """Number of the event word."""
        return self.occurrence.word

    @property
    def type(self) -> str:
        """PLOVER event type."""
        return self.occurrence.sense.type

    @property
    def parties(self) -> tuple[str, ...]:
        """Actors and recipients."""
        return (*self.actors, *self.recipients)


def same_medium(one: str | None, other: str | None) -> bool:
    """Whether two media may be of one contact: the same one, or a meeting and a visit."""
    return one == other or {one, other} == FACE_TO_FACE


def spoken_of_before(mentions: Sequence[EventMention], sentence: int) -> Iterator[EventMention]:
    """Yield the events spoken of in a sentence and the few before it to which "the talks" may point, the last first."""
    back = thresholds()["discourse"]["sentences_back"]
    return (mention for mention in reversed(mentions) if 0 <= sentence - mention.sentence <= back)
