"""The chart of coverage on the first page, with the table that says the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta
from typing import Any

from dragoman.analysis.news import News
from dragoman.export.dates import describe_day
from dragoman.export.lines import counted
from dragoman.web.charts import coverage
from dragoman.web.types import Chart, Row, Table

#: Sources that have a colour of their own; days up to which the bars are days, and from which on they are weeks.
SOURCES, DAYS, WEEK = 5, 45, 7
OTHERS, UNKNOWN = "others", "outlet not known"


def coverage_chart(news: News) -> Chart:
    """Return the articles read in the period by source: by day, or by week in a long period."""
    totals = Counter[str]()
    for count in news.coverage:
        totals[count.outlet or UNKNOWN] += count.articles
    named = [source for source, _ in totals.most_common(SOURCES)]
    others = len(totals) > SOURCES
    sources = [*named, OTHERS] if others else named
    width = 1 if (news.as_of - news.since).days <= DAYS else WEEK
    table: dict[date, Counter[str]] = defaultdict(Counter)
    for count in news.coverage:
        first = news.since + timedelta(days=(count.day - news.since).days // width * width)
        source = count.outlet or UNKNOWN
        table[first][source if source in named else OTHERS] += count.articles
    last = news.as_of + timedelta(days=1)
    return Chart(
        name="coverage", title="Articles read", description=coverage.READING, draw=coverage.draw,
        values={"sources": sources, "others": others, "domain": [news.since.isoformat(), last.isoformat()],
                "rows": bars(table, sources, width)},
        table=rows_of(table, sources, width), size=coverage.size({}),
    )  # fmt: skip


def bars(table: dict[date, Counter[str]], sources: list[str], width: int) -> list[dict[str, Any]]:
    """Return the pieces of the bars, each on top of the one before."""
    found = []
    for first, counts in sorted(table.items()):
        height = 0
        for source in sources:
            if counts[source]:
                last = first + timedelta(days=width)
                days = describe_day(first) if width == 1 else f"week from {describe_day(first)}"
                found.append({"from": first.isoformat(), "to": last.isoformat(), "source": source, "low": height,
                              "high": height + counts[source],
                              "said": f"{source}, {days}: {counted(counts[source], 'article')}"})  # fmt: skip
            height += counts[source]
    return found


def rows_of(table: dict[date, Counter[str]], sources: list[str], width: int) -> Table:
    """Return the same as a table."""
    rows: list[Row] = [(day, *(counts[source] for source in sources)) for day, counts in sorted(table.items())]
    first = "day" if width == 1 else "week from"
    return Table(caption="Articles read by source", columns=(first, *sources), rows=tuple(rows))
