"""JSON Lines: one entry a line with its reports and their sentences."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from typing import Any

import msgspec

from dragoman.exchange.tables import entries
from dragoman.exchange.types import Exported, Selection, Source


def json_lines(connection: sqlite3.Connection, selection: Selection, counts: Counter[str]) -> Iterator[bytes]:
    """Yield a line for each event and commitment, then for each statement and assessment; count them by kind."""
    for entry in entries(connection, selection):
        counts[f"{entry.event.kind}s"] += 1
        yield msgspec.json.encode(line_of(entry)) + b"\n"


def line_of(entry: Exported) -> dict[str, Any]:
    """Return an entry as an object; its reports stand in it with their sentences."""
    line: dict[str, Any] = msgspec.to_builtins(entry.event)
    return line | {
        "modes": entry.modes,
        "contexts": entry.contexts,
        "cameo": entry.cameo,
        "reports": [report_of(source) for source in entry.sources],
    }


def report_of(source: Source) -> dict[str, Any]:
    """Return a report as an object with its article and its sentence."""
    report: dict[str, Any] = msgspec.to_builtins(source.report)
    article = source.article
    return report | {
        "quote": source.exact,
        "sentence": source.sentence,
        "quoted": source.quoted,
        "topics": source.topics,
        "article": {
            "key": article.key, "title": article.title, "outlet": article.outlet, "url": article.url,
            "earliest": article.earliest, "latest": article.latest, "basis": article.basis, "origin": article.origin,
            "language": source.language,
        },
    }  # fmt: skip
