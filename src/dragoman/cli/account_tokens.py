"""The commands for the tokens that programs send to the app."""

from __future__ import annotations

from pathlib import Path

import click

from dragoman.cli.options import as_json_lines, of_the_record

MOST_DAYS = 3650


@click.group()
def token() -> None:
    """Make and remove the tokens that programs send."""


@token.command()
@of_the_record
@click.argument("name")
@click.option(
    "--days", type=click.IntRange(1, MOST_DAYS), metavar="N", help="How long it is good; for ever unless given."
)
@click.option("--for", "purpose", metavar="TEXT", default="", help="What it is for, as lists show it.")
def add(*, path: Path, name: str, days: int | None, purpose: str) -> None:
    """Make a token with the role of an account, and print it.

    It is shown this once: only its SHA-256 is kept.
    """
    from dragoman.web.accounts import tokens
    from dragoman.web.accounts.file import accounts_path

    click.echo(tokens.add(accounts_path(path), name, days, purpose=purpose))
    click.echo("Keep it as you would a password; a program sends it as “Authorization: Bearer TOKEN”.", err=True)


@token.command("list")
@of_the_record
@as_json_lines
def list_tokens(*, path: Path, as_json: bool) -> None:
    """List the tokens, without what they are."""
    from dragoman.cli.listing import print_json
    from dragoman.cli.printable import printable
    from dragoman.web.accounts import tokens
    from dragoman.web.accounts.file import accounts_path

    found = tokens.listed(accounts_path(path))
    if as_json:
        print_json(found)
    for one in () if as_json else found:
        end = f"until {one.until[:10]}" if one.until else "without end"
        purpose = f"  for {one.purpose}" if one.purpose else ""
        click.echo(printable(f"{one.id}  {one.account}, {one.role}  made {one.made[:10]}  {end}{purpose}"))


@token.command()
@of_the_record
@click.argument("number", type=int, metavar="NUMBER")
def remove(*, path: Path, number: int) -> None:
    """Remove a token, by the number that “token list” shows."""
    from dragoman.web.accounts import tokens
    from dragoman.web.accounts.file import accounts_path

    tokens.remove(accounts_path(path), number)
    click.echo(f"removed: token {number}")
