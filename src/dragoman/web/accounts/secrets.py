"""What is sent by browsers and programs in place of a password, and what is kept of it."""

from __future__ import annotations

import hashlib
import secrets

#: What a token begins with, so that programs which look for leaked secrets can know it.
MARK = "dragoman_"
#: 256 bits: guessing is hopeless, so that a plain hash of it is enough.
BYTES = 32


def new_secret(mark: str = "") -> str:
    """Return a secret that nobody can guess."""
    return mark + secrets.token_urlsafe(BYTES)


def kept(secret: str) -> bytes:
    """Return what is kept of a secret."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).digest()
