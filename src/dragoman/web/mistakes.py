"""What is wrong with what was asked, as its page shows it: in words, with the way to what may have been meant."""

from __future__ import annotations

import re

from dragoman.errors import QueryError
from dragoman.web.types import Asked, Link

#: Before what may have been meant.
HINT = re.compile(r"(did you mean |name the country: )")


def told(error: QueryError, asked: Asked) -> tuple[str | Link, ...]:
    """Return what was wrong with the filters of a page, in which what may have been meant leads to it."""
    message = error.message[:1].upper() + error.message[1:]
    message += "" if message.endswith((".", "?")) else "."
    field = next((name for name, value in asked.query if error.typed and value.strip() == error.typed.strip()), "")
    said = HINT.split(message, maxsplit=1)
    if not field or not error.near or len(said) == 1:
        return (message,)
    before, hint, names = said
    near = "|".join(map(re.escape, sorted(error.near, key=len, reverse=True)))
    parts = re.split(f"({near})", names)
    return (before + hint, *(meant(part, asked, field) if part in error.near else part for part in parts if part))


def meant(name: str, asked: Asked, field: str) -> Link:
    """Return the way to the page with a filter as it may have been meant."""
    return Link(text=name, href=asked.address(**{field: name}))
