"""When something was due, and whether a sentence names that time, or was written before it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache, lru_cache

from dragoman.analysis.fates_cues import says, says_instead, settings
from dragoman.analysis.fates_quantities import has_number, number_pattern, value_of
from dragoman.analysis.fates_told import Sentence
from dragoman.calendar import find_expressions, resolve, timexes
from dragoman.record.types import EventEntry, Report
from dragoman.record.wording import PASSAGES
from dragoman.types import Interval, Publication


def tells_of_before(first: Report, sentence: Sentence) -> bool:
    """Whether all that a sentence tells had been before the commitment was made, and so cannot have settled it."""
    made = first.published.earliest if first.published else None
    if says("to_come", sentence.text) or says_instead(sentence.text) or LASTS.search(sentence.text):
        return False
    return bool(made and sentence.told and sentence.told < made - timedelta(days=settings()["made_before"]))


#: "Have been exchanging figures since May".
LASTS = re.compile(r"\b(?:has|have) (?:\w+ )?been \w+ing\b", re.IGNORECASE)


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
        r"(?:(?:an?|the|its|their|his|her|that) (?:\w+ )?deadline\b|[^,;.]{1,40}?\b(?:failed|omitted|neglected) to\b)",
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


def names_other_time(entry: EventEntry, sentence: Sentence) -> bool:
    """Whether what a sentence tells of a meeting is later than that was asked for, or to be at another time."""
    told, due = sentence.published, (entry.earliest, entry.latest)
    if told is None or due[1] is None or not says("meeting", entry.quote):
        return False
    if is_late(entry, sentence):
        return True
    ahead = [one for one in times_named(sentence.text, told) if is_ahead(one, told)]
    return bool(ahead) and not any(overlap(one, due) for one in ahead)


#: "Set for May 3", "scheduled to be held on Tuesday, May 3".
SET_FOR = re.compile(
    r"\b(?:set|scheduled|planned|slated|billed|fixed|due)\b(?: \w+){0,8}? (?:for|on)\b(?P<when>[^;.]{0,40})",
    re.IGNORECASE,
)


def names_other_day(entry: EventEntry, sentence: Sentence) -> bool:
    """Whether a sentence speaks of what had been set for a day by its number, on which something was not due."""
    found, day = SET_FOR.search(sentence.text), sentence.published
    if found is None or day is None or entry.latest is None:
        return False
    named = [o for o in times_named(found["when"], day) if o.precision == "day" and DATE.search(o.text or "")]
    return bool(named) and not any(overlap(one, (entry.earliest, entry.latest)) for one in named)


def is_ahead(named: Interval, day: date) -> bool:
    """Whether a time is to come, and no day of the week in which it is told of, which may be the day of the news."""
    near = named.precision == "day" and named.earliest is not None and (named.earliest - day).days <= WEEK
    return named.earliest is not None and named.earliest > day and not near


#: Days of a week.
WEEK = 7


def overlap(named: Interval, due: tuple[date | None, date | None]) -> bool:
    """Whether a time has a day of another one."""
    begins = named.earliest is None or due[1] is None or named.earliest <= due[1]
    return begins and (named.latest is None or due[0] is None or named.latest >= due[0])


def is_within(named: Interval, entry: EventEntry) -> bool:
    """Whether a time is a day, or begins no earlier than that of a commitment ("in April")."""
    days = named.earliest, entry.earliest
    return named.precision == "day" or (days[0] is not None and days[1] is not None and days[1] <= days[0])


def is_late(entry: EventEntry, sentence: Sentence) -> bool:
    """Whether what a sentence tells was after the day for a meeting, and so another one; without a date it is news."""
    told = first_day_named(entry, sentence) or sentence.told or sentence.published
    return bool(entry.latest and told and (told - entry.latest).days > settings()["late"])


def first_day_named(entry: EventEntry, sentence: Sentence) -> date | None:
    """Return the first day that a sentence names by its number, of those that had come and a commitment may be of."""
    day = sentence.published
    if day is None or not DATE.search(sentence.text):
        return None
    named = [one for one in times_named(sentence.text, day) if one.precision == "day" and DATE.search(one.text or "")]
    begins = entry.earliest or date.min
    return min((one.latest for one in named if one.latest and begins <= one.latest <= day), default=None)


def has_passed(first: Report, sentence: Sentence) -> bool:
    """Whether the day by which something was due had passed when a sentence was written."""
    return first.latest is not None and sentence.published is not None and first.latest < sentence.published


#: "Since April 22".
SINCE = re.compile(r"\bsince\b[^,;.]*", re.IGNORECASE)


def lasts_from(entry: EventEntry, sentence: Sentence) -> bool:
    """Whether a sentence says that something has been so since a day of the time by which it was due."""
    since, day = SINCE.search(sentence.text), sentence.published
    if since is None or day is None or entry.earliest is None or entry.latest is None or not DATE.search(since[0]):
        return False
    named = (one.latest for one in times_named(since[0], day) if one.precision == "day" and one.latest)
    return any(entry.earliest <= one <= entry.latest for one in named)


#: A day by its number, and not "on Tuesday", which may be that of the news.
DATE = re.compile(r"\d")


def was_done_late(entry: EventEntry, sentence: Sentence) -> bool:
    """Whether a sentence gives the day on which something was done, and that is long after the one that was due."""
    day = sentence.published
    if entry.latest is None or day is None or not has_number(sentence.text):
        return False
    named = [one for one in times_named(sentence.text, day) if one.precision == "day" and DATE.search(one.text or "")]
    told = [one.latest for one in named if one.latest and one.latest <= day]
    return bool(told) and all((one - entry.latest).days > settings()["long_after"] for one in told)


def in_time(entry: EventEntry, sentence: Sentence) -> bool:
    """Whether a sentence was written before the time for a commitment had passed."""
    return entry.latest is not None and sentence.published is not None and sentence.published <= entry.latest
