"""The frozen types of accounts: roles, an account, what lists show of accounts and tokens."""

from __future__ import annotations

from typing import Literal

from dragoman.types import Frozen

Role = Literal["reader", "reviewer", "administrator"]
#: From the least to the most allowed; each may do what those before it may.
ROLES: tuple[Role, ...] = ("reader", "reviewer", "administrator")


class Account(Frozen):
    """Somebody who may use the app."""

    #: As it stands in the history of what he changes.
    name: str
    role: Role

    def may(self, role: Role) -> bool:
        """Whether the account may do what a role may."""
        return ROLES.index(self.role) >= ROLES.index(role)


class Listed(Frozen):
    """An account as lists show it."""

    name: str
    role: Role
    #: When it was made, in UTC.
    made: str
    #: Browsers that are signed in, and tokens that are good now.
    sessions: int
    tokens: int


class Token(Frozen):
    """A token as lists show it; it itself is kept nowhere."""

    id: int
    account: str
    role: Role
    made: str
    #: When it ends, in UTC; None where it does not.
    until: str | None
    #: What it is for, in the words of its owner.
    purpose: str = ""
