"""The accounts, for administrators: who may use the app, as what; and what the forms of that page do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from dragoman.errors import AccountError, EntryNotFoundError
from dragoman.types import Frozen
from dragoman.web.accounts import people, tokens
from dragoman.web.accounts.own_tokens import number_of
from dragoman.web.accounts.types import ROLES, Listed, Token
from dragoman.web.types import Asked, Done, Page, Table

if TYPE_CHECKING:
    from dragoman.door import Record

ADDRESS = "/accounts"
COLUMNS = ("name", "role", "made", "signed in", "tokens")


class AccountsView(Frozen):
    """What the page shows beside the accounts."""

    roles: tuple[str, ...] = ROLES
    #: What was wrong with a form; "" for nothing.
    problem: str = ""
    #: The name that was typed into it.
    name: str = ""
    #: The tokens of all accounts.
    tokens: tuple[Token, ...] = ()


def accounts(record: Record, asked: Asked) -> Page:
    """Return the page of the accounts."""
    return shown(asked, AccountsView())


def shown(asked: Asked, view: AccountsView) -> Page:
    """Return the page, with what was wrong with a form."""
    found = people.listed(file_of(asked))
    view = replace(view, tokens=tokens.listed(file_of(asked)))
    return Page(
        title="Accounts", template="accounts.html", data=found, view=view, section=ADDRESS, table=table_of(found)
    )


def table_of(found: tuple[Listed, ...]) -> Table:
    """Return the accounts as rows."""
    rows = tuple((one.name, one.role, one.made, one.sessions, one.tokens) for one in found)
    return Table(caption="Accounts", columns=COLUMNS, rows=rows)


def add(record: Record, asked: Asked) -> Done:
    """Make an account with a first password."""
    return done(
        asked,
        lambda path: people.add(path, asked.word("name"), asked.word("role"), password_in(asked), author=asked.author),
    )


def change_role(record: Record, asked: Asked) -> Done:
    """Give an account another role."""
    return done(asked, lambda path: people.set_role(path, asked.word("name"), asked.word("role"), author=asked.author))


def remove(record: Record, asked: Asked) -> Done:
    """Remove an account; its sessions and tokens end with it."""
    return done(asked, lambda path: people.remove(path, asked.word("name"), author=asked.author))


def remove_token(record: Record, asked: Asked) -> Done:
    """Remove a token of anybody."""
    return done(asked, lambda path: tokens.remove(path, number_of(asked.word("number")), author=asked.author))


def done(asked: Asked, act: Callable[[Path], object]) -> Done:
    """Do what a form asks for; where it cannot be done, show the page with the reason."""
    try:
        act(file_of(asked))
    except AccountError as error:
        problem = f"{error.message[:1].upper()}{error.message[1:]}."
        return Done(
            page=shown(asked, AccountsView(problem=problem, name=asked.word("name"))), status=400, problem=problem
        )
    return Done(to=ADDRESS)


def password_in(asked: Asked) -> str:
    """Return the password of a form; blanks at its ends are a part of it."""
    return next((value for name, value in asked.query if name == "password"), "")


def file_of(asked: Asked) -> Path:
    """Return the accounts file.

    Raises:
        EntryNotFoundError: The app is served without accounts.
    """
    if asked.accounts is None:
        raise EntryNotFoundError("the app is served without accounts")
    return asked.accounts
