"""What came into a record since a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime

from dragoman.record.rows import marks


def added_since(connection: sqlite3.Connection, moment: datetime, events: Sequence[str]) -> tuple[int, tuple[str, ...]]:
    """Return how many articles were added after a time, and the keys of those of some events that they report.

    Articles are numbered in the order in which they came, so that only the newest are looked at.
    """
    last = connection.execute(
        "SELECT id FROM article WHERE added <= ? ORDER BY id DESC LIMIT 1",
        (moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),),
    ).fetchone()
    after = last["id"] if last else 0
    count = connection.execute("SELECT count(*) FROM article_read WHERE id > ?", (after,)).fetchone()[0]
    rows = connection.execute(
        f"""SELECT DISTINCT event.key FROM event JOIN report ON report.event = event.id
            WHERE event.key IN ({marks(list(events))}) AND report.article > ? ORDER BY event.key""",
        (*events, after),
    )
    return int(count), tuple(row["key"] for row in rows)
