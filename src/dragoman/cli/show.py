"""The command that shows all that the record knows of one event, statement or article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import as_json_lines, of_the_record

if TYPE_CHECKING:
    import sqlite3

    from rich.text import Text

    from dragoman.cli.layout import Layout
    from dragoman.door import EventAccount, Record, Told
    from dragoman.export.lines import Line
    from dragoman.record.types import EventEntry, Report, StoredArticle


@click.command()
@click.argument("identifier")
@of_the_record
@as_json_lines
def show(*, identifier: str, path: Path, as_json: bool) -> None:
    """Show all that the record knows of one event.

    Every report with its sentence, what the reports differ in, decisions and history; of a commitment also what became
    of it. IDENTIFIER stands at the right of lists; its beginning will do. That of a statement or an article shows what
    is said in which sentence, or all that the article reports; that of an event of a data set that was brought in, what
    the data set has. What a reviewer rejected or corrected is told with the reason, also where no event is left of it.
    """
    from dragoman.door import open_record
    from dragoman.errors import EntryNotFoundError
    from dragoman.record.types import EventEntry, Report

    with open_record(path, write=False) as record:
        try:
            found = record.find(identifier)
        except EntryNotFoundError:
            if not show_external(record, identifier, as_json=as_json):
                raise
            return
        if isinstance(found, EventEntry):
            show_event(record, found, as_json=as_json)
        elif isinstance(found, Report):
            show_reports(record, [found], as_json=as_json)
        else:
            show_article(record, found, as_json=as_json)


def show_event(record: Record, event: EventEntry, *, as_json: bool) -> None:
    """Print an event; of a commitment with what became of it."""
    import msgspec
    from rich.console import Console

    from dragoman.cli.layout import Layout, page_width, print_lines
    from dragoman.cli.listing import entry, print_json
    from dragoman.export.dossier_outline import fate_line
    from dragoman.export.lines import of_event

    account = record.account(event.key)
    fate = record.fate(event) if event.kind == "commitment" else None
    if as_json:
        print_json([msgspec.to_builtins(account) | ({"fate": fate} if fate else {})])
        return
    console = Console(highlight=False)
    layout = Layout(page_width(console))
    print_lines(console, entry(layout, fate_line(fate) if fate else of_event(account.event), "cyan"))
    print_lines(console, details(layout, account))


def show_external(record: Record, identifier: str, *, as_json: bool) -> bool:
    """Print the events of other data sets that have an identifier; return whether there are any."""
    from dragoman.cli.listing import print_json, print_sections
    from dragoman.exchange.external import external_events

    with record.reading() as connection:
        found = external_events(connection, identifier)
    if as_json:
        print_json([dict(row) for row in found])
    elif found:
        print_sections([(f"Beside the record: {found[0]['id']}", [external_line(row) for row in found])])
    return bool(found)


def external_line(row: sqlite3.Row) -> Line:
    """Return the line of an event of another data set."""
    from dragoman.export.lines import Line
    from dragoman.export.names import present

    sides = present(row["actor"] or row["actor_country"], row["recipient"] or row["recipient_country"])
    return Line(
        key=row["data_set"], tag=row["type"] or row["cameo"] or "event", title=row["date"], is_event=False,
        parties=" – ".join(sides), details=present(row["text"], row["place_name"], row["source"]),
    )  # fmt: skip


def show_article(record: Record, article: StoredArticle, *, as_json: bool) -> None:
    """Print an article and all that it reports."""
    from rich.console import Console
    from rich.text import Text

    from dragoman.cli.layout import Layout, join, page_width, print_lines
    from dragoman.cli.listing import print_json
    from dragoman.export.dates import describe_range
    from dragoman.export.lines import version_of, with_grade, withdrawn
    from dragoman.export.names import present

    if as_json:
        print_json([{"article": article, "reports": record.reports_in(article.key)}])
        return
    console = Console(highlight=False)
    layout = Layout(page_width(console))
    days = describe_range(article.earliest, article.latest) if article.earliest and article.latest else "without a date"
    outlet = with_grade(article.outlet, record.grade(article.outlet))
    about = present(outlet, days, version_of(article), article.url or article.source, withdrawn(article))
    title = Text(article.title or article.source, style="bold")
    print_lines(console, layout.row(Text("article"), title, Text(article.key[:8], style="dim")))
    print_lines(console, layout.under(join([Text(part) for part in about])))
    show_reports(record, record.reports_in(article.key), as_json=False)


def show_reports(record: Record, reports: Sequence[Report], *, as_json: bool) -> None:
    """Print reports, each with its parties and its sentence."""
    from rich.console import Console
    from rich.text import Text

    from dragoman.cli.layout import Layout, above_rule, page_width, print_lines
    from dragoman.cli.listing import print_json
    from dragoman.export.decision_words import in_full
    from dragoman.export.lines import parties_of

    told = [record.told(report) for report in reports]
    if as_json:
        print_json(told)
        return
    console = Console(highlight=False)
    layout = Layout(page_width(console))
    print_lines(console, above_rule(layout.rule("Reports", str(len(told)), "cyan")))
    for one in told:
        print_lines(console, report_lines(layout, one))
        print_lines(console, layout.under(Text(f"{one.report.kind}: {parties_of(one.report.parties)}")))
        made = [d for d in record.in_force(one.report) if len(told) == 1 or "article" not in d.detail]
        for decision in made:
            print_lines(console, layout.under(Text(f"#{decision.id} {in_full(decision)}", style="yellow")))


def details(layout: Layout, account: EventAccount) -> Iterator[Text]:
    """Yield reports, disputes, decisions and history of an event."""
    from rich.text import Text

    from dragoman.cli.layout import above_rule
    from dragoman.export.decision_words import changed

    yield from above_rule(layout.rule("Reports", str(len(account.reports)), "cyan"))
    for told in account.reports:
        yield from report_lines(layout, told)
    if account.disputes or account.figures:
        count = str(len(account.disputes) + len(account.figures))
        yield from above_rule(layout.rule("In dispute", count, "red"))
        for figure in account.figures:
            for said in (figure.one, figure.other):
                yield from layout.row(Text(f"{said.number:,} {said.thing}", style="red"), Text(said.sentence), Text())
        for dispute in account.disputes:
            for value, keys in dispute.sides:
                body = Text(f"{value}: {', '.join(key[:8] for key in keys)}")
                yield from layout.row(Text(dispute.about, style="red"), body, Text())
            if dispute.settled:
                yield from layout.under(Text(f"settled: {dispute.settled}"))
    if account.decisions:
        yield from above_rule(layout.rule("Decided", str(len(account.decisions)), "yellow"))
        for decision in account.decisions:
            undone = " (undone)" if decision.undone_by else ""
            body = Text(f"{decision.author}, {decision.at}{undone}" + (f": {decision.note}" if decision.note else ""))
            yield from layout.row(Text(decision.action, style="yellow"), body, Text(f"#{decision.id}", style="dim"))
            yield from layout.under(Text(changed(decision)))
    if account.history:
        yield from above_rule(layout.rule("History", str(len(account.history)), "blue"))
    for line in account.history:
        yield from layout.row(Text(line.action, style="blue"), Text(f"{line.author}, {line.at}"), Text())


def report_lines(layout: Layout, told: Told) -> Iterator[Text]:
    """Yield one report: who reports it and when, then its sentence with the telling words pointed out."""
    from rich.text import Text

    from dragoman.cli.layout import join

    first, *rest = told.heading
    yield from layout.row(Text(first), join([Text(part) for part in rest]), Text(told.report.key[:8], style="dim"))
    text = Text(told.sentence, style="dim")
    text.stylize("not dim cyan", told.start, told.end)
    yield from layout.quoted(text)
