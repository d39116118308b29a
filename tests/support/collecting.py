"""What the tests of the collection share: short waits, and looks into the record."""

from __future__ import annotations

from typing import Any

import msgspec

from dragoman.article.settings import settings as article_settings
from dragoman.collect.settings import Settings, settings
from dragoman.collect.sources import add_source
from dragoman.collect.types import Source
from dragoman.door import Record

HERE = frozenset({"news.example", "www.news.example", "other.example"})
replace = msgspec.structs.replace
#: Short times, so that a server that does nothing is given up soon.
LIMITS = replace(article_settings().fetch, connect_seconds=1.0, read_seconds=1.0, total_seconds=2.0)


def quick(**changes: Any) -> Settings:
    """Return settings whose waits are short."""
    usual = settings()
    short = {
        "pace": replace(usual.pace, between_seconds=0.0),
        "retries": replace(usual.retries, first_seconds=0.02, factor=1.0, longest_seconds=1.0),
    }
    return replace(usual, **(short | changes))


def table(record: Record, columns: str, name: str = "seen_address", order: str = "1") -> list[tuple[Any, ...]]:
    """Return some columns of a table."""
    with record.reading() as connection:
        return [tuple(row) for row in connection.execute(f"SELECT {columns} FROM {name} ORDER BY {order}")]


def add(record: Record, address: str, **options: Any) -> Source:
    """Name a source."""
    with record.writing() as connection:
        return add_source(connection, address, **options)[0]
