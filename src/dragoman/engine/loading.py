"""What workers wrote, brought into a record: the same as if the files had been added to it one by one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from heapq import merge
from itertools import chain, groupby, islice
from pathlib import Path
from typing import Any, Protocol

from dragoman.engine.files import digest_of
from dragoman.engine.plan import plan_in
from dragoman.engine.run import manifest_of
from dragoman.engine.settings import settings
from dragoman.engine.tables import path_of
from dragoman.engine.types import Manifest, Shard
from dragoman.errors import EngineError
from dragoman.exchange.parquet import library
from dragoman.record.adding import add_reading, known_already
from dragoman.record.documents import Given, Place, keep_place
from dragoman.record.types import Added
from dragoman.types import Reading

#: Number and key of an article, its source, its title, where its bytes lie, and its reading as JSON.
Row = tuple[int, str, str, str | None, str, str | None, str | None, str]
COLUMNS = ("number", "article", "source", "title", "hash", "archive", "fetched", "reading")


class Store(Protocol):
    """What the loader needs of an open record."""

    def writing(self) -> AbstractContextManager[sqlite3.Connection]:
        """Give the connection to write with: all that the block does is kept, or nothing."""


def load(out: str | Path, record: Store) -> Iterator[Added]:
    """Bring the readings of a finished run into a record; yield what became of each once it is on the disk.

    What is there already changes nothing, so that it may be repeated, or taken up again after a crash. The articles
    come in the order of the files, whichever worker read them.

    Raises:
        EngineError: The run is not finished, or its files are damaged.
    """
    library()
    out = Path(out)
    manifest, plan = manifest_of(out), plan_in(out)
    check_files(out, manifest)
    given = Given(outlet=plan.config.outlet)
    for _, shards in groupby(plan.shards, key=lambda shard: (shard.sources, shard.parts)):
        rows = in_order(out, list(shards))
        while some := list(islice(rows, settings().load.readings)):
            yield from add_rows(record, some, given)


def check_files(out: Path, manifest: Manifest) -> None:
    """See that every file of readings is as it was written.

    Raises:
        EngineError: One is missing or damaged.
    """
    for file in (file for shard in manifest.shards for file in shard.files if file.name.startswith("readings/")):
        path = out / file.name
        if not path.is_file() or path.stat().st_size != file.size or digest_of(path) != file.digest:
            raise EngineError(
                "it is missing or not as it was written; remove it and call “dragoman process” again as before",
                source=str(path),
            )


def in_order(out: Path, shards: Sequence[Shard]) -> Iterator[Row]:
    """Yield the articles of all parts of some files, in the order of these."""
    parts = [rows_of(out, shard) for shard in shards]
    return chain.from_iterable(parts) if shards[0].stretches else merge(*parts, key=lambda row: row[0])


def rows_of(out: Path, shard: Shard) -> Iterator[Row]:
    """Yield the articles of a shard, some at a time."""
    _, parquet = library()
    path = path_of(out, "readings", shard.name)
    with parquet.ParquetFile(path) as file:
        if not {*COLUMNS} <= {*file.schema_arrow.names}:
            raise EngineError(
                "an older program wrote it; call “dragoman process” again, into another folder", source=str(path)
            )
        for group in range(file.num_row_groups):
            table: Any = file.read_row_group(group, columns=list(COLUMNS))
            yield from zip(*(table.column(name).to_pylist() for name in COLUMNS), strict=True)


def add_rows(record: Store, rows: Iterable[Row], given: Given) -> list[Added]:
    """Add some readings in one transaction; those that the record has are not even decoded."""
    added = []
    with record.writing() as connection:
        for _, key, source, _, name, archive, fetched, reading in rows:
            if connection.execute("SELECT 1 FROM article WHERE key = ?", (key,)).fetchone():
                added.append(known_already(connection, key, source))
            else:
                added.append(add_reading(connection, Reading.from_json(reading)))
                place = Place(asked=source, hash=name, archive=archive, fetched=fetched)
                keep_place(connection, place, given, key)
    return added
