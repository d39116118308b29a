"""The command that shows all that the record knows of one event."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import as_json_lines, of_the_record

if TYPE_CHECKING:
    from rich.text import Text

    from dragoman.cli.layout import Layout
    from dragoman.door import EventAccount, Told


@click.command()
@click.argument("event")
@of_the_record
@as_json_lines
def show(*, event: str, path: Path, as_json: bool) -> None:
    """Show all that the record knows of one event.

    Every report with its sentence, what the reports differ in, decisions and history. EVENT is the identifier that
    stands at the right of lists, or the beginning of one.
    """
    from rich.console import Console

    from dragoman.cli.layout import Layout, page_width, print_lines
    from dragoman.cli.listing import entry, print_json
    from dragoman.door import open_record
    from dragoman.export.lines import of_event

    with open_record(path, write=False) as record:
        account = record.account(event)
    if as_json:
        print_json([account])
        return
    console = Console(highlight=False)
    layout = Layout(page_width(console))
    print_lines(console, entry(layout, of_event(account.event), "cyan"))
    print_lines(console, details(layout, account))


def details(layout: Layout, account: EventAccount) -> Iterator[Text]:
    """Yield reports, disputes, decisions and history of an event."""
    from rich.text import Text

    from dragoman.cli.layout import above_rule

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
