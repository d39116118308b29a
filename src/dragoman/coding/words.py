"""The small closed lists of words that the coder asks for, loaded from ``data/words.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def words(name: str) -> frozenset[str]:
    """Return one list of ``words.toml``."""
    return _lists()[name]


@cache
def _lists() -> dict[str, frozenset[str]]:
    data = tomllib.loads(files("dragoman.coding").joinpath("data/words.toml").read_text("utf-8"))
    return {name: frozenset(entries) for name, entries in data["lists"].items()}
