"""What states, bodies and movements are called for the kind of them, loaded from ``kinds.toml``."""

from __future__ import annotations

from functools import cache

from dragoman.data_files import Checked, read_table


class StateKinds(Checked, frozen=True):
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


class BodyKinds(Checked, frozen=True):
    """What bodies of states are called."""

    nouns: frozenset[str]
    described: frozenset[str]
    blocs: frozenset[str]
    blocs_described: frozenset[str]
    no_blocs: frozenset[str]
    sized: frozenset[str]
    bare: frozenset[str]
    only: dict[str, frozenset[str]]
    of_the_world: dict[str, frozenset[str]]


class MovementKinds(Checked, frozen=True):
    """What those are called who fight a state."""

    nouns: frozenset[str]
    described: frozenset[str]
    backing: frozenset[str]
    sectors: frozenset[str]


class KindWords(Checked, frozen=True):
    """The content of ``kinds.toml``."""

    states: StateKinds
    bodies: BodyKinds
    movements: MovementKinds


@cache
def kind_words() -> KindWords:
    """Return the lists, read once.

    Raises:
        VocabularyError: The file is damaged.
    """
    return read_table("dragoman.actors", "data/kinds.toml", KindWords)


@cache
def nouns_of_kinds() -> frozenset[str]:
    """Return the nouns by which states, bodies and movements are called."""
    words = kind_words()
    return words.states.nouns | words.bodies.nouns | words.bodies.only.keys() | words.movements.nouns
