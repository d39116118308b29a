"""The command that enters a fact by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from dragoman.cli.deciding import by_author
from dragoman.cli.options import IsoDate, as_json_lines, of_the_record

DAY = "YYYY-MM-DD"


@click.command()
@of_the_record
@click.option(
    "--between",
    "parties",
    nargs=2,
    required=True,
    metavar="A B",
    help="Who: names or codes of countries, names of persons (a surname that one of the record has), of organisations.",
)
@click.option("--with", "others", multiple=True, metavar="NAME", help="Who else; may be given several times.")
@click.option("--type", "type_", default="CONSULT", show_default=True, metavar="TYPE",
              help="PLOVER type; or promise, agreement, request, demand, plan, refusal.")  # fmt: skip
@click.option("--medium", metavar="MEDIUM", help="Of a contact: phone, video, in_person, visit, letter, message, …")
@click.option("--status", default="happened", show_default=True, metavar="STATUS", help="happened, planned, negated, …")
@click.option(
    "--date",
    "earliest",
    type=IsoDate(),
    metavar=DAY,
    help="The day, or the first on which it may be; of a commitment, when it is due.",
)
@click.option(
    "--until", "latest", type=IsoDate(), metavar=DAY, help="The last day on which it may be, or by which it is due."
)
@click.option("--source", required=True, metavar="WHERE", help="An address, or a title that leads to the source.")
@click.option("--quote", required=True, metavar="WORDS", help="The words that it rests on, as they stand there.")
@click.option("--outlet", metavar="NAME", help="Who published the source.")
@click.option(
    "--published",
    type=IsoDate(),
    metavar=DAY,
    help="The day on which the source appeared, from which on the fact is known.",
)
@by_author("--by")
@as_json_lines
def enter(
    *,
    path: Path,
    parties: tuple[str, str],
    others: tuple[str, ...],
    type_: str,
    medium: str | None,
    status: str,
    earliest: date | None,
    latest: date | None,
    source: str,
    quote: str,
    outlet: str | None,
    published: date | None,
    author: str,
    as_json: bool,
) -> None:
    """Enter a fact by hand, with its source.

    It stands on the same footing as one that was read: it joins the event that it reports, counts as an origin,
    and is taken out by rejecting it. It is shown as entered by hand. Of events other than talks (--type), the
    first party acts on the second; of a commitment (--type promise), the first is bound or asks, and it is made to the
    others; an agreement binds all. What happened cannot be of a day to come, nor of one after its source appeared.
    Without --published it counts as known from the last day on which it may have been (--as-of), or from today.
    """
    from dragoman.cli.listing import entry, print_json
    from dragoman.door import open_record
    from dragoman.record.entering import HandFact, hand_reading, hand_report

    fact = HandFact(
        parties=(*parties, *others), type=type_, medium=medium, status=status, earliest=earliest, latest=latest,
        quote=quote, source=source, outlet=outlet, published=published,
    )  # fmt: skip
    with open_record(path) as record:
        with record.reading() as connection:
            reading = hand_reading(fact, connection)
        added = record.keep(reading, author=author)
        event = record.event(hand_report(reading))
    if as_json:
        print_json([{"outcome": added.outcome, "report": hand_report(reading), "event": event}])
        return
    from rich.console import Console

    from dragoman.cli.layout import Layout, page_width, print_lines
    from dragoman.export.lines import of_event

    console = Console(highlight=False)
    print_lines(console, entry(Layout(page_width(console)), of_event(event), "cyan"))
    click.echo(outcome(added.outcome, event.articles, author))


def outcome(what: str, articles: int, author: str) -> str:
    """Return what became of the fact, in words."""
    if what == "known":
        return "It had been entered before; nothing changed."
    joined = "as a new event" if articles == 1 else f"as one of {articles} reports of the event"
    return f"Entered by hand by {author}, {joined}."
