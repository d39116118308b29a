"""Words that count from the day of publication, set beside a full date: "last Monday, July 8, 2024" gives it away."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from dragoman.calendar import meanings as m
from dragoman.calendar.evidence import AnchorEvidence
from dragoman.calendar.location import Anchor, locate
from dragoman.calendar.timex import timexes

_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
#: Words before or after a date, and the fewest and most days from the date to publication.
_DAYS = (
    (re.compile(r"(?:earlier )?today|this (?:morning|afternoon|evening)"), 0, 0),
    (re.compile(r"yesterday|last night"), 1, 1),
    (re.compile(r"tomorrow"), -1, -1),
    (re.compile(rf"last {_WEEKDAY}"), 1, 7),
    (re.compile(rf"(?:next|this coming) {_WEEKDAY}"), -13, -1),
)
#: Words for the week of publication, and how many weeks the date's own lies from it.
_WEEKS = ((re.compile(r"(?:\w+ )?(?:of )?this week"), 0), (re.compile(r"last week"), 1), (re.compile(r"next week"), -1))
#: What may stand between the words and the date.
_BETWEEN = re.compile(r"[\s,(–-]*(?:on )?")
_REACH = 40


def find_anchors(text: str, expressions: Sequence[m.TimeExpression]) -> tuple[AnchorEvidence, ...]:
    """Return what words that count from the day of publication say beside each full date."""
    dates = (
        (part, day) for one in expressions for part in timexes(one) if (day := full_date(part.meaning)) is not None
    )
    return tuple(evidence for part, day in dates for evidence in beside(text, part, day))


def full_date(meaning: object) -> date | None:
    """Return the day of a date with year, month and day, else None."""
    if not isinstance(meaning, m.CalendarDate) or meaning.year is None:
        return None
    found = locate(meaning, Anchor())
    return found.earliest if found.earliest == found.latest else None


def beside(text: str, part: m.TimeExpression, day: date) -> Iterator[AnchorEvidence]:
    """Yield the days of publication that the words just before a date allow."""
    start = text.find(part.text, max(0, part.start - 1))
    written = re.search(rf"\b(?!{_WEEKDAY})[a-z]+\.? \d|\d", part.text, re.IGNORECASE)
    start += written.start() if written else 0
    before = text[max(0, start - _REACH) : start].lower()
    for pattern, least, most in _DAYS:
        if words := _ends_with(before, pattern):
            yield AnchorEvidence(
                text=f"{words}, {part.text}", first=day + timedelta(days=least), last=day + timedelta(days=most)
            )
    for pattern, weeks in _WEEKS:
        if words := _ends_with(before, pattern):
            monday = day - timedelta(days=day.weekday()) + timedelta(weeks=weeks)
            first = max(day, monday) if weeks == 0 else monday
            yield AnchorEvidence(text=f"{words}, {part.text}", first=first, last=monday + timedelta(days=6))


def _ends_with(before: str, pattern: re.Pattern[str]) -> str:
    """Return the words of a pattern that end just before a date, or an empty string."""
    found = re.search(rf"\b({pattern.pattern}){_BETWEEN.pattern}$", before)
    return found[1] if found else ""
