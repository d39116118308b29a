"""Data frames of pandas or polars from the tables of a record."""

from __future__ import annotations

import sqlite3
from typing import Any

from dragoman.errors import OutputError
from dragoman.exchange.analysed import ANALYSES
from dragoman.exchange.tables import TABLES, table_layout
from dragoman.exchange.types import Selection
from dragoman.record.countries import two_countries

LIBRARIES = ("pandas", "polars")
#: The types of the kinds of column: those that have a value of their own for what is missing. A day of the Middle Ages
#: is too early for days counted in nanoseconds.
PANDAS = {
    "string": "string", "integer": "Int64", "number": "float64", "boolean": "boolean", "date": "datetime64[s]",
}  # fmt: skip
#: Days come as text, and are made days then.
POLARS = {"string": "String", "integer": "Int64", "number": "Float64", "boolean": "Boolean", "date": "String"}


def frame(connection: sqlite3.Connection, table: str, selection: Selection, library: str = "pandas") -> Any:
    """Return a table as a data frame, each column of the type that the table gives it, whatever rows there are.

    Args:
        connection: Of a reader.
        table: events | sources | parties | articles | reliability | contacts | statements | commitments | claims |
            silences | tone | relations | beside
        selection: Which part of the record.
        library: pandas | polars

    Raises:
        OutputError: There is no such table or library, or the library is not installed.
        QueryError: The table is of what is between two countries, and one is asked for.
    """
    makers = TABLES | ANALYSES
    layout = table_layout(table)
    module = imported(library)
    if selection.between and layout.get("two"):
        two_countries(*selection.between)
    kinds = {column["name"]: column["type"] for column in layout["columns"]}
    rows = list(makers[table](connection, selection))
    data = {name: [row[name] for row in rows] for name in kinds}
    if library == "polars":
        days = [module.col(name).str.to_date() for name, kind in kinds.items() if kind == "date"]
        schema = {name: getattr(module, POLARS[kind]) for name, kind in kinds.items()}
        return module.DataFrame(data, schema=schema).with_columns(days)
    return module.DataFrame({name: module.Series(data[name], dtype=PANDAS[kind]) for name, kind in kinds.items()})


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
