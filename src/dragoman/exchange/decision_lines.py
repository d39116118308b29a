"""Decisions between records: each under an identifier made of its content, so that it is known again."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from dragoman.record.decided import all_decisions
from dragoman.record.keys import digest
from dragoman.record.types import Decision
from dragoman.types import Frozen

UNDO = "undo"


class DecisionLine(Frozen):
    """A decision as a bundle holds it."""

    #: Digest of everything that it says; of an undoing its subject is the key of what it undoes.
    key: str
    at: str
    author: str
    action: str
    subject: str
    detail: dict[str, Any]
    note: str | None = None
    #: Key of the decision that took it back, or None.
    undone_by: str | None = None


def keyed(decisions: Iterable[Decision]) -> dict[int, str]:
    """Return the key of every decision by its number; they come in their order.

    Decisions that say the same at the same second are told apart by how many came before.
    """
    keys: dict[int, str] = {}
    told: Counter[str] = Counter()
    for decision in decisions:
        subject = keys[int(decision.subject)] if decision.action == UNDO else decision.subject
        keys[decision.id] = key_of(decision, subject, told)
    return keys


def key_of(decision: Decision | DecisionLine, subject: str, told: Counter[str]) -> str:
    """Return the key of a decision about a subject, and count that it was told."""
    detail = json.dumps(decision.detail, ensure_ascii=False, sort_keys=True)
    said = digest("decision", decision.at, decision.author, decision.action, subject, detail, decision.note)
    told[said] += 1
    return digest("decision", said, told[said] - 1)


def touched(decisions: Sequence[Decision], reports: Collection[str]) -> set[str]:
    """Return some reports with all those that decisions name together with them, or with those again."""
    found = set(reports)
    about = [set(decision.detail.get("reports") or ()) for decision in decisions]
    while True:
        wider = found.union(*(named for named in about if named & found))
        if wider == found:
            return found
        found = wider


def decision_lines(connection: sqlite3.Connection, reports: Collection[str] | None = None) -> Iterator[DecisionLine]:
    """Yield the decisions of a record in their order.

    Args:
        connection: Of a reader.
        reports: Only what is about one of these reports, or about no report; None for all. Decisions that share a
            report come together, for their order matters.
    """
    decisions = all_decisions(connection)
    keys = keyed(decisions)
    reports = None if reports is None else touched(decisions, reports)
    chosen: set[int] = set()
    for decision in decisions:
        about = decision.detail.get("reports")
        if decision.action == UNDO:
            wanted = int(decision.subject) in chosen
        else:
            wanted = reports is None or not about or any(report in reports for report in about)
        if wanted:
            chosen.add(decision.id)
            yield DecisionLine(
                key=keys[decision.id], at=decision.at, author=decision.author, action=decision.action,
                subject=keys[int(decision.subject)] if decision.action == UNDO else decision.subject,
                detail=decision.detail, note=decision.note,
                undone_by=keys[decision.undone_by] if decision.undone_by else None,
            )  # fmt: skip
