"""Passwords: what may be one, how it is kept, how it is checked."""

from __future__ import annotations

import unicodedata
from functools import cache, cached_property
from typing import TYPE_CHECKING

from dragoman.errors import AccountError
from dragoman.types import Frozen

if TYPE_CHECKING:
    from argon2 import PasswordHasher

#: NIST SP 800-63B-4 (3.1.1.2) asks for 15 characters where a password is all there is, and for no rules on what they
#: are; it allows for 8 beside a second factor. Tries are slowed here, so it is a number between the two.
LEAST = 12
#: Longer ones would only keep the machine busy.
MOST = 1000


class Hashing(Frozen):
    """What a hash costs; the defaults of argon2-cffi (RFC 9106, low memory) where it is None."""

    time_cost: int | None = None
    #: In KiB.
    memory_cost: int | None = None
    parallelism: int | None = None


class Passwords:
    """Hashes and checks passwords by argon2id."""

    def __init__(self, hashing: Hashing | None = None) -> None:
        """Take what a hash costs."""
        self.hashing = hashing or Hashing()

    @cached_property
    def hasher(self) -> PasswordHasher:
        """What hashes; argon2-cffi makes it argon2id."""
        from argon2 import PasswordHasher

        names = ("time_cost", "memory_cost", "parallelism")
        given = {name: getattr(self.hashing, name) for name in names}
        return PasswordHasher(**{name: value for name, value in given.items() if value is not None})

    @cached_property
    def nobody(self) -> str:
        """A hash that is checked for names that nobody has, so that they take as long as others."""
        return self.hasher.hash("nobody has this password")

    def prepare(self) -> str:
        """Make that hash before anybody asks: the first unknown name would take longer."""
        return self.nobody

    def hashed(self, password: str) -> str:
        """Return what is kept of a new password.

        Raises:
            AccountError: It is too short or too long.
        """
        wanted = normal(password)
        if not LEAST <= len(wanted) <= MOST:
            raise AccountError(f"a password must have {LEAST} to {MOST:,} characters; choose another")
        return self.hasher.hash(wanted)

    def right(self, kept: str | None, password: str) -> bool:
        """Whether a password is the one that is kept; of nobody it never is, and that takes as long."""
        from argon2.exceptions import InvalidHashError, VerificationError

        try:
            return self.hasher.verify(kept or self.nobody, normal(password)[:MOST]) and kept is not None
        except (VerificationError, InvalidHashError):
            return False

    def hashed_anew(self, password: str) -> str:
        """Return what is kept of a password that is right, with the costs of now."""
        return self.hasher.hash(normal(password)[:MOST])

    def outdated(self, kept: str) -> bool:
        """Whether a hash was made with other costs than are asked for now."""
        return self.hasher.check_needs_rehash(kept)


@cache
def usual() -> Passwords:
    """Return what hashes by the defaults of the library."""
    return Passwords()


def normal(password: str) -> str:
    """Return a password as it is hashed, however a keyboard composes its letters (NIST SP 800-63B-4, 3.1.1.2)."""
    return unicodedata.normalize("NFKC", password)
