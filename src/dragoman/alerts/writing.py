"""Feeds and digests written to files: the whole file or none of it."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from dragoman.alerts.digest import digest
from dragoman.alerts.feed import feed_of
from dragoman.alerts.finding import day_of
from dragoman.alerts.rules import Channel, Digest, Feed
from dragoman.alerts.settings import settings
from dragoman.alerts.store import channels_of, fired
from dragoman.errors import DeliveryError, QueryError
from dragoman.export.dossier_markdown import dossier_markdown
from dragoman.export.dossier_page import dossier_page


def write_files(connection: sqlite3.Connection, folder: Path) -> tuple[list[str], list[str]]:
    """Write the feeds and digests of a record; return the paths, and what went wrong."""
    written, problems = [], []
    for channel in channels_of(connection):
        if isinstance(channel, Feed | Digest):
            path = folder / channel.path
            try:
                write_whole(path, content_of(connection, channel))
                written.append(str(path))
            except DeliveryError as error:
                problems.append(f"{channel.name}: {error}")
    return written, problems


def content_of(connection: sqlite3.Connection, channel: Channel) -> bytes:
    """Return what the file of a channel should hold."""
    if isinstance(channel, Feed):
        alerts = fired(connection, rules=channel.rules, limit=settings().feed_entries)
        return feed_of(connection, alerts, title=f"Alerts: {channel.name}", url=channel.url)
    days = channel.days if isinstance(channel, Digest) else None
    page = isinstance(channel, Digest) and Path(channel.path).suffix.lower() == ".html"
    return digest_of(connection, rules=channel.rules, days=days, as_page=page)


def digest_of(
    connection: sqlite3.Connection,
    *,
    rules: Sequence[str] = (),
    since: date | None = None,
    until: date | None = None,
    days: int | None = None,
    as_page: bool = False,
) -> bytes:
    """Return the digest of what was told from one day to another; up to the last alert, unless it is said otherwise.

    Args:
        connection: Of a reader.
        rules: Names of rules; of all, unless given.
        since, until: First and last day as of which alerts were found.
        days: How many days, where the first one is not given; those of the settings if None.
        as_page: Whether it is a page (HTML); else Markdown.
    """
    if until is None:
        latest = fired(connection, rules=rules, limit=1)
        until = latest[0].as_of if latest else day_of(connection)
    since = since or until - timedelta(days=(days or settings().digest_days) - 1)
    if since > until:
        raise QueryError(f"the first day, {since}, is after the last one, {until}; give them the other way round")
    outline = digest(fired(connection, rules=rules, since=since, until=until), since=since, until=until)
    return (dossier_page(outline) if as_page else dossier_markdown(outline)).encode()


def write_whole(path: Path, content: bytes) -> None:
    """Write a file beside its place and move it there: a reader never sees half of it.

    Raises:
        DeliveryError: It cannot be written.
    """
    beside = None
    try:
        if path.exists() and path.read_bytes() == content:
            return
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        beside = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        beside.chmod(0o644)
        beside.replace(path)
    except OSError as error:
        if beside is not None:
            beside.unlink(missing_ok=True)
        raise DeliveryError(
            f"it cannot be written ({error.strerror}); choose another path", source=str(path)
        ) from error
