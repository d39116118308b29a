"""Reviewed facts as training data: the sentence, what it was read as, what reviewers made of it, and who they were.

One JSON object for each report that a decision in force accepts, rejects or corrects, and for each fact that was
entered by hand:

    {"report": KEY, "article": KEY, "source": …, "outlet": …, "engine": …, "kind": "event", "contact": true,
     "sentence": "…", "start": 120,
     "spans": [{"role": "evidence", "start": 3, "end": 21, "text": "…", "actor": null}, …],
     "read": {"type": …, "medium": …, "status": …, "participants": [{"actor": …, "name": …, …}, …], …},
     "verdict": "accepted | rejected | corrected | entered", "right": {"type": …, …},
     "decisions": [{"author": …, "at": …, "action": …, "fields": {}, "note": …}]}

``start`` counts code points of the article's text, spans those of the sentence. ``right`` is null for what was
rejected. Who takes part stands in the fields that the kind of fact has: participants of a contact, actors and
recipients of another event, by and to of a commitment, the speaker of a statement; spans are of those who are right.
What an article that was withdrawn reports is left out: its text says so, though it should not be in the record.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

import msgspec

from dragoman.record.adding import engine_of
from dragoman.record.decidable import correctable_in, said_in
from dragoman.record.decided import decisions_about
from dragoman.record.entering import HAND
from dragoman.record.packing import decompress
from dragoman.record.restating import original
from dragoman.record.rows import WITHDRAWN, fetch_reports
from dragoman.record.types import Report
from dragoman.sentences import sentence_around
from dragoman.types import Quote, Reading, Span


def training_lines(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield a line of JSON for each reviewed report, in the order of their keys."""
    keys = connection.execute(
        f"""SELECT report.key FROM report JOIN article ON article.id = report.article
           WHERE (report.verdict IS NOT NULL OR article.model = ?) AND {WITHDRAWN.format("id")} IS NULL
           ORDER BY report.key""",
        (HAND,),
    ).fetchall()
    for (key,) in keys:
        yield msgspec.json.encode(example(connection, fetch_reports(connection, "report.key = ?", (key,))[0])).decode()


def example(connection: sqlite3.Connection, report: Report) -> dict[str, Any]:
    """Return what is known of one reviewed report."""
    row = connection.execute("SELECT source, outlet, reading FROM article WHERE key = ?", (report.article,)).fetchone()
    reading = decompress(row["reading"])
    quote = Quote(start=report.start, end=report.end, quote=report.quote)
    sentence = sentence_around(reading.article, quote)
    return {
        "report": report.key, "article": report.article, "source": row["source"], "outlet": row["outlet"],
        "engine": engine_of(reading), "kind": report.kind, "contact": report.contact is not None,
        "sentence": reading.article.text[sentence.start : sentence.end], "start": sentence.start,
        "spans": list(spans(reading, report, sentence)), "read": fields_of(original(connection, report)),
        "verdict": report.verdict or "entered", "right": None if report.verdict == "rejected" else fields_of(report),
        "decisions": list(decisions(connection, report)),
    }  # fmt: skip


def fields_of(report: Report) -> dict[str, Any]:
    """Return what a reviewer can correct in a report, as it is."""
    return {field: msgspec.to_builtins(said_in(report, field)) for field in correctable_in(report)}


def spans(reading: Reading, report: Report, sentence: Span) -> Iterator[dict[str, Any]]:
    """Yield the words that a report rests on and those that name its parties, as far as they are in the sentence."""
    named: list[tuple[str, str | None, Span]] = [("evidence", None, Span(start=report.start, end=report.end))]
    mentions = {actor.id: actor.mentions for actor in reading.actors}
    named += [(p.role, p.actor, span) for p in report.parties for span in mentions.get(p.told or p.actor, ())]
    for role, actor, span in named:
        if sentence.start <= span.start and span.end <= sentence.end:
            yield {
                "role": role, "actor": actor, "start": span.start - sentence.start, "end": span.end - sentence.start,
                "text": reading.article.text[span.start : span.end],
            }  # fmt: skip


def decisions(connection: sqlite3.Connection, report: Report) -> Iterator[dict[str, Any]]:
    """Yield the decisions in force on a report, in their order; who entered it, where it was entered by hand."""
    entered = connection.execute(
        """SELECT history.at, history.author FROM history JOIN article ON article.key = history.subject
           WHERE history.subject = ? AND history.action = 'read' AND article.model = ? ORDER BY history.id LIMIT 1""",
        (report.article, HAND),
    )
    for row in entered:
        yield {"author": row["author"], "at": row["at"], "action": "enter", "fields": {}, "note": None}
    for decision in decisions_about(connection, report.key):
        yield {
            "author": decision.author, "at": decision.at, "action": decision.action,
            "fields": decision.detail.get("fields", {}), "note": decision.note,
        }  # fmt: skip
