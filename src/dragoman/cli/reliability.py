"""The command that lists and sets how reliable outlets are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.deciding import by_author
from dragoman.cli.options import as_json_lines, of_the_record

if TYPE_CHECKING:
    from dragoman.door import Record
    from dragoman.record.reliability import Reliability


@click.command()
@of_the_record
@click.argument("outlet", required=False)
@click.argument("grade", required=False, type=click.Choice(list("ABCDEF"), case_sensitive=False))
@click.option("--because", metavar="REASON", help="Why; needed to set a grade.")
@by_author("--by")
@as_json_lines
def reliability(
    *, path: Path, outlet: str | None, grade: str | None, because: str | None, author: str, as_json: bool
) -> None:
    """List how reliable outlets are, or grade one.

    To grade one, give OUTLET GRADE --because "…". A is completely reliable, E unreliable, F cannot be judged (the
    Admiralty scale). A grade is a decision: it is kept with its reason, the last one holds, and it can be undone. It
    does not touch the confidence in a fact.
    """
    from dragoman.cli.listing import print_json
    from dragoman.door import open_record
    from dragoman.record.reliability import reliabilities

    if (outlet is None) != (because is None) or (outlet is None) != (grade is None):
        raise click.UsageError('To set a grade, give all three: OUTLET GRADE --because "…"; to list, give none.')
    with open_record(path, write=outlet is not None) as record:
        if outlet and grade and because:
            message = set_grade(record, outlet, grade, because, author)
        with record.reading() as connection:
            found = reliabilities(connection)
    if as_json:
        print_json(found)
    elif outlet:
        click.echo(message)
    else:
        show_grades(found)


def set_grade(record: Record, outlet: str, grade: str, because: str, author: str) -> str:
    """Keep a grade; return what was decided."""
    from dragoman.cli.printable import printable
    from dragoman.record.reliability import ACTION, grades, outlet_named

    with record.reading() as connection:
        name = outlet_named(connection, outlet)
    if not because.strip():
        raise click.UsageError("A grade needs a reason: say why after --because.")
    letter = grade.upper()
    decision = record.decide(ACTION, name, author=author, detail={"grade": letter}, note=because.strip())
    return printable(f"{name}: {letter}, {grades()[letter].name} · decision {decision.id} by {author}")


def show_grades(found: list[Reliability]) -> None:
    """Print the outlets with their grades, then what the letters in use mean."""
    from dragoman.cli.printable import printable
    from dragoman.record.reliability import grades

    if not found:
        click.echo("The record has no article that names its outlet.")
        return
    width = min(max(len(one.outlet) for one in found), 40)
    for one in found:
        counted = f"{one.articles} article{'s' * (one.articles != 1)}"
        said = f"{one.because} ({one.author}, {(one.at or '')[:10]})" if one.grade else "not graded"
        click.echo(printable(f"{one.grade or '–'}  {one.outlet:<{width}}  {counted:<14}  {said}"))
    click.echo()
    for grade in grades().values():
        click.echo(f"{grade.letter}  {grade.name}: {grade.definition}")
