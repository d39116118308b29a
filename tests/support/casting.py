"""The actors of a text, as the coder meets them."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from dragoman.actors.cast import Cast
from dragoman.actors.names import find_all
from dragoman.actors.registry import load_registry
from dragoman.actors.resolution import resolve
from dragoman.language.analysis import analyse
from dragoman.types import Publication

DAY = date(2025, 3, 10)


@lru_cache(maxsize=256)
def cast_of(text: str, day: date | None = DAY, publisher: str = "") -> Cast:
    """Return the actors of a text that appeared on a day."""
    analysis = analyse(text)
    registry = load_registry()
    published = Publication(earliest=day, latest=day, basis="given", because=()) if day else None
    found = find_all(text, analysis, registry, ())
    return resolve(text, analysis, registry, found, published, publisher=publisher)
