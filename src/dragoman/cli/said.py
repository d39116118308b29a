"""The command that lists what somebody said."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import as_json_lines, of_the_record, within_days

if TYPE_CHECKING:
    from dragoman.record.types import Report


@click.command()
@click.argument("speaker")
@of_the_record
@click.option("--about", metavar="WORDS", help="Only what has these words in it.")
@within_days
@as_json_lines
def said(*, speaker: str, path: Path, about: str | None, since: date | None, until: date | None, as_json: bool) -> None:
    """List what somebody said.

    What was said for them counts too, and what copies of one story repeat is listed once; the earliest is first.
    SPEAKER is a name or a part of it: a person, a state, an organisation.
    """
    from dragoman.cli.listing import print_json, print_sections
    from dragoman.door import open_record
    from dragoman.export.lines import of_statement

    with open_record(path, write=False) as record:
        found = record.said(speaker, about=about, since=since, until=until)
        articles = {key: record.article(key) for key in dict.fromkeys(report.article for report in found)}
    if as_json:
        print_json(found)
    elif not found:
        click.echo(f"{speaker} is in the record, but no such statement.", err=True)
    else:
        copies: dict[tuple[str, str], list[Report]] = {}
        for report in found:
            copies.setdefault((report.origin, report.quote), []).append(report)
        lines = [of_statement(same[0], articles[same[0].article], len(same)) for same in copies.values()]
        print_sections([(f"Said by {speaker}", lines)], "green")
