"""Options that several commands share, with the checks on their values."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
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
