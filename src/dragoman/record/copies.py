"""Which reports of copies and versions of an article tell a fact in its words: what is decided on one holds for all.

Nothing of that is kept: it follows from which articles are one origin and what was read in them, whenever they came.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from dragoman.record.mentions import rules
from dragoman.record.packing import decompress
from dragoman.record.reports import reports_of
from dragoman.record.rows import WITHDRAWN
from dragoman.record.types import Report
from dragoman.sentences import sentence_around
from dragoman.types import Article, Quote

#: Articles of which it is kept at hand what their reports are told by: more than most origins have.
ARTICLES = 64
#: Who is only likely to take part, by what stands around the sentence.
AROUND = frozenset({"counterpart"})
#: Reports with the words of one in other articles of its origin; who enters a fact by hand has read the words himself.
BESIDE = """report AS own CROSS JOIN article ON article.id = own.article
    CROSS JOIN article AS home ON home.origin = article.origin AND home.id <> article.id
        AND 'hand' NOT IN (article.model, home.model)
    CROSS JOIN report AS other ON other.article = home.id AND other.kind = own.kind AND other.quote = own.quote"""
#: The decisions in force on these, but for those on whole articles, and those that spared the report when others of its
#: event were chosen; an article that is withdrawn takes none over.
DECIDED_BESIDE = f"""SELECT its.decision, other.key, article.key AS article, home.key AS home
    FROM {BESIDE} CROSS JOIN decision_report AS its ON its.report = other.key
    CROSS JOIN decision ON decision.id = its.decision
    WHERE own.key = ? AND undone_by IS NULL AND json_extract(detail, '$.article') IS NULL
      AND NOT EXISTS (SELECT 1 FROM json_each(detail, '$.spared') WHERE value = own.key)
      AND {WITHDRAWN.format("id")} IS NULL
    ORDER BY its.decision, other.key"""


class Telling(NamedTuple):
    """What tells of which fact a report is, wherever its article appeared."""

    #: contact, or the kind of the report; its type, its sentence, and who takes part.
    kind: str
    type: str
    sentence: str
    parties: tuple[tuple[str, str], ...]
    #: Which it is of those that one article tells alike.
    number: int
    #: The first and last day, which copies may count anew: "yesterday" is another day on the day after.
    days: tuple[date | None, date | None]

    def same(self, other: Telling) -> bool:
        """Whether another one tells the same; in the same words a ministry tells of the next call a week later."""
        return self[:-1] == other[:-1] and near(self.days, other.days)


def with_copies(connection: sqlite3.Connection, keys: Iterable[str]) -> list[str]:
    """Return some reports, and those that tell their facts in the same words in other articles of their origins."""
    query = f"SELECT other.key, article.key AS article, home.key AS home FROM {BESIDE} WHERE own.key = ?"
    found: dict[str, None] = dict.fromkeys(keys)
    for key in list(found):
        for row in connection.execute(query, (key,)).fetchall():
            if row["key"] not in found and tells_same(connection, row, key):
                found[row["key"]] = None
    return list(found)


def decided_beside(connection: sqlite3.Connection, key: str) -> dict[int, str]:
    """Return the decisions in force on reports that tell the fact of one in the same words, each with such a report."""
    found: dict[int, str] = {}
    for row in connection.execute(DECIDED_BESIDE, (key,)).fetchall():
        if row["decision"] not in found and tells_same(connection, row, key):
            found[row["decision"]] = row["key"]
    return found


def tells_same(connection: sqlite3.Connection, row: sqlite3.Row, key: str) -> bool:
    """Whether the report that a row names tells the fact of another one; both have the same words."""
    told = told_by(connection, row["home"]).get(row["key"])
    own = told_by(connection, row["article"]).get(key)
    return told is not None and own is not None and told.same(own)


def near(one: tuple[date | None, date | None], other: tuple[date | None, date | None]) -> bool:
    """Whether two spans of days may be one, counted anew; where a day is not known nothing speaks against it."""
    margin = timedelta(days=rules()["other_day"]["apart"])
    spans = ((one, other), (other, one))
    return all(last is None or first is None or first <= last + margin for (first, _), (_, last) in spans)


def told_by(connection: sqlite3.Connection, article: str) -> dict[str, Telling]:
    """Return what tells of which facts the reports of an article are, by their keys."""
    return tellings(connection.execute("SELECT reading FROM article WHERE key = ?", (article,)).fetchone()[0], article)


@lru_cache(maxsize=ARTICLES)
def tellings(packed: bytes, article: str) -> dict[str, Telling]:
    """Return what tells of which facts the reports of a stored reading are; those told alike are numbered."""
    reading = decompress(packed)
    found: dict[str, Telling] = {}
    before: Counter[tuple[object, ...]] = Counter()
    for report in reports_of(reading, article):
        parties = tuple(sorted((p.role, p.actor) for p in report.parties if p.role not in AROUND))
        kind, sentence = "contact" if report.contact else report.kind, sentence_of(reading.article, report)
        told = (kind, report.type, sentence, parties)
        found[report.key] = Telling(*told, number=before[told], days=(report.earliest, report.latest))
        before[told] += 1
    return found


def sentence_of(article: Article, report: Report) -> str:
    """Return the sentence that a report of an article stands in, wherever its lines are broken."""
    whole = sentence_around(article, Quote(start=report.start, end=report.end, quote=report.quote))
    return " ".join(article.text[whole.start : whole.end].split())
