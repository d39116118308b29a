"""Where readings go as they arrive: the terminal, JSON lines, pages."""

from __future__ import annotations

import sys
from pathlib import Path
from types import TracebackType

import click
from rich.console import Console
from rich.progress import Progress

from dragoman.cli.bars import is_watched, make_bar
from dragoman.cli.messages import report_doubts, report_failure
from dragoman.cli.terminal import show, show_headline
from dragoman.errors import DragomanError
from dragoman.export.site import PageWriter
from dragoman.types import Reading


class Output:
    """Shows readings one after the other; a context that finishes pages and progress when it ends."""

    def __init__(self, *, as_json: bool, page: Path | None, quiet: bool, verbose: bool, total: int) -> None:
        """Choose where readings go and whether progress is shown."""
        self.as_json = as_json
        self.quiet = quiet
        self.verbose = verbose
        self.total = total
        self.shown = 0
        self.console = Console(highlight=False)
        self.pages = PageWriter(page) if page is not None else None
        self.progress = self.make_progress()

    def make_progress(self) -> Progress | None:
        """Return a progress display for several articles, or None where nobody watches one."""
        if self.quiet or not is_watched(self.total):
            return None
        console = self.console if self.console.is_terminal and not self.as_json else Console(stderr=True)
        progress = make_bar("reading", console=console)
        progress.add_task("reading", total=self.total)
        return progress

    def __enter__(self) -> Output:
        """Start the progress display."""
        if self.progress:
            self.progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop the progress display and finish the pages."""
        if self.progress:
            self.progress.stop()
        if self.pages and error is None:
            self.pages.finish()
            if not self.quiet:
                click.echo(f"wrote {self.pages.index}", err=True)

    def reading(self, reading: Reading) -> None:
        """Show one reading."""
        headline = self.quiet or (self.pages is not None and not self.verbose)  # what is written need not be shown too
        if self.as_json or headline:  # else the head of the reading says so
            report_doubts(reading)
        if self.as_json:
            # As bytes: JSON is UTF-8 whatever the terminal's encoding.
            sys.stdout.buffer.write(reading.to_json().encode() + b"\n")
            sys.stdout.buffer.flush()
        elif headline:
            show_headline(reading, self.console)
        else:
            self.separate()
            show(reading, self.console, verbose=self.verbose)
        if self.pages:
            self.pages.add(reading)
        self.advance()

    def separate(self) -> None:
        """Set a reading apart from the one before."""
        if self.shown:
            self.console.print()
            self.console.rule(style="dim")
        self.shown += 1

    def failure(self, error: DragomanError) -> None:
        """Report a source that could not be read."""
        report_failure(error)
        self.advance()

    def advance(self) -> None:
        """Count one more source in the progress display."""
        if self.progress:
            self.progress.advance(self.progress.task_ids[0])
