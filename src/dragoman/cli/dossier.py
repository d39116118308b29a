"""The command that shows the dossier of a dyad."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import IsoDate, as_json_lines, of_the_record, within_days

if TYPE_CHECKING:
    from dragoman.export.dossier_outline import DossierOutline

#: Colour of each section.
COLOURS = {"commitments": "yellow", "claims": "magenta", "statements": "green", "shifts": "green", "course": "blue"}


@click.command()
@click.argument("countries", nargs=2, metavar="A B")
@of_the_record
@within_days
@click.option("--as-of", type=IsoDate(), metavar="YYYY-MM-DD",
              help="Tell what had been published by this day; the last article's, unless given.")  # fmt: skip
@click.option(
    "--html",
    "page",
    type=click.Path(path_type=Path),
    metavar="OUT",
    help="Write it as a page; one that is there is replaced.",
)
@click.option("--markdown", "as_markdown", is_flag=True, help="Print it as Markdown.")
@as_json_lines
def dossier(
    *,
    countries: tuple[str, str],
    path: Path,
    since: date | None,
    until: date | None,
    as_of: date | None,
    page: Path | None,
    as_markdown: bool,
    as_json: bool,
) -> None:
    """Show all that the record knows of two countries.

    A and B are codes such as USA, or names. Contacts and the silences between them, commitments and what became of
    them, claims about the past held against the record, both sides' accounts, tone, and the course of the relation:
    always with how much was read.
    """
    from dragoman.cli.listing import print_json
    from dragoman.door import open_record
    from dragoman.export.dossier_outline import dossier_outline

    with open_record(path, write=False) as record:
        found = record.dossier(*countries, since=since, until=until, as_of=as_of)
    if as_json:
        print_json([found])
        return
    outline = dossier_outline(found)
    if page is not None:
        write_page(outline, page)
    elif as_markdown:
        from dragoman.export.dossier_markdown import dossier_markdown

        click.echo(dossier_markdown(outline), nl=False)
    else:
        show(outline)


def write_page(outline: DossierOutline, path: Path) -> None:
    """Write the dossier as a page."""
    from dragoman.errors import OutputError
    from dragoman.export.dossier_page import dossier_page

    try:
        path.write_text(dossier_page(outline), encoding="utf-8")
    except OSError as error:
        raise OutputError(
            f"the page could not be written ({error.strerror}); choose another path", source=str(path)
        ) from error
    click.echo(f"wrote {path}", err=True)


def show(outline: DossierOutline) -> None:
    """Print the dossier in the terminal."""
    from rich.console import Console
    from rich.text import Text

    from dragoman.cli.layout import Layout, join, page_width, print_lines
    from dragoman.cli.listing import print_sections

    console = Console(highlight=False)
    layout = Layout(page_width(console))
    print_lines(console, layout.block(Text(outline.title, style="bold")))
    print_lines(console, layout.block(join([Text(part, style="dim") for part in outline.about]), hanging=2))
    for part in outline.parts:
        print_sections([(part.title, part.lines)], COLOURS.get(part.name, "cyan"), note=part.note)
