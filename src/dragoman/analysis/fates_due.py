"""When something was due, and whether a sentence names that time, or was written before it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache, lru_cache

from dragoman.analysis.fates_cues import says, settings
from dragoman.analysis.fates_quantities import has_number, number_pattern, value_of
from dragoman.analysis.fates_told import Sentence
from dragoman.calendar import find_expressions, resolve, timexes
from dragoman.record.types import EventEntry, Report
from dragoman.record.wording import PASSAGES
from dragoman.types import Interval, Publication


def tells_of_before(first: Report, sentence: Sentence) -> bool:
    """Whether all that a sentence tells had been before the commitment was made, and so cannot have settled it."""
    made = first.published.earliest if first.published else None
    if says("to_come", sentence.text):
        return False
    return bool(made and sentence.told and sentence.told < made - timedelta(days=settings()["made_before"]))


def names_due(entry: EventEntry, sentence: Sentence) -> bool:
    """Whether a sentence names the time by which something was due ("broke the pause until September 15")."""
    if entry.latest is None or sentence.published is None or not has_number(sentence.text):
        return False
    named = times_named(sentence.text, sentence.published)
    if any(one.latest == entry.latest and is_within(one, entry) for one in named):
        return True
    return entry.latest in deadlines(sentence.text, sentence.published)


@cache
def from_deadline() -> re.Pattern[str]:
    """Return the pattern of how far something was from a deadline: "two days after the deadline that they had set"."""
    return re.compile(
        rf"\b(?P<number>an?|one|{number_pattern()}) (?P<unit>day|week)s? (?P<side>after|past|before|ahead of) "
        r"(?:an?|the|its|their|his|her|that) (?:\w+ )?deadline\b",
        re.IGNORECASE,
    )


@lru_cache(maxsize=PASSAGES)
def deadlines(text: str, day: date) -> frozenset[date]:
    """Return the days that a sentence may mean by "two days after the deadline": so far from those that it names."""
    told = from_deadline().search(text)
    if told is None:
        return frozenset()
    number = 1 if told["number"].lower() in {"a", "an", "one"} else int(value_of(told["number"]))
    away = timedelta(**{f"{told['unit'].lower()}s": number})
    days = {day, *(one.latest for one in times_named(text, day) if one.precision == "day" and one.latest)}
    return frozenset(one - away if told["side"].lower() in {"after", "past"} else one + away for one in days)


@lru_cache(maxsize=PASSAGES)
def times_named(text: str, day: date) -> tuple[Interval, ...]:
    """Return the times that a sentence names which appeared on a day, looking back and ahead."""
    published = Publication(earliest=day, latest=day, basis="stated")
    return tuple(
        resolve(time, published=published, direction=direction)
        for expression in find_expressions(text)
        for time in timexes(expression)
        for direction in ("past", "future")
    )


def is_within(named: Interval, entry: EventEntry) -> bool:
    """Whether a time is a day, or begins no earlier than that of a commitment ("in April")."""
    days = named.earliest, entry.earliest
    return named.precision == "day" or (days[0] is not None and days[1] is not None and days[1] <= days[0])


def is_late(entry: EventEntry, sentence: Sentence) -> bool:
    """Whether what a sentence tells was after the day for a meeting, and so another one; without a date it is news."""
    told = sentence.told or sentence.published
    return bool(entry.latest and told and (told - entry.latest).days > settings()["late"])


def in_time(entry: EventEntry, sentence: Sentence) -> bool:
    """Whether a sentence was written before the time for a commitment had passed."""
    return entry.latest is not None and sentence.published is not None and sentence.published <= entry.latest
