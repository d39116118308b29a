"""The command that lists contacts."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import Code, as_json_lines, of_the_record, within_days

if TYPE_CHECKING:
    from dragoman.record.types import EventEntry

RANKS = ("heads", "ministers", "officials")
MEDIA = ("phone", "video", "in_person", "visit", "letter", "message", "intermediary", "unspecified")
STATUSES = ("happened", "ongoing", "planned", "called_for", "hypothetical", "negated", "disputed", "moved")


@click.command()
@of_the_record
@click.option("--between", nargs=2, metavar="A B", help="Two countries, by code (USA) or name.")
@click.option(
    "--with", "names", multiple=True, metavar="NAME",
    help="A person, an organisation or a country that takes part; given several times, each of them does.",
)  # fmt: skip
@click.option("--medium", type=Code("medium", MEDIA), help="Only contacts by this means; in_person has the visits too.")
@click.option("--level", type=Code("level", RANKS), help="Only contacts at this rank; lists say leaders for heads.")
@click.option(
    "--status",
    type=Code("status", STATUSES),
    help="Only contacts that are shown so: what some reports deny is disputed, and none that happened.",
)
@within_days
@as_json_lines
def contacts(
    *,
    path: Path,
    between: tuple[str, str] | None,
    names: tuple[str, ...],
    medium: str | None,
    level: str | None,
    status: str | None,
    since: date | None,
    until: date | None,
    as_json: bool,
) -> None:
    """List contacts: all, of two countries, or with somebody.

    The earliest is first, those without a day last; of each it is said how many articles report it, of how many
    independent origins.
    """
    from dragoman.cli.listing import print_json, print_sections
    from dragoman.door import open_record
    from dragoman.export.lines import of_event
    from dragoman.record.contacts import COUNTED

    with open_record(path, write=False) as record:
        if between and not names:
            found = record.events_between(*between, since=since, until=until, contacts=True)
        else:
            found = record.contacts_with(*names, between=between, since=since, until=until)
    whose = ", ".join([*([" — ".join(between)] if between else []), *(f"with {name}" for name in names)])
    if len(found) >= COUNTED:
        click.echo(
            f"note: only the latest {COUNTED:,} are looked at; --since, --between or --with narrows them", err=True
        )
    found = [entry for entry in found if suits(entry, medium, level, status)]
    if as_json:
        print_json(found)
    elif not found:
        click.echo(f"No such contact in the record{f': {whose}' if whose else ''}.", err=True)
    else:
        print_sections([(f"Contacts {whose}".rstrip(), [of_event(entry) for entry in found])])


def suits(entry: EventEntry, medium: str | None, level: str | None, status: str | None) -> bool:
    """Whether a contact is one of those asked for."""
    media = {"in_person", "visit"} if medium == "in_person" else {medium}
    return (
        (medium is None or entry.medium in media)
        and (level is None or entry.level == level)
        and (status is None or entry.stands == status)
    )
