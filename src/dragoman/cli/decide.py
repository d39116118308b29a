"""The command that keeps one decision."""

from __future__ import annotations

from pathlib import Path

import click

from dragoman.cli.deciding import by_author
from dragoman.cli.options import as_json_lines, of_the_record


@click.command()
@click.argument("action", type=click.Choice(["accept", "reject", "undo"]))
@click.argument("identifier")
@of_the_record
@click.option("--note", metavar="REASON", help="Why; it is kept with the decision.")
@by_author("--by")
@as_json_lines
def decide(*, action: str, identifier: str, path: Path, note: str | None, author: str, as_json: bool) -> None:
    """Accept or reject something, or undo a decision.

    IDENTIFIER is that of an event, a statement, an assessment or an article, or the beginning of one; to undo, the
    number of the decision. An article that is rejected is withdrawn: nothing that it reports counts any more, also what
    reading it again would bring, until that is undone. For all other decisions there is “dragoman review”.
    """
    from dragoman.cli.listing import print_json
    from dragoman.cli.printable import printable
    from dragoman.door import open_record
    from dragoman.export.decision_words import decided

    with open_record(path) as record:
        subject = identifier if action == "undo" else record.find(identifier).key
        made = record.decide(action, subject, author=author, note=note)
    if as_json:
        print_json([made])
        return
    what = f"decision {subject} is undone" if action == "undo" else f"{decided(made)} {subject}"
    click.echo(printable(f"{what} · decision {made.id} by {author}"))
