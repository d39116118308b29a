"""Words that count from the day of publication, set beside a full date: "last Monday, July 8, 2024" gives it away."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial

from dragoman.calendar import meanings as m
from dragoman.calendar.days import Days
from dragoman.calendar.evidence import AnchorEvidence
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
_WEEKS = (
    (re.compile(r"(?:(?!ago)\w+ )?(?:of )?(?<!ago )this week"), 0),
    (re.compile(r"last week"), 1),
    (re.compile(r"next week"), -1),
)
#: What may stand between the words and the date.
_BETWEEN = re.compile(r"[\s,(–-]*(?:on )?")
_REACH = 40


def find_anchors(text: str, expressions: Sequence[m.TimeExpression]) -> tuple[AnchorEvidence, ...]:
    """Return what words that count from the day of publication say beside each day of a month."""
    days = (part for one in expressions for part in timexes(one))
    return tuple(evidence for part in days for evidence in beside(text, part))


def beside(text: str, part: m.TimeExpression) -> Iterator[AnchorEvidence]:
    """Yield what the words just before a date say of the time from it to publication."""
    meaning = part.meaning
    if not isinstance(meaning, m.CalendarDate) or meaning.month is None or meaning.day is None:
        return
    start = text.find(part.text, max(0, part.start - 1))
    written = re.search(rf"\b(?!{_WEEKDAY})[a-z]+\.? \d|\d", part.text, re.IGNORECASE)
    start += written.start() if written else 0
    before = text[max(0, start - _REACH) : start].lower()
    beside_date = partial(AnchorEvidence, year=meaning.year, month=meaning.month, day=meaning.day)
    for pattern, least, most in _DAYS:
        if words := _ends_with(before, pattern):
            yield beside_date(text=_together(words, part.text), least=least, most=most)
    for pattern, weeks in _WEEKS:
        if words := _ends_with(before, pattern):
            yield beside_date(text=_together(words, part.text), weeks=weeks)


def _together(words: str, date_text: str) -> str:
    """Return the words with the date, those said once that are part of it ("last Thursday, 6 November")."""
    return date_text if date_text.lower().startswith(words) else f"{words}, {date_text}"


def days_allowed(anchor: AnchorEvidence, day: date) -> Days:
    """Return the first and last day on which the article can have appeared, if the date is this day."""
    if anchor.weeks is None:
        return day + timedelta(days=anchor.least), day + timedelta(days=anchor.most)
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=anchor.weeks)
    return (max(day, monday) if anchor.weeks == 0 else monday), monday + timedelta(days=6)


def _ends_with(before: str, pattern: re.Pattern[str]) -> str:
    """Return the words of a pattern that end just before a date, or an empty string."""
    found = re.search(rf"\b({pattern.pattern}){_BETWEEN.pattern}$", before)
    return found[1] if found else ""
