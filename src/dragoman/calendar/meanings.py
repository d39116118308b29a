"""What an expression of time means, before anybody knows when the article was published.

Each meaning is a small frozen struct. They form a closed union, ``Meaning``; compound meanings hold
others. None of them knows where in the text it stands: that is what ``TimeExpression`` adds.
"""

from __future__ import annotations

from typing import Any, dataclass_transform

import msgspec

from dragoman.types import Frozen


class TaggedMeta(msgspec.StructMeta):
    """Makes every meaning immutable, with keyword-only fields, and tagged with its class name when encoded."""

    def __new__(mcls, name: str, bases: tuple[type, ...], namespace: dict[str, Any], frozen: bool = True) -> TaggedMeta:
        """Make the class with the three options set."""
        return super().__new__(mcls, name, bases, namespace, frozen=frozen, kw_only=True, tag=True)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(msgspec.field,))
class MeaningBase(msgspec.Struct, metaclass=TaggedMeta, frozen=True):
    """Base of all meanings."""


class CalendarDate(MeaningBase):
    """A day, month or year named by number or name; what is None is not said."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    #: Weekday named together with the date ("Monday, March 18"), 0 for Monday.
    weekday: int | None = None
    #: Year or month counted from the present one ("March of last year", "the 5th of next month").
    year_offset: int | None = None
    month_offset: int | None = None
    #: last | this | next with a month ("last March"), or None.
    shift: str | None = None
    #: publication | reference ("the following April", "May of that year")
    anchor: str = "publication"


class Weekday(MeaningBase):
    """A day of the week, 0 for Monday."""

    number: int
    #: last | this | next, or None when the weekday stands alone.
    shift: str | None = None
    #: publication | reference ("the following Monday")
    anchor: str = "publication"


class Weekend(MeaningBase):
    """Saturday and Sunday."""

    #: last | this | next, or None.
    shift: str | None = None


class UnitRelative(MeaningBase):
    """A calendar unit counted from the one that holds the anchor: last week is -1, this year 0."""

    #: day | week | month | quarter | year | decade | century
    unit: str
    offset: int
    #: publication | reference ("the following day")
    anchor: str = "publication"


class Length(MeaningBase):
    """A length of time."""

    #: second | minute | hour | day | week | weekend | month | quarter | season | year | decade | century
    unit: str
    #: Smallest and largest number of units that the bare number words allow; None: not said.
    low: float | None = None
    high: float | None = None
    #: over | under | about | at_least | at_most, or None when the number is given as exact.
    limit: str | None = None
    #: Second unit of "days and weeks".
    second_unit: str | None = None


class Age(MeaningBase):
    """The age of a person or thing."""

    years: float


class Counted(MeaningBase):
    """A point that lies a length of time before or after an anchor: "two weeks ago"."""

    length: Length
    #: -1 before, +1 after.
    sign: int
    #: publication | reference
    anchor: str = "publication"
    #: The point counted from, where the expression names it ("two days before June 17").
    point: Meaning | None = None


class Within(MeaningBase):
    """ "In" with a length: a point ahead ("in two weeks") or the time looked back on ("first in a month")."""

    length: Length
    #: Whether all the time up to the point is meant ("within two weeks").
    up_to: bool = False


class Stretch(MeaningBase):
    """The time just before or after now: "in recent months", "the next six weeks"."""

    #: -1 back, +1 ahead.
    sign: int
    length: Length


class PartOf(MeaningBase):
    """A part of a longer stretch."""

    #: start | middle | end | earlier | later | first_half | second_half | week (that holds the day)
    #: | week1 to week4 and week-1 (of a month) | weekday0 to weekday6 (of a week)
    #: | weekend2 and day6_-1 (the second weekend and the last Sunday of a month)
    #: | days10 and days-10 (its first and its last ten days)
    part: str
    whole: Meaning


class PartOfDay(MeaningBase):
    """A part of a day; without a day it belongs to the day spoken of."""

    #: TIMEX3 code: MO, MI, AF, EV, NI, DT
    part: str
    day: Meaning | None = None


class Clock(MeaningBase):
    """A time of the day."""

    hour: int
    minute: int = 0
    #: As written, or None.
    zone: str | None = None
    day: Meaning | None = None


class Season(MeaningBase):
    """A season of the northern year."""

    #: SP | SU | FA | WI
    name: str
    year: int | None = None
    #: last | this | next, or None.
    shift: str | None = None
    #: The year as counted from the present one ("the summer of last year").
    year_offset: int | None = None
    #: publication | reference ("that summer", "the spring of the following year")
    anchor: str = "publication"


class YearPart(MeaningBase):
    """A numbered quarter or half of a year."""

    #: quarter | half
    unit: str
    number: int
    year: int | None = None
    #: The year as counted from the present one ("the third quarter of last year").
    year_offset: int | None = None
    fiscal: bool = False


class Decade(MeaningBase):
    """A decade, by its first year."""

    first: int


class Century(MeaningBase):
    """A century, by its number (21 is 2001 to 2100)."""

    number: int


class Holiday(MeaningBase):
    """A named day of the year; its date comes from the holiday table."""

    name: str
    year: int | None = None
    shift: str | None = None


class Vague(MeaningBase):
    """Now, some time ago or some time to come, without measure."""

    #: present | past | future
    reference: str


class Repeated(MeaningBase):
    """What comes round again: "every Monday", "weekly"."""

    every: Meaning


class Range(MeaningBase):
    """From one point to another, both included."""

    first: Meaning
    last: Meaning


class Alternative(MeaningBase):
    """One point or the other."""

    first: Meaning
    second: Meaning


class Bounded(MeaningBase):
    """The time on one side of a point."""

    #: since | until | by | before | after | from
    relation: str
    point: Meaning
    #: Whether it says "for the first time since".
    first: bool = False


Meaning = (
    CalendarDate
    | Weekday
    | Weekend
    | UnitRelative
    | Length
    | Age
    | Counted
    | Within
    | Stretch
    | PartOf
    | PartOfDay
    | Clock
    | Season
    | YearPart
    | Decade
    | Century
    | Holiday
    | Vague
    | Repeated
    | Range
    | Alternative
    | Bounded
)


class TimeExpression(Frozen):
    """Words of the text that say when, how long or how often."""

    start: int
    end: int
    #: Equal to ``text[start:end]`` of the text it was found in.
    text: str
    #: date | time | duration | set
    kind: str
    meaning: Meaning
    #: The expressions that a compound is made of ("from Monday to Friday"); empty for a simple one.
    parts: tuple[TimeExpression, ...] = ()

    @property
    def is_since(self) -> bool:
        """Whether it says since when something has been, and so looks back ("since May 3")."""
        return isinstance(self.meaning, Bounded) and self.meaning.relation == "since"
