"""What became of commitments that a reviewer made one: the sentence that settles either of them last counts."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace

from dragoman.record.rows import batches, marks
from dragoman.record.types import Report

if TYPE_CHECKING:
    from dragoman.analysis.fates import Fate


def apart(connection: sqlite3.Connection, reports: Sequence[Report]) -> list[list[Report]]:
    """Return the reports of a commitment in the groups that decisions joined, the earliest first."""
    if len(reports) == 1:
        return [list(reports)]
    clusters: dict[str, str] = {}
    for some in batches([report.key for report in reports]):
        clusters |= dict(
            connection.execute(f"SELECT key, cluster FROM report WHERE key IN ({marks(some)})", some).fetchall()
        )
    groups: dict[str, list[Report]] = {}
    for report in reports:
        groups.setdefault(clusters.get(report.key) or "", []).append(report)
    return sorted(groups.values(), key=lambda some: min(str(r.published and r.published.latest) for r in some))


def settled_last(fates: Sequence[Fate]) -> Fate:
    """Return what became of a commitment by what became of the parts that were joined: what settled one last counts."""
    made = min((fate.made for fate in fates if fate.made), default=None)
    settled = [fate for fate in fates if fate.turn is not None]
    return replace(max(settled, key=told_on) if settled else fates[0], made=made)


def told_on(fate: Fate) -> tuple[date, int]:
    """Return when the sentence that settles a commitment appeared, and where it stands in its article."""
    assert fate.turn is not None  # only what is settled has one
    return fate.turn.published or date.min, fate.turn.start
