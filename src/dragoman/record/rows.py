"""Reports, articles and events between the frozen types and the rows of the file."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TypeVar

import msgspec

from dragoman.record.ranks import UNKNOWN
from dragoman.record.types import Party, Report, StoredArticle, Withdrawal
from dragoman.types import Interval

Value = TypeVar("Value")
#: Kinds of report that can be of one event; every other one stands alone.
MERGED = ("event", "commitment")
#: Paragraphs that the number of a passage has room for.
PASSAGES = 4096
#: Values that one statement is given.
BATCH = 500

#: Fields of a report that a column of the same name holds as they are; columns of its dates; and what more is asked of
#: its row.
AS_STORED = (
    "key", "fact", "contact", "kind", "type", "medium", "level", "status", "precision", "confidence", "intensity",
    "place", "quote", "start", "end", "cue", "words", "answers", "verdict",
)  # fmt: skip
DATES = ("earliest", "latest", "near_earliest", "near_latest")
BESIDE_IT = ("id", "article", "event", "cluster", "block", "placed")
REPORT = f"""
SELECT {", ".join(f'report."{name}"' for name in AS_STORED)}, article.key AS article_key, article.origin, historical,
       {", ".join(f"report.{name}" for name in DATES)}, article.earliest AS published_earliest,
       article.latest AS published_latest, {", ".join(f"report.{name}" for name in BESIDE_IT)}
FROM report JOIN article ON article.id = report.article
"""
PARTIES = """
SELECT p.report, p.role, p.actor, p.country, p.rank, p.kind, p.told, actor.name
FROM report_party AS p JOIN actor ON actor.id = p.actor
WHERE p.report IN ({}) ORDER BY p.report, p.role, p.place
"""


def batches(values: Sequence[Value]) -> Iterator[Sequence[Value]]:
    """Yield the values in pieces that one statement can take."""
    for at in range(0, len(values), BATCH):
        yield values[at : at + BATCH]


def marks(values: Sequence[object]) -> str:
    """Return as many question marks as there are values."""
    return ",".join("?" * len(values))


def day(text: str | None) -> date | None:
    """Return the day that a column holds."""
    return date.fromisoformat(text) if text else None


def text(value: date | None) -> str | None:
    """Return a day as a column holds it."""
    return value.isoformat() if value else None


def fetch_reports(connection: sqlite3.Connection, condition: str, values: Sequence[object]) -> list[Report]:
    """Return the reports that fulfil a condition, each with its parties, in the order of their keys."""
    return [report for report, _ in fetch_with_rows(connection, condition, values)]


def fetch_with_rows(
    connection: sqlite3.Connection, condition: str, values: Sequence[object]
) -> list[tuple[Report, sqlite3.Row]]:
    """Return the reports that fulfil a condition, in the order of their keys, each with its row."""
    rows = connection.execute(f"{REPORT} WHERE {condition} ORDER BY report.key", values).fetchall()
    parties = fetch_parties(connection, [row["id"] for row in rows])
    return [(report_of(row, parties.get(row["id"], ())), row) for row in rows]


def fetch_parties(connection: sqlite3.Connection, reports: Sequence[int]) -> dict[int, tuple[Party, ...]]:
    """Return those who take part in each of the reports with these numbers."""
    found: dict[int, list[Party]] = defaultdict(list)
    for some in batches(reports):
        rows = connection.execute(PARTIES.format(marks(some)), some)
        for report, role, actor, country, rank, kind, told, name in rows:
            found[report].append(
                Party(role=role, actor=actor, name=name, kind=kind, country=country, rank=rank or UNKNOWN, told=told)
            )
    return {report: tuple(parties) for report, parties in found.items()}


def report_of(row: sqlite3.Row, parties: tuple[Party, ...]) -> Report:
    """Return the report that a row holds.

    Columns are taken by their places: a name is looked for among all of them, for each of thousands of reports.
    """
    at = len(AS_STORED)
    article, origin, historical, *days = row[at : at + 3 + len(DATES) + 2]
    earliest, latest, near_earliest, near_latest, published_earliest, published_latest = map(day, days)
    return Report(
        article=article, origin=origin, historical=bool(historical), earliest=earliest, latest=latest,
        near=between(near_earliest, near_latest), published=between(published_earliest, published_latest),
        parties=parties, **dict(zip(AS_STORED, row, strict=False)),
    )  # fmt: skip


def between(earliest: date | None, latest: date | None) -> Interval | None:
    """Return the interval of two days; None without the first."""
    return Interval(earliest=earliest, latest=latest) if earliest else None


#: What a column is of the last decision in force on an article as a whole, where that withdraws it; else NULL.
WITHDRAWN = """(SELECT iif(action = 'reject', {}, NULL) FROM decision WHERE subject = article.key
    AND action IN ('accept', 'reject') AND undone_by IS NULL ORDER BY id DESC LIMIT 1)"""
WITHDRAWAL = WITHDRAWN.format("json_object('decision', id, 'author', author, 'at', at, 'note', note)")
#: Versions of a page are told apart by their day, those of one day by which was added first.
ARTICLE = f"""
SELECT key, source, url, title, outlet, earliest, latest, basis, origin, engine, model, added,
       max(1, (SELECT count(*) FROM article AS other WHERE other.page = article.page
           AND (coalesce(other.latest, ''), other.id) <= (coalesce(article.latest, ''), article.id))) AS version,
       max(1, (SELECT count(*) FROM article AS other WHERE other.page = article.page)) AS versions,
       {WITHDRAWAL} AS withdrawn
FROM article"""


def article_of(row: sqlite3.Row) -> StoredArticle:
    """Return the article that a row holds."""
    return StoredArticle(
        key=row["key"], source=row["source"], url=row["url"], title=row["title"], outlet=row["outlet"],
        earliest=day(row["earliest"]), latest=day(row["latest"]), basis=row["basis"], origin=row["origin"],
        engine=row["engine"], model=row["model"], added=row["added"], version=row["version"],
        versions=row["versions"],
        withdrawn=msgspec.json.decode(row["withdrawn"], type=Withdrawal) if row["withdrawn"] else None,
    )  # fmt: skip
