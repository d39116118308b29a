"""What is asked for by a word: one of some, or nothing can be told."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.errors import QueryError


def check_word(name: str, word: str, words: Iterable[str]) -> None:
    """Refuse a word that is none of those that can be asked for.

    Raises:
        QueryError: It is none of them.
    """
    allowed = tuple(words)
    if word not in allowed:
        raise QueryError(f"there is no {name} {word!r}; choose one of {', '.join(allowed)}")
