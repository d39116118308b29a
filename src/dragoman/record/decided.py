"""Decisions as the file keeps them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

import msgspec

from dragoman.record.copies import decided_beside, with_copies
from dragoman.record.rows import WITHDRAWN, batches, marks
from dragoman.record.types import Decision

#: Decisions about reports, which change what they say or whether they count.
ABOUT_REPORTS = frozenset({"accept", "reject", "correct"})
#: Decisions that an article as a whole can be about.
ABOUT_ARTICLES = frozenset({"accept", "reject"})
ACTIONS = ("accept", "reject", "correct", "merge", "split", "settle", "reliability", "undo")
#: The decisions in force that settled something about an event.
SETTLEMENTS = """FROM report JOIN decision_report ON decision_report.report = report.key
    JOIN decision ON decision.id = decision_report.decision
    WHERE report.event = {} AND decision.action = 'settle' AND decision.undone_by IS NULL"""


def decisions_about(connection: sqlite3.Connection, key: str) -> list[Decision]:
    """Return the decisions in force that change what a report says, in their order.

    That its article is withdrawn is one of them, also where the report came later, by reading it again; so are those on
    reports of copies and versions of its article that tell the same fact in the same words. Of a merge that says who
    is right, it is the correction that this makes of the report.
    """
    beside = decided_beside(connection, key)
    rows = connection.execute(
        f"""SELECT * FROM decision WHERE undone_by IS NULL
            AND (action IN ({marks(sorted(ABOUT_REPORTS))}) OR action = 'merge' AND detail LIKE '%"named":%')
            AND id IN (
                SELECT decision FROM decision_report WHERE report = ?
                UNION SELECT {WITHDRAWN.format("id")} FROM report JOIN article ON article.id = report.article
                WHERE report.key = ? UNION SELECT value FROM json_each(?))
            ORDER BY id""",
        (*sorted(ABOUT_REPORTS), key, key, json.dumps(list(beside))),
    )
    return [
        part
        for decision in map(from_row, rows)
        for part in (corrections(decision, key, beside.get(decision.id)) if is_merge(decision) else [decision])
    ]


def is_merge(decision: Decision) -> bool:
    """Whether a decision makes one event of two."""
    return decision.action == "merge"


def corrections(decision: Decision, key: str, beside: str | None = None) -> list[Decision]:
    """Return what a merge makes of a report by saying who is right, as corrections; none of most.

    It says so of the report itself, or else of one that tells the same in a copy of its article.
    """
    about = key if key in renamed_in(decision) else beside
    return [
        msgspec.structs.replace(decision, action="correct", detail={"fields": part["fields"], "reports": [key]})
        for part in decision.detail.get("named", ())
        if about in part["reports"]
    ]


def renamed_in(decision: Decision) -> list[str]:
    """Return the reports in which a merge says who is right."""
    return sorted({key for part in decision.detail.get("named", ()) for key in part["reports"]})


def reports_decided(connection: sqlite3.Connection, decision: Decision) -> list[str]:
    """Return the reports of the record that a decision holds for: all of its article, or those that it names.

    It holds for those too that tell the same in the same words in copies and versions of their articles.
    """
    if "article" in decision.detail:
        return reports_of_article(connection, decision.subject)
    return with_copies(connection, known_reports(connection, decision.detail.get("reports", [])))


def known_reports(connection: sqlite3.Connection, named: Sequence[str]) -> list[str]:
    """Return those of some reports that the record has."""
    found: set[str] = set()
    for some in batches(named):
        found |= {row[0] for row in connection.execute(f"SELECT key FROM report WHERE key IN ({marks(some)})", some)}
    return [report for report in named if report in found]


def reports_of_article(connection: sqlite3.Connection, article: str) -> list[str]:
    """Return the keys of the reports of an article."""
    rows = connection.execute(
        """SELECT report.key FROM report JOIN article ON article.id = report.article WHERE article.key = ?
           ORDER BY report.key""",
        (article,),
    )
    return [row[0] for row in rows]


def settled_values(connection: sqlite3.Connection, keys: Sequence[str]) -> dict[str, str]:
    """Return what reviewers settled about the event of some reports: what was disputed, with the value that is right.

    Of several decisions in force on one dispute the last counts.
    """
    return {str(made.detail["about"]): str(made.detail["value"]) for made in settlements(connection, keys)}


def settlements(connection: sqlite3.Connection, keys: Sequence[str]) -> list[Decision]:
    """Return the decisions in force that settled something about some reports, in their order."""
    if connection.execute("SELECT 1 FROM decision WHERE action = 'settle' LIMIT 1").fetchone() is None:
        return []
    found: dict[int, Decision] = {}
    for some in batches(keys):
        rows = connection.execute(
            f"""SELECT DISTINCT decision.* FROM decision_report
                JOIN decision ON decision.id = decision_report.decision
                WHERE decision_report.report IN ({marks(some)}) AND action = 'settle' AND undone_by IS NULL""",
            some,
        )
        found |= {row["id"]: from_row(row) for row in rows}
    return [found[number] for number in sorted(found)]


def settled(connection: sqlite3.Connection, event: int) -> set[str]:
    """Return what reviewers settled about an event."""
    rows = connection.execute(
        f"SELECT DISTINCT json_extract(decision.detail, '$.about') {SETTLEMENTS.format('?')}", (event,)
    )
    return {row[0] for row in rows}


def all_decisions(connection: sqlite3.Connection) -> list[Decision]:
    """Return every decision of a record, the first first."""
    return [from_row(row) for row in connection.execute("SELECT * FROM decision ORDER BY id")]


def decision_of(connection: sqlite3.Connection, number: int) -> Decision:
    """Return the decision with a number."""
    return from_row(connection.execute("SELECT * FROM decision WHERE id = ?", (number,)).fetchone())


def latest_decisions(connection: sqlite3.Connection, limit: int, author: str | None = None) -> list[Decision]:
    """Return the decisions that were made last, the latest first; those of one reviewer only, if he is named."""
    condition, values = ("WHERE author = ?", [author]) if author else ("", [])
    rows = connection.execute(f"SELECT * FROM decision {condition} ORDER BY id DESC LIMIT ?", [*values, limit])
    return [from_row(row) for row in rows]


def last_standing(connection: sqlite3.Connection, author: str) -> Decision | None:
    """Return the last decision of a reviewer that is in force and takes none back: what he would undo next."""
    row = connection.execute(
        """SELECT * FROM decision WHERE author = ? AND undone_by IS NULL AND action <> 'undo'
           ORDER BY id DESC LIMIT 1""",
        (author,),
    ).fetchone()
    return from_row(row) if row else None


def from_row(row: sqlite3.Row) -> Decision:
    """Return the decision that a row holds."""
    return Decision(
        id=row["id"], at=row["at"], author=row["author"], action=row["action"], subject=row["subject"],
        detail=json.loads(row["detail"]), note=row["note"], undone_by=row["undone_by"],
    )  # fmt: skip
