"""The actors of a text, as the coder meets them."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from dragoman.actors.cast import Cast, Mention
from dragoman.actors.names import find_all
from dragoman.actors.publisher import Origin
from dragoman.actors.registry import load_registry
from dragoman.actors.resolution import resolve
from dragoman.language.analysis import analyse
from dragoman.types import Publication

DAY = date(2025, 3, 10)


@lru_cache(maxsize=256)
def cast_of(text: str, day: date | None = DAY, publisher: str = "", *, organ: bool = False) -> Cast:
    """Return the actors of a text that appeared on a day, published in a state, maybe by an organ of it."""
    analysis = analyse(text)
    registry = load_registry()
    published = Publication(earliest=day, latest=day, basis="given", because=()) if day else None
    found = find_all(text, analysis, registry, ())
    return resolve(text, analysis, registry, found, published, origin=Origin(publisher, organ=organ))


def mention_of(cast: Cast, text: str, words: str) -> Mention | None:
    """Return the shortest mention that covers the last occurrence of some words."""
    start = text.rindex(words)
    found = [m for m in cast.mentions if m.start < start + len(words) and start < m.end]
    return min(found, key=lambda m: (abs(m.start - start) + abs(m.end - start - len(words)), m.kind), default=None)


def names_at(text: str, words: str, day: date | None = DAY) -> list[str]:
    """Return the names of those whom the last occurrence of some words means, in the order of the alphabet."""
    cast = cast_of(text, day)
    mention = mention_of(cast, text, words)
    return sorted(cast.actors[actor].name for actor in mention.actors) if mention else []
