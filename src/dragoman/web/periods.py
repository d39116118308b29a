"""The period that a page is about: what was asked for, else the year up to the last article."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from dragoman.errors import QueryError
from dragoman.types import Frozen
from dragoman.web.types import Asked

if TYPE_CHECKING:
    from dragoman.door import Record

#: Days of the period that is shown unless another is asked for.
USUAL = 365
STEPS = ((30, "30 days"), (90, "90 days"), (USUAL, "12 months"))


class Period(Frozen):
    """First and last day, and other periods to choose, each with its address and whether it is this one."""

    since: date
    until: date
    others: tuple[tuple[str, str, bool], ...]


def period_of(record: Record, asked: Asked) -> Period:
    """Return the period that a page is about.

    Raises:
        QueryError: It ends before it begins.
    """
    from dragoman.analysis.dossier import last_day

    with record.reading() as connection:
        last = last_day(connection)
        row = connection.execute("SELECT min(earliest) FROM event_pair WHERE contact = 1 AND earliest > ''").fetchone()
    first = date.fromisoformat(row[0]) if row[0] else last
    until = asked.day("until") or last
    since = asked.day("since") or back(until, USUAL)
    if until < since:
        raise QueryError(f"the period ends on {until} and begins later, on {since}; give the earlier day first")
    spans = [(f"last {words}", back(last, days), last) for days, words in STEPS]
    spans.append(("whole record", min(first, last), last))
    others = tuple(
        (words, asked.address(since=start, until=end), (start, end) == (since, until)) for words, start, end in spans
    )
    return Period(since=since, until=until, others=others)


def back(day: date, days: int) -> date:
    """Return the day some days before another, as far as the calendar goes."""
    return day - timedelta(days=min(days, (day - date.min).days))
