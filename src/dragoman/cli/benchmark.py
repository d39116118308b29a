"""``dragoman benchmark``: measure the shipped model and package on annotated data."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.benchmark.suites import SUITES
from dragoman.cli.bars import is_watched, make_bar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.progress import Progress

    from dragoman.benchmark.types import Confusion, Result

#: Letters that a column of the confusion table is headed by.
HEADING = 6


@click.command()
@click.argument("suite", type=click.Choice(tuple(SUITES)), metavar="SUITE")
@click.option("--data", "path", type=click.Path(path_type=Path), required=True, metavar="PATH",
              help="The annotated data: a file, a folder, or a pattern such as 'dev/GUM_news_*.conllu'.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print the figures as one JSON object.")
@click.option("--errors", is_flag=True, help="List also what was missed, wrong or extra.")
def benchmark(suite: str, path: Path, as_json: bool, errors: bool) -> None:
    """Measure the shipped model and package on annotated data.

    The figures are those of the literature, each with the 95 % interval that the bootstrap gives it.

    \b
    SUITE        measures                                          on
    pairs        event type of a marked actor and recipient        PLV: a TSV
    attribution  sources, cues and contents; statements            PolNeAR: text/ and attributions/
    roles        arguments of predicates                           PropBank: JSON Lines
    syntax       tags and trees                                    CoNLL-U
    names        proper names; actors and recipients of events     BIO in two columns, CoNLL-U
    actors       who is who within an article                      NewsWCL50: CoNLL with texts
    status       happened, planned, asked for, possible, denied    annotated sentences, MEANTIME
    readings     whole readings                                    articles with gold files
    time         expressions of time and what they mean            MEANTIME, annotated sentences
    """
    from dragoman.benchmark.suites import run_suite

    with Watched() as progress:
        result = run_suite(suite, path, progress.show)
    if as_json:
        # As bytes: JSON is UTF-8 whatever the terminal's encoding.
        sys.stdout.buffer.write(result.to_json().encode() + b"\n")
        sys.stdout.buffer.flush()
        return
    print_figures(result)
    if result.confusion:
        for line in confusion_lines(result.confusion):
            click.echo(line)
    for remark in result.remarks if errors else ():
        click.echo(remark)


class Watched:
    """A progress display on standard error while somebody watches one; a context that removes it."""

    def __init__(self) -> None:
        """Show nothing yet."""
        self.display: Progress | None = None

    def __enter__(self) -> Watched:
        """Start the display where standard error is a terminal."""
        if is_watched():
            self.display = make_bar("measuring")
            self.display.add_task("measuring", total=None)
            self.display.start()
        return self

    def __exit__(self, *error: object) -> None:
        """Remove the display."""
        if self.display:
            self.display.stop()

    def show(self, done: int, total: int) -> None:
        """Show how much is done."""
        if self.display:
            self.display.update(self.display.task_ids[0], completed=done, total=total)


def print_figures(result: Result) -> None:
    """Print the figures as a table."""
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="dim", title_justify="left")
    table.add_column(f"{result.suite}: {result.items} {result.unit}")
    table.add_column("value", justify="right")
    table.add_column("95 % interval", justify="right")
    for name, figure in result.figures.items():
        table.add_row(name, f"{figure.value:.3f}", f"{figure.low:.3f} – {figure.high:.3f}")
    Console(highlight=False).print(table)


def confusion_lines(confusion: Confusion) -> Iterator[str]:
    """Yield the confusion table: a row for each label of the data, a column for each answer."""
    corner = "in the data"
    first = max(len(corner), *map(len, confusion.labels))
    yield ""
    yield f"{corner:{first}}  found: {' '.join(f'{label[:HEADING]:>{HEADING}}' for label in confusion.labels)}"
    for label, row in zip(confusion.labels, confusion.counts, strict=True):
        yield f"{label:{first}}         {' '.join(f'{count:>{HEADING}}' for count in row)}"
