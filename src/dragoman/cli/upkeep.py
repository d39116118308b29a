"""The commands that keep a record safe: verify, backup, history."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import as_json_lines, of_the_record

if TYPE_CHECKING:
    from dragoman.door import Record
    from dragoman.record.types import HistoryEntry


@click.command()
@of_the_record
@click.option("--migrate", is_flag=True, help="First bring a record of an older program to the shape of this one.")
@as_json_lines
def verify(*, path: Path, migrate: bool, as_json: bool) -> None:
    """Check that a record is whole.

    Checked are the file, the quotes and claims, and that events are what reports and decisions make of them. The exit
    status is 1 when anything is wrong.
    """
    from dragoman.cli.listing import print_json
    from dragoman.door import open_record

    with open_record(path, write=migrate) as record:
        faults = record.verify(lambda what: None if as_json else click.echo(f"checking {what} …", err=True))
    if as_json:
        print_json([{"record": str(path), "faults": faults}])
    else:
        click.echo("\n".join(faults) if faults else f"{path} is whole.")
    if faults:
        sys.exit(1)


@click.command()
@of_the_record
@click.argument("target", type=click.Path(path_type=Path))
def backup(*, path: Path, target: Path) -> None:
    """Write a copy of a record.

    TARGET is the copy, which must not be there yet; others may write to the record meanwhile.
    """
    from dragoman.door import open_record

    with open_record(path, write=False) as record:
        record.backup(target)
    click.echo(f"wrote {target}")


@click.command()
@of_the_record
@click.argument("subject", required=False)
@as_json_lines
def history(*, path: Path, subject: str | None, as_json: bool) -> None:
    """List what changed in a record, by whom and when.

    SUBJECT, the identifier of an event, article or report or the beginning of one, keeps to what is about it; so does
    the version of a release, or another name that stands in the list.
    """
    from dragoman.cli.listing import print_json
    from dragoman.cli.printable import printable
    from dragoman.door import open_record

    with open_record(path, write=False) as record:
        lines = record.history(subject)
        if as_json:
            print_json(lines)
            return
        for line in lines:
            why = (f"because: {line.note}",) if line.note else ()
            told = "  ".join((line.at, f"{line.action:8}", line.subject, line.author, *told_of(record, line), *why))
            click.echo(printable(told))


def told_of(record: Record, line: HistoryEntry) -> tuple[str, ...]:
    """Return in words what a line of history is about: a decision, an article, an event, or what was released."""
    from dragoman.errors import EntryNotFoundError
    from dragoman.export.lines import of_event, parties_of
    from dragoman.export.names import present
    from dragoman.record.types import EventEntry, Report

    decided = (line.detail.get("action"),) if line.action == "decided" else ()
    try:
        found = record.find(line.subject)
    except EntryNotFoundError:
        return present(*decided, line.detail.get("title") or line.detail.get("bundle") or line.detail.get("file"))
    if isinstance(found, EventEntry):
        shown = of_event(found)
        return present(*decided, f"{shown.title or shown.tag}: {shown.parties}")
    if isinstance(found, Report):
        return present(*decided, f"{found.kind}: {parties_of(found.parties)}")
    return present(*decided, found.title or found.source)
