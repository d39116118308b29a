"""The command that writes a record for other programs."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import of_the_record, within_days
from dragoman.exchange.formats import FORMATS, NEED_NAME

if TYPE_CHECKING:
    from dragoman.exchange.types import Written


@click.command("export")
@of_the_record
@click.option(
    "--format",
    "form",
    required=True,
    type=click.Choice(tuple(FORMATS)),
    metavar="FORMAT",
    help="polecat, gdelt, csv, parquet, jsonl, jsonld, ical, graphml, graphml-states or bundle.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="Write to this file; csv makes a folder unless the name ends in .csv, bundle unless in .zip.",
)
@click.option("--between", nargs=2, metavar="A B", help="Only what is between two countries, by code (USA) or name.")
@within_days
@click.option(
    "--by-publication",
    is_flag=True,
    help="polecat, gdelt: put what is not known to the day on that of its first publication, if it may have been then.",
)
@click.option("--json", "as_json", is_flag=True, help="Say what was written as JSON; needs --out.")
def export_record(
    *,
    path: Path,
    form: str,
    out: Path | None,
    between: tuple[str, str] | None,
    since: date | None,
    until: date | None,
    by_publication: bool,
    as_json: bool,
) -> None:
    """Write a record, or a part of it, for other programs.

    \b
    polecat   POLECAT's 40 columns, with tabs; a table of sources beside it
    gdelt     a table like GDELT's, a line for every two sides; a table of sources beside it
    csv       for spreadsheets: one table, or a folder of tables; with how commitments stand, and a data
              package (JSON) that says what the columns mean
    parquet   for data frames, with sources nested in it
    jsonl     JSON, one entry a line with its reports and sentences
    jsonld    W3C Web Annotations on the articles
    ical      contacts and due dates for a calendar
    graphml   who was in contact with whom: persons, offices and states
    graphml-states
              which states were in contact, whoever stood for them
    bundle    everything, for the record of another analyst: a folder or .zip

    Without --out the text goes to standard output. What a format cannot say (POLECAT and GDELT know no plans) is left
    out and counted on standard error. In POLECAT and GDELT, what lasted for some days stands on the first of them, and
    columns that the record cannot fill (coordinates, Wikipedia) are empty. With --since, whatever falls due on that day
    or later belongs, also where its time began before; a calendar counts what its days leave out.
    """
    if as_json and out is None:
        raise click.UsageError("--json says what was written to a file: give --out as well.")
    if form in NEED_NAME and out is None:
        raise click.UsageError(f"{form} is not text for the terminal: name a file with --out.")
    from dragoman.cli.listing import print_json
    from dragoman.door import open_record

    with open_record(path, write=False) as record:
        written = record.export(
            form, out, stream=sys.stdout.buffer, between=between, since=since, until=until,
            by_publication=by_publication,
        )  # fmt: skip
    if as_json:
        print_json([written])
    else:
        tell(written)


def one_of(name: str) -> str:
    """Return the name of what is counted, of one."""
    return "party" if name == "parties" else name.removesuffix("s")


def tell(written: Written) -> None:
    """Say on standard error what was written, and what was left out."""
    from dragoman.exchange.formats import BESIDE

    counted = ", ".join(f"{count:,} {one_of(name) if count == 1 else name}" for name, count in written.counts.items())
    places = f" to {' and '.join(written.files)}" if written.files else ""
    click.echo(f"wrote {counted or 'nothing'}{places}", err=True)
    if written.by_publication:
        click.echo(f"{written.by_publication:,} of these events stand on the day of their first publication", err=True)
    for reason, count in sorted(written.left_out.items()):
        click.echo(f"left out: {count:,} {reason}", err=True)
    if written.format in BESIDE and not written.files:
        click.echo("the sources of its lines come as a table beside it with --out", err=True)
