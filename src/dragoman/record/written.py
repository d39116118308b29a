"""Reports written into the file: what they say, who takes part, and what grouping looks at in them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from dragoman.record.mentions import mention_of
from dragoman.record.noted import as_text, forget_mention, note_mention
from dragoman.record.party_fields import in_order
from dragoman.record.ranks import UNKNOWN
from dragoman.record.reports import block_of
from dragoman.record.rows import MERGED, marks, text
from dragoman.record.types import Party, Report


def insert_report(connection: sqlite3.Connection, article: int, report: Report) -> int:
    """Write a report and return its number."""
    columns = report_columns(report) | {
        "key": report.key,
        "article": article,
        "fact": report.fact,
        "contact": report.contact,
        "cluster": None if report.kind in MERGED else report.key,
    }
    names = ", ".join(f'"{name}"' for name in columns)
    done = connection.execute(f"INSERT INTO report ({names}) VALUES ({marks(list(columns))})", list(columns.values()))
    number = int(done.lastrowid or 0)
    insert_parties(connection, number, report.parties)
    note_mention(connection, number, report)
    return number


def rewrite(connection: sqlite3.Connection, report: Report) -> str | None:
    """Write what a report says, and who takes part for which side; return the block that it was in."""
    number, block = connection.execute("SELECT id, block FROM report WHERE key = ?", (report.key,)).fetchone()
    forget_mention(connection, number)
    columns = report_columns(report)
    settings = ", ".join(f'"{name}" = ?' for name in columns)
    connection.execute(f"UPDATE report SET {settings} WHERE id = ?", (*columns.values(), number))
    connection.execute("DELETE FROM report_party WHERE report = ?", (number,))
    insert_parties(connection, number, in_order(report.parties))
    note_mention(connection, number, report)
    return None if block is None else str(block)


def report_columns(report: Report) -> dict[str, object]:
    """Return what a report says, column by column."""
    return {
        "kind": report.kind, "type": report.type, "medium": report.medium, "level": report.level,
        "status": report.status, "historical": int(report.historical), "earliest": text(report.earliest),
        "latest": text(report.latest), "precision": report.precision,
        "near_earliest": text(report.near.earliest if report.near else None),
        "near_latest": text(report.near.latest if report.near else None), "confidence": report.confidence,
        "intensity": report.intensity, "place": report.place, "block": block_of(report), "placed": placed_in(report),
        "quote": report.quote, "cue": report.cue, "words": report.words, "answers": report.answers,
        "start": report.start, "end": report.end, "verdict": report.verdict,
    }  # fmt: skip


def placed_in(report: Report) -> str | None:
    """Return the first day on which a report may have been, as the merge sees it."""
    day = mention_of(report).earliest
    return None if day is None else as_text(day)


def insert_parties(connection: sqlite3.Connection, number: int, parties: Iterable[Party]) -> None:
    """Write those who take part in a report."""
    connection.executemany(
        """INSERT INTO report_party (report, role, place, actor, kind, country, rank, told)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
        [
            (number, p.role, place, p.actor, p.kind, p.country, None if p.rank == UNKNOWN else p.rank, p.told)
            for place, p in enumerate(parties)
        ],
    )
