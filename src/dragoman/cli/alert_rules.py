"""The commands of ``dragoman alerts`` about rules, channels and deliveries that failed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from dragoman.cli.deciding import by_author
from dragoman.cli.options import IsoDate, as_json_lines, of_the_record

Command = TypeVar("Command", bound=Callable[..., Any])
#: Options that stand for fields of a rule: name, how many values, what it means.
FIELDS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("--between", {"nargs": 2, "metavar": "A B", "help": "Two countries, by code or name."}),
    ("--level", {"metavar": "LEVEL", "help": "heads, ministers, officials or any."}),
    ("--medium", {"multiple": True, "metavar": "MEDIUM", "help": "Only contacts by this means."}),
    ("--status", {"multiple": True, "metavar": "STATUS", "help": "Only contacts that stand so."}),
    ("--days", {"type": int, "metavar": "N", "help": "A silence longer than this; days of a digest."}),
    ("--times-usual", {"type": float, "metavar": "X", "help": "A silence at least so many times the usual one."}),
    ("--within", {"type": int, "metavar": "N", "help": "Commitments due within so many days."}),
    ("--kind", {"multiple": True, "metavar": "KIND", "help": "Only commitments of this kind."}),
    ("--becomes", {"multiple": True, "metavar": "STATE", "help": "Commitments that are overdue, broken, kept …"}),
    ("--of", {"metavar": "A", "help": "Whose tone."}),
    ("--towards", {"metavar": "B", "help": "Towards whom."}),
    ("--steps", {"type": int, "metavar": "N", "help": "By how many steps the tone changes."}),
    ("--direction", {"metavar": "WAY", "help": "harsher, friendlier or either."}),
    ("--topic", {"metavar": "TOPIC", "help": "Only statements on this topic."}),
    ("--verdict", {"multiple": True, "metavar": "VERDICT", "help": "What the record says of the claim."}),
    ("--about", {"multiple": True, "metavar": "WHAT", "help": "What is in dispute: date, status or medium."}),
    ("--by", {"metavar": "PERIOD", "help": "month or quarter."}),
    ("--since", {"type": IsoDate(), "metavar": "YYYY-MM-DD", "help": "Tell nothing that was before this day."}),
    ("--url", {"metavar": "URL", "help": "Where a webhook is posted to, or a feed will be published."}),
    ("--secret", {"metavar": "VARIABLE", "help": "The environment variable that holds the webhook's secret."}),
    ("--path", {"metavar": "FILE", "help": "The file of a feed or digest."}),
    ("--rule", {"multiple": True, "metavar": "NAME", "help": "Only alerts of this rule go to the channel."}),
)
#: Options that are called otherwise than the field, by kind of rule or channel where that matters.
NAMES = {"kind": "kinds", "rule": "rules"}


def with_fields(command: Command) -> Command:
    """Add the options that stand for fields of rules and channels."""
    for name, values in reversed(FIELDS):
        command = click.option(name, **values)(command)
    return command


@click.command("add")
@click.argument("arguments", nargs=-1, required=True, metavar="FILE | NAME KIND")
@of_the_record
@with_fields
@click.option("--replace", is_flag=True, help="Take the place of a rule of that name.")
@by_author("--author")
@as_json_lines
def add_command(
    *, arguments: tuple[str, ...], path: Path, replace: bool, author: str, as_json: bool, **fields: Any
) -> None:
    """Add rules or channels to a record.

    Give a FILE of rules (TOML), or the NAME of one and its KIND: contact, silence, commitment_due, commitment, tone,
    claim, dispute or change_point; of a channel: webhook, feed or digest. docs/alerts.md has examples.
    """
    from dragoman.alerts.store import add_rules
    from dragoman.cli.listing import print_json
    from dragoman.door import open_record

    file = rules_typed(arguments, given(fields))
    with open_record(path) as record, record.writing() as connection:
        new = add_rules(connection, file, author=author, replace=replace)
    if as_json:
        print_json([{"added": new}])
    else:
        click.echo(f"added {', '.join(new)}" if new else "All of it is there already.")


def given(fields: dict[str, Any]) -> dict[str, Any]:
    """Return the fields that were typed, by their names in a file."""
    return {NAMES.get(name, name): value for name, value in fields.items() if value not in (None, ())}


def rules_typed(arguments: tuple[str, ...], fields: dict[str, Any]) -> Any:
    """Return the rules of a file, or the one that the options tell."""
    from dragoman.alerts.rule_files import RuleFile, channel_from, read_rules, rule_from
    from dragoman.alerts.rules import CHANNELS

    if len(arguments) == 1:
        if fields:
            raise click.UsageError("A file says everything itself: give a FILE alone, or NAME KIND with options.")
        return read_rules(Path(arguments[0]))
    if len(arguments) != 2:  # noqa: PLR2004
        raise click.UsageError("Give a FILE of rules, or the NAME of one rule and its KIND.")
    name, kind = arguments
    check_given(kind, fields)
    if kind in CHANNELS:
        return RuleFile(channels=(channel_from({"name": name, "to": kind, **fields}),))
    media = fields.pop("medium", None)
    if media:
        fields |= {"media": media} if kind != "silence" else {"medium": media[0]} if len(media) == 1 else {}
        if kind == "silence" and len(media) > 1:
            raise click.UsageError("A silence is by one --medium or by any: give one, or none.")
    return RuleFile(rules=(rule_from({"name": name, "when": kind, **fields}),))


def check_given(kind: str, given: dict[str, Any]) -> None:
    """Refuse a rule or channel without an option that its kind cannot do without; an unknown kind is refused later."""
    from dragoman.alerts.rule_files import required
    from dragoman.alerts.rules import CHANNELS, KINDS
    from dragoman.alerts.settings import fields

    options = {NAMES.get(field(name), field(name)): name for name, _ in FIELDS}
    needed = required(KINDS[kind]) if kind in KINDS else required(CHANNELS[kind]) if kind in CHANNELS else []
    missing = [name for name in needed if name in options and name not in given]
    if missing:
        told = "; ".join(f"{options[name]}: {fields()[name].expects}" for name in missing)
        raise click.UsageError(f"“{kind}” needs {told}.")


def field(option: str) -> str:
    """Return the name under which the value of an option comes."""
    return option.removeprefix("--").replace("-", "_")


@click.command("list")
@of_the_record
@as_json_lines
def list_command(*, path: Path, as_json: bool) -> None:
    """List the rules and channels of a record."""
    from dragoman.alerts.store import channels_of, counts, rules_of
    from dragoman.cli.listing import print_json
    from dragoman.cli.printable import printable
    from dragoman.door import open_record

    with open_record(path, write=False) as record, record.reading() as connection:
        rules, channels, told = rules_of(connection), channels_of(connection), counts(connection)
    if as_json:
        print_json([*rules, *channels])
        return
    if not rules and not channels:
        click.echo("The record has no rule yet; add one with “dragoman alerts add”.", err=True)
    for rule in rules:
        click.echo(printable(f"{rule.name}  {rule.when}  {said(rule, 'when')}  {told.get(rule.name, 0)} told"))
    for channel in channels:
        click.echo(printable(f"{channel.name}  to {channel.to}  {said(channel, 'to')}"))


def said(entry: Any, tag: str) -> str:
    """Return what a rule or channel says, in one line."""
    parts = []
    for name in entry.__struct_fields__:
        value = getattr(entry, name)
        if name in ("name", tag) or value in (None, ()):
            continue
        words = " ".join(map(str, value)) if isinstance(value, tuple) else f"{value}"
        parts.append(f"{name}: {words}")
    return " · ".join(parts)


@click.command("remove")
@click.argument("name")
@of_the_record
def remove_command(*, name: str, path: Path) -> None:
    """Take out a rule or a channel.

    What it has told stays; added again, it does not tell it again.
    """
    from dragoman.alerts.store import remove
    from dragoman.door import open_record

    with open_record(path) as record, record.writing() as connection:
        what = remove(connection, name)
    click.echo(f"removed the {what} {name}")


@click.command("failed")
@of_the_record
@click.option("--retry", is_flag=True, help="Put them into the queue again; the next run delivers them.")
@click.argument("keys", nargs=-1)
@as_json_lines
def failed_command(*, path: Path, retry: bool, keys: tuple[str, ...], as_json: bool) -> None:
    """List deliveries that were given up.

    KEYS, with --retry, are those of the deliveries to try again; all, unless given.
    """
    from dragoman.alerts.dead_letters import put_back, set_aside
    from dragoman.cli.listing import print_json
    from dragoman.cli.printable import printable
    from dragoman.door import open_record
    from dragoman.export.lines import counted

    if keys and not retry:
        raise click.UsageError("KEYS are given with --retry.")
    with open_record(path, write=retry) as record:
        if retry:
            with record.writing() as connection:
                count = put_back(connection, keys)
            click.echo(f"{count} put back into the queue; “dragoman alerts run” delivers them.")
            return
        with record.reading() as connection:
            found = set_aside(connection)
    if as_json:
        print_json(found)
        return
    if not found:
        click.echo("No delivery was given up.", err=True)
    for one in found:
        click.echo(printable(f"{one.key}  {one.channel}  {one.title}"))
        tried = f"{counted(one.attempts, 'attempt')}, the last at {one.at}" if one.at else "never attempted"
        click.echo(printable(f"    {tried}: {one.reason or 'its channel was removed'}"))
