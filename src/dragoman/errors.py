"""Every error that Dragoman raises on purpose.

An error says what was wrong, what was expected and what to do; it also inherits the standard error
that a caller would expect.
"""

from __future__ import annotations


class DragomanError(Exception):
    """The root of all errors raised on purpose.

    Attributes:
        source: The path or address that the error is about, or None.
        typed: The name that nothing has, where others are near it; else "".
        near: What may have been meant by it, as it would be typed.
    """

    def __init__(self, message: str, *, source: str | None = None, typed: str = "", near: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.source = source
        self.typed = typed
        self.near = near

    def __str__(self) -> str:
        return f"{self.source}: {self.message}" if self.source else self.message


class SourceError(DragomanError, OSError):
    """A document could not be fetched or opened."""


class ForbiddenAddressError(SourceError):
    """An address points inside the local network, or uses a scheme that is not read."""


class ArticleError(DragomanError, ValueError):
    """A document was opened, but holds no article that can be read."""


class ArchiveError(DragomanError, ValueError):
    """An archive, or a document in one, is damaged, or larger or deeper than what is read."""


class IrrelevantError(ArticleError):
    """The gate found nothing in a document that could report diplomacy; it was not read."""


class LanguageError(ArticleError):
    """The article is in a language that this model does not read."""


class DateError(DragomanError, ValueError):
    """A date given by the caller is not an ISO 8601 date, or far from the one that the document states."""


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


class RecordError(DragomanError, OSError):
    """A record cannot be opened, read or written."""


class RecordNotFoundError(RecordError, FileNotFoundError):
    """There is no record of that name."""


class RecordVersionError(RecordError):
    """A record has a shape that this program does not know."""


class RecordBusyError(RecordError):
    """Another program is writing to the record."""


class EntryNotFoundError(DragomanError, LookupError):
    """Nothing in the record has the identifier or name that was asked for."""


class DecisionError(DragomanError, ValueError):
    """A decision cannot be made as it was asked for."""


class QueryError(DragomanError, ValueError):
    """A search or filter cannot be understood."""


class ExchangeError(DragomanError, ValueError):
    """A bundle or event file cannot be imported, or an export cannot be made as it was asked for."""


class EngineError(DragomanError, RuntimeError):
    """A run over many files cannot be begun, taken up again or loaded as it was asked for."""


class AlertRuleError(DragomanError, ValueError):
    """A rule or channel of alerts breaks its format, or there is none of that name."""


class DeliveryError(DragomanError, OSError):
    """An alert could not be delivered, or a feed or digest not be written."""


class AccountError(DragomanError, ValueError):
    """An account, role, password or token is missing or cannot be as it was asked for."""


class AccessError(DragomanError, PermissionError):
    """Somebody may not do what he asked for; the message says who may."""
