"""Releases: frozen, versioned, citable states of the record.

Source of the form of a citation: DataCite Metadata Working Group, "DataCite Metadata Schema", version 4.
"""

from __future__ import annotations

import json
import sqlite3

from dragoman import __version__
from dragoman.errors import DecisionError, EntryNotFoundError
from dragoman.record.adding import log, now
from dragoman.record.release_content import lines, packed, unpacked
from dragoman.types import Frozen


class Release(Frozen):
    """A frozen state of the record."""

    version: str
    at: str
    author: str
    note: str | None
    #: SHA-256 over the content.
    digest: str
    #: How many events with commitments, statements with assessments, articles, outlets and decisions in force it holds.
    events: int
    statements: int
    articles: int
    outlets: int
    decisions: int
    #: First and last day of its events.
    earliest: str | None
    latest: str | None


def make_release(connection: sqlite3.Connection, version: str, *, author: str, note: str | None = None) -> Release:
    """Freeze the record as it is under a version; to be called within a transaction.

    Raises:
        DecisionError: There is a release of that version, or nothing changed since the last one.
    """
    version = version.strip()
    if not version or any(not character.isprintable() or character.isspace() for character in version):
        raise DecisionError(f"{version!r} is no version; expected one word, such as 1.0 or 2025-06")
    if connection.execute("SELECT 1 FROM release WHERE version = ?", (version,)).fetchone():
        raise DecisionError(f"there is a release {version} already, and it stays as it is; name another version")
    total, content = packed(lines(connection))
    last = connection.execute("SELECT version, digest FROM release ORDER BY rowid DESC LIMIT 1").fetchone()
    if last and last["digest"] == total:
        raise DecisionError(f"nothing changed since release {last['version']}; cite that one")
    connection.execute(
        "INSERT INTO release (version, at, author, note, digest, content) VALUES (?, ?, ?, ?, ?, ?)",
        (version, now(), author, note, total, content),
    )
    log(connection, author, "released", version, {"digest": total})
    return release_named(connection, version)


def release_named(connection: sqlite3.Connection, version: str) -> Release:
    """Return the release of a version.

    Raises:
        EntryNotFoundError: There is none.
    """
    row = connection.execute("SELECT * FROM release WHERE version = ?", (version,)).fetchone()
    if row is None:
        raise EntryNotFoundError(no_release(connection, version))
    return release_of(row)


def release_of(row: sqlite3.Row) -> Release:
    """Return the release that a row holds."""
    held = json.loads(next(unpacked(row["content"])))
    counts = {name: held[name] for name in held if name != "what"}
    return Release(
        version=row["version"], at=row["at"], author=row["author"], note=row["note"], digest=row["digest"], **counts
    )  # fmt: skip


def releases(connection: sqlite3.Connection) -> list[Release]:
    """Return every release, the first first."""
    return [release_of(row) for row in connection.execute("SELECT * FROM release ORDER BY rowid")]


def citation(release: Release, name: str) -> str:
    """Return how a release is cited."""
    period = f"{release.earliest} to {release.latest}" if release.earliest else "undated"
    return (
        f"{release.author} ({release.at[:4]}). {name}: a sourced record of diplomacy, version {release.version} "
        f"({release.at[:10]}) [Data set]. {release.events} events and commitments, {period}, from "
        f"{release.articles} articles by {release.outlets} outlets. Made with Dragoman {__version__}. {release.digest}"
    )


def no_release(connection: sqlite3.Connection, version: str) -> str:
    """Return what is wrong with a version that there is not."""
    versions = [row[0] for row in connection.execute("SELECT version FROM release ORDER BY at, version")]
    return f"there is no release {version}; there are: {', '.join(versions) or 'none yet'}"
