"""What states, bodies and movements are called for the kind of them, loaded from ``kinds.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

from dragoman.errors import RegistryError


class StateKinds(msgspec.Struct, forbid_unknown_fields=True):
    """What states are called."""

    nouns: frozenset[str]
    described: frozenset[str]
    endings: frozenset[str]
    of_form: dict[str, frozenset[str]]
    lying: dict[str, frozenset[str]]

    @property
    def of_places(self) -> frozenset[str]:
        """The single words of which names of regions are made."""
        return frozenset(part for region in self.lying for part in region.split())


class BodyKinds(msgspec.Struct, forbid_unknown_fields=True):
    """What bodies of states are called."""

    nouns: frozenset[str]
    described: frozenset[str]
    blocs: frozenset[str]
    blocs_described: frozenset[str]
    no_blocs: frozenset[str]
    sized: frozenset[str]
    only: dict[str, frozenset[str]]
    of_the_world: dict[str, frozenset[str]]


class MovementKinds(msgspec.Struct, forbid_unknown_fields=True):
    """What those are called who fight a state."""

    nouns: frozenset[str]
    described: frozenset[str]
    backing: frozenset[str]
    sectors: frozenset[str]


class KindWords(msgspec.Struct, forbid_unknown_fields=True):
    """The content of ``kinds.toml``."""

    states: StateKinds
    bodies: BodyKinds
    movements: MovementKinds


@cache
def kind_words() -> KindWords:
    """Return the lists, read once.

    Raises:
        RegistryError: when the file is damaged.
    """
    path = files("dragoman.actors").joinpath("data/kinds.toml")
    try:
        content: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
        return msgspec.convert(content, KindWords)
    except (OSError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise RegistryError(f"expected the words for kinds of actors: {error}", source=str(path)) from error


@cache
def nouns_of_kinds() -> frozenset[str]:
    """Return the nouns by which states, bodies and movements are called."""
    words = kind_words()
    return words.states.nouns | words.bodies.nouns | words.bodies.only.keys() | words.movements.nouns
