"""A record written in one of the formats: to a file that appears when it is whole, or to a stream."""

from __future__ import annotations

import re
import shutil
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from dragoman.errors import OutputError
from dragoman.exchange.crate import DATA_PACKAGE, last_change, tables_package
from dragoman.exchange.formats import BESIDE, FORMATS, NEED_NAME
from dragoman.exchange.sink import Sink
from dragoman.exchange.tables import TABLES, columns, event_rows, sources_of
from dragoman.exchange.text import Cell, csv_lines, tsv_lines
from dragoman.exchange.types import Exported, Selection, Written

#: Formats that make a folder, but for names that end so.
FILE_ENDINGS = {"bundle": ".zip", "csv": ".csv"}
#: The ending of a file of another kind; figures after a dot are of a version or a day.
OTHER_ENDING = re.compile(r"\.[^\W\d]\w*")
Rows = Iterator[tuple[Exported, dict[str, Cell]]]


@dataclass
class Job:
    """An export that is being made, with what was counted so far."""

    connection: sqlite3.Connection
    form: str
    selection: Selection
    counts: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)
    by_publication: int = 0

    def counted(self, rows: Iterable[dict[str, Cell]], name: str) -> Iterator[dict[str, Cell]]:
        """Yield the rows and count them."""
        self.counts[name] += 0
        for row in rows:
            self.counts[name] += 1
            yield row

    def counted_by_kind(self, rows: Iterable[dict[str, Cell]]) -> Iterator[dict[str, Cell]]:
        """Yield the rows of the table of events and count them by what they are: events, commitments, statements."""
        for row in rows:
            self.counts[f"{row['kind']}s"] += 1
            yield row

    def counted_by_event(self, rows: Rows) -> Iterator[dict[str, Cell]]:
        """Yield the lines of a table of events, those of an event together, and count events, and of GDELT lines."""
        self.counts["events"] += 0
        last = None
        for entry, row in rows:
            if entry.event.key != last:
                self.counts["events"] += 1
                self.by_publication += entry.by_publication
            if self.form == "gdelt":
                self.counts["lines"] += 1
            last = entry.event.key
            yield row


def export(
    connection: sqlite3.Connection,
    form: str,
    selection: Selection,
    *,
    path: Path | None = None,
    stream: BinaryIO | None = None,
) -> Written:
    """Write a selection of a record in a format.

    Args:
        connection: Of a reader, within a transaction.
        form: One of ``FORMATS``.
        selection: What is written.
        path: The file, or the folder for tables and bundles; it appears when it is whole, in the place of a file of
            that name.
        stream: Where it is written without a path.

    Raises:
        OutputError: There is no such format, it needs a path, or the file cannot be written.
    """
    if form not in FORMATS:
        raise OutputError(f"there is no format {form!r}; choose one of {', '.join(FORMATS)}")
    if selection.by_publication and form not in BESIDE:
        raise OutputError(
            f"{form} leaves what has no day without one; only {' and '.join(sorted(BESIDE))} date by publication"
        )
    job = Job(connection, form, selection)
    files: list[Path] = []
    if path is not None:
        try:
            files = write_path(job, path)
        except OutputError:
            raise
        except OSError as error:
            reason = f"it cannot be written ({error.strerror or error}); name another place, or make room"
            raise OutputError(reason, source=str(path)) from error
    elif stream is None or form in NEED_NAME:
        raise OutputError(f"{form} needs a place to go; name a file")
    else:
        for piece in pieces(job):
            stream.write(piece)
        stream.flush()
    return Written(
        format=form, counts=dict(job.counts), left_out=dict(job.left_out), by_publication=job.by_publication,
        files=tuple(str(file) for file in files),
    )  # fmt: skip


def is_folder(form: str, path: Path) -> bool:
    """Whether a format makes a folder of that name."""
    return form in FILE_ENDINGS and path.suffix.lower() != FILE_ENDINGS[form]


def check_folder(form: str, path: Path) -> None:
    """Refuse to make a folder where the name asks for a file of another kind, or in the place of what is there.

    Raises:
        OutputError: The name has the ending of such a file, or something is there.
    """
    if path.exists():
        if not path.is_dir() or any(path.iterdir()):
            raise OutputError("it is there already and not empty; name a new folder", source=str(path))
    elif OTHER_ENDING.fullmatch(path.suffix):
        own = FILE_ENDINGS[form]
        reason = f"{form} writes a folder, or a file whose name ends in {own}: no {path.suffix}"
        raise OutputError(f"{reason}; let it end so, or name a folder without an ending", source=str(path))


def write_path(job: Job, path: Path) -> list[Path]:
    """Write a format to a path, by way of a temporary neighbour; return the files."""
    place = path.absolute().parent
    if not place.is_dir():
        raise OutputError("its folder does not exist; make the folder first", source=str(path))
    if is_folder(job.form, path):
        check_folder(job.form, path)
    elif path.is_dir():
        raise OutputError("it is a folder; name a file", source=str(path))
    with tempfile.TemporaryDirectory(dir=place, prefix=f".{path.name}.") as workplace:
        return [moved(made, path.parent / made.name) for made in fill(job, Path(workplace), path.name)]


