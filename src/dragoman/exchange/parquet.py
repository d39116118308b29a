"""Parquet: one entry a row, its reports nested in it."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from dragoman.errors import OutputError
from dragoman.exchange.fates import Standing, standings
from dragoman.exchange.tables import columns, entries, event_row, layouts, sources_of
from dragoman.exchange.types import Exported, Selection

#: Rows that are written at once.
GROUP = 5000


def write_parquet(connection: sqlite3.Connection, selection: Selection, path: Path, counts: Counter[str]) -> None:
    """Write the entries of a selection into a file; count them by kind.

    Raises:
        OutputError: The library that writes Parquet is not installed.
    """
    pyarrow, parquet = library()
    schema = schema_of(pyarrow)
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        waiting = rows(entries(connection, selection), standings(connection, selection), counts)
        while group := list(islice(waiting, GROUP)):
            writer.write_table(pyarrow.Table.from_pylist(group, schema=schema))


def library() -> tuple[Any, Any]:
    """Return the modules of pyarrow."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise OutputError(
            "Parquet needs pyarrow, which is not installed; install it with “pip install 'dragoman[parquet]'”, or "
            "export as csv or jsonl"
        ) from error
    return pyarrow, parquet


def rows(found: Iterator[Exported], stand: dict[str, Standing], counts: Counter[str]) -> Iterator[dict[str, Any]]:
    """Yield the row of each entry, with one item of “sources” for each of its reports."""
    for entry in found:
        counts[f"{entry.event.kind}s"] += 1
        sources = [typed("sources", dict(row)) for row in sources_of(entry)]
        yield typed("events", dict(event_row(entry, stand.get(entry.event.key)))) | {"sources": sources}


def typed(table: str, row: dict[str, Any]) -> dict[str, Any]:
    """Return a line of a table with its days as days; what is told by the row around it is left out of “sources”."""
    for column in layouts()[table]["columns"]:
        if column["type"] == "date" and row[column["name"]]:
            row[column["name"]] = date.fromisoformat(row[column["name"]])
    return {name: row[name] for name in columns(table)}


def schema_of(pyarrow: Any) -> Any:
    """Return the types of the columns."""
    kinds = {
        "string": pyarrow.string(), "integer": pyarrow.int64(), "number": pyarrow.float64(),
        "boolean": pyarrow.bool_(), "date": pyarrow.date32(),
    }  # fmt: skip

    def fields(table: str) -> list[Any]:
        return [
            pyarrow.field(column["name"], kinds[column["type"]], metadata={"about": column["about"]})
            for column in layouts()[table]["columns"]
        ]

    return pyarrow.schema(
        [*fields("events"), pyarrow.field("sources", pyarrow.list_(pyarrow.struct(fields("sources"))))]
    )
