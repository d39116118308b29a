"""The command that says what made a fact."""

from __future__ import annotations

import sys
from datetime import date

import click

from dragoman.cli.options import about_the_article


@click.command()
@click.argument("fact_id", metavar="FACT-ID")
@click.argument("source", metavar="SOURCE")
@about_the_article
def explain(fact_id: str, source: str, published: date | None, url: str | None, outlet: str | None) -> None:
    """Say which words, rules and scores made a fact.

    FACT-ID is the identifier at the right of a fact in the output of "dragoman read", in full or its
    beginning; SOURCE is the article, with the same options as when it was read.
    """
    from dragoman.cli.messages import report_failure
    from dragoman.errors import DragomanError
    from dragoman.export.facts import find_fact
    from dragoman.reader import explain as explain_fact
    from dragoman.reader import read

    try:
        reading = read(source, date=published, url=url, outlet=outlet)
        explanation = explain_fact(find_fact(reading, fact_id).id, reading)
    except DragomanError as error:
        report_failure(error)
        sys.exit(1)
    click.echo(explanation)
