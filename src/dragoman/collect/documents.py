"""What was fetched: raw bytes, compressed and each kept once, with where, when and how they came."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib

from dragoman import __version__
from dragoman.collect.moments import after
from dragoman.collect.types import Answer, Source
from dragoman.errors import EntryNotFoundError, RecordError
from dragoman.types import Document

#: Pages pack to a fifth at 6; 9 takes twice the time for two percent less.
LEVEL = 6


def keep_raw(connection: sqlite3.Connection, content: bytes) -> str:
    """Keep bytes and return their hash; bytes that are kept already are not kept twice."""
    name = hashlib.sha256(content).hexdigest()
    known = connection.execute("SELECT 1 FROM raw WHERE hash = ?", (name,)).fetchone()
    if not known:
        connection.execute(
            "INSERT INTO raw (hash, size, packed) VALUES (?, ?, ?)", (name, len(content), zlib.compress(content, LEVEL))
        )
    return name


def raw_bytes(connection: sqlite3.Connection, name: str) -> bytes:
    """Return the bytes with a hash.

    Raises:
        EntryNotFoundError: The record has none.
        RecordError: They are damaged.
    """
    row = connection.execute("SELECT size, packed FROM raw WHERE hash = ?", (name,)).fetchone()
    if row is None:
        raise EntryNotFoundError(f"the record keeps no bytes with the hash {name!r}")
    try:
        content = zlib.decompressobj().decompress(row["packed"], row["size"] + 1)
    except zlib.error as error:
        content, reason = b"", f" ({error})"
    else:
        reason = ""
    if hashlib.sha256(content).hexdigest() != name:
        raise RecordError(f"bytes that it keeps are damaged{reason}; take your last backup")
    return content


def keep_document(connection: sqlite3.Connection, source: Source, answer: Answer) -> int:
    """Keep what a server sent, and return the number of the document."""
    number: int = connection.execute(
        """INSERT INTO document (source, asked, answered, fetched, status, headers, agent, hash)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id""",
        (
            source.id, answer.asked, answer.url, after(), answer.status, json.dumps(answer.headers, sort_keys=True),
            f"dragoman {__version__}", keep_raw(connection, answer.content),
        ),
    ).fetchone()[0]  # fmt: skip
    return number


def document_with(connection: sqlite3.Connection, number: int) -> Document:
    """Return a document as it was fetched."""
    row = connection.execute("SELECT * FROM document WHERE id = ?", (number,)).fetchone()
    content = raw_bytes(connection, row["hash"])
    media_type = json.loads(row["headers"]).get("content-type")
    return Document(content=content, source=row["answered"], media_type=media_type, url=row["answered"])


def original_of(connection: sqlite3.Connection, article: str) -> Document | None:
    """Return the document that an article was read from, the latest fetch; None where none was kept."""
    row = connection.execute(
        "SELECT id FROM document WHERE article = ? ORDER BY id DESC LIMIT 1", (article,)
    ).fetchone()
    return document_with(connection, row["id"]) if row else None


def same_as_before(connection: sqlite3.Connection, before: int | None, answer: Answer) -> bool:
    """Whether a server sent the same bytes as those of an earlier document that an article was read from."""
    row = connection.execute("SELECT hash FROM document WHERE id = ? AND article IS NOT NULL", (before,)).fetchone()
    return row is not None and row["hash"] == hashlib.sha256(answer.content).hexdigest()
