"""How many articles the sources stand for, so that progress knows its end, and what in them is none."""

from __future__ import annotations

from collections.abc import Iterable

import click

from dragoman.archives.sources import files_left_out, files_of
from dragoman.cli.printable import printable
from dragoman.export.lines import counted


def count_articles(sources: Iterable[str]) -> int:
    """Return the number of articles; a folder counts for each file in it that is read, an empty one for itself.

    What an archive holds is known only when it was read; it counts for one.
    """
    return sum(len(files_of(source)) for source in sources)


def report_left_out(sources: Iterable[str]) -> None:
    """Say which files of the folders are passed over because of their names, where there are any."""
    endings = files_left_out(sources)
    if not endings:
        return
    each = ", ".join(f"{number:,} {ending or 'without an ending'}" for ending, number in sorted(endings.items()))
    left = f"{counted(endings.total(), 'file')} left out, being no article or archive by the name: {each}"
    click.echo(printable(f"note: {left}; one that is named by itself is tried"), err=True)
