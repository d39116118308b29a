"""Forms of address and titles before a name that is typed: they are no part of it."""

from __future__ import annotations

from dragoman.actors.reference import reference
from dragoman.actors.registry import load_registry


def without_titles(name: str) -> str:
    """Return a name without the titles before it ("Mr", "Foreign Minister"); what is but titles stays as it is."""
    words = name.split()
    at = 0
    while length := title_at(words, at):
        at += length
    return " ".join(words[at:])


def title_at(words: list[str], at: int) -> int:
    """Return of how many words the longest title is that begins at one and has a word after it; 0 for none."""
    lengths = range(len(words) - at - 1, 0, -1)
    return next((length for length in lengths if is_title(" ".join(words[at : at + length]))), 0)


def is_title(words: str) -> bool:
    """Whether words are a form of address or name an office."""
    told = words.casefold()
    return told in load_registry().roles.by_title or bool({told, told.rstrip(".")} & reference().honorifics.keys())
