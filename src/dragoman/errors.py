"""Every error that Dragoman raises on purpose.

An error says what was wrong, what was expected and what to do; it also inherits the standard error
that a caller would expect.
"""

from __future__ import annotations


class DragomanError(Exception):
    """The root of all errors raised on purpose.

    Attributes:
        source: The path or address that the error is about, or None.
    """

    def __init__(self, message: str, *, source: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.source = source

    def __str__(self) -> str:
        return f"{self.source}: {self.message}" if self.source else self.message


class SourceError(DragomanError, OSError):
    """A document could not be fetched or opened."""


class ForbiddenAddressError(SourceError):
    """An address points inside the local network, or uses a scheme that is not read."""


class ArticleError(DragomanError, ValueError):
    """A document was opened, but holds no article that can be read."""


class LanguageError(ArticleError):
    """The article is in a language that this model does not read."""


class DateError(DragomanError, ValueError):
    """A date given by the caller is not an ISO 8601 date."""


class RegistryError(DragomanError, ValueError):
    """The actor registry is damaged, or a refresh of it failed."""


class VocabularyError(DragomanError, ValueError):
    """A vocabulary file breaks the rules that its loader checks."""


class ModelError(DragomanError, RuntimeError):
    """The language model is missing or damaged."""


class OutputError(DragomanError, OSError):
    """A page or file could not be written."""


class FactNotFoundError(DragomanError, LookupError):
    """No fact of the reading has the identifier that was asked for."""


class BenchmarkDataError(DragomanError, ValueError):
    """The data that a benchmark was to measure on are missing, or not in the format that it reads."""
