"""The command that brings in bundles of other records, and files of event data sets."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import of_the_record

if TYPE_CHECKING:
    from dragoman.door import Record
    from dragoman.exchange.beside import Summary
    from dragoman.exchange.types import Imported

DATA_SETS = ("polecat", "icews", "gdelt")


@click.command("import")
@click.argument("source", type=click.Path(path_type=Path))
@of_the_record
@click.option(
    "--as",
    "data_set",
    type=click.Choice(DATA_SETS),
    help="SOURCE is a file of this event data set: keep its events beside the record.",
)
@click.option(
    "--table",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="With --as: write as CSV which event has which counterpart there, and what is only there.",
)
@click.option("--author", metavar="NAME", help="Who imports, for the history.  [default: the program]")
@click.option("--json", "as_json", is_flag=True, help="Say what came in as one JSON object.")
def import_record(
    *, source: Path, path: Path, data_set: str | None, table: Path | None, author: str | None, as_json: bool
) -> None:
    """Bring in a bundle, or a file of an event data set.

    SOURCE is what “dragoman export --format bundle” made, a folder or a .zip. Its hashes are checked before anything
    is read. What is there already changes nothing, so that an import can be repeated. The record is made when it is
    missing.

    With --as, SOURCE is a file of POLECAT, ICEWS or GDELT, plain or packed as .zip or .gz. Its events stay apart from
    those of the record; shown is how many of the record's events have a counterpart there in the same dyad, within a
    day. A file that was brought in already is only held against the record again. “dragoman beside” lists the files,
    and takes one out again.
    """
    if table is not None and data_set is None:
        raise click.UsageError("--table is of an event data set: say which with --as.")
    from dragoman import __version__
    from dragoman.cli.listing import print_json
    from dragoman.door import open_record
    from dragoman.errors import ExchangeError

    if not source.exists():  # before a record is made that nothing will come into
        raise ExchangeError("there is no such file or folder; name a bundle, or an event file", source=str(source))
    author = author or f"dragoman {__version__}"
    with no_empty_record(path), open_record(path) as record:
        summary = None
        if data_set is None:
            imported = record.import_bundle(source, author=author, progress=progress)
        else:
            imported = record.import_events(source, data_set, author=author, progress=progress)
            summary = record.beside(data_set)
            if table is not None:
                write_table(record, data_set, table)
    if as_json:
        print_json([{"imported": imported, "beside": summary}])
    else:
        tell(imported, summary)


def write_table(record: Record, data_set: str, path: Path) -> None:
    """Write which event of the record has which counterpart in a data set, and what is only there."""
    from dragoman.errors import OutputError
    from dragoman.exchange.beside_rows import beside_rows
    from dragoman.exchange.tables import ANALYSED, columns
    from dragoman.exchange.text import csv_lines
    from dragoman.exchange.types import Selection

    with record.reading() as connection:
        rows = list(beside_rows(connection, Selection(), data_set))
    try:
        with path.open("wb") as stream:
            stream.writelines(csv_lines(columns("beside", ANALYSED), rows))
    except OSError as error:
        raise OutputError(
            f"it cannot be written ({error.strerror or error}); name another place, or make room", source=str(path)
        ) from error
    click.echo(f"wrote {path}", err=True)


@contextmanager
def no_empty_record(path: Path) -> Iterator[None]:
    """Take a record away again that was made for an import of which nothing came in."""
    from dragoman.door import open_record
    from dragoman.errors import ExchangeError

    new = not path.exists()
    try:
        yield
    except ExchangeError:
        if new:
            with open_record(path, write=False) as record:
                kept = record.connection.execute(
                    "SELECT EXISTS (SELECT 1 FROM article) OR EXISTS (SELECT 1 FROM external_event)"
                ).fetchone()[0]
            if not kept:
                path.unlink()
        raise


def progress(what: str) -> None:
    """Show what is being done, where somebody watches."""
    if sys.stderr.isatty():
        click.echo(f"\r{what:<40}", err=True, nl=False)


def tell(imported: Imported, summary: Summary | None) -> None:
    """Say what came in, and how the record compares with a data set."""
    counts = imported.counts
    if sys.stderr.isatty():
        click.echo("\r" + " " * 40 + "\r", err=True, nl=False)
    if summary is None:
        click.echo(
            f"{counts.get('articles', 0):,} articles came in and {counts.get('articles_known', 0):,} were known; "
            f"{counts.get('decisions', 0):,} decisions came in and {counts.get('decisions_known', 0):,} were known."
        )
        if otherwise := counts.get("articles_read_otherwise"):
            click.echo(
                f"{otherwise:,} articles were read otherwise there, perhaps by another version; "
                "the readings of this record stay."
            )
        return
    click.echo(
        f"{counts['events']:,} events of {summary.data_set} came in and {counts['events_known']:,} were known; "
        f"{counts['lines_unusable']:,} lines hold no event."
    )
    click.echo(f"It now has events from {summary.first} to {summary.last}. Beside it, by dyad and day, of the record:")
    for count, what in (
        (summary.with_counterpart, f"have a counterpart there ({summary.with_same_type:,} of the same type)"),
        (summary.without_counterpart, "have none"),
        (summary.not_covered, "are on days that it does not cover"),
        (summary.without_country, "name no country and cannot be compared"),
    ):
        click.echo(f"{count:8,}  events {what}")
    click.echo(f"{summary.only_there:8,}  events are only there, of the record's dyads and days")
