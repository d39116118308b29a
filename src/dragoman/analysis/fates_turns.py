"""Sentences that settle a commitment."""

from __future__ import annotations

import sqlite3
from datetime import date

from dragoman.analysis.fates_told import Sentence
from dragoman.record.packing import decompress
from dragoman.record.queries import reports_of_event
from dragoman.record.rows import day
from dragoman.sentences import sentence_around
from dragoman.types import Frozen, Quote


class Turn(Frozen):
    """A sentence that settles a commitment."""

    #: kept | broken | withdrawn | superseded | answered_yes | answered_no
    state: str
    #: Key and title of the article, and the day on which it appeared.
    article: str
    title: str | None
    outlet: str | None
    published: date | None
    #: The sentence and where it stands.
    sentence: str
    start: int
    end: int


def turn_at(sentence: Sentence, state: str) -> Turn:
    """Return the turn that a sentence makes."""
    return Turn(
        state=state, article=sentence.article, title=sentence.title, outlet=sentence.outlet,
        published=sentence.published, sentence=sentence.text, start=sentence.start, end=sentence.end,
    )  # fmt: skip


def told_by(connection: sqlite3.Connection, event: str, state: str, status: str) -> Turn | None:
    """Return the turn that the first report of an event with its final status makes."""
    for report in reports_of_event(connection, event):
        if report.status == status:
            row = connection.execute(
                "SELECT key, title, outlet, latest, reading FROM article WHERE key = ?", (report.article,)
            ).fetchone()
            text = decompress(row["reading"]).article
            whole = sentence_around(text, Quote(start=report.start, end=report.end, quote=report.quote))
            return Turn(
                state=state, article=row["key"], title=row["title"], outlet=row["outlet"],
                published=day(row["latest"]), sentence=text.text[whole.start : whole.end],
                start=whole.start, end=whole.end,
            )  # fmt: skip
    return None
