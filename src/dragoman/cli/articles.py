"""The command that lists the articles of a record."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import as_json_lines, of_the_record, within_days

if TYPE_CHECKING:
    from dragoman.export.lines import Line
    from dragoman.record.types import StoredArticle


@click.command()
@of_the_record
@click.option("--outlet", metavar="NAME", help="Only those that this outlet published.")
@within_days
@as_json_lines
def articles(*, path: Path, outlet: str | None, since: date | None, until: date | None, as_json: bool) -> None:
    """List the articles of a record.

    The earliest is first; of several versions of one page it is said which is the latest. “dragoman show” opens the
    identifier at the right with all that the article reports. An article stays in the record for ever: what it tells
    wrongly is rejected in “dragoman review”. One that should not be there (a wrong page, a hoax) is withdrawn by
    “dragoman decide reject IDENTIFIER”, and the list says so.
    """
    from dragoman.cli.listing import print_json, print_sections
    from dragoman.door import open_record

    with open_record(path, write=False) as record:
        found = record.articles(outlet=outlet, since=since, until=until)
    if as_json:
        print_json(found)
    elif not found:
        click.echo("No such article in the record.", err=True)
    else:
        print_sections([("Articles", [line_of(article) for article in found])])


def line_of(article: StoredArticle) -> Line:
    """Return the line of an article."""
    from dragoman.export.lines import SHORT, Line, version_of, withdrawn
    from dragoman.export.names import present

    return Line(
        key=article.key[:SHORT], tag=article.latest.isoformat() if article.latest else "undated", title="",
        parties=article.title or article.source, is_event=False,
        details=present(article.outlet, version_of(article), article.url or article.source, withdrawn(article)),
    )  # fmt: skip
