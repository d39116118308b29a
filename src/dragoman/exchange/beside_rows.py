"""The record and the data sets beside it, line by line: which event has which counterpart, and what is only there."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from dragoman.exchange.beside import Beside, beside, only_there
from dragoman.exchange.tables import Row
from dragoman.exchange.text import together
from dragoman.exchange.types import Selection


def beside_rows(connection: sqlite3.Connection, selection: Selection, data_set: str | None = None) -> Iterator[Row]:
    """Yield the lines of one data set, or of every one: first the events of the record, then what is only there."""
    for name in (data_set,) if data_set else data_sets(connection):
        for found in beside(connection, name, selection):
            yield own_row(connection, name, found)
        for row in only_there(connection, name, selection):
            yield {
                "data_set": name, "a": row["a"], "b": row["b"], "day": row["date"], "found": "only_there",
                "event": None, "type": None, "others": None, **there_cells(row),
            }  # fmt: skip


def data_sets(connection: sqlite3.Connection) -> list[str]:
    """Return the data sets beside a record."""
    return [row[0] for row in connection.execute("SELECT DISTINCT data_set FROM external_event ORDER BY data_set")]


def own_row(connection: sqlite3.Connection, data_set: str, found: Beside) -> Row:
    """Return the line of an event of the record in one dyad."""
    row = None
    if found.counterparts:
        row = connection.execute(
            "SELECT * FROM external_event WHERE data_set = ? AND id = ? AND a = ? AND b = ?",
            (data_set, found.counterparts[0], *found.dyad),
        ).fetchone()
    return {
        "data_set": data_set, "a": found.dyad[0], "b": found.dyad[1], "day": found.day.isoformat(),
        "found": found_as(found), "event": found.event, "type": found.type,
        "others": together(found.counterparts[1:]), **there_cells(row),
    }  # fmt: skip


def found_as(found: Beside) -> str:
    """Return what kind of counterpart an event has."""
    if found.counterparts:
        return "same_type" if found.same_type else "other_type"
    return "none" if found.covered else "not_covered"


def there_cells(row: sqlite3.Row | None) -> Row:
    """Return the cells of an event of a data set; empty ones where there is none."""
    of_theirs = ("id", "date", "type", "cameo", "score", "actor", "recipient", "place_name", "text", "source")
    return {f"there_{name}": row[name] if row else None for name in of_theirs}
