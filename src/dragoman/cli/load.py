"""The command that brings what “dragoman process” wrote into a record."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import of_the_record
from dragoman.cli.process import STOPPED

if TYPE_CHECKING:
    from dragoman.record.types import Added


@click.command()
@click.argument("out", type=click.Path(path_type=Path), metavar="OUT")
@of_the_record
@click.option("-q", "--quiet", is_flag=True, help="Say only the sum.")
@click.option("--log-json", "--json", "as_json", is_flag=True, help="Print what happens as JSON, one object a line.")
def load(*, out: Path, path: Path, quiet: bool, as_json: bool) -> None:
    """Bring what “dragoman process” wrote into a record.

    The record is the same as if the files had been added to it by “dragoman add”; one that is missing is made. What is
    there already changes nothing, so that a load that was stopped is taken up again by the same command.
    """
    from dragoman.door import open_record
    from dragoman.engine.loading import load as readings_of
    from dragoman.engine.run import manifest_of

    total = manifest_of(out).outcomes.get("read", 0)
    counts: Counter[str] = Counter()
    begun = monotonic()
    with open_record(path) as record:
        try:
            take(readings_of(out, record), counts, total, quiet=quiet, as_json=as_json)
        except KeyboardInterrupt:
            click.echo(f"stopped; the record has {counts.total():,} of {total:,} articles. {AGAIN}", err=True)
            sys.exit(STOPPED)
    say_sum(counts, path, monotonic() - begun, as_json=as_json)


AGAIN = "The same command takes up the rest."


def take(added: Iterable[Added], counts: Counter[str], total: int, *, quiet: bool, as_json: bool) -> None:
    """Bring the readings in, and show how far that is."""
    from contextlib import nullcontext

    from dragoman.cli.add import progress_of
    from dragoman.cli.listing import print_json

    progress = progress_of(total, quiet=quiet or as_json)
    with progress or nullcontext():
        task = progress.add_task("adding", total=total) if progress else None
        for one in added:
            counts[one.outcome] += 1
            if as_json:
                print_json([one])
            if progress and task is not None:
                progress.advance(task)


def say_sum(counts: Counter[str], path: Path, taken: float, *, as_json: bool) -> None:
    """Print the sum."""
    from dragoman.cli.listing import print_json
    from dragoman.cli.printable import printable
    from dragoman.export.lines import counted

    if as_json:
        print_json([{"event": "end", "outcomes": dict(sorted(counts.items())), "seconds": round(taken, 3)}])
        return
    new = counts["added"] + counts["new_version"]
    rate = f" in {taken:.0f} s, {counts.total() / max(taken, 0.001):.0f} a second" if counts else ""
    known = f"; {counts['known']:,} known already" if counts["known"] else ""
    click.echo(printable(f"{counted(new, 'article')} added{known}{rate}. Record: {path}"))
