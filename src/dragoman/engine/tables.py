"""The Parquet files of one shard, written group by group."""

from __future__ import annotations

import tomllib
from contextlib import suppress
from functools import cache
from importlib import resources
from pathlib import Path
from types import TracebackType
from typing import Any

from dragoman.engine.files import TABLES, entry_of, move_into_place, unfinished
from dragoman.engine.rows import Row
from dragoman.engine.settings import settings
from dragoman.exchange.parquet import library
from dragoman.exchange.sink import FileEntry


@cache
def layouts() -> dict[str, Any]:
    """Return the columns of every table."""
    return tomllib.loads((resources.files("dragoman.engine") / "columns.toml").read_text(encoding="utf-8"))


@cache
def schema_of(table: str) -> Any:
    """Return the types of the columns of a table."""
    pyarrow, _ = library()
    kinds = {
        "string": pyarrow.string(), "integer": pyarrow.int64(), "number": pyarrow.float64(),
        "boolean": pyarrow.bool_(), "date": pyarrow.date32(), "strings": pyarrow.list_(pyarrow.string()),
    }  # fmt: skip
    return pyarrow.schema(
        [
            pyarrow.field(column["name"], kinds[column["type"]], metadata={"about": column["about"]})
            for column in layouts()[table]["columns"]
        ]
    )


def path_of(out: Path, table: str, shard: str) -> Path:
    """Return where the file of a table of a shard is."""
    return out / table / f"{shard}.parquet"


class Table:
    """One file, open under another name."""

    def __init__(self, out: Path, name: str, shard: str) -> None:
        """Open it."""
        self.path = path_of(out, name, shard)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.part = unfinished(self.path)
        self.schema, self.group = schema_of(name), getattr(settings().parquet, name)
        self.waiting: list[Row] = []
        self.rows = 0
        self.writer = library()[1].ParquetWriter(
            self.part, self.schema, compression="zstd", compression_level=settings().parquet.level
        )

    def add(self, row: Row) -> None:
        """Write a line, with others."""
        self.waiting.append(row)
        if len(self.waiting) >= self.group:
            self.flush()

    def flush(self) -> None:
        """Write the lines that wait, as a group."""
        if self.waiting:
            self.writer.write_table(library()[0].Table.from_pylist(self.waiting, schema=self.schema))
            self.rows += len(self.waiting)
            self.waiting = []


class ShardFiles:
    """The three files of a shard; a context that leaves nothing behind when something goes wrong."""

    def __init__(self, out: Path, shard: str) -> None:
        """Open them under other names."""
        self.out = out
        self.tables = {name: Table(out, name, shard) for name in TABLES}

    def __enter__(self) -> ShardFiles:
        """Return the files."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the files and remove what was not moved into place."""
        for table in self.tables.values():
            with suppress(Exception):  # a full disk makes closing fail too; the first error is the one to tell
                table.writer.close()
            table.part.unlink(missing_ok=True)

    def add(self, table: str, row: Row) -> None:
        """Write a line of a table."""
        self.tables[table].add(row)

    def finish(self) -> tuple[FileEntry, ...]:
        """Close all files, move them into place, and return what is known of each."""
        for table in self.tables.values():
            table.flush()
            table.writer.close()
        entries = [entry_of(t.part, self.out, t.rows, called=t.path) for t in self.tables.values()]
        for table in self.tables.values():
            move_into_place(table.part, table.path)
        return tuple(entries)
