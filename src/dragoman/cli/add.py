"""The command that keeps articles in a record."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.bars import is_watched, make_bar
from dragoman.cli.options import (
    about_the_article,
    as_json_lines,
    behind_a_gate,
    by_workers,
    from_hosts,
    of_a_dump,
    of_the_record,
)

if TYPE_CHECKING:
    from rich.progress import Progress

    from dragoman.archives.fields import Fields
    from dragoman.record.types import Added

#: What became of an article, in a word.
OUTCOMES = {
    "added": "added",
    "known": "known already",
    "new_version": "added as a new version of a page",
    "irrelevant": "nothing diplomatic in it",
    "failed": "could not be read",
}
#: Articles without an outlet that are named, and characters of an identifier that are shown.
NAMED, SHORT = 5, 8
#: Those by which the record has one article more.
NEW = ("added", "new_version")


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCES...")
@of_the_record
@about_the_article
@click.option("--insist-on-date", is_flag=True, help="Take --date also for articles that state another day themselves.")
@of_a_dump
@from_hosts
@by_workers
@behind_a_gate("for archives")
@click.option("-q", "--quiet", is_flag=True, help="Say only what failed, and the sum.")
@as_json_lines
def add(
    *,
    sources: tuple[str, ...],
    path: Path,
    published: date | None,
    insist_on_date: bool,
    url: str | None,
    outlet: str | None,
    fields: Fields | None,
    allow_hosts: tuple[str, ...],
    gate: bool | None,
    workers: int,
    quiet: bool,
    as_json: bool,
) -> None:
    """Read articles and keep what they report in a record.

    A record that is missing is made. SOURCES are files (HTML, plain text, PDF), archives (WARC, JSON Lines, ZIP,
    mbox, .eml; also packed by gzip or Zstandard), folders of such files, web addresses, or - for standard input. Each
    article is on the disk before the next one is begun, so that a run can be stopped and called again: what is there
    already changes nothing. The bytes that it was read from are kept with it; those in an archive stay there. One that
    cannot be read, or states itself that it is of another day than --date, is reported and does not keep the others
    out; the exit status is then 1.
    """
    from dragoman.cli.counting import count_articles, report_left_out
    from dragoman.cli.read import check_options
    from dragoman.door import open_record

    check_options(sources, quiet=quiet, verbose=False, url=url)
    with open_record(path) as record:
        total = count_articles(sources)
        progress = progress_of(total, quiet=quiet or as_json)
        added = record.add(
            *sources, date=published, url=url, outlet=outlet, workers=workers, fields=fields, gate=gate,
            allow_hosts=frozenset(allow_hosts), insist_on_date=insist_on_date,
        )  # fmt: skip
        counts = report(added, progress, total, quiet=quiet, as_json=as_json)
    if not as_json:
        click.echo(sum_of(counts, path), err=quiet)
        report_left_out(sources)
    if counts["failed"]:
        sys.exit(1)


def progress_of(total: int, *, quiet: bool) -> Progress | None:
    """Return a progress display for several articles, or None where nobody watches one."""
    return None if quiet or not is_watched(total) else make_bar("adding")


def report(
    results: Iterable[Added], progress: Progress | None, total: int, *, quiet: bool, as_json: bool
) -> Counter[str]:
    """Say what became of each article as it is kept; return how many had each outcome."""
    from contextlib import nullcontext

    counts: Counter[str] = Counter()
    unnamed: list[str] = []
    with progress or nullcontext():
        task = progress.add_task("adding", total=total) if progress else None
        for result in results:
            counts[result.outcome] += 1
            counts["facts"] += sum(result.facts.values())
            counts["joined"] += result.joined
            if result.outcome in NEW and not result.outlet:
                unnamed.append(f"{result.source} [{str(result.article)[:SHORT]}]")
            say(result, quiet=quiet, as_json=as_json)
            if progress and task is not None:
                progress.advance(task)
    if unnamed and not as_json:
        say_unnamed(unnamed)
    return counts


def say_unnamed(sources: list[str]) -> None:
    """Say of which articles no outlet is known, and how they get one."""
    from dragoman.cli.printable import printable

    more = f" and {len(sources) - NAMED:,} more" if len(sources) > NAMED else ""
    click.echo(
        printable(
            f"note: of no outlet that is known: {', '.join(sources[:NAMED])}{more}; to name it, take the article back "
            "(“dragoman decide reject IDENTIFIER”) and add it again with --outlet NAME"
        ),
        err=True,
    )


def say(result: Added, *, quiet: bool, as_json: bool) -> None:
    """Say what became of one article."""
    from dragoman.cli.listing import print_json
    from dragoman.cli.messages import report_failure
    from dragoman.cli.printable import printable
    from dragoman.errors import DragomanError

    if as_json:
        print_json([result])
    elif result.outcome == "failed":
        report_failure(DragomanError(result.reason or "it could not be read", source=result.source))
    elif not quiet and result.outcome != "irrelevant":  # most of an archive is; their number is said at the end
        click.echo(printable(f"{OUTCOMES[result.outcome]}: {result.title or result.source}{found_in(result)}"))
    if result.withdrawn and not as_json:
        from dragoman.export.lines import brought_back

        click.echo(printable(f"note: {result.source}: {brought_back(result.withdrawn)}"), err=True)
    if not as_json:
        for remark in result.remarks:
            again = f"“dragoman decide reject {result.article}” takes the article back"
            click.echo(printable(f"note: {result.source}: {remark}; {again}"), err=True)


def found_in(result: Added) -> str:
    """Return what an article brought, in words."""
    if not result.facts:
        return ""
    from dragoman.export.lines import counted

    parts = [counted(number, kind) for kind, number in result.facts.items()]
    joined = f"; {counted(result.joined, 'event')} known before" if result.joined else ""
    return f" ({', '.join(parts)}{joined})"


def sum_of(counts: Counter[str], path: Path) -> str:
    """Return the sum of a run, in words."""
    from dragoman.export.lines import counted

    new = sum(counts[outcome] for outcome in NEW)
    parts = [f"{counted(new, 'article')} added with {counted(counts['facts'], 'fact')}"]
    if counts["known"]:
        parts.append(f"{counts['known']:,} known already")
    if counts["irrelevant"]:
        parts.append(f"{counts['irrelevant']:,} passed over with nothing diplomatic in them")
    if counts["failed"]:
        parts.append(f"{counts['failed']:,} could not be read")
    return f"{'; '.join(parts)}. Record: {path}"
