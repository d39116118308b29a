"""Briefs: texts that rest on facts of the record. Every saving is a version of its own, and none is ever changed."""

from __future__ import annotations

import secrets
import sqlite3

from dragoman.errors import DecisionError, EntryNotFoundError
from dragoman.record.adding import log, now
from dragoman.types import Frozen

#: Characters of a title and of a text: a book of 40 pages.
LONGEST_TITLE, LONGEST_TEXT = 200, 100_000
LATEST = "SELECT * FROM brief AS b WHERE version = (SELECT max(version) FROM brief WHERE key = b.key)"


class Brief(Frozen):
    """One version of a brief."""

    key: str
    #: From 1.
    version: int
    at: str
    author: str
    title: str
    #: Paragraphs; ``{{key of an event or report}}`` stands for a footnote.
    text: str
    #: Whether it was taken off the list.
    removed: bool = False


def of_row(row: sqlite3.Row) -> Brief:
    """Return the version that a row holds."""
    fields = {name: row[name] for name in Brief.__struct_fields__ if name != "removed"}
    return Brief(**fields, removed=bool(row["removed"]))


def all_briefs(connection: sqlite3.Connection) -> tuple[Brief, ...]:
    """Return the newest version of each brief that is on the list, the latest first."""
    rows = connection.execute(f"{LATEST} AND removed = 0 ORDER BY at DESC, key")
    return tuple(map(of_row, rows))


def versions(connection: sqlite3.Connection, key: str) -> tuple[Brief, ...]:
    """Return every version of a brief, the newest first.

    Raises:
        EntryNotFoundError: There is no such brief.
    """
    rows = connection.execute("SELECT * FROM brief WHERE key = ? ORDER BY version DESC", (key,)).fetchall()
    if not rows:
        raise EntryNotFoundError(f"the record has no brief {key!r}")
    return tuple(map(of_row, rows))


def write(
    connection: sqlite3.Connection, title: str, text: str, *, author: str, key: str | None = None, base: int = 0
) -> Brief:
    """Keep a new brief, or a new version of one, and return it.

    Args:
        connection: Of a writer.
        title, text: What it says.
        author: Who wrote it.
        key: The brief that it is a version of; None for a new one.
        base: The version that was at hand while it was written.

    Raises:
        DecisionError: It has no title or is too long, or somebody else has saved a version since.
        EntryNotFoundError: There is no such brief.
    """
    title, text = "".join(filter(str.isprintable, " ".join(title.split()))), text.replace("\r\n", "\n").strip()
    if not title or len(title) > LONGEST_TITLE:
        raise DecisionError(f"a brief needs a title of at most {LONGEST_TITLE} characters")
    if len(text) > LONGEST_TEXT:
        raise DecisionError(f"a brief may have {LONGEST_TEXT:,} characters; this has {len(text):,}")
    number = versions(connection, key)[0].version if key else 0
    if number != base:
        raise DecisionError(f"version {number} was saved since you began with version {base}; yours is not saved yet")
    made = Brief(key=key or secrets.token_hex(6), version=number + 1, at=now(), author=author, title=title, text=text)
    keep(connection, made, "wrote")
    return made


def remove(connection: sqlite3.Connection, key: str, *, author: str) -> Brief:
    """Take a brief off the list; its versions stay."""
    last = versions(connection, key)[0]
    gone = Brief(
        key=key, version=last.version + 1, at=now(), author=author, title=last.title, text=last.text, removed=True
    )
    keep(connection, gone, "removed")
    return gone


def keep(connection: sqlite3.Connection, brief: Brief, action: str) -> None:
    """Write down a version, and that it was."""
    connection.execute(
        "INSERT INTO brief (key, version, at, author, title, text, removed) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (brief.key, brief.version, brief.at, brief.author, brief.title, brief.text, int(brief.removed)),
    )
    log(connection, brief.author, action, f"brief {brief.key}", {"version": brief.version, "title": brief.title})
