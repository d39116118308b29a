"""How pages and facts of a record are cited: what it is, in which record, as of when, by which program, where."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import dragoman
from dragoman.export.dates import MONTHS
from dragoman.export.lines import counted, parties_of, published, when
from dragoman.export.names import present

if TYPE_CHECKING:
    from dragoman.door import Record, Told
    from dragoman.export.lines import Line
    from dragoman.record.types import EventEntry


def today() -> str:
    """Return the day of today, in words."""
    day = datetime.now(UTC).date()
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def citation(record: Record, what: str, identifier: str) -> str:
    """Return how something in a record is cited.

    Args:
        record: The record.
        what: What it is, with how much it rests on.
        identifier: Its address within the app, or its key.
    """
    return f"{what}. Record “{record.path.stem}”, {identifier}, as of {today()}. Dragoman {dragoman.__version__}."


def event_citation(record: Record, entry: EventEntry, line: Line) -> str:
    """Return how an event is cited."""
    support = f"{counted(entry.articles, 'article')} of {counted(entry.origins, 'origin')}"
    said = ", ".join(present(line.title or line.tag, parties_of(entry.parties), when(entry)))
    return citation(record, f"{said[:1].upper()}{said[1:]}, {line.word} ({support})", f"event {entry.key}")


def report_citation(record: Record, told: Told) -> str:
    """Return how one report is cited: the words, then who published them when."""
    source = ", ".join(present(told.article.outlet, told.article.title or told.article.source, published(told.report)))
    words = " ".join(told.report.quote.split())
    return citation(record, f"“{words}”: {source}", f"report {told.report.key}")
