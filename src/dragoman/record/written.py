"""Reports written into the file: what they say, who takes part, and what grouping looks at in them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from dragoman.record.mentions import Mention, mention_of
from dragoman.record.noted import as_text, forget_mentions, note_mention
from dragoman.record.party_fields import in_order
from dragoman.record.ranks import UNKNOWN
from dragoman.record.reports import block_of
from dragoman.record.rows import MERGED, marks, text
from dragoman.record.types import Party, Report


def insert_report(connection: sqlite3.Connection, article: int, report: Report) -> int:
    """Write a report and return its number."""
    mention = mention_of(report)
    columns = report_columns(report, mention) | {
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
    note_mention(connection, number, block_of(report), mention)
    return number


def rewrite(connection: sqlite3.Connection, report: Report) -> str | None:
    """Write what a report says, and who takes part for which side; return the block that it was in."""
    number, block = connection.execute("SELECT id, block FROM report WHERE key = ?", (report.key,)).fetchone()
    forget_mentions(connection, [number])
    mention = mention_of(report)
    columns = report_columns(report, mention)
    settings = ", ".join(f'"{name}" = ?' for name in columns)
    connection.execute(f"UPDATE report SET {settings} WHERE id = ?", (*columns.values(), number))
    connection.execute("DELETE FROM report_party WHERE report = ?", (number,))
    insert_parties(connection, number, in_order(report.parties))
    note_mention(connection, number, block_of(report), mention)
    return None if block is None else str(block)


def report_columns(report: Report, mention: Mention) -> dict[str, object]:
    """Return what a report says, column by column, with what grouping looks at in it."""
    placed = None if mention.earliest is None else as_text(mention.earliest)
    return {
        "kind": report.kind, "type": report.type, "medium": report.medium, "level": report.level,
        "status": report.status, "historical": int(report.historical), "earliest": text(report.earliest),
        "latest": text(report.latest), "precision": report.precision,
        "near_earliest": text(report.near.earliest if report.near else None),
        "near_latest": text(report.near.latest if report.near else None), "confidence": report.confidence,
        "intensity": report.intensity, "place": report.place, "block": block_of(report), "placed": placed,
        "quote": report.quote, "cue": report.cue, "words": report.words, "answers": report.answers,
        "start": report.start, "end": report.end, "verdict": report.verdict,
    }  # fmt: skip


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
