"""What articles were read from: bytes, compressed and each kept once, with where, when and how they came.

What lies in an archive stays there: file, place and digest say where it is found again.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from datetime import UTC, date
from pathlib import Path

import msgspec

from dragoman import __version__
from dragoman.archives.sources import opened_again
from dragoman.errors import DragomanError, EntryNotFoundError, RecordError
from dragoman.record.adding import now
from dragoman.types import Article, Document, Frozen, Known

#: Pages pack to a fifth at 6; 9 takes twice the time for two percent less.
LEVEL = 6
#: A document that an article was read from: the latest fetch of it, or what an earlier version of it was read from.
OF_ARTICLE = """SELECT * FROM document WHERE id = (SELECT max(id) FROM (
    SELECT id FROM document WHERE article = :key UNION ALL SELECT document FROM newer_version WHERE newer = :key))"""


class Given(Frozen):
    """What the user or a source says of a document; it is told again whenever the document is read."""

    #: Who publishes it.
    outlet: str | None = None
    #: Where it was published.
    url: str | None = None
    title: str | None = None
    #: When it was published, and the words of the source for that, where a source says so.
    day: date | None = None
    stated: str | None = None


class Came(Frozen):
    """Where a document came from, and how."""

    #: The address that was asked, or the path; "-" for standard input; "archive#place" within an archive.
    asked: str
    #: The address that answered, after redirects.
    answered: str | None = None
    #: Number of the source that lists it.
    source: int | None = None
    #: Of the answer of a server.
    status: int | None = None
    headers: dict[str, str] = msgspec.field(default_factory=dict)
    given: Given = Given()


class Original(Frozen):
    """A document that is kept, and what is to be told of it when it is read."""

    document: Document
    given: Given
    #: Whether a source listed it: the day that it gives counts only where the document itself states none.
    listed: bool


def keep_raw(connection: sqlite3.Connection, content: bytes) -> str:
    """Keep bytes and return their hash; bytes that are kept already, undamaged, are not kept twice."""
    name = hash_of(content)
    try:
        raw_bytes(connection, name)
    except DragomanError:
        connection.execute(
            "INSERT OR REPLACE INTO raw (hash, size, packed) VALUES (?, ?, ?)",
            (name, len(content), zlib.compress(content, LEVEL)),
        )
    return name


def hash_of(content: bytes) -> str:
    """Return the hash by which bytes are known."""
    return hashlib.sha256(content).hexdigest()


def raw_bytes(connection: sqlite3.Connection, name: str) -> bytes:
    """Return the bytes with a hash.

    Raises:
        EntryNotFoundError: The record has none.
        RecordError: They are damaged.
    """
    row = connection.execute("SELECT size, packed FROM raw WHERE hash = ?", (name,)).fetchone()
    if row is None:
        raise EntryNotFoundError(f"the bytes that it should keep are missing (SHA-256 {name}); take your last backup")
    try:
        content = zlib.decompressobj().decompress(row["packed"], row["size"] + 1)
    except zlib.error as error:
        content, reason = b"", f" ({error})"
    else:
        reason = ""
    if hash_of(content) != name:
        raise RecordError(f"bytes that it keeps are damaged{reason}; take your last backup")
    return content


def keep_document(
    connection: sqlite3.Connection, content: bytes, came: Came, *, article: str | None = None
) -> int:  # fmt: skip
    """Keep what came, and return the number of the document."""
    return insert(connection, came, keep_raw(connection, content), article=article, fetched=now())


class Place(Frozen):
    """Where the bytes of a document lie that the record need not keep."""

    #: The path, or "archive#place".
    asked: str
    hash: str
    #: The archive; None for a file by itself.
    archive: str | None = None
    #: When they were fetched, as the archive says.
    fetched: str | None = None


def place_of(document: Document) -> Place:
    """Return where the bytes of a document lie."""
    known = document.known or Known()
    fetched = known.fetched.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if known.fetched else None
    return Place(asked=document.source, hash=hash_of(document.content), archive=known.archive, fetched=fetched)


def keep_opened(connection: sqlite3.Connection, document: Document, given: Given, article: str) -> None:
    """Keep what an article was read from that the user named himself; of what lies in an archive, where it lies."""
    if document.known is not None and document.known.archive is not None:
        keep_place(connection, place_of(document), given, article)
        return
    came = Came(
        asked=document.source, answered=document.url, given=given,
        headers={"content-type": document.media_type} if document.media_type else {},
    )  # fmt: skip
    keep_document(connection, document.content, came, article=article)


def keep_place(connection: sqlite3.Connection, place: Place, given: Given, article: str) -> None:
    """Keep where the bytes lie that an article was read from; those of a file by itself are kept if it is as it was."""
    came = Came(asked=place.asked, given=given)
    if place.archive is None:
        try:
            document = opened_again(place.asked, place.asked)
        except (DragomanError, OSError):
            document = None
        if document is not None and hash_of(document.content) == place.hash:
            keep_opened(connection, document, given, article)
            return
    insert(
        connection, came, place.hash, file=str(Path(place.archive or place.asked).absolute()), article=article,
        fetched=place.fetched or now(),
    )  # fmt: skip


def insert(
    connection: sqlite3.Connection,
    came: Came,
    name: str,
    *,
    fetched: str,
    article: str | None,
    file: str | None = None,
) -> int:
    """Write a document down and return its number."""
    given = came.given
    number: int = connection.execute(
        """INSERT INTO document (source, asked, answered, fetched, status, headers, agent, hash, file,
             outlet, url, title, day, stated, article)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id""",
        (
            came.source, came.asked, came.answered, fetched, came.status, json.dumps(came.headers, sort_keys=True),
            None if file else f"dragoman {__version__}", name, file, given.outlet, given.url, given.title,
            given.day and given.day.isoformat(), given.stated, article,
        ),
    ).fetchone()[0]  # fmt: skip
    return number


def original_with(connection: sqlite3.Connection, number: int) -> Original:
    """Return the document with a number as it came.

    Raises:
        DragomanError: Its bytes are damaged, or not where they lay any more.
    """
    return original_from(connection, connection.execute("SELECT * FROM document WHERE id = ?", (number,)).fetchone())


def original_of(connection: sqlite3.Connection, article: str) -> Original | None:
    """Return what an article was read from, the latest fetch; None where that was not kept.

    Raises:
        DragomanError: Its bytes are damaged, or not where they lay any more.
    """
    row = connection.execute(OF_ARTICLE, {"key": article}).fetchone()
    return original_from(connection, row) if row else None


def document_of(connection: sqlite3.Connection, article: str) -> int | None:
    """Return the number of what an article was read from; None where that was not kept."""
    row = connection.execute(OF_ARTICLE, {"key": article}).fetchone()
    return int(row["id"]) if row else None


def original_from(connection: sqlite3.Connection, row: sqlite3.Row) -> Original:
    """Return the document that a row describes."""
    given = Given(
        outlet=row["outlet"], url=row["url"], title=row["title"], stated=row["stated"],
        day=date.fromisoformat(row["day"]) if row["day"] else None,
    )  # fmt: skip
    listed = row["source"] is not None
    if row["file"]:
        document = opened_again(row["asked"], row["file"])
        if hash_of(document.content) != row["hash"]:
            raise RecordError(f"{row['file']} was changed since; the bytes there are others", source=row["asked"])
    else:
        document = Document(
            content=raw_bytes(connection, row["hash"]), source=row["answered"] if listed else row["asked"],
            media_type=json.loads(row["headers"]).get("content-type"), url=row["answered"],
            known=Known(title=given.title) if given.title else None,
        )  # fmt: skip
    return Original(document=document, given=given, listed=listed)


def article_of(original: Original) -> Article:
    """Return the article that the article part of today finds in an original, told what was said of it then.

    Raises:
        ArticleError: It finds none.
        LanguageError: It is not in English.
    """
    from dragoman.article import read_document

    given = original.given
    day = None if original.listed else given.day
    article = read_document(original.document, date=day, url=given.url, outlet=given.outlet)
    return dated(article, given) if original.listed else article


def dated(article: Article, given: Given) -> Article:
    """Return the article with the day that its source states, where it has none of its own."""
    from dragoman.article.dates import publish

    if given.day is None or (article.published is not None and article.published.basis != "inferred"):
        return article
    published = publish(given.day, f'the feed that lists it says "{given.stated or given.day.isoformat()}"')
    return msgspec.structs.replace(article, published=published)


def same_as_before(connection: sqlite3.Connection, before: int | None, content: bytes) -> bool:
    """Whether bytes are those of an earlier document that an article was read from."""
    row = connection.execute("SELECT hash FROM document WHERE id = ? AND article IS NOT NULL", (before,)).fetchone()
    return row is not None and row["hash"] == hash_of(content)


def faults_of_originals(connection: sqlite3.Connection) -> list[str]:
    """Return what is missing or damaged of the bytes that are kept, in plain sentences."""
    faults = []
    rows = connection.execute("SELECT hash, min(asked) AS asked FROM document WHERE file IS NULL GROUP BY hash")
    for row in rows:
        try:
            raw_bytes(connection, row["hash"])
        except DragomanError as error:
            faults.append(f"what came from {row['asked']}: {error.message}")
    return faults
