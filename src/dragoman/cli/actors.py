"""``dragoman actors``: look up the registry, and refresh it."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING

import click

from dragoman.errors import DateError

if TYPE_CHECKING:
    from dragoman.actors.types import FindResult
    from dragoman.types import Interval

#: Columns of the answer on a terminal and in plain text.
HEADINGS = ("name", "title", "of", "term", "code", "id")


@click.group()
def actors() -> None:
    """Look up the registry of states, offices and persons."""


@actors.command("find")
@click.argument("query")
@click.option("--country", metavar="CODE", help="Answer only for this state: GBR, GB or its name.")
@click.option("--on", "day", metavar="DATE", help="Answer for this day, as 2016-05-01; or a month or year.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per answer and line.")
def find_command(query: str, country: str | None, day: str | None, as_json: bool) -> None:
    """Say who held an office, or who bears a name.

    QUERY is a title ("foreign secretary", "president of France"), an office ("head_of_government"),
    or a name, which may be misspelt.
    """
    from dragoman.actors.find import find

    results = find(query, country=country, on=parse_day(day))
    if not results:
        raise click.ClickException(nothing_found(query, country, day))
    if as_json:
        print_json(results)
    else:
        print_table(results)


@actors.command("update")
@click.option("--endpoint", metavar="URL", help="Address of the SPARQL endpoint; Wikidata's by default.")
@click.option("--since", metavar="YEAR", type=click.IntRange(1900, 9999), default=2000, show_default=True,
              help="Leave out terms that ended before this year.")  # fmt: skip
def update_command(endpoint: str | None, since: int) -> None:
    """Refresh people and terms of office from Wikidata.

    They are written to the user's own data folder ($DRAGOMAN_DATA, else the platform's place for it)
    and laid over those that came with the package. When the endpoint fails, what was there stays.
    """
    from dragoman.actors.update import update

    report = update(endpoint=endpoint, since=since, progress=lambda line: click.echo(line, err=True))
    click.echo(f"{report.people} people and {report.terms} terms written to {report.folder}")
    if report.left_out:
        click.echo(f"{report.left_out} rows left out, for they lack a name or a usable date", err=True)


def parse_day(text: str | None) -> date | Interval | None:
    """Return a day, or the interval of a month or year.

    Raises:
        DateError: when the text is none of them.
    """
    if text is None:
        return None
    from dragoman.actors.registry_dates import days_of
    from dragoman.types import Interval as Between

    try:
        earliest, latest = days_of(text)
    except ValueError:
        raise DateError(f"expected a date as 2016-05-01, 2016-05 or 2016, found {text!r}") from None
    return earliest if earliest == latest else Between(earliest=earliest, latest=latest)


def nothing_found(query: str, country: str | None, day: str | None) -> str:
    """Return the message for a query without an answer."""
    where = f" in {country}" if country else ""
    when = f" on {day}" if day else ""
    return f"the registry knows no {query!r}{where}{when}; try another title, or the name alone"


def print_json(results: tuple[FindResult, ...]) -> None:
    """Print one JSON object per answer, as UTF-8 whatever the terminal's encoding."""
    import msgspec

    for result in results:
        sys.stdout.buffer.write(msgspec.json.encode(result) + b"\n")
    sys.stdout.buffer.flush()


def print_table(results: tuple[FindResult, ...]) -> None:
    """Print a table on a terminal, and tab-separated lines elsewhere."""
    rows = [row_of(result) for result in results]
    if not sys.stdout.isatty():
        for row in rows:
            click.echo("\t".join(row))
        return
    from rich.console import Console
    from rich.table import Table

    table = Table(*HEADINGS, box=None, pad_edge=False, header_style="dim")
    for row in rows:
        table.add_row(*row)
    Console(highlight=False).print(table)


def row_of(result: FindResult) -> tuple[str, ...]:
    """Return an answer in the order of the headings."""
    title = f"{result.title} (acting)" if result.acting else result.title
    owner = result.of_name or result.country_name
    return result.name, title or result.kind, owner, term_text(result), result.country, result.id


def term_text(result: FindResult) -> str:
    """Return the term of an answer in words, with a mark where the dates are too coarse to be sure."""
    if not result.office:
        return ""
    text = f"{result.start or '?'} to {result.end or 'now'}"
    return text if result.certain else f"{text} (uncertain for the day asked about)"
