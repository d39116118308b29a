"""What an undated article gives away about the day it appeared: the frozen inputs of the inference."""

from __future__ import annotations

from datetime import date

from dragoman.calendar.meanings import CalendarDate, Length, TimeExpression
from dragoman.types import Frozen


class DirectedExpression(Frozen):
    """An expression of the article with the tense it stands in."""

    expression: TimeExpression
    #: past | future, or None.
    direction: str | None = None
    #: Where it stands in the article; None: at the expression's own offset.
    start: int | None = None


class OfficeEvidence(Frozen):
    """Somebody is named with an office: the article appeared while it was held."""

    #: The words, such as "Prime Minister Benjamin Netanyahu".
    text: str
    #: First and last day in office; None when open or unknown.
    earliest: date | None = None
    latest: date | None = None
    #: The same of every later term.
    later: tuple[tuple[date | None, date | None], ...] = ()


class EventEvidence(Frozen):
    """A dated event of the world is named: the article appeared on its first day or later."""

    name: str
    #: The words that name it.
    text: str
    start: date


class SilenceEvidence(Frozen):
    """A contact is said to be the first in some time, and the one before it is dated."""

    #: The words of the claim.
    text: str
    #: The time without contact, as claimed.
    length: Length
    #: Weekday of the new contact, 0 for Monday, or None when it is not said.
    weekday: int | None = None
    #: The words that date the last contact before it, and the date.
    last_text: str
    last: CalendarDate


class DatelineEvidence(Frozen):
    """The article opens with a place and a day without a year: "GENEVA, March 18 (Agency) -"."""

    text: str
    month: int
    day: int


class AnchorEvidence(Frozen):
    """Words that count from the day of publication stand beside a date ("last Monday, July 8, 2024")."""

    text: str
    #: The year of the date; None when it is not said.
    year: int | None
    month: int
    day: int
    #: Fewest and most days from the date to publication.
    least: int = 0
    most: int = 0
    #: How many weeks after the date's own week that of publication is, where the words count weeks.
    weeks: int | None = None


class PublicationEvidence(Frozen):
    """All that was found in one article."""

    expressions: tuple[DirectedExpression, ...] = ()
    offices: tuple[OfficeEvidence, ...] = ()
    events: tuple[EventEvidence, ...] = ()
    silences: tuple[SilenceEvidence, ...] = ()
    datelines: tuple[DatelineEvidence, ...] = ()
    anchors: tuple[AnchorEvidence, ...] = ()
