"""The commands that say who may use the app when others are served."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.account_tokens import token
from dragoman.cli.options import as_json_lines, of_the_record

if TYPE_CHECKING:
    from dragoman.web.accounts.types import Listed

#: Repeated here, so that the help needs nothing of the app; a test compares them.
ROLES = ("reader", "reviewer", "administrator")
#: Longest line that is read as a password.
LONGEST_LINE = 10_000
Command = Callable[..., None]


def from_stdin(command: Command) -> Command:
    """Add the option that takes a password from a program."""
    return click.option("--password-stdin", "piped", is_flag=True,
                        help="Take the password from the first line of standard input.")(command)  # fmt: skip


@click.group()
def accounts() -> None:
    """Say who may use “dragoman serve --accounts”.

    Accounts are kept in a file of their own beside the record, RECORD.accounts, which only you can read.
    """


accounts.add_command(token)


@accounts.command()
@of_the_record
@click.argument("name")
@click.option("--role", type=click.Choice(ROLES), required=True,
              help="A reader sees; a reviewer also decides, writes briefs and has articles read; an administrator also "
              "changes sources, removes things and makes accounts.")  # fmt: skip
@from_stdin
def add(*, path: Path, name: str, role: str, piped: bool) -> None:
    """Make an account.

    The password is asked for twice and not shown.
    """
    from dragoman.web.accounts import people
    from dragoman.web.accounts.file import make_file

    file = make_file(path)
    made = people.add(file, people.checked_name(name), role, password_of(piped))
    said(f"added: {made.name}, {made.role}")


@accounts.command("list")
@of_the_record
@as_json_lines
def list_accounts(*, path: Path, as_json: bool) -> None:
    """List the accounts."""
    from dragoman.cli.listing import print_json
    from dragoman.web.accounts import people
    from dragoman.web.accounts.file import accounts_path

    found = people.listed(accounts_path(path))
    if as_json:
        print_json(found)
    for one in () if as_json else found:
        said(line_of(one))


@accounts.command()
@of_the_record
@click.argument("name")
@click.option("--role", type=click.Choice(ROLES), required=True, help="What the account may do from now on.")
def change(*, path: Path, name: str, role: str) -> None:
    """Give an account another role."""
    from dragoman.web.accounts import people
    from dragoman.web.accounts.file import accounts_path

    people.set_role(accounts_path(path), name, role)
    said(f"changed: {name}, {role}")


@accounts.command()
@of_the_record
@click.argument("name")
def remove(*, path: Path, name: str) -> None:
    """Remove an account; its sessions and tokens end at once.

    What it decided and wrote stays in the record, under its name.
    """
    from dragoman.web.accounts import people
    from dragoman.web.accounts.file import accounts_path

    people.remove(accounts_path(path), name)
    said(f"removed: {name}")


@accounts.command()
@of_the_record
@click.argument("name")
@from_stdin
def password(*, path: Path, name: str, piped: bool) -> None:
    """Give an account another password.

    Browsers that are signed in with the one before are signed out; tokens stay as they are.
    """
    from dragoman.web.accounts import people
    from dragoman.web.accounts.file import accounts_path

    people.set_password(accounts_path(path), name, password_of(piped))
    said(f"changed: the password of {name}")


@accounts.command()
@of_the_record
@as_json_lines
@click.option("--last", type=click.IntRange(1), default=50, show_default=True, metavar="N", help="So many lines.")
def log(*, path: Path, as_json: bool, last: int) -> None:
    """Tell what happened to the accounts, the latest first.

    Who signed in or tried to, who made, changed and removed accounts and tokens.
    """
    from dragoman.cli.listing import print_json
    from dragoman.web.accounts.file import accounts_path
    from dragoman.web.accounts.log import happened

    found = happened(accounts_path(path), count=last)
    if as_json:
        print_json(found)
    for one in () if as_json else found:
        said("  ".join(part for part in (one.at, one.action, one.account, one.detail, f"by {one.author}") if part))


def password_of(piped: bool) -> str:
    """Return a password, from a program or from the terminal, where it is typed twice."""
    if piped:
        return sys.stdin.readline(LONGEST_LINE).rstrip("\r\n")
    return str(click.prompt("Password", hide_input=True, confirmation_prompt="The same once more"))


def line_of(account: Listed) -> str:
    """Return an account as a line."""
    from dragoman.export.lines import counted

    sessions, tokens = counted(account.sessions, "browser"), counted(account.tokens, "token")
    return f"{account.name}  {account.role}  made {account.made[:10]}  signed in with {sessions}, {tokens}"


def said(line: str) -> None:
    """Print a line; a name may hold anything."""
    from dragoman.cli.printable import printable

    click.echo(printable(line))
