"""What there is to read again of an article: what is found in its bytes today, or the text that is kept.

Everything that was noted of an article stands at a place in its text. Where its bytes give another text today, that is
another version of it, beside the one that is there; this one is then read from the text that is kept.
"""

from __future__ import annotations

import sqlite3

from dragoman.errors import DragomanError
from dragoman.record.documents import article_of, original_of
from dragoman.record.keys import article_key
from dragoman.types import Article, Frozen, Reading

#: Reasons why an article is read from the text that is kept.
NOT_KEPT = "their bytes are not kept"
OTHER_TEXT = "their bytes give another version today, which stands beside them"


class Today(Frozen):
    """What there is to read again."""

    #: The article with the key that the record has.
    article: Article
    #: Another version that its bytes give today and the record does not have, or None.
    version: Article | None = None
    #: Why the article is not as its bytes give it but as it is kept: of many in the same words, or None.
    because: str | None = None
    #: What is wrong with its bytes, or None.
    fault: str | None = None

    @property
    def articles(self) -> tuple[Article, ...]:
        """Return the article, and the other version where there is one."""
        return (self.article, self.version) if self.version else (self.article,)


def today(connection: sqlite3.Connection, key: str, kept: Article) -> Today:
    """Return what there is to read again of the article with a key.

    Args:
        connection: Of a reader.
        key: The key.
        kept: The article as the record has it.
    """
    if connection.execute("SELECT 1 FROM newer_version WHERE article = ?", (key,)).fetchone():
        return Today(article=kept, because=OTHER_TEXT)
    try:
        found = found_today(connection, key)
    except DragomanError as error:
        return Today(article=kept, because="their bytes cannot be read", fault=error.message)
    if found is None:
        return Today(article=kept, because=NOT_KEPT)
    other = article_key(found)
    if other == key:
        return Today(article=found)
    known = connection.execute("SELECT 1 FROM article WHERE key = ?", (other,)).fetchone()
    return Today(article=kept, version=None if known else found, because=OTHER_TEXT)


def found_today(connection: sqlite3.Connection, key: str) -> Article | None:
    """Return the article that is found today in the bytes of the one with a key; None where they are not kept.

    Raises:
        DragomanError: They are damaged or gone, or no article is found in them.
    """
    original = original_of(connection, key)
    if original is None:
        return None
    from dragoman.archives.one_document import one_document

    with one_document(original.document.source):
        return article_of(original)


def read_today(article: Article) -> Reading:
    """Return the reading of an article by the engine and model of today.

    Raises:
        DragomanError: It cannot be read.
    """
    from dragoman.archives.one_document import one_document
    from dragoman.reader import read_again

    with one_document(article.source):
        return read_again(article)
