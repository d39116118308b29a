"""Those whom only reviewers named: kept while a decision in force names them, or until an article tells of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from dragoman.record.party_fields import all_named
from dragoman.record.types import Decision, Report


def keep_named(connection: sqlite3.Connection, report: Report, decisions: Iterable[Decision]) -> None:
    """Write those who take part in a report because some decisions name them, and of whom nobody told before."""
    present = {party.actor for party in report.parties}
    connection.executemany(
        """INSERT OR IGNORE INTO actor (id, name, kind, country, country_name, sector, decided)
           VALUES (?, ?, ?, ?, ?, ?, 1)""",
        [
            (p.actor, p.name, p.kind, p.country, p.country_name, p.sector)
            for p in all_named(decisions)
            if p.actor in present
        ],
    )


def drop_unnamed(connection: sqlite3.Connection) -> None:
    """Take away those whom only reviewers named and who take part in nothing any more."""
    connection.execute(
        """DELETE FROM actor WHERE decided = 1
           AND NOT EXISTS (SELECT 1 FROM report_party WHERE report_party.actor = actor.id)"""
    )
