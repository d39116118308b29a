"""``dragoman alerts``: rules that watch a record, and what they tell."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import IsoDate, as_json_lines, of_the_record, within_days

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dragoman.alerts.types import Alert, Check, Withheld

as_of_a_day = click.option("--as-of", type=IsoDate(), metavar="YYYY-MM-DD",
                           help="Tell it as of this day; of the last article's day, unless given.")  # fmt: skip


@click.group()
def alerts() -> None:
    """Watch a record by rules, and tell what is new."""


@alerts.command("check")
@of_the_record
@click.option("--rules", "file", type=click.Path(path_type=Path), metavar="FILE",
              help="Check the rules of this file instead of those of the record.")  # fmt: skip
@as_of_a_day
@as_json_lines
def check_command(*, path: Path, file: Path | None, as_of: date | None, as_json: bool) -> None:
    """Show what the rules would tell.

    Nothing is written and nothing is sent. What was told before, and has not changed, is not told again; a silence in
    which too little was read is no alert, and it is said why.
    """
    from dragoman.alerts.firing import check
    from dragoman.alerts.rule_files import read_rules
    from dragoman.door import open_record

    rules = read_rules(file).rules if file else None
    with open_record(path, write=False) as record, record.reading() as connection:
        found = check(connection, as_of=as_of, rules=rules)
    show(found, as_json=as_json, would=True)


@alerts.command("run")
@of_the_record
@as_of_a_day
@click.option("--allow-host", "allow_hosts", multiple=True, metavar="NAME",
              help="A host of a webhook that need not have a public address; may be repeated.")  # fmt: skip
@click.option("--wait", type=click.FloatRange(min=0), metavar="SECONDS",
              help="How long to wait for what must be tried again; the next run tries the rest.")  # fmt: skip
@click.option("-q", "--quiet", is_flag=True, help="Say only what went wrong, and the sum.")
@as_json_lines
def run_command(
    *, path: Path, as_of: date | None, allow_hosts: tuple[str, ...], wait: float | None, quiet: bool, as_json: bool
) -> None:
    """Tell what is new and deliver it.

    What is told is kept in the record, so that it is told once, and again only when it changes. Then everything that
    waits is delivered, and feeds and digests are written. For cron and timers: a run that is interrupted is made good
    by the next one. The exit status is 1 when a delivery failed or a file could not be written.
    """
    from dragoman.alerts.delivering import run
    from dragoman.cli.listing import print_json
    from dragoman.cli.messages import report_failure
    from dragoman.door import open_record
    from dragoman.errors import DeliveryError
    from dragoman.record.database import reported

    with open_record(path) as record, reported(path):
        done = run(record.connection, path.absolute().parent, as_of=as_of, allow_hosts=frozenset(allow_hosts),
                   patience=wait)  # fmt: skip
    if as_json:
        print_json([*done.check.alerts, *done.check.withheld, done.deliveries])
    elif not quiet:
        show(done.check, as_json=False, would=False)
    for problem in done.deliveries.problems:
        report_failure(DeliveryError(problem))
    if not as_json:
        sent = done.deliveries
        parts = [f"{len(done.check.alerts)} told", f"{sent.delivered} delivered", f"{sent.waiting} waiting"]
        click.echo(", ".join([*parts, *([f"{sent.failed} given up"] if sent.failed else []),
                              *(f"wrote {name}" for name in sent.written)]), err=True)  # fmt: skip
    if done.deliveries.problems:
        sys.exit(1)


@alerts.command("feed")
@of_the_record
@click.argument("out", type=click.Path(path_type=Path, allow_dash=True), default="-")
@click.option("--rule", "rules", multiple=True, metavar="NAME", help="Only alerts of this rule; may be repeated.")
@click.option("--url", metavar="URL", help="The address at which the feed will be published.")
@click.option("--title", default="Dragoman: alerts", show_default=True, metavar="TEXT", help="What it is called.")
def feed_command(*, path: Path, out: Path, rules: tuple[str, ...], url: str | None, title: str) -> None:
    """Write what was told as an Atom feed.

    OUT is a file, or - for standard output.
    """
    from dragoman.alerts.feed import feed_of
    from dragoman.alerts.settings import settings
    from dragoman.alerts.store import fired
    from dragoman.door import open_record

    with open_record(path, write=False) as record, record.reading() as connection:
        told = fired(connection, rules=rules, limit=settings().feed_entries)
        content = feed_of(connection, told, title=title, url=url)
    write(out, content)


@alerts.command("digest")
@of_the_record
@click.argument("out", type=click.Path(path_type=Path, allow_dash=True), default="-")
@click.option("--rule", "rules", multiple=True, metavar="NAME", help="Only alerts of this rule; may be repeated.")
@within_days
@click.option("--html", "as_page", is_flag=True, help="Write a page instead of Markdown.")
def digest_command(
    *, path: Path, out: Path, rules: tuple[str, ...], since: date | None, until: date | None, as_page: bool
) -> None:
    """Write what was told in some days as Markdown or as a page.

    OUT is a file, or - for standard output. Without days it is the week up to the last alert.
    """
    from dragoman.alerts.writing import digest_of
    from dragoman.door import open_record

    with open_record(path, write=False) as record, record.reading() as connection:
        content = digest_of(connection, rules=rules, since=since, until=until, as_page=as_page)
    write(out, content)


def write(out: Path, content: bytes) -> None:
    """Write a feed or digest."""
    from dragoman.alerts.writing import write_whole

    if str(out) == "-":
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        write_whole(out, content)
        click.echo(f"wrote {out}", err=True)


def show(found: Check, *, as_json: bool, would: bool) -> None:
    """Print what rules have to tell, and what they do not tell and why."""
    from dragoman.cli.listing import print_json

    if as_json:
        print_json([*found.alerts, *found.withheld])
        return
    from dragoman.export.dates import describe_day

    show_alerts(found.alerts)
    show_withheld(found.withheld)
    if not found.rules:
        click.echo("The record has no rule yet; add one with “dragoman alerts add”.", err=True)
    elif not found.alerts:
        nothing = "Nothing new to tell" if found.known else "Nothing to tell"
        click.echo(f"{nothing} as of {describe_day(found.as_of)}.", err=True)
    elif would:
        click.echo(f"{len(found.alerts)} would be told as of {describe_day(found.as_of)}; nothing was sent.", err=True)


def show_alerts(found: Iterable[Alert]) -> None:
    """Print alerts, those of one rule together."""
    from itertools import groupby

    from dragoman.alerts.digest import line_of
    from dragoman.cli.listing import print_sections

    sections = [(rule, [line_of(alert) for alert in some]) for rule, some in groupby(found, lambda one: one.rule)]
    print_sections(sections)


def show_withheld(found: Iterable[Withheld]) -> None:
    """Say what is not told."""
    from dragoman.cli.printable import printable

    for one in found:
        click.echo(printable(f"not told ({one.rule}, {' and '.join(one.countries)}): {one.reason}"), err=True)


def gather() -> None:
    """Bring in the commands about rules and deliveries, which have a file of their own."""
    from dragoman.cli.alert_rules import add_command, failed_command, list_command, remove_command

    for command in (add_command, list_command, remove_command, failed_command):
        alerts.add_command(command)


gather()
