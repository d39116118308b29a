"""What is said on standard error: failures in one paragraph each."""

from __future__ import annotations

import click

from dragoman.cli.printable import printable
from dragoman.errors import DragomanError
from dragoman.types import Reading


def report_failure(error: DragomanError) -> None:
    """Print one failure: the source that it is about, what was wrong, what was expected, what to do."""
    subject = click.style(f"{printable(error.source)}: " if error.source else "", bold=True)
    label = click.style("error", fg="red", bold=True)
    click.echo(f"{label}: {subject}{printable(' '.join(error.message.split()))}", err=True)


def report_doubts(reading: Reading) -> None:
    """Print what an article states against the day that was given for it."""
    from dragoman.record.refusing import doubts_of

    for doubt in doubts_of(reading.article):
        click.echo(printable(f"note: {reading.article.source}: {doubt}; the given one was taken"), err=True)


def report_count(failed: int, total: int) -> None:
    """Print how many of several sources failed."""
    if failed and total > 1:
        click.echo(f"{failed} of {total} articles could not be read; the others are shown.", err=True)
