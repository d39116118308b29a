"""What the articles that had appeared by a day tell of two countries, as their events stood on it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from dragoman.record.decided import settled_values
from dragoman.record.events import event_columns
from dragoman.record.known_from import KNOWN_FROM
from dragoman.record.rows import fetch_reports
from dragoman.record.summary import best_of

ARTICLES = f"CREATE TEMP VIEW article AS SELECT * FROM main.article WHERE {KNOWN_FROM} <= '{{}}'"
REPORTS = f"""CREATE TEMP VIEW report AS SELECT told.* FROM main.report AS told
WHERE (SELECT {KNOWN_FROM} FROM main.article WHERE article.id = told.article) <= '{{}}'"""
#: A table of the same name comes before that of the record.
EVENTS = """CREATE TEMP TABLE event AS SELECT * FROM main.event
WHERE id IN (SELECT event FROM main.event_pair WHERE a = ? AND b = ?)"""
TOLD_LATER = f"""SELECT DISTINCT told.event FROM main.report AS told JOIN main.article ON article.id = told.article
WHERE told.event IN (SELECT id FROM temp.event) AND {KNOWN_FROM} > ?"""
NAMES = ("VIEW temp.article", "VIEW temp.report", "TABLE temp.event")


@contextmanager
def as_told(connection: sqlite3.Connection, pair: tuple[str, str], day: date) -> Iterator[None]:
    """Within the block, the record holds of two countries what had been told by a day, and nothing later.

    Whatever asks for articles, reports and events of the two finds them so; only what was told of later too is worked
    out anew.
    """
    read_only = connection.execute("PRAGMA query_only").fetchone()[0]
    connection.execute("PRAGMA query_only = OFF")  # for the tables of this connection; the record stays as it is
    try:
        connection.execute(EVENTS, sorted(pair))
        connection.execute("CREATE UNIQUE INDEX temp.event_then ON event (id)")
        later = connection.execute(TOLD_LATER, (day.isoformat(),)).fetchall()
        for view in (ARTICLES, REPORTS):
            connection.execute(view.format(day.isoformat()))
        for (event,) in later:
            set_back(connection, event)
        yield
    finally:
        for name in NAMES:
            connection.execute(f"DROP {name.replace(' ', ' IF EXISTS ')}")
        connection.execute(f"PRAGMA query_only = {read_only}")


def set_back(connection: sqlite3.Connection, event: int) -> None:
    """Let an event say what its reports of today's view say together; without any it is gone."""
    reports = fetch_reports(connection, "report.event = ? AND report.verdict IS NOT 'rejected'", (event,))
    if not reports:
        connection.execute("DELETE FROM temp.event WHERE id = ?", (event,))
        return
    columns = event_columns(reports, settled_values(connection, [report.key for report in reports]))
    best = best_of(reports, str(columns["status"])).key
    columns["best"] = connection.execute("SELECT id FROM report WHERE key = ?", (best,)).fetchone()[0]
    settings = ", ".join(f"{name} = ?" for name in columns)
    connection.execute(f"UPDATE temp.event SET {settings} WHERE id = ?", (*columns.values(), event))
