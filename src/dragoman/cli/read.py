"""The command that reads articles."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import about_the_article, by_workers, from_hosts, of_a_dump

if TYPE_CHECKING:
    from dragoman.archives.fields import Fields
    from dragoman.cli.output import Output
    from dragoman.errors import DragomanError
    from dragoman.types import Reading


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCES...")
@click.option("--json", "as_json", is_flag=True, help="Print readings as JSON, one object a line for each article.")
@click.option(
    "--html",
    "page",
    type=click.Path(path_type=Path),
    metavar="OUT",
    help="Write one self-contained page, and show only headlines; a name without .html is a folder: a page for each "
    "article and an index.",
)
@about_the_article
@of_a_dump
@from_hosts
@by_workers
@click.option("-q", "--quiet", is_flag=True, help="Show only the headline of each article.")
@click.option("-v", "--verbose", is_flag=True, help="Show also further mentions, confidences and what was dropped.")
def read(
    *,
    sources: tuple[str, ...],
    as_json: bool,
    page: Path | None,
    published: date | None,
    url: str | None,
    outlet: str | None,
    fields: Fields | None,
    allow_hosts: tuple[str, ...],
    workers: int,
    quiet: bool,
    verbose: bool,
) -> None:
    """Read articles and show what they report.

    SOURCES are files (HTML, plain text, PDF), archives (WARC, JSON Lines, ZIP, mbox, .eml; also packed by gzip or
    Zstandard), folders of such files, web addresses, or - for standard input. One that cannot be read is reported on
    standard error and does not keep the others from being read; the exit status is then 1. A --date far from
    the day that an article states is taken; where its head, which tells that, is not shown, it is told there too.
    """
    check_options(sources, quiet=quiet, verbose=verbose, url=url)
    from dragoman.cli.counting import count_articles, report_left_out
    from dragoman.cli.output import Output
    from dragoman.reader import read_all

    results = read_all(
        sources, date=published, url=url, outlet=outlet, workers=workers, fields=fields,
        allow_hosts=frozenset(allow_hosts),
    )  # fmt: skip
    output = Output(as_json=as_json, page=page, quiet=quiet, verbose=verbose, total=count_articles(sources))
    all_read = print_results(results, output)
    if not as_json:
        report_left_out(sources)
    if not all_read:
        sys.exit(1)


def check_options(sources: tuple[str, ...], *, quiet: bool, verbose: bool, url: str | None) -> None:
    """Refuse what cannot be meant together."""
    if quiet and verbose:
        raise click.UsageError("--quiet and --verbose exclude each other: give one of them, or neither.")
    if sources.count("-") > 1:
        raise click.UsageError("standard input (-) can be read only once: give it once.")
    from dragoman.archives.sources import is_archive

    if url and (len(sources) > 1 or Path(sources[0]).is_dir() or is_archive(sources[0])):
        raise click.UsageError("--url says where one article was published: give it with one article only.")


def print_results(results: Iterable[Reading | DragomanError], output: Output) -> bool:
    """Show every result as it arrives; return whether all sources were read."""
    from dragoman.cli.messages import report_count
    from dragoman.errors import DragomanError

    failed = 0
    with output:
        for result in results:
            if isinstance(result, DragomanError):
                failed += 1
                output.failure(result)
            else:
                output.reading(result)
    report_count(failed, output.total)
    return not failed
