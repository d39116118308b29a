"""Decisions as the file keeps them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import Any

from dragoman.record.rows import batches, marks
from dragoman.record.types import Decision

#: Decisions about reports, which change what they say or whether they count.
ABOUT_REPORTS = frozenset({"accept", "reject", "correct"})
ACTIONS = ("accept", "reject", "correct", "merge", "split", "settle", "reliability", "undo")
#: The decisions in force that settled something about an event.
SETTLEMENTS = """FROM report JOIN decision_report ON decision_report.report = report.key
    JOIN decision ON decision.id = decision_report.decision
    WHERE report.event = {} AND decision.action = 'settle' AND decision.undone_by IS NULL"""


def decisions_about(connection: sqlite3.Connection, key: str) -> list[Decision]:
    """Return the decisions in force that change what a report says, in their order."""
    rows = connection.execute(
        f"""SELECT decision.* FROM decision_report JOIN decision ON decision.id = decision_report.decision
            WHERE decision_report.report = ? AND undone_by IS NULL AND action IN ({marks(sorted(ABOUT_REPORTS))})
            ORDER BY decision.id""",
        (key, *sorted(ABOUT_REPORTS)),
    )
    return [from_row(row) for row in rows]


def settled_values(connection: sqlite3.Connection, keys: Sequence[str]) -> dict[str, str]:
    """Return what reviewers settled about the event of some reports: what was disputed, with the value that is right.

    Of several decisions in force on one dispute the last counts.
    """
    if connection.execute("SELECT 1 FROM decision WHERE action = 'settle' LIMIT 1").fetchone() is None:
        return {}
    found: dict[int, dict[str, Any]] = {}
    for some in batches(keys):
        rows = connection.execute(
            f"""SELECT decision.id, decision.detail FROM decision_report
                JOIN decision ON decision.id = decision_report.decision
                WHERE decision_report.report IN ({marks(some)}) AND action = 'settle' AND undone_by IS NULL""",
            some,
        )
        found |= {row["id"]: json.loads(row["detail"]) for row in rows}
    return {str(found[number]["about"]): str(found[number]["value"]) for number in sorted(found)}


def settled(connection: sqlite3.Connection, event: int) -> set[str]:
    """Return what reviewers settled about an event."""
    rows = connection.execute(
        f"SELECT DISTINCT json_extract(decision.detail, '$.about') {SETTLEMENTS.format('?')}", (event,)
    )
    return {row[0] for row in rows}


def decision_of(connection: sqlite3.Connection, number: int) -> Decision:
    """Return the decision with a number."""
    return from_row(connection.execute("SELECT * FROM decision WHERE id = ?", (number,)).fetchone())


def latest_decisions(connection: sqlite3.Connection, limit: int, author: str | None = None) -> list[Decision]:
    """Return the decisions that were made last, the latest first; those of one reviewer only, if he is named."""
    condition, values = ("WHERE author = ?", [author]) if author else ("", [])
    rows = connection.execute(f"SELECT * FROM decision {condition} ORDER BY id DESC LIMIT ?", [*values, limit])
    return [from_row(row) for row in rows]


def from_row(row: sqlite3.Row) -> Decision:
    """Return the decision that a row holds."""
    return Decision(
        id=row["id"], at=row["at"], author=row["author"], action=row["action"], subject=row["subject"],
        detail=json.loads(row["detail"]), note=row["note"], undone_by=row["undone_by"],
    )  # fmt: skip
