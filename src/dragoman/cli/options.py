"""Options that several commands share, with the checks on their values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

import click

Command = TypeVar("Command", bound=Callable[..., Any])


class IsoDate(click.ParamType):  # type: ignore[type-arg]  # generic in the stubs only
    """A day in ISO 8601."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day, or fail with what was expected."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a day. Give it as YEAR-MONTH-DAY, for example 2024-03-18.", param, ctx)


class Code(click.Choice):  # type: ignore[type-arg]  # generic in the stubs only
    """One of some codes, typed as such or as lists and pages call it: heads, or leaders."""

    def __init__(self, group: str, codes: Sequence[str]) -> None:
        """Keep the group of names that the codes have in lists."""
        super().__init__(codes)
        self.group = group

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the code, or fail with what was expected."""
        from dragoman.export.labels import label

        named = {label(self.group, code): code for code in self.choices}
        return super().convert(named.get(value, value), param, ctx)


class WebAddress(click.ParamType):  # type: ignore[type-arg]  # generic in the stubs only
    """An address beginning with http:// or https://."""

    name = "url"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the address, or fail with what was expected."""
        try:
            parts = urlsplit(value)
        except ValueError:
            parts = urlsplit("")
        if parts.scheme in ("http", "https") and parts.hostname:
            return str(value)
        self.fail(f"{value!r} is not a web address. Give it in full, for example https://example.org/a.", param, ctx)


def of_the_record(command: Command) -> Command:
    """Add the option that names the record."""
    return click.option(
        "--record",
        "path",
        required=True,
        envvar="DRAGOMAN_RECORD",
        show_envvar=True,
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="The record.",
    )(command)


class FieldNames(click.ParamType):  # type: ignore[type-arg]  # generic in the stubs only
    """Names of fields, such as title=headline,text=body."""

    name = "map"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the fields, or fail with what was expected."""
        from dragoman.archives.fields import Fields, parse_fields
        from dragoman.errors import ArchiveError

        if isinstance(value, Fields):
            return value
        try:
            return parse_fields(value)
        except ArchiveError as error:
            self.fail(error.message, param, ctx)


def of_a_dump(command: Command) -> Command:
    """Add the option that names the fields of JSON Lines."""
    return click.option(
        "--map",
        "fields",
        type=FieldNames(),
        metavar="WHAT=FIELD,...",
        help="Which fields of a JSON Lines dump hold title, text, url, date and outlet, where they have unusual names: "
        "title=headline,text=body. A dot goes into an object within: outlet=source.name.",
    )(command)


def from_hosts(command: Command) -> Command:
    """Add the option that names hosts which may be asked although they are inside a network."""
    return click.option(
        "--allow-host",
        "allow_hosts",
        multiple=True,
        metavar="NAME",
        help="A host that may be asked although its address is not public; may be given several times.",
    )(command)


def by_workers(command: Command) -> Command:
    """Add the option that says how many processes read."""
    return click.option(
        "--workers",
        type=click.IntRange(min=1),
        default=1,
        show_default=True,
        metavar="N",
        help="How many processes read at the same time. What comes out does not depend on it.",
    )(command)


def behind_a_gate(of: str, *, default: bool | None = None) -> Callable[[Command], Command]:
    """Return what adds the option of the gate.

    Args:
        of: What it stands before where nothing is said, in words.
        default: What holds then.
    """
    return click.option(
        "--gate/--no-gate",
        default=default,
        help=f"Pass over what holds nothing diplomatic, told from its words before it is read. [default: {of}]",
    )


def in_order(ctx: click.Context, param: click.Parameter, value: date | None) -> date | None:
    """Return a day of a period, or fail where the period would end before it begins."""
    days = {**ctx.params, str(param.name): value}
    since, until = days.get("since"), days.get("until")
    if since and until and since > until:
        raise click.UsageError(f"--since {since} is after --until {until}. Turn them round.")
    return value


def within_days(command: Command) -> Command:
    """Add the options that keep to a period."""
    for option in (
        click.option(
            "--until", type=IsoDate(), callback=in_order, metavar="YYYY-MM-DD", help="Leave out what was later."
        ),
        click.option(
            "--since", type=IsoDate(), callback=in_order, metavar="YYYY-MM-DD", help="Leave out what was earlier."
        ),
    ):
        command = option(command)
    return command


def as_json_lines(command: Command) -> Command:
    """Add the option that prints for programs."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON, one object a line.")(command)


def about_the_article(command: Command) -> Command:
    """Add the options that say what the caller knows about the article."""
    for option in (
        click.option("--outlet", metavar="NAME", help="Who published the article, if it does not say so itself."),
        click.option("--url", type=WebAddress(), metavar="URL", help="The address that the article was published at."),
        click.option(
            "--date",
            "published",
            type=IsoDate(),
            metavar="YYYY-MM-DD",
            help="The day on which the article was published; otherwise it is read from the document or inferred.",
        ),
    ):
        command = option(command)
    return command
