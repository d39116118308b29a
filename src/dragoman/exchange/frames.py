"""Data frames of pandas or polars from the tables of a record."""

from __future__ import annotations

import sqlite3
from typing import Any

from dragoman.errors import OutputError
from dragoman.exchange.analysed import ANALYSES
from dragoman.exchange.tables import ANALYSED, TABLES, layouts
from dragoman.exchange.types import Selection

LIBRARIES = ("pandas", "polars")


def frame(connection: sqlite3.Connection, table: str, selection: Selection, library: str = "pandas") -> Any:
    """Return a table as a data frame, days as days.

    Args:
        connection: Of a reader.
        table: events | sources | parties | articles | reliability | contacts | statements | commitments | claims |
            silences | tone | relations | beside
        selection: Which part of the record.
        library: pandas | polars

    Raises:
        OutputError: There is no such table or library, or the library is not installed.
    """
    makers = TABLES | ANALYSES
    if table not in makers:
        raise OutputError(f"there is no table {table!r}; choose one of {', '.join(makers)}")
    module = imported(library)
    layout = (layouts() | layouts(ANALYSED))[table]["columns"]
    rows = list(makers[table](connection, selection))
    data = {column["name"]: [row[column["name"]] for row in rows] for column in layout}
    days = [column["name"] for column in layout if column["type"] == "date"]
    found = module.DataFrame(data)
    if library == "polars":
        return found.with_columns([module.col(name).cast(module.String).str.to_date(strict=False) for name in days])
    for name in days:
        found[name] = module.to_datetime(found[name], format="%Y-%m-%d")
    return found


def imported(library: str) -> Any:
    """Return the module of a library.

    Raises:
        OutputError: It is not known, or not installed.
    """
    import importlib

    if library not in LIBRARIES:
        raise OutputError(f"there are no data frames of {library!r}; choose one of {', '.join(LIBRARIES)}")
    try:
        return importlib.import_module(library)
    except ImportError as error:
        raise OutputError(
            f"data frames of {library} need {library}, which is not installed; install it with “pip install {library}”"
        ) from error
