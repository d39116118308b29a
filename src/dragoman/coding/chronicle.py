"""Chronicles: lists of dated entries, each of which tells what happened on its day, often in the present tense."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import msgspec

from dragoman.calendar import TimeExpression, resolve
from dragoman.calendar.meanings import Alternative, CalendarDate, Meaning, PartOf, Range
from dragoman.coding.thresholds import thresholds
from dragoman.types import Frozen, Publication

#: What may stand before the day of an entry: a bullet, a number.
_BULLET = re.compile(r"(?:[-–—•·*]\s*|\(?\d{1,3}[.)]\s+)?")
#: What may follow it: nothing, a colon, a dash, a full stop, and first the rest of a day that was not understood.
_RUNS_ON = re.compile(r"[/\d ]{0,4}(?:,? ?(?P<year>(?:19|20)\d\d))?(?P<sign>$|:|\s*[-–—]{1,2}(?=\s)|\.(?=\s+\S)|\s*\|)")
#: What stands between paragraphs.
_APART = "\n\n"
#: Fewer dated lines than this are no list.
_FEWEST = 2


class Entry(Frozen):
    """A stretch of an article that stands under a day."""

    start: int
    end: int
    #: The day, with the year that the list gives it.
    day: TimeExpression


class Chronicle(Frozen):
    """The entries of an article, and its expressions of time with the years that the list gives them."""

    expressions: tuple[TimeExpression, ...]
    entries: tuple[Entry, ...] = ()


class _Head(Frozen):
    """The line that opens an entry, or a year that stands over several."""

    start: int
    day: TimeExpression
    #: Whether nothing else stands on its line.
    alone: bool

    @property
    def point(self) -> CalendarDate:
        """The day, month or year, of a stretch of days the first."""
        return _first_point(self.day.meaning) or CalendarDate()


def chronicle_of(text: str, expressions: Sequence[TimeExpression], published: Publication | None) -> Chronicle:
    """Return what a text tells in dated entries, of the past or, in an agenda, of what is to come."""
    heads = _heads(text, expressions)
    if published is not None and heads and _is_day_of(heads[0], published):
        heads = heads[1:]
    if len({head.day.text for head in heads}) < _FEWEST:
        return Chronicle(expressions=tuple(expressions))
    years = _years(heads, published)
    known = {h.day.start: year for h, year in zip(heads, years, strict=True) if year is not None}
    told = tuple(_with_year(one, known[one.start]) if one.start in known else one for one in expressions)
    days = {one.start: one for one in told}
    return Chronicle(expressions=told, entries=_entries(text, heads, days))


def _heads(text: str, expressions: Sequence[TimeExpression]) -> list[_Head]:
    found: list[_Head] = []
    for one in expressions:
        if one.kind != "date" or _first_point(one.meaning) is None:
            continue
        begin, end = text.rfind("\n", 0, one.start) + 1, text.find("\n", one.end)
        line_end = end if end >= 0 else len(text)
        behind = _RUNS_ON.match(text[one.end : line_end])
        if behind is None or not _BULLET.fullmatch(text[begin : one.start]):
            continue
        found.append(_Head(start=begin, day=one, alone=not behind["sign"]))
    return found


def _first_point(meaning: Meaning) -> CalendarDate | None:
    """Return the date that a meaning begins with, if it names one by the calendar."""
    while isinstance(meaning, Range | PartOf | Alternative):
        meaning = meaning.whole if isinstance(meaning, PartOf) else meaning.first
    if not isinstance(meaning, CalendarDate) or (meaning.month is None and meaning.year is None):
        return None
    counted = {meaning.year_offset, meaning.month_offset, meaning.shift} != {None}
    return None if counted else meaning


def _is_day_of(head: _Head, published: Publication) -> bool:
    """Whether a line only says when the article appeared."""
    day = resolve(head.day, published=published, direction="past")
    return head.alone and day.precision == "day" and day.earliest == published.latest


def _comes_soon(points: list[CalendarDate], published: Publication) -> bool:
    """Whether days without a year are those to come: of the past, they would be long ago, and they come soon."""
    first, last = (points[0], points[-1]) if _goes_up(points) else (points[-1], points[0])
    behind = date_of(last, _last_year(last, published.latest))
    ahead = date_of(first, _last_year(first, published.latest) + 1)
    time = thresholds()["time"]
    far = (published.latest - behind).days >= time["far_behind"]
    return far and (ahead - published.latest).days <= time["comes_soon"]


def _years(heads: list[_Head], published: Publication | None) -> list[int | None]:
    """Return the year of every head: its own, that of the line over it, or that which the order of the list gives."""
    years: list[int | None] = []
    over: int | None = None
    for head in heads:
        bare_year = head.point.month is None
        over = head.point.year if bare_year and head.alone else None if head.point.year is not None else over
        years.append(head.point.year if head.point.year is not None else over)
    points = [head.point for head in heads]
    up = _goes_up(points)
    if published is not None and all(year is None for year in years):
        soon = _comes_soon(points, published)
        at = 0 if soon is up else len(heads) - 1
        years[at] = _last_year(points[at], published.latest) + soon
        return _filled(points, years, up=up)
    found, turned = _filled(points, years, up=up), _filled(points, years, up=not up)
    return turned if _runs_ahead(points, found, published) and not _runs_ahead(points, turned, published) else found


def _runs_ahead(points: list[CalendarDate], years: list[int | None], published: Publication | None) -> bool:
    """Whether days to which a year was given lie after publication."""
    given = [date_of(p, year) for p, year in zip(points, years, strict=True) if p.year is None and year is not None]
    return published is not None and any(day > published.latest for day in given)


def _filled(points: list[CalendarDate], known: list[int | None], *, up: bool) -> list[int | None]:
    """Return the years of points of which some are known, as the list goes up or down in time."""
    years = list(known)
    _fill(points, years, up=up)
    years.reverse()
    _fill(points[::-1], years, up=not up)
    years.reverse()
    return years


def _fill(points: list[CalendarDate], years: list[int | None], *, up: bool) -> None:
    """Give every point after one with a year that year, the next one or the one before, as the list goes up or down."""
    for number, (before, point) in enumerate(pairwise(points), 1):
        last = years[number - 1]
        if years[number] is not None or last is None or before.month is None:
            continue
        falls = _place(point) < _place(before)
        rises = _place(point) > _place(before)
        years[number] = last + 1 if up and falls else last - 1 if not up and rises else last


def _goes_up(points: list[CalendarDate]) -> bool:
    """Whether most points come after the one before them."""
    steps = [_place(after) > _place(before) for before, after in pairwise(points) if before.month and after.month]
    full = [p for p in points if p.year and p.month]
    if len(full) >= _FEWEST and full[0] != full[-1]:
        return (full[0].year, *_place(full[0])) < (full[-1].year, *_place(full[-1]))
    return 2 * sum(steps) >= len(steps)


def _place(point: CalendarDate) -> tuple[int, int]:
    return point.month or 0, point.day or 0


def date_of(point: CalendarDate, year: int) -> date:
    """Return the day of a point in a year, of a month the first; February 29 is the 28th where there is none."""
    month, day = point.month or 1, point.day or 1
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, month, 28)


def _last_year(point: CalendarDate, day: date) -> int:
    """Return the year in which a point last was, seen from a day."""
    return day.year if date_of(point, day.year) <= day else day.year - 1


def _with_year(expression: TimeExpression, year: int) -> TimeExpression:
    """Return an expression with the year that it leaves out."""
    parts = tuple(_with_year(part, year) for part in expression.parts)
    return msgspec.structs.replace(expression, meaning=_meaning_in(expression.meaning, year), parts=parts)


def _meaning_in(meaning: Meaning, year: int) -> Meaning:
    if isinstance(meaning, CalendarDate) and meaning.year is None and meaning.month is not None:
        return msgspec.structs.replace(meaning, year=year)
    if isinstance(meaning, PartOf):
        return msgspec.structs.replace(meaning, whole=_meaning_in(meaning.whole, year))
    if isinstance(meaning, Range):
        first, last = _first_point(meaning.first), _first_point(meaning.last)
        over = bool(first and last and first.month and last.month and _place(last) < _place(first))
        return msgspec.structs.replace(
            meaning, first=_meaning_in(meaning.first, year), last=_meaning_in(meaning.last, year + over)
        )
    if isinstance(meaning, Alternative):
        return msgspec.structs.replace(
            meaning, first=_meaning_in(meaning.first, year), second=_meaning_in(meaning.second, year)
        )
    return meaning


def _entries(text: str, heads: list[_Head], days: dict[int, TimeExpression]) -> tuple[Entry, ...]:
    """Return what stands under each head, up to the next; the last is no longer than the longest before it."""
    starts = [head.start for head in heads]
    longest = max(text[start:end].strip().count(_APART) for start, end in pairwise(starts))
    last = _APART.join(text[starts[-1] :].split(_APART)[: longest + 1])
    ends = [*starts[1:], starts[-1] + len(last)]
    return tuple(
        Entry(start=head.start, end=end, day=days[head.day.start]) for head, end in zip(heads, ends, strict=True)
    )
