"""What somebody else decided on a thing while a reviewer looked at it: he is asked before his decision goes over it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from dragoman.errors import DecisionError
from dragoman.export.decision_words import in_full
from dragoman.record.decidable import keys_of
from dragoman.record.decided import decision_of, from_row
from dragoman.record.types import Decision


class MeanwhileError(DecisionError):
    """Somebody else decided on the thing since the page was made from which a decision is sent."""


def last_decision(connection: sqlite3.Connection) -> int:
    """Return the number of the last decision of a record, 0 where there is none."""
    return int(connection.execute("SELECT coalesce(max(id), 0) FROM decision").fetchone()[0])


def refuse_unseen(
    connection: sqlite3.Connection, base: int, author: str, subjects: Iterable[str], *, blind: bool
) -> None:
    """Refuse to decide on events or reports on which somebody else decided after the last decision that was seen.

    Args:
        connection: Of a reader.
        base: Number of the last decision that was seen.
        author: Who decides now.
        subjects: Keys of the events or reports.
        blind: Whether it must not be told what the other decided.

    Raises:
        MeanwhileError: Somebody did.
    """
    keys = {report for subject in subjects for report in keys_of(connection, subject)}
    rows = connection.execute("SELECT * FROM decision WHERE id > ? AND author <> ? ORDER BY id DESC", (base, author))
    unseen = next((one for one in map(from_row, rows) if keys & reports_of(connection, one)), None)
    if unseen:
        what = "somebody else decided on this" if blind else f"this was {in_full(unseen)}"
        raise MeanwhileError(f"{what}, while you looked at it; look at it as it is now, then decide again if you must")


def reports_of(connection: sqlite3.Connection, decision: Decision) -> set[str]:
    """Return the reports that a decision is about; of an undoing those of what it takes back."""
    while decision.action == "undo":
        decision = decision_of(connection, int(decision.subject))
    return set(decision.detail.get("reports", ()))
