"""A bundle: everything that another analyst needs to have the same record, in one folder or ZIP file.

The same record gives the same bytes.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec

from dragoman.exchange.crate import (
    CRATE,
    DATA_PACKAGE,
    DECISIONS,
    MANIFEST,
    READINGS,
    crate,
    data_package,
    last_change,
    manifest,
)
from dragoman.exchange.decision_lines import decision_lines
from dragoman.exchange.sink import Sink
from dragoman.exchange.tables import TABLES, article_keys, columns
from dragoman.exchange.text import csv_lines
from dragoman.exchange.types import Selection
from dragoman.types import Frozen, Reading


class ReadingLine(Frozen):
    """A reading as a bundle holds it."""

    #: Key of the article.
    article: str
    #: When it came into the record that the bundle is of.
    added: str
    #: Who vouches for it: the engine, or a person.
    author: str
    reading: Reading


def write_bundle(
    connection: sqlite3.Connection, selection: Selection, path: Path, counts: Counter[str], *, zipped: bool
) -> None:
    """Write a bundle of a selection and count what it holds; to be called while nothing else changes the record.

    Args:
        connection: Of a reader, within a transaction.
        selection: What it holds.
        path: A folder that is made, or a ZIP file.
        counts: Filled with the numbers of articles and decisions.
        zipped: Whether it is a ZIP file.
    """
    from dragoman import __version__

    counts.update(articles=0, decisions=0)
    articles = article_keys(connection, selection)
    sink = Sink(path, zipped=zipped)
    try:
        sink.write(READINGS, reading_lines(connection, articles, counts))
        sink.write(DECISIONS, encoded_decisions(connection, articles, counts))
        for table, rows in TABLES.items():
            sink.write(f"tables/{table}.csv", csv_lines(columns(table), rows(connection, selection)))
        changed = last_change(connection)
        sink.write(DATA_PACKAGE, [data_package(sink.entries, selection, changed)])
        sink.write(CRATE, [crate(sink.entries, selection, changed, __version__)])
        sink.write(MANIFEST, [manifest(sink.entries)])
    finally:
        sink.close()


def reading_lines(connection: sqlite3.Connection, articles: set[str] | None, counts: Counter[str]) -> Iterator[bytes]:
    """Yield a line for every reading, in the order of the articles' keys: in whatever order they came."""
    rows = connection.execute(
        """SELECT key, added, reading, (SELECT author FROM history WHERE action = 'read' AND subject = article.key
                                        ORDER BY id LIMIT 1) AS author
           FROM article ORDER BY key"""
    )
    for row in rows:
        if articles is None or row["key"] in articles:
            counts["articles"] += 1
            head = msgspec.json.encode(
                {"article": row["key"], "added": row["added"], "author": row["author"] or "unknown"}
            )
            yield head[:-1] + b',"reading":' + zlib.decompress(row["reading"]) + b"}\n"


def encoded_decisions(
    connection: sqlite3.Connection, articles: set[str] | None, counts: Counter[str]
) -> Iterator[bytes]:
    """Yield a line for every decision about the articles' reports, or about outlets."""
    for line in decision_lines(connection, None if articles is None else report_keys(connection, articles)):
        counts["decisions"] += 1
        yield msgspec.json.encode(line) + b"\n"


def report_keys(connection: sqlite3.Connection, articles: set[str]) -> set[str]:
    """Return the keys of the reports of some articles."""
    rows = connection.execute("SELECT report.key, article.key FROM report JOIN article ON article.id = report.article")
    return {report for report, article in rows if article in articles}
