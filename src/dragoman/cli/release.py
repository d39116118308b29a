"""The command that freezes a citable state of the record, and says what changed since."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.deciding import by_author
from dragoman.cli.options import as_json_lines, of_the_record

if TYPE_CHECKING:
    from dragoman.record.changes import Change, Changes
    from dragoman.record.releases import Release

#: How each change is marked.
MARKS = {"added": "+", "gone": "-", "changed": "~", "joined": ">", "parted": "<", "withdrawn": "-", "restored": "+"}
#: What became of articles, in words.
ARTICLES = {"changed": "read otherwise", "withdrawn": "withdrawn", "restored": "withdrawn no more"}


@click.command()
@of_the_record
@click.argument("versions", nargs=-1, metavar="[VERSION]")
@click.option("--list", "as_list", is_flag=True, help="List the releases.")
@click.option("--diff", is_flag=True, help="Show what changed from one VERSION to another, or to the record as it is.")
@click.option("--note", metavar="TEXT", help="What this release is for.")
@by_author("--by")
@as_json_lines
def release(
    *, path: Path, versions: tuple[str, ...], as_list: bool, diff: bool, note: str | None, author: str, as_json: bool
) -> None:
    """Freeze a citable state of a record.

    It is kept under a VERSION, with how to cite it. Its digest depends on what the record holds alone, not on the
    order in which it was added. With --diff V1 [V2], show what is new, gone and different.
    """
    check(versions, as_list=as_list, diff=diff)
    from dragoman.cli.listing import print_json
    from dragoman.door import open_record

    found_since = None
    with open_record(path, write=not (as_list or diff)) as record:
        if diff:
            found = record.changes(*versions)
            print_json([found]) if as_json else show_changes(found)
            return
        made = record.releases()
        if not as_list:
            before, made = made, [record.release(versions[0], author=author, note=note)]
            found_since = record.changes(before[-1].version, versions[0]) if before else None
    if as_json:
        print_json(made)
    elif as_list:
        show_list(made)
    else:
        show_release(made[0], path.stem, found_since)


def check(versions: tuple[str, ...], *, as_list: bool, diff: bool) -> None:
    """Refuse what cannot be meant together."""
    if as_list and (diff or versions):
        raise click.UsageError("--list lists every release: give no VERSION and no --diff with it.")
    if diff and len(versions) not in (1, 2):
        raise click.UsageError(
            "--diff compares a release with another one or with the record: give one VERSION or two."
        )
    if not diff and not as_list and len(versions) != 1:
        raise click.UsageError("Give the VERSION of the release, such as 1.0; or --list, or --diff V1 [V2].")


def show_list(made: list[Release]) -> None:
    """Print the releases, the last first."""
    from dragoman.cli.printable import printable

    if not made:
        click.echo("There is no release yet.")
    for one in reversed(made):
        click.echo(
            printable(
                f"{one.version}  {one.at[:10]}  {one.author}  {one.events} events and commitments  {one.digest[:19]}…"
            )
        )
        if one.note:
            click.echo(printable(f"    {one.note}"))


def show_release(made: Release, name: str, since: Changes | None) -> None:
    """Print what a release holds, what changed since the last one, and how it is cited."""
    from dragoman.cli.printable import printable
    from dragoman.record.releases import citation

    click.echo(
        f"Release {made.version}: {made.events} events and commitments, {made.statements} statements and assessments, "
        f"{made.decisions} decisions, from {made.articles} articles."
    )
    if since:
        click.echo(f"Since {since.since}: {counted(since)}.")
    click.echo()
    click.echo(printable(citation(made, name)))


def counted(found: Changes) -> str:
    """Return how many entries changed in each way."""
    from dragoman.export.lines import counted as number_of

    tally = {what: sum(change.what == what for change in found.entries) for what in MARKS}
    parts = [f"{count} {what}" for what, count in tally.items() if count]
    articles = Counter(change.what for change in found.articles)
    parts += [f"{number_of(articles[what], 'article')} {words}" for what, words in ARTICLES.items() if articles[what]]
    parts += [f"{number_of(len(found.decided), 'decision')} made"] * bool(found.decided)
    parts += [f"{number_of(len(found.undone), 'decision')} undone"] * bool(found.undone)
    return ", ".join(parts) or "nothing changed"


def show_changes(found: Changes) -> None:
    """Print each change on a line, with what differs below it."""
    from dragoman.cli.printable import printable

    click.echo(f"From {found.since} to {found.until or 'the record as it is'}: {counted(found)}.")
    for change in (*found.entries, *found.articles):
        click.echo(printable(change_line(change)))
        for field, (before, after) in change.fields.items():
            click.echo(
                printable(
                    f"      {field}: {before if before is not None else '–'} → {after if after is not None else '–'}"
                )
            )
    for sign, decisions in (("+", found.decided), ("-", found.undone)):
        for one in decisions:
            click.echo(
                printable(f"{sign} decision: {one['action']} {one['subject']}, {one['author']} {one['note'] or ''}")
            )


def change_line(change: Change) -> str:
    """Return what changed, on one line."""
    title = f"“{change.title}”" if change.title else None
    became = ARTICLES[change.what] if change.kind == "article" else None
    about = " ".join(
        part for part in (change.kind, change.type, change.between, change.earliest, title, became) if part
    )
    other = {"joined": "now in", "parted": "was in", "changed": "was called"}.get(change.what, "")
    return f"{MARKS[change.what]} {change.key}  {about}" + (f"  ({other} {change.other})" if change.other else "")
