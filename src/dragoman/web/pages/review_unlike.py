"""What is asked before two events are merged against which something speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.export.lines import counted
from dragoman.record.rivals import Rivals, rivals
from dragoman.types import Frozen

if TYPE_CHECKING:
    from dragoman.door import Record


class Question(Frozen):
    """Who of two took part in an office: who did not, by identifier, with the words for who did; the likelier first."""

    about: str
    answers: tuple[tuple[str, str], ...]


class Unlike(Frozen):
    """Two events that are merged only if that is said once more."""

    #: Key of the other event.
    other: str
    questions: tuple[Question, ...]


def unlike_of(record: Record, one: str, other: str) -> Unlike:
    """Return what is asked before two events are merged."""
    with record.reading() as connection:
        found = rivals(connection, record.event(one), record.event(other))
        return Unlike(other=other, questions=tuple(map(question_of, found)))


def question_of(found: Rivals) -> Question:
    """Return the question who of two took part."""
    (first, second), origins = found.ranked, found.origins
    told = [f"{party.name} ({counted(number, 'origin')})" for party, number in zip(found.ranked, origins, strict=True)]
    return Question(
        about=f"{found.office} of {found.country}",
        answers=((second.actor, told[0]), (first.actor, told[1]), ("", "both")),
    )
