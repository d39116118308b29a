"""To which day a contact was moved that had been planned for another one: put off, corrected, or held another day."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

from dragoman.calendar import find_expressions, resolve
from dragoman.data_files import read_table
from dragoman.record.comparing import media_suit
from dragoman.record.events import unpacked
from dragoman.record.mentions import FACE_TO_FACE
from dragoman.record.packing import part_of
from dragoman.record.rows import text
from dragoman.record.types import DONE, VISIT
from dragoman.sentences import sentence_around, sentences_beside
from dragoman.types import Article, Frozen, Quote

#: Contacts of the same countries on another day near that of a plan, those of later days first.
OTHERS = """
SELECT DISTINCT event.* FROM event_pair AS own
JOIN event_pair AS other ON other.a = own.a AND other.b = own.b AND other.contact = 1
    AND other.earliest BETWEEN :since AND :until
JOIN event ON event.id = other.event
WHERE own.event = :plan AND own.a <> own.b AND event.earliest = event.latest AND event.earliest <> :day
AND event.status IN ('happened', 'ongoing', 'planned')
ORDER BY event.earliest < :day, abs(julianday(event.earliest) - julianday(:day)), event.key
"""
#: Reports of a contact by articles that appeared after the first one that told of a plan.
LATER = """
SELECT report.*, article.id AS article_id, article.reading FROM report JOIN article ON article.id = report.article
WHERE report.event = :other AND report.verdict IS NOT 'rejected' AND article.latest > (
    SELECT min(coalesce(first.latest, '')) FROM report AS told JOIN article AS first ON first.id = told.article
    WHERE told.event = :plan AND told.verdict IS NOT 'rejected')
ORDER BY article.latest, report.key
"""
#: Reports of a plan.
OWN = """
SELECT report.*, article.reading FROM report JOIN article ON article.id = report.article
WHERE report.event = :plan AND report.verdict IS NOT 'rejected' ORDER BY report.key
"""


class Rules(Frozen):
    """When a contact was moved."""

    longest: int
    near: int
    near_told: int
    moved: str
    than_planned: str


class ReadArticle(Frozen):
    """Of a reading only the article."""

    article: Article


@cache
def rules() -> Rules:
    """Return the thresholds and patterns."""
    return read_table("dragoman.record", "moved.toml", Rules)


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Return one of the patterns."""
    return re.compile(str(getattr(rules(), name)), re.IGNORECASE)


def moved(connection: sqlite3.Connection, rows: Sequence[sqlite3.Row]) -> dict[int, date]:
    """Return the day to which each of some events was moved, by number; those that were not are left out.

    Only what is planned for one day, for somebody who is named, is moved.
    """
    plans = [
        row for row in rows
        if row["status"] == "planned" and row["medium"] and row["earliest"] and row["earliest"] == row["latest"]
    ]  # fmt: skip
    found = {row["id"]: new_day(connection, row) for row in plans}
    return {number: day for number, day in found.items() if day is not None}


def new_day(connection: sqlite3.Connection, plan: sqlite3.Row) -> date | None:
    """Return the day to which a planned contact was moved, or None."""
    day, people = date.fromisoformat(plan["earliest"]), people_of(plan)
    if not people:
        return None
    longest = timedelta(days=rules().longest)

    @cache
    def put_off() -> bool:
        return was_put_off(connection, plan)

    values = {"plan": plan["id"], "day": text(day), "since": text(day - longest), "until": text(day + longest)}
    for other in connection.execute(OTHERS, values).fetchall():
        same = media_suit(plan["medium"], other["medium"]) and people <= people_of(other)
        if same and (is_held(plan, other) or is_told(connection, plan, other) or (is_later(plan, other) and put_off())):
            return date.fromisoformat(other["earliest"])
    return None


def people_of(row: sqlite3.Row) -> set[str]:
    """Return the persons who take part in an event."""
    return {actor for role, actor, kind, *_ in unpacked(row["parties"]) if role == "participant" and kind == "person"}


def apart(plan: sqlite3.Row, other: sqlite3.Row) -> int:
    """Return how many days lie between a plan and another contact."""
    return abs((date.fromisoformat(plan["earliest"]) - date.fromisoformat(other["earliest"])).days)


def is_held(plan: sqlite3.Row, other: sqlite3.Row) -> bool:
    """Whether those who planned to see each other did so right before or after that day."""
    seen = {plan["medium"], other["medium"]} <= FACE_TO_FACE
    return seen and other["status"] in DONE and apart(plan, other) <= rules().near


def is_told(connection: sqlite3.Connection, plan: sqlite3.Row, other: sqlite3.Row) -> bool:
    """Whether a later article that tells of another contact says that it was to be on the day of a plan."""
    for row in connection.execute(LATER, {"plan": plan["id"], "other": other["id"]}).fetchall():
        article = part_of(row["reading"], ReadArticle).article
        passage = passage_of(article, row)
        if pattern("than_planned").search(passage) and apart(plan, other) <= rules().near_told:
            return True
        if pattern("moved").search(passage) and names(article, passage, date.fromisoformat(plan["earliest"])):
            return True
    return False


def is_later(plan: sqlite3.Row, other: sqlite3.Row) -> bool:
    """Whether a visit is made, or planned, after the day of another one: as one that was put off is."""
    return bool(plan["medium"] == other["medium"] == VISIT and other["earliest"] > plan["earliest"])


def was_put_off(connection: sqlite3.Connection, plan: sqlite3.Row) -> bool:
    """Whether an article that tells of a plan says that it was put off."""
    told = connection.execute(OWN, {"plan": plan["id"]}).fetchall()
    return any(pattern("moved").search(passage_of(part_of(row["reading"], ReadArticle).article, row)) for row in told)


def passage_of(article: Article, report: sqlite3.Row) -> str:
    """Return the sentence of a report with the one before it."""
    own = sentence_around(article, Quote(start=report["start"], end=report["end"], quote=report["quote"]))
    return f"{sentences_beside(article, own)[0]} {article.text[own.start : own.end]}"


def names(article: Article, passage: str, day: date) -> bool:
    """Whether some sentences of an article name a day."""
    found = (
        resolve(one, published=article.published, direction=direction)
        for one in find_expressions(passage)
        for direction in ("past", "future")
    )
    return any(one.earliest == one.latest == day for one in found)
