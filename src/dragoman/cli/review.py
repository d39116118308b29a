"""The command that reviews a record from the keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.deciding import by_author
from dragoman.cli.options import as_json_lines, of_the_record

if TYPE_CHECKING:
    from dragoman.cli.review_session import Filters
    from dragoman.door import Record
    from dragoman.record.agreement import Agreement


@click.command()
@click.argument("identifiers", nargs=-1, metavar="[IDENTIFIER]...")
@of_the_record
@by_author("--author")
@click.option("--between", nargs=2, metavar="A B", help="Only what is between two countries, by code or name.")
@click.option("--type", "type_", metavar="TYPE", help="Only this type: CONSULT, promise, concern, …")
@click.option(
    "--kind",
    type=click.Choice(["contact", "event", "commitment", "statement", "assessment", "double"]),
    help="Only this kind; a double is two events that are likely one.",
)
@click.option("--after", metavar="NAME", help="Only what NAME decided and you have not, without showing the decision.")
@click.option("--agreement", nargs=2, metavar="A B", help="Show how far two reviewers agree, and decide nothing.")
@click.option(
    "--training",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="OUT",
    help="Write the reviewed facts as training data, JSON Lines, and decide nothing.",
)
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True, help="How many --json lists.")
@as_json_lines
def review(
    *,
    identifiers: tuple[str, ...],
    path: Path,
    author: str,
    between: tuple[str, str] | None,
    type_: str | None,
    kind: str | None,
    after: str | None,
    agreement: tuple[str, str] | None,
    training: Path | None,
    limit: int,
    as_json: bool,
) -> None:
    """Decide on what is in doubt, from the keyboard.

    What a decision is worth most about comes first: disputes, then doubtful contacts and events with many
    origins, and events that are likely one. With identifiers, which stand at the right of lists, only these are shown.
    Every decision is on the disk when it is acknowledged, and can be undone, also when nothing is left. Where there is
    no terminal, keys and answers are read from standard input, one a line.
    """
    from dragoman.cli.review_session import Filters
    from dragoman.door import open_record

    with open_record(path, write=not (agreement or training or as_json)) as record:
        if agreement:
            show_agreement(record, agreement, as_json=as_json)
        elif training:
            write_training(record, training)
        else:
            filters = Filters(pair=pair_of(record, between), type=type_, kind=kind, after=after)
            if as_json:
                list_queue(record, filters, author, limit, identifiers)
            else:
                hold_session(record, filters, author, identifiers)


def pair_of(record: Record, between: tuple[str, str] | None) -> tuple[str, str] | None:
    """Return the codes of two countries."""
    from dragoman.record.countries import country_code

    if not between:
        return None
    with record.reading() as connection:
        return country_code(connection, between[0]), country_code(connection, between[1])


def hold_session(record: Record, filters: Filters, author: str, identifiers: Sequence[str]) -> None:
    """Review until the reviewer quits; where things are named by their identifiers, these alone."""
    from dragoman.cli.printable import printable
    from dragoman.cli.review_keys import keys_of_input
    from dragoman.cli.review_session import Session

    with keys_of_input() as keys:
        session = Session(record, author, keys, filters, identifiers)
        session.run()
    count, undone = session.decided, f", {session.undone} undone" if session.undone else ""
    last = f"; “dragoman decide undo {session.made[-1].id}” takes the last one back" if session.made else ""
    click.echo(printable(f"{count} decision{'s' * (count != 1)} by {author}{undone}{last}"))


def list_queue(record: Record, filters: Filters, author: str, limit: int, identifiers: Sequence[str]) -> None:
    """Print what waits for a decision, one object a line."""
    from dragoman.cli.listing import print_json
    from dragoman.record.review import named, queue
    from dragoman.record.second_reading import decided_by, unseen

    with record.reading() as connection:
        if identifiers:
            found = [named(connection, identifier) for identifier in identifiers]
            print_json([unseen(connection, one) for one in found] if filters.after else found)
        elif filters.after:
            print_json(decided_by(connection, filters.after, author, limit, **filters.limits))
        else:
            print_json(queue(connection, limit=limit, **filters.limits))


def show_agreement(record: Record, reviewers: tuple[str, str], *, as_json: bool) -> None:
    """Print how far two reviewers agree, question by question."""
    from dragoman.cli.listing import print_json
    from dragoman.cli.printable import printable
    from dragoman.record.agreement import agreement

    with record.reading() as connection:
        found = agreement(connection, *reviewers)
    if as_json:
        print_json(found)
        return
    click.echo(f"Agreement of {printable(reviewers[0])} and {printable(reviewers[1])} (Krippendorff's alpha, nominal)")
    click.echo(f"{'about':<12} {'both':>6} {'same':>6} {'alpha':>7}")
    for one in found:
        click.echo(f"{one.about:<12} {one.both:>6} {one.same:>6} {alpha_in_words(one):>7}")
    for one in found:
        for key, mine, theirs in one.differences:
            click.echo(printable(f"  {one.about} of {key}: {reviewers[0]} {mine}, {reviewers[1]} {theirs}"))


def alpha_in_words(one: Agreement) -> str:
    """Return alpha, or a dash where it is not defined: where only one value was ever given, or none."""
    return "–" if one.alpha is None else f"{one.alpha:.3f}"


def write_training(record: Record, out: Path) -> None:
    """Write the reviewed facts to a file, at once."""
    from dragoman.errors import OutputError
    from dragoman.export.training import training_lines

    part = out.with_name(f"{out.name}.part")
    try:
        with record.reading() as connection, part.open("w", encoding="utf-8") as file:
            count = sum(1 for line in training_lines(connection) if file.write(f"{line}\n"))
        part.replace(out)
    except OSError as error:
        raise OutputError(
            f"the training data cannot be written ({error.strerror}); name another file", source=str(out)
        ) from error
    click.echo(f"wrote {count} reviewed facts to {out}")
