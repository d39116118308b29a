"""Collects from an article's own text the evidence for when it appeared."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from dragoman.calendar import meanings as m
from dragoman.calendar.anchors import find_anchors
from dragoman.calendar.direction import SENTENCE_END
from dragoman.calendar.evidence import (
    DatelineEvidence,
    DirectedExpression,
    EventEvidence,
    OfficeEvidence,
    PublicationEvidence,
    SilenceEvidence,
)
from dragoman.calendar.lexicon import read_table
from dragoman.calendar.timex import timexes

#: A date line opens a paragraph near the start: place in capitals, day, perhaps an agency, a dash.
DATELINE = re.compile(r"^[A-ZÀ-ÞĀ-Ž][A-ZÀ-ÞĀ-Ž .'’/-]+(?:, [A-Z][\w. ]+)?,? (?=[A-Z])", re.MULTILINE)
DATELINE_END = re.compile(r"\s*(?:\([^)\n]{2,40}\)|/[^/\n]{2,40}/)?\s*(?:--|[-–—])")
#: How many characters from the start a date line may stand.
DATELINE_REACH = 600


@cache
def wording() -> dict[str, Any]:
    """Return the words for silences and last contacts."""
    text = resources.files("dragoman.calendar").joinpath("data", "silence.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def world_events() -> tuple[re.Pattern[str], dict[str, tuple[str, date]]]:
    """Return a pattern for all event phrases, and the event behind each phrase."""
    events = {}
    for name, start, _, phrases in read_table("world_events.tsv"):
        for phrase in phrases.split("|"):
            events[phrase.replace("’", "'")] = (name, date.fromisoformat(start))
    longest_first = sorted(events, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)"), events


def collect_evidence(
    text: str,
    expressions: Sequence[m.TimeExpression],
    directions: Sequence[str | None],
    office_windows: Sequence[OfficeEvidence] = (),
) -> PublicationEvidence:
    """Return what the text gives away about the day it appeared.

    Args:
        text: The article.
        expressions: What ``find_expressions`` found in it.
        directions: "past", "future" or None for each of them, in the same order.
        office_windows: Who is named with which office, and when it was held.
    """
    directed = tuple(
        DirectedExpression(expression=one, direction=direction, start=one.start)
        for one, direction in zip(expressions, directions, strict=True)
    )
    return PublicationEvidence(
        expressions=directed,
        offices=tuple(office_windows),
        events=find_events(text),
        silences=find_silences(text, directed),
        datelines=find_datelines(text, expressions),
        anchors=find_anchors(text, expressions),
    )


def find_events(text: str) -> tuple[EventEvidence, ...]:
    """Return the dated world events that the text names, each once."""
    pattern, events = world_events()
    found: dict[str, EventEvidence] = {}
    for match in pattern.finditer(text.replace("’", "'")):
        name, start = events[match.group()]
        words = text[match.start() : match.end()]
        found.setdefault(name, EventEvidence(name=name, text=words, start=start))
    return tuple(found.values())


def sentence_bounds(text: str, position: int) -> tuple[int, int]:
    """Return start and end of the sentence that holds a position."""
    start, end = 0, len(text)
    for match in SENTENCE_END.finditer(text):
        if match.end() <= position:
            start = match.end()
        elif match.start() >= position:
            end = match.start()
            break
    return start, end


def find_silences(text: str, directed: tuple[DirectedExpression, ...]) -> tuple[SilenceEvidence, ...]:
    """Return each claim "first in over a month" together with each date of a last contact."""
    lasts = [one for one in directed if is_last_contact(text, one.expression)]
    claims = [(one.expression, length) for one in directed if (length := claimed_silence(text, one.expression))]
    return tuple(
        SilenceEvidence(
            text=claim.text,
            length=length,
            weekday=contact_weekday(text, claim, directed),
            last_text=last.text,
            last=last.meaning,
        )
        for claim, length in claims
        for last in (simple_date(one.expression) for one in lasts)
        if isinstance(last.meaning, m.CalendarDate)
    )


def claimed_silence(text: str, expression: m.TimeExpression) -> m.Length | None:
    """Return the length of "first … in over a month", or None if the expression is no such claim."""
    if not isinstance(expression.meaning, m.Within):
        return None
    start, _ = sentence_bounds(text, expression.start)
    before = text[max(start, expression.start - wording()["reach"]) : expression.end].lower()
    return expression.meaning.length if set(re.findall(r"\w+", before)) & set(wording()["first"]) else None


def contact_weekday(text: str, claim: m.TimeExpression, directed: tuple[DirectedExpression, ...]) -> int | None:
    """Return the past weekday named in the same sentence as the claim."""
    start, end = sentence_bounds(text, claim.start)
    for one in directed:
        meaning = one.expression.meaning
        inner: m.Meaning | None = meaning.whole if isinstance(meaning, m.PartOf) else meaning
        inner = inner.day if isinstance(inner, m.PartOfDay) else inner
        if start <= one.expression.start < end and one.direction != "future" and isinstance(inner, m.Weekday):
            return inner.number
    return None


def simple_date(expression: m.TimeExpression) -> m.TimeExpression:
    """Return the date inside "on Thursday, February 15" or "since February 15"."""
    return timexes(expression)[0]


@cache
def last_contact_pattern() -> re.Pattern[str]:
    """Return a pattern for the words that date a last contact."""
    table = wording()
    previous, contacts, verbs = ("|".join(map(re.escape, table[key])) for key in ("previous", "contacts", "last_verbs"))
    return re.compile(rf"\b(?:(?:{previous})\W+(?:\w+\W+){{0,3}}?(?:{contacts})|last\W+(?:{verbs}))\b", re.IGNORECASE)


def is_last_contact(text: str, expression: m.TimeExpression) -> bool:
    """Return whether the expression is a date that its sentence gives as that of the last contact."""
    meaning = simple_date(expression).meaning
    if not isinstance(meaning, m.CalendarDate) or (meaning.month is None and meaning.year is None):
        return False
    start, _ = sentence_bounds(text, expression.start)
    return last_contact_pattern().search(text[start : expression.start]) is not None


def find_datelines(text: str, expressions: Sequence[m.TimeExpression]) -> tuple[DatelineEvidence, ...]:
    """Return the date line's day where it has no year."""
    starts = {match.end() for match in DATELINE.finditer(text[:DATELINE_REACH])}
    return tuple(
        DatelineEvidence(text=one.text, month=one.meaning.month, day=one.meaning.day)
        for one in expressions
        if one.start in starts
        and isinstance(one.meaning, m.CalendarDate)
        and one.meaning.year is None
        and one.meaning.month is not None
        and one.meaning.day is not None
        and DATELINE_END.match(text, one.end)
    )
