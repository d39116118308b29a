"""The command that reads many files with several processes or a cluster, into Parquet."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import behind_a_gate, by_workers, of_a_dump

if TYPE_CHECKING:
    from dragoman.archives.fields import Fields
    from dragoman.cli.progress import Watcher
    from dragoman.engine.run import Run

#: Exit status of a program that was stopped by Ctrl-C, as shells have it.
STOPPED = 130


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCES...")
@click.argument("out", type=click.Path(path_type=Path), metavar="OUT")
@by_workers
@click.option(
    "--dask",
    metavar="ADDRESS",
    help="Have the workers of a Dask cluster read: the address of its scheduler, or its scheduler file.",
)
@click.option("--outlet", metavar="NAME", help="Who published the articles, where they do not say so themselves.")
@of_a_dump
@behind_a_gate("for archives")
@click.option("-q", "--quiet", is_flag=True, help="Say only what failed, and the sum.")
@click.option("--log-json", "as_json", is_flag=True, help="Print what happens as JSON, one object a line.")
def process(
    *,
    sources: tuple[str, ...],
    out: Path,
    workers: int,
    dask: str | None,
    outlet: str | None,
    fields: Fields | None,
    gate: bool | None,
    quiet: bool,
    as_json: bool,
) -> None:
    """Read many files into Parquet, by several processes.

    SOURCES are files, patterns in quotes or folders of anything that is read elsewhere too. OUT is a folder: facts,
    readings and errors as Parquet, and a manifest once all is done; “dragoman load” brings it into a record. A run that
    was stopped, by Ctrl-C or otherwise, is taken up again by the same command. Documents that cannot be read are listed
    in OUT/errors; the exit status is 1 only when a part of the work could not be done.
    """
    from dragoman.cli.progress import Watcher
    from dragoman.engine.plan import config_of
    from dragoman.engine.run import process as run_of

    if dask and workers > 1:
        raise click.UsageError("--workers is for processes of this machine: leave it out with --dask.")
    config = config_of(outlet=outlet, mapping=fields.named.items() if fields else (), gate=gate)
    run = run_of(sources, out, config, workers=workers, dask=dask)
    watcher = Watcher(run, quiet=quiet, as_json=as_json)
    try:
        carry_out(run, watcher)
    except KeyboardInterrupt:
        watcher.stopped()
        sys.exit(STOPPED)
    watcher.finished()
    if watcher.failed:
        sys.exit(1)


def carry_out(run: Run, watcher: Watcher) -> None:
    """Do the work, and show how far it is."""
    from contextlib import closing

    with watcher, closing(run.carried_out()) as outcomes:
        for outcome in outcomes:
            watcher.look(outcome)
