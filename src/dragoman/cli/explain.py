"""The command that says what made a fact."""

from __future__ import annotations

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
    from rich.console import Console

    from dragoman.cli.explanation import show_explanation
    from dragoman.reader import explain as explain_fact

    trace = explain_fact(fact_id, source, date=published, url=url, outlet=outlet)
    show_explanation(trace, Console(highlight=False))
