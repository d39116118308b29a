"""The words that refer without naming, loaded from ``reference.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Reference(NamedTuple):
    """The lists of ``reference.toml``."""

    pronouns: dict[str, str]
    pair_persons: frozenset[str]
    pair_states: frozenset[str]
    pair_markers: frozenset[str]
    pair_plurals: frozenset[str]
    bodies: dict[str, str]
    first_person: frozenset[str]
    salience: dict[str, float]


@cache
def reference() -> Reference:
    """Return the lists, read once."""
    data = tomllib.loads(files("dragoman.actors").joinpath("data/reference.toml").read_text("utf-8"))
    return Reference(
        pronouns=data["pronouns"],
        pair_persons=frozenset(data["pairs"]["persons"]),
        pair_states=frozenset(data["pairs"]["states"]),
        pair_markers=frozenset(data["pairs"]["markers"]),
        pair_plurals=frozenset(data["pairs"]["plurals"]),
        bodies=data["bodies"],
        first_person=frozenset(data["first_person"]["words"]),
        salience=data["salience"],
    )
