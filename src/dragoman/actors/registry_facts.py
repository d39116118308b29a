"""What else a text names: the support for readings that cannot stand alone."""

from __future__ import annotations

from collections.abc import Iterable, Set

from dragoman.actors.registry_surfaces import SurfaceIndex

#: Kinds of surface that name a state without doubt; a place or a surname supports nothing.
TELLING = frozenset({"name", "adjective", "demonym", "capital", "seat", "organisation", "group", "person"})


class Facts:
    """Which entities and states a text names, and by which keys."""

    def __init__(self, found: Iterable[tuple[str, str]], index: SurfaceIndex, doubtful: Set[str]) -> None:
        """Take the (key, word before it) pairs of a text; keys in doubt support nothing."""
        self.index = index
        self.keys_of: dict[str, set[str]] = {}
        self.befores: dict[str, set[str]] = {}
        for key, before in found:
            self.befores.setdefault(key, set()).add(before)
        for key in self.befores.keys() - doubtful:
            for candidate in index.candidates[key]:
                if candidate.kind in TELLING:
                    self.keys_of.setdefault(candidate.id, set()).add(key)
                    self.keys_of.setdefault(candidate.country, set()).add(key)

    def names(self, owner: str) -> bool:
        """Tell whether a text names an entity, given by its id, or a state or its bodies, given by its code."""
        return bool(owner) and owner in self.keys_of

    def names_otherwise(self, owner: str, key: str) -> bool:
        """Tell whether a text names something by another key than this one."""
        return bool(owner) and bool(self.keys_of.get(owner, set()) - {key})

    def given_before(self, key: str) -> Set[str]:
        """Return the words that stand before a key anywhere in the text."""
        return self.befores.get(key, frozenset())

    def known(self, word: str) -> bool:
        """Tell whether a word begins a name that the registry knows."""
        return word in self.index.longest
