"""The command that reads the articles of a record again."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import as_json_lines, of_the_record

if TYPE_CHECKING:
    from dragoman.record.rereading import Rereading


@click.command()
@of_the_record
@click.option("--article", "articles", multiple=True, metavar="KEY", help="Only this article; may be repeated.")
@click.option("--accept", is_flag=True, help="Let the newer readings take the place of those that the record has.")
@as_json_lines
def reread(*, path: Path, articles: tuple[str, ...], accept: bool, as_json: bool) -> None:
    """Read the articles again, and show what that changes.

    They are read with today's engine and model. Nothing is written without --accept. Earlier readings stay on
    record, and so does what a reviewer accepted or corrected.
    """
    from dragoman.cli.listing import print_json
    from dragoman.door import open_record

    counts: Counter[str] = Counter()
    with open_record(path, write=accept) as record:
        for changes in record.reread(accept=accept, articles=articles):
            counts["articles"] += 1
            for name in ("come", "gone", "changed"):
                counts[name] += len(getattr(changes, name))
            if as_json:
                print_json([changes])
            else:
                show(changes)
    if not as_json:
        click.echo(sum_of(counts, accept=accept))


def show(changes: Rereading) -> None:
    """Print what changes in one article."""
    from dragoman.cli.printable import printable

    click.echo(printable(f"{changes.title or changes.article}: {changes.before} → {changes.after}"))
    for sign, reports in (("+", changes.come), ("-", changes.gone), ("~", [new for _, new in changes.changed])):
        for report in reports:
            click.echo(printable(f"  {sign} {report.kind} {report.type} {report.status}: {report.quote}"))


def sum_of(counts: Counter[str], *, accept: bool) -> str:
    """Return the sum of a run, in words."""
    if not counts["articles"]:
        return "Nothing changes."
    done = "accepted" if accept else "shown; --accept lets them take the place of the earlier readings"
    return (
        f"{counts['articles']:,} articles differ: {counts['come']:,} facts come, {counts['gone']:,} go, "
        f"{counts['changed']:,} change. The newer readings are {done}."
    )
