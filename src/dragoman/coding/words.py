"""The small closed lists of words that the coder asks for, loaded from ``data/words.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.language.syntax import Tree


@cache
def words(name: str) -> frozenset[str]:
    """Return one list of ``words.toml``."""
    return _lists()[name]


def is_pointed_to(tree: Tree, word: int) -> bool:
    """Whether a noun means something that was spoken of: "the talks", "that call"."""
    return any(tree.lemma(determiner) in words("pointing") for determiner in tree.children(word, "det"))


@cache
def _lists() -> dict[str, frozenset[str]]:
    data = tomllib.loads(files("dragoman.coding").joinpath("data/words.toml").read_text("utf-8"))
    return {name: frozenset(entries) for name, entries in data["lists"].items()}
