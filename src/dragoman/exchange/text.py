"""Text put into cells that every program reads the same way."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

#: What makes a spreadsheet take a cell for a formula, or end it; the full-width signs too, which some take for the
#: plain ones. Source: OWASP, "CSV Injection".
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
#: Put before such a cell; a spreadsheet then shows the text as it is.
MARK = "'"
#: Tells a spreadsheet that a file is UTF-8.
BYTE_ORDER = "\ufeff".encode()
#: Characters that no cell of a table without quotes can hold, and those that are none.
UNSPEAKABLE = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]+")
#: Between several values of one cell. Source: POLECAT's files.
BETWEEN = "; "

Cell = str | int | float | bool | None


def safe_cell(value: Cell) -> Cell:
    """Return a value as a spreadsheet can show it without running it; numbers stay numbers."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        value = value.replace("\x00", "")
        return MARK + value if value.startswith(FORMULA) else value
    return value


def csv_lines(columns: Sequence[str], rows: Iterable[dict[str, Cell]]) -> Iterator[bytes]:
    """Yield the lines of a table for spreadsheets: UTF-8 with a mark for it, text in quotes, no formula.

    The lines end as RFC 4180 says.
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    yield BYTE_ORDER
    writer.writerow(columns)
    for row in rows:
        yield taken(buffer)
        writer.writerow([safe_cell(row[name]) for name in columns])
    yield taken(buffer)


def taken(buffer: io.StringIO) -> bytes:
    """Return what a buffer holds, and empty it."""
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text.encode("utf-8", "replace")


def tsv_lines(columns: Sequence[str], rows: Iterable[dict[str, Cell]]) -> Iterator[bytes]:
    """Yield the lines of a table with tabs between its cells, as IANA's text/tab-separated-values says.

    There are no quotes in this format: a tab or line break within a cell becomes a space.
    """
    yield ("\t".join(columns) + "\n").encode()
    for row in rows:
        yield ("\t".join(plain_cell(row.get(name)) for name in columns) + "\n").encode("utf-8", "replace")


def plain_cell(value: Cell) -> str:
    """Return a value as one cell of a table without quotes."""
    if value is None:
        return ""
    return UNSPEAKABLE.sub(" ", str(value)).strip()


def together(values: Iterable[str | None]) -> str | None:
    """Return several values as one cell, each once; what stands between values becomes a comma within one.

    Where there is none, the cell is empty as every other one of which nothing is known.
    """
    return BETWEEN.join(dict.fromkeys(value.replace(";", ",") for value in values if value)) or None