def fill(job: Job, workplace: Path, name: str) -> list[Path]:
    """Write a format into a folder of its own; return what was made, the thing itself first."""
    target = workplace / name
    if job.form == "bundle":
        from dragoman.exchange.bundle import write_bundle

        zipped = not is_folder(job.form, target)
        write_bundle(job.connection, job.selection, target, job.counts, zipped=zipped)
    elif job.form == "parquet":
        from dragoman.exchange.parquet import write_parquet

        write_parquet(job.connection, job.selection, target, job.counts)
    elif is_folder(job.form, target):
        write_tables(job, target)
    elif job.form == "csv":
        return write_table(job, workplace, name)
    elif job.form in BESIDE:
        # Both tables may be written under one name beside each other, so the one of the sources says whose it is.
        stem = name.removesuffix(Path(name).suffix)
        told = stem if stem.split(".")[-1] == job.form else f"{stem}.{job.form}"
        beside = workplace / f"{told}.sources.tsv"
        write_beside(job, target, beside)
        return [target, beside]
    else:
        put(target, pieces(job))
    return [target]


def write_tables(job: Job, folder: Path) -> None:
    """Write every table into a folder, with what the columns mean."""
    sink, tables = Sink(folder, zipped=False), {}
    for table, rows in TABLES.items():
        made = rows(job.connection, job.selection)
        found = job.counted_by_kind(made) if table == "events" else job.counted(made, table)
        tables[table] = sink.write(f"{table}.csv", csv_lines(columns(table), found))
    sink.write(DATA_PACKAGE, [tables_package(tables, job.selection, last_change(job.connection))])


def write_table(job: Job, workplace: Path, name: str) -> list[Path]:
    """Write the table of events as a file and, beside it, what its columns mean; return both."""
    sink, beside = Sink(workplace, zipped=False), f"{Path(name).stem}.{DATA_PACKAGE}"
    tables = {"events": sink.write(name, pieces(job))}
    sink.write(beside, [tables_package(tables, job.selection, last_change(job.connection))])
    return [workplace / name, workplace / beside]


def write_beside(job: Job, target: Path, beside: Path) -> None:
    """Write a table of events and, beside it, the table of their sources."""
    line_of = layout_of(job.form).get("identifier")
    names = [*([line_of] if line_of else []), *columns("sources")]
    with beside.open("wb") as stream:
        stream.writelines(tsv_lines(names, ()))

        def told(rows: Rows) -> Rows:
            for entry, row in rows:
                line = {line_of: row[line_of]} if line_of else {}
                _, *lines = tsv_lines(names, (line | source for source in sources_of(entry)))
                stream.writelines(lines)
                yield entry, row

        put(target, event_table(job, told))


def pieces(job: Job) -> Iterable[bytes]:
    """Return the content of a format that is one text, piece by piece."""
    connection, selection = job.connection, job.selection
    if job.form in BESIDE:
        return event_table(job)
    if job.form == "csv":
        return csv_lines(columns("events"), job.counted_by_kind(event_rows(connection, selection)))
    if job.form == "jsonl":
        from dragoman.exchange.lines import json_lines

        return json_lines(connection, selection, job.counts)
    if job.form == "jsonld":
        from dragoman.exchange.annotations import annotation_pieces

        return annotation_pieces(connection, selection, job.counts)
    if job.form == "ical":
        from dragoman.exchange.agenda import agenda

        return [agenda(connection, selection, job.counts, job.left_out)]
    from dragoman.exchange.graph import contact_graph

    states = job.form == "graphml-states"
    return [contact_graph(connection, selection, job.counts, job.left_out, states=states)]


def event_table(job: Job, through: Callable[[Rows], Rows] = lambda rows: rows) -> Iterator[bytes]:
    """Yield the lines of POLECAT's or GDELT's table."""
    from dragoman.exchange import gdelt, polecat

    make = polecat.polecat_rows if job.form == "polecat" else gdelt.gdelt_rows
    rows = through(make(job.connection, job.selection, job.left_out))
    return tsv_lines(layout_of(job.form)["columns"], job.counted_by_event(rows))


def layout_of(form: str) -> dict[str, Any]:
    """Return the columns of POLECAT's or GDELT's table, and what goes with them."""
    from dragoman.exchange import gdelt, polecat

    return polecat.layout() if form == "polecat" else gdelt.layout()


def put(path: Path, content: Iterable[bytes]) -> None:
    """Write a file piece by piece."""
    with path.open("wb") as stream:
        stream.writelines(content)


def moved(made: Path, target: Path) -> Path:
    """Put what was made into its place and return that."""
    if target.is_dir():
        target.rmdir()
    if made.is_dir():
        shutil.move(made, target)
    else:
        made.replace(target)
    return target
