"""The commands that list the event files beside a record, and take one out again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.deciding import by_author
from dragoman.cli.options import as_json_lines, of_the_record

if TYPE_CHECKING:
    from dragoman.exchange.external_files import EventFile


@click.group()
def beside() -> None:
    """List the event files beside a record, or take one out.

    They are what “dragoman import FILE --as DATA_SET” brought in.
    """


@beside.command("list")
@of_the_record
@as_json_lines
def list_files(*, path: Path, as_json: bool) -> None:
    """List the files: their data set, how many events they brought of which days, when they came and by whom.

    The number at the left is how a file is named.
    """
    from dragoman.cli.listing import print_json
    from dragoman.door import open_record

    with open_record(path, write=False) as record:
        found = record.event_files()
    print_json(found) if as_json else show_files(found)


@beside.command()
@click.argument("number", type=int)
@of_the_record
@click.option("--note", metavar="TEXT", help="Why, for the history.")
@by_author("--by")
def remove(*, number: int, path: Path, note: str | None, author: str) -> None:
    """Take a file out again.

    NUMBER is that of "dragoman beside list". Its events are no more held against the record; those that another file
    has too stay with that one. The history keeps that it was here, and importing the file again brings it back.
    """
    from dragoman.cli.printable import printable
    from dragoman.door import open_record

    with open_record(path) as record:
        gone = record.remove_events(number, author=author, note=note)
    back = f"dragoman import {gone.name} --as {gone.data_set}"
    click.echo(printable(f"removed: {line_of(gone)}"))
    click.echo(printable(f"“{back}” brings it back."))


def show_files(found: Sequence[EventFile]) -> None:
    """Print the files, the first that came first."""
    from dragoman.cli.printable import printable

    if not found:
        click.echo("No event file is beside the record; “dragoman import FILE --as DATA_SET” brings one in.")
    for one in found:
        click.echo(printable(line_of(one)))


def line_of(one: EventFile) -> str:
    """Return a file on one line."""
    from dragoman.export.lines import counted
    from dragoman.export.names import present

    days = f"{one.first} to {one.last}" if one.first else None
    more = f"{one.known:,} known from other files" if one.known else None
    parts = present(one.data_set, one.name, counted(one.events, "event"), more, days, f"{one.at[:10]} {one.author}")
    return "  ".join((str(one.id), *parts))
