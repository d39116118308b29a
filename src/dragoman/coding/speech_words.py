"""The word lists of statements, loaded from ``data/speech.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def speech_words(name: str) -> frozenset[str]:
    """Return one of the lists by its name.

    Raises:
        KeyError: There is no list of that name.
    """
    return _lists()[name]


@cache
def _lists() -> dict[str, frozenset[str]]:
    text = files("dragoman.coding").joinpath("data", "speech.toml").read_text("utf-8")
    return {name: frozenset(words) for name, words in tomllib.loads(text).items()}
