"""Dragoman turns reporting on international affairs into a sourced record of diplomacy.

``read`` turns one article into a reading, ``read_all`` many; every fact of a reading points at its
words. The names below are loaded when they are first used, so that ``import dragoman`` stays light.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.door import Record, open_record
    from dragoman.errors import (
        ArchiveError,
        ArticleError,
        DateError,
        DecisionError,
        DragomanError,
        EntryNotFoundError,
        ExchangeError,
        FactNotFoundError,
        ForbiddenAddressError,
        IrrelevantError,
        LanguageError,
        ModelError,
        OutputError,
        QueryError,
        RecordBusyError,
        RecordError,
        RecordNotFoundError,
        RecordVersionError,
        RegistryError,
        SourceError,
        VocabularyError,
    )
    from dragoman.export.page import render_page
    from dragoman.reader import explain, read, read_all
    from dragoman.types import (
        Actor,
        Article,
        Assessment,
        Commitment,
        Contact,
        Event,
        Interval,
        Publication,
        Quote,
        Reading,
        Span,
        Statement,
        Unresolved,
    )

__version__ = "0.1.0"

__all__ = [
    "Actor",
    "ArchiveError",
    "Article",
    "ArticleError",
    "Assessment",
    "Commitment",
    "Contact",
    "DateError",
    "DecisionError",
    "DragomanError",
    "EntryNotFoundError",
    "Event",
    "ExchangeError",
    "FactNotFoundError",
    "ForbiddenAddressError",
    "Interval",
    "IrrelevantError",
    "LanguageError",
    "ModelError",
    "OutputError",
    "Publication",
    "QueryError",
    "Quote",
    "Reading",
    "Record",
    "RecordBusyError",
    "RecordError",
    "RecordNotFoundError",
    "RecordVersionError",
    "RegistryError",
    "SourceError",
    "Span",
    "Statement",
    "Unresolved",
    "VocabularyError",
    "__version__",
    "explain",
    "open_record",
    "read",
    "read_all",
    "render_page",
]

HOMES = {"read": "dragoman.reader", "read_all": "dragoman.reader", "explain": "dragoman.reader"}
HOMES["render_page"] = "dragoman.export.page"
HOMES |= {"open_record": "dragoman.door", "Record": "dragoman.door"}


def __getattr__(name: str) -> Any:
    """Load a public name from the module that defines it."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = HOMES.get(name) or ("dragoman.errors" if name.endswith("Error") else "dragoman.types")
    value = getattr(importlib.import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names, loaded or not."""
    return sorted(__all__)
