"""The sentences that alerts rest on, with their articles."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from dragoman.alerts.settings import settings
from dragoman.alerts.types import Source
from dragoman.record.packing import decompress
from dragoman.record.rows import day
from dragoman.record.types import Report
from dragoman.sentences import sentence_around
from dragoman.types import Quote, Reading

ARTICLE = "SELECT key, title, source, outlet, url, latest, reading FROM article WHERE key = ?"


@lru_cache(maxsize=16)
def opened(data: bytes) -> Reading:
    """Return a stored reading; the sentences of one article are asked for one after the other."""
    return decompress(data)


def sources_of(connection: sqlite3.Connection, reports: Iterable[Report]) -> tuple[Source, ...]:
    """Return the sentences of the reports that tell best: of every origin first one, then the others."""
    return tuple(
        source_at(connection, report.article, Quote(start=report.start, end=report.end, quote=report.quote), report.key)
        for report in chosen(list(reports))
    )


def chosen(reports: Sequence[Report]) -> Iterator[Report]:
    """Yield the reports to quote: news before background, each origin once before any twice, surer ones first."""
    ranked = sorted(reports, key=lambda r: (r.historical, -r.confidence, r.key))
    firsts: dict[str, Report] = {}
    for report in ranked:
        firsts.setdefault(report.origin, report)
    rest = [report for report in ranked if report is not firsts[report.origin]]
    yield from [*firsts.values(), *rest][: settings().sources]


def source_at(connection: sqlite3.Connection, article: str, quote: Quote, report: str | None = None) -> Source:
    """Return the sentence around a quote of an article."""
    row = connection.execute(ARTICLE, (article,)).fetchone()
    text = opened(row["reading"]).article
    whole = sentence_around(text, quote)
    return Source(
        report=report, article=article, title=row["title"] or row["source"], outlet=row["outlet"], url=row["url"],
        published=day(row["latest"]), sentence=shortened(text.text[whole.start : whole.end]),
    )  # fmt: skip


def shortened(sentence: str) -> str:
    """Return a sentence on one line, cut where it is longer than an alert should carry."""
    words, most = " ".join(sentence.split()), settings().sentence_characters
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def command(*words: str) -> str:
    """Return what to type, so that it can be copied into a shell."""
    import shlex

    return shlex.join(("dragoman", *words))
