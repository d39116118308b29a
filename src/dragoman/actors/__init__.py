"""Who acts: the registry of states, organisations, groups and people, and what names them in a text.

The names below are loaded when they are first used, so that one module does not bring in all others.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.actors.registry import Registry, load_registry

__all__ = ["Registry", "load_registry"]

HOMES = {
    "Registry": "dragoman.actors.registry",
    "load_registry": "dragoman.actors.registry",
}


def __getattr__(name: str) -> Any:
    """Load a public name on first use."""
    if name in HOMES:
        return getattr(importlib.import_module(HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
