"""The commands that gather articles from the sources of a record: once, or for as long as they run."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.options import behind_a_gate, by_workers, from_hosts, of_the_record

if TYPE_CHECKING:
    from dragoman.cli.collect_report import Report
    from dragoman.collect.robots import Robots
    from dragoman.door import Record

#: Longest and shortest pause of a watch, in seconds: others may add sources meanwhile, and clocks may be set.
LONGEST_PAUSE = 60.0
SHORTEST_PAUSE = 1.0
STOPPED = 130


def about_the_run(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of a run."""
    for option in (
        click.option("-q", "--quiet", is_flag=True, help="Say only what failed, and the sum."),
        click.option("--log-json", is_flag=True, help="Print what is done as JSON, one object a line."),
        from_hosts,
        behind_a_gate("on", default=True),
        by_workers,
        of_the_record,
    ):
        command = option(command)
    return command


@click.command()
@about_the_run
@click.option(
    "--again",
    is_flag=True,
    help="Read once more, from the bytes that were kept, what gave no article: after an update, or without the gate.",
)
@click.option("--all", "every", is_flag=True, help="Visit all sources, whether they are due or not.")
def collect(
    *,
    path: Path,
    every: bool,
    again: bool,
    workers: int,
    gate: bool,
    allow_hosts: tuple[str, ...],
    log_json: bool,
    quiet: bool,
) -> None:
    """Visit the sources that are due, once, and add what they list.

    For cron and timers. Sources are named by "dragoman sources add". Each article is on the disk before it is
    reported, so that a run can be stopped at any moment, with Ctrl-C too, and called again. The exit status is 1 when
    a source failed.
    """
    from dragoman.cli.collect_report import Report
    from dragoman.collect.lock import collecting_alone
    from dragoman.door import open_record

    with open_record(path) as record, collecting_alone(path), stopping_gently():
        report = Report(path, log_json=log_json, quiet=quiet)
        try:
            hosts = frozenset(allow_hosts)
            once(record, report, every=every, again=again, workers=workers, gate=gate, allow_hosts=hosts)
        except KeyboardInterrupt:
            report.stopped()
            sys.exit(STOPPED)
        report.sum(next_due_of(record))
    if report.counts["source failed"]:
        sys.exit(1)


@click.command()
@about_the_run
def watch(*, path: Path, workers: int, gate: bool, allow_hosts: tuple[str, ...], log_json: bool, quiet: bool) -> None:
    """Keep a record current until it is stopped.

    Each source is visited when it is due; sources that are added meanwhile are taken up. Ctrl-C, or SIGTERM, ends it;
    nothing is lost.
    """
    import time

    from dragoman.cli.collect_report import Report
    from dragoman.collect.lock import collecting_alone
    from dragoman.collect.moments import seconds_until
    from dragoman.collect.robots import Robots
    from dragoman.collect.settings import settings
    from dragoman.door import open_record

    with open_record(path) as record, collecting_alone(path), stopping_gently():
        report = Report(path, log_json=log_json, quiet=quiet)
        try:
            robots = Robots(settings().requests)
            while True:
                once(
                    record,
                    report,
                    every=False,
                    workers=workers,
                    gate=gate,
                    allow_hosts=frozenset(allow_hosts),
                    robots=robots,
                )
                due = next_due_of(record)
                report.resting(due)
                time.sleep(max(SHORTEST_PAUSE, min(seconds_until(due) if due else LONGEST_PAUSE, LONGEST_PAUSE)))
        except KeyboardInterrupt:
            report.sum(next_due_of(record))


def once(
    record: Record,
    report: Report,
    *,
    every: bool,
    workers: int,
    gate: bool,
    allow_hosts: frozenset[str],
    again: bool = False,
    robots: Robots | None = None,
) -> None:
    """Visit what is due and report it."""
    from dragoman.collect.run import Run, due_sources
    from dragoman.record.database import reported

    with reported(record.path):
        sources = due_sources(record.connection, every=every)
        run = Run(record.connection, allow_hosts=allow_hosts, workers=workers, gate=gate, again=again, robots=robots)
        with report.progress():
            for step in run.steps(sources):
                report.step(step, run.left())


def next_due_of(record: Record) -> str | None:
    """Return when something is due next."""
    from dragoman.collect.run import next_due

    with record.reading() as connection:
        return next_due(connection)


@contextmanager
def stopping_gently() -> Iterator[None]:
    """Let SIGTERM do what Ctrl-C does, so that services are stopped between two steps."""

    def interrupt(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
