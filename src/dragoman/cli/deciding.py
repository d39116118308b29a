"""Who decides: the option that commands of reviewers share."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])


def login_name() -> str:
    """Return the name under which the user is logged in."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError) as error:
        raise click.UsageError("The system gives no login name: say who decides.") from error


def by_author(name: str) -> Callable[[Command], Command]:
    """Return an option of this name that says who decides; the login name where it is not given."""
    return click.option(
        name, "author", default=login_name, show_default="your login name", metavar="NAME", help="Who decides."
    )
