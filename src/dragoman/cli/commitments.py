"""The command that lists commitments and what became of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from dragoman.cli.options import Code, IsoDate, as_json_lines, of_the_record

STATES = ("open", "overdue", "kept", "broken", "withdrawn", "superseded", "answered_yes", "answered_no")
KINDS = ("promise", "agreement", "request", "demand", "plan", "refusal")


@click.command()
@of_the_record
@click.option("--between", nargs=2, metavar="A B", help="Only between these two countries, by code or name.")
@click.option(
    "--state",
    type=Code("state", STATES),
    multiple=True,
    help="Only those that stand so; may be repeated. Lists say granted for answered_yes, refused for answered_no.",
)
@click.option("--kind", type=click.Choice(KINDS), multiple=True, help="Only of this kind; may be repeated.")
@click.option("--due-before", type=IsoDate(), metavar="YYYY-MM-DD", help="Only those due before this day.")
@click.option("--due-after", type=IsoDate(), metavar="YYYY-MM-DD", help="Only those due on this day or later.")
@click.option("--as-of", type=IsoDate(), metavar="YYYY-MM-DD",
              help="Tell it as of this day; of the last article's day, unless given.")  # fmt: skip
@as_json_lines
def commitments(
    *,
    path: Path,
    between: tuple[str, str] | None,
    state: tuple[str, ...],
    kind: tuple[str, ...],
    due_before: date | None,
    due_after: date | None,
    as_of: date | None,
    as_json: bool,
) -> None:
    """List commitments and what became of them.

    A commitment is open until a report says that it was kept, broken, withdrawn or replaced by another; a promise or
    plan whose time has passed without a word is overdue; a request is granted or refused.
    """
    from dragoman.cli.listing import print_json, print_sections
    from dragoman.door import open_record
    from dragoman.export.dossier_outline import fate_line

    with open_record(path, write=False) as record:
        found = record.commitments(between=between, as_of=as_of)
    found = [
        fate
        for fate in found
        if (not state or fate.state in state)
        and (not kind or fate.commitment.type in kind)
        and (due_before is None or (fate.commitment.latest is not None and fate.commitment.latest < due_before))
        and (due_after is None or (fate.commitment.latest is not None and fate.commitment.latest >= due_after))
    ]
    if as_json:
        print_json(found)
    elif not found:
        click.echo("No such commitment in the record.", err=True)
    else:
        print_sections([("Commitments", [fate_line(fate) for fate in found])], "yellow")
