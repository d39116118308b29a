"""The command that searches the text of the articles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import as_json_lines, of_the_record

if TYPE_CHECKING:
    from rich.text import Text

    from dragoman.cli.layout import Layout
    from dragoman.record.search import Hit


@click.command()
@click.argument("query")
@of_the_record
@click.option("--limit", type=click.IntRange(min=1, max=1000), default=20, show_default=True, help="Passages at most.")
@as_json_lines
def search(*, query: str, path: Path, limit: int, as_json: bool) -> None:
    """Search the text of the articles.

    The best passages are first, each with the identifier of its article, which “dragoman show” opens. QUERY is made of
    words, "phrases in quotes", AND, OR, NOT, parentheses, a star at the end of a word, and NEAR between two terms that
    stand within ten words of each other (NEAR/5: within five).
    """
    from rich.console import Console

    from dragoman.cli.layout import Layout, page_width, print_lines
    from dragoman.cli.listing import print_json
    from dragoman.door import open_record

    with open_record(path, write=False) as record:
        found = record.search(query, limit)
    if as_json:
        print_json(found)
        return
    if not found:
        click.echo("No passage has that.", err=True)
    console = Console(highlight=False)
    layout = Layout(page_width(console))
    for hit in found:
        print_lines(console, lines(layout, hit))


def lines(layout: Layout, hit: Hit) -> Iterator[Text]:
    """Yield a passage with what was found in it pointed out."""
    from rich.text import Text

    from dragoman.cli.layout import join
    from dragoman.export.dates import describe_range
    from dragoman.export.lines import SHORT, withdrawn

    article = hit.article
    day = describe_range(article.earliest, article.latest) if article.earliest and article.latest else "undated"
    head = [Text(article.title or article.source, style="bold"), Text(article.outlet or ""), Text(day)]
    head.append(Text(article.key[:SHORT], style="cyan"))
    head.append(Text(withdrawn(article) or "", style="red"))
    yield from layout.block(join([part for part in head if part]), hanging=2)
    text = Text(hit.text, style="dim")
    for start, end in hit.found:
        text.stylize("not dim bold cyan", start, end)
    yield from layout.quoted(text)
