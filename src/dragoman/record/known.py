"""Which articles the record has, asked before they are read: what is there already need not be read again."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from types import TracebackType

from dragoman.errors import DragomanError, RecordError
from dragoman.record.database import connect
from dragoman.record.keys import article_key
from dragoman.types import Article


class KnownArticleError(DragomanError):
    """An article is in the record already.

    Attributes:
        article: Its key.
        title: Its title, or None.
    """

    def __init__(self, message: str, *, source: str | None = None) -> None:
        super().__init__(message, source=source)
        self.article: str | None = None
        self.title: str | None = None


class KnownArticles:
    """Says of a clean article whether a record has it; each process asks through a connection of its own."""

    def __init__(self, path: Path) -> None:
        """Take the file of the record."""
        self.path = path
        self.connection: sqlite3.Connection | None = None

    def __enter__(self) -> KnownArticles:
        """Return itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the connection of this process."""
        if self.connection is not None:
            self.connection.close()
            self.connection = None

    def __getstate__(self) -> dict[str, object]:
        """Travel to another process without the connection."""
        return {"path": self.path, "connection": None}

    def __call__(self, article: Article) -> KnownArticleError | None:
        """Return what says that the article is there, or None; None as well while the record cannot be asked."""
        key = article_key(article)
        try:
            if self.connection is None:
                self.connection = connect(self.path, write=False)
            found = self.connection.execute("SELECT 1 FROM article WHERE key = ?", (key,)).fetchone()
        except (sqlite3.Error, RecordError):
            return None  # it is found out when the reading is kept
        if found is None:
            return None
        error = KnownArticleError("the record has this article already", source=article.source)
        error.article, error.title = key, article.title
        return error
