"""A bundle brought into another record: what is there already changes nothing.

Readings come in small transactions and decisions in one: an import that is cut off is finished by running it again.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path

import msgspec

from dragoman.exchange.bundle import ReadingLine
from dragoman.exchange.bundle_check import check_bundle, decisions, readings
from dragoman.exchange.container import Container
from dragoman.exchange.decision_lines import UNDO, DecisionLine, keyed
from dragoman.exchange.types import Imported
from dragoman.record.adding import add_reading, engine_of, log
from dragoman.record.database import transaction
from dragoman.record.decided import ABOUT_REPORTS, all_decisions, decision_of
from dragoman.record.decisions import ABOUT_PAIRS, apply
from dragoman.record.packing import decompress
from dragoman.record.types import Decision
from dragoman.types import Reading

#: Readings that are kept at once: another writer waits no longer than a second or two.
GROUP = 50


def import_bundle(
    connection: sqlite3.Connection, path: Path, *, author: str, progress: Callable[[str], None] = lambda what: None
) -> Imported:
    """Bring a bundle into a record.

    Args:
        connection: Of a writer, outside a transaction.
        path: A folder or ZIP file.
        author: Who imports.
        progress: Told what is being done.

    Raises:
        ExchangeError: The bundle is damaged or was tampered with; the record is as it was.
    """
    counts: Counter[str] = Counter()
    with Container(path) as bundle:
        progress("checking the bundle")
        digest = check_bundle(bundle)
        waiting = readings(bundle)
        while group := list(islice(waiting, GROUP)):
            with transaction(connection):
                for line in group:
                    counts[keep(connection, line)] += 1
            progress(f"{counts.total()} articles")
        progress("decisions")
        with transaction(connection):
            add_decisions(connection, decisions(bundle), digest, counts)
            if counts["articles"] or counts["decisions"]:
                log(connection, author, "imported", digest[:16], {"bundle": path.name, **counts})
    return Imported(kind="bundle", counts=dict(counts), digest=digest)


def keep(connection: sqlite3.Connection, line: ReadingLine) -> str:
    """Keep a reading; return what became of it."""
    vouching = None if line.author == engine_of(line.reading) else line.author
    if add_reading(connection, line.reading, author=vouching).outcome != "known":
        return "articles"
    row = connection.execute("SELECT reading FROM article WHERE key = ?", (line.article,)).fetchone()
    return "articles_known" if same_reading(decompress(row[0]), line.reading) else "articles_read_otherwise"


def same_reading(one: Reading, other: Reading) -> bool:
    """Whether two readings of an article are the same; where its file lies makes no difference."""
    article = msgspec.structs.replace(other.article, source=one.article.source)
    return one == msgspec.structs.replace(other, article=article)


def add_decisions(
    connection: sqlite3.Connection, lines: Iterable[DecisionLine], digest: str, counts: Counter[str]
) -> None:
    """Add the decisions that a record does not have, in their order, and apply them."""
    numbers = {key: number for number, key in keyed(all_decisions(connection)).items()}
    for line in lines:
        if line.key in numbers:
            counts["decisions_known"] += 1
            continue
        counts["decisions"] += 1
        number = insert(connection, line, numbers)
        numbers[line.key] = number
        if line.action == UNDO:
            changed = take_back(connection, numbers[line.subject], number)
        else:
            changed = decision_of(connection, number)
        if changed is not None:
            apply_to_present(connection, changed)
        detail = {"decision": number, "action": line.action, "imported": digest[:16]}
        log(connection, line.author, "decided", line.subject, detail)


def insert(connection: sqlite3.Connection, line: DecisionLine, numbers: dict[str, int]) -> int:
    """Write a decision and return its number."""
    subject = str(numbers[line.subject]) if line.action == UNDO else line.subject
    number = connection.execute(
        "INSERT INTO decision (at, author, action, subject, detail, note) VALUES (?, ?, ?, ?, ?, ?) RETURNING id",
        (
            line.at, line.author, line.action, subject,
            json.dumps(line.detail, ensure_ascii=False, sort_keys=True), line.note,
        ),
    ).fetchone()[0]  # fmt: skip
    connection.executemany(
        "INSERT OR IGNORE INTO decision_report (report, decision) VALUES (?, ?)",
        [(report, number) for report in line.detail.get("reports") or ()],
    )
    return int(number)


def take_back(connection: sqlite3.Connection, target: int, by: int) -> Decision | None:
    """Write that a decision is undone; return the one that this changes in the end, or None.

    What was taken back here already stays so, which is why ``decisions.take_back``, which refuses it, is not used.
    """
    decision = decision_of(connection, target)
    if decision.undone_by is not None:
        return None
    connection.execute("UPDATE decision SET undone_by = ? WHERE id = ?", (by, target))
    if decision.action == UNDO:
        return bring_back(connection, int(decision.subject), target)
    return decision_of(connection, target)


def bring_back(connection: sqlite3.Connection, target: int, undoing: int) -> Decision | None:
    """Write that a decision is in force again if it was this undoing that took it back; return what it changes."""
    decision = decision_of(connection, target)
    if decision.undone_by != undoing:
        return None
    connection.execute("UPDATE decision SET undone_by = NULL WHERE id = ?", (target,))
    if decision.action == UNDO:
        return take_back(connection, int(decision.subject), target)
    return decision_of(connection, target)


def apply_to_present(connection: sqlite3.Connection, decision: Decision) -> None:
    """Apply a decision to those of its reports that the record has."""
    if decision.action in ABOUT_PAIRS | ABOUT_REPORTS:
        apply(connection, decision)
