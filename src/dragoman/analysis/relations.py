"""Relations over time: quad counts and scores by month or quarter with uncertainty, and when they changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import msgspec

from dragoman.analysis.asked import check_word
from dragoman.analysis.relations_fetch import fetch_facts
from dragoman.analysis.relations_rows import QUADS, Facts
from dragoman.analysis.relations_uncertainty import estimate_ratios, estimate_totals
from dragoman.analysis.settings import relations_settings
from dragoman.analysis.types import Estimate, RelationPeriod, Relations

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[Any]

#: Months of a period.
LENGTHS = {"month": 1, "quarter": 3}


def relations(
    connection: sqlite3.Connection,
    a: str,
    b: str,
    *,
    by: str = "month",
    since: date | None = None,
    until: date | None = None,
    changes: bool = True,
) -> Relations:
    """Return what happened between two countries by period, with quad counts, scores and change points.

    Counted is what happened or goes on, once an event however many reports it has. An event belongs to the period of
    its days; news without a day to that of its first report; what is vaguer than a period is counted as undated.

    Args:
        connection: Of a reader.
        a, b: ISO 3166-1 alpha-3 codes; the same twice for what a country does on its own.
        by: month | quarter
        since, until: First and last day; periods that begin before or end after them are left out. Without the first
            day, events of long before the first article are counted as earlier.
        changes: Whether to look for change points, for which ``ruptures`` is loaded.

    Raises:
        QueryError: There is no such period.
    """
    check_word("period", by, LENGTHS)
    pair = (min(a, b), max(a, b))
    facts, (first, last) = fetch_facts(connection, pair, LENGTHS[by]), bounds(by, since, until)
    if since is None and (day := told_from(connection, pair)):
        first = number_of(day, by)
    earlier = len(facts.within(None, first - 1).period) if first is not None and since is None else 0
    facts = facts.within(first, last)
    periods = tuple(periods_of(facts, by))
    found: Relations = Relations(pair=pair, by=by, periods=periods, undated=facts.undated, earlier=earlier)
    if not changes:
        return found
    from dragoman.analysis.relations_changes import change_points

    return msgspec.structs.replace(found, changes=change_points(connection, facts, by))


def told_from(connection: sqlite3.Connection, pair: tuple[str, str]) -> date | None:
    """Return the day from which the course of a pair is told; what was entered by hand is no background."""
    row = connection.execute(
        """SELECT min(day) FROM (
               SELECT min(day) AS day FROM article_day UNION ALL
               SELECT min(report.earliest) FROM article JOIN report ON report.article = article.id
               JOIN event_pair ON event_pair.event = report.event
               WHERE article.model = 'hand' AND event_pair.a = ? AND event_pair.b = ?)""",
        pair,
    ).fetchone()
    return before_reading(date.fromisoformat(row[0])) if row[0] else None


def before_reading(first: date) -> date:
    """Return the day from which a course is told that was read of from a day on."""
    return first - timedelta(days=relations_settings().background)


def bounds(by: str, since: date | None, until: date | None) -> tuple[int | None, int | None]:
    """Return the first and last period that lie wholly between two days."""
    first = last = None
    if since:
        first = number_of(since, by)
        first += first_day(first, by) < since
    if until:
        last = number_of(until, by)
        last -= last_day(last, by) > until
    return first, last


def number_of(day: date, by: str) -> int:
    """Return the number of the period of a day."""
    return (day.year * 12 + day.month - 1) // LENGTHS[by]


def first_day(period: int, by: str) -> date:
    """Return the first day of the period with a number."""
    year, month = divmod(period * LENGTHS[by], 12)
    return date(year, month + 1, 1)


def last_day(period: int, by: str) -> date:
    """Return the last day of the period with a number."""
    return first_day(period + 1, by) - timedelta(days=1)


def periods_of(facts: Facts, by: str) -> Iterator[RelationPeriod]:
    """Yield every period from the first to the last event, those without events too."""
    import numpy as np

    nobody = np.zeros((0, len(QUADS) + 3))
    tables, articles = facts.tables(), facts.articles()
    for period in range(*facts.span()):
        table, place = tables.get(period, nobody), facts.place(period)
        events = place.stop - place.start
        totals = estimate_totals(table[:, 1:-2])
        yield RelationPeriod(
            since=first_day(period, by), until=last_day(period, by), events=events, origins=len(table),
            articles=articles.get(period, 0), by_publication=int(facts.by_publication[place].sum()),
            quads=dict(zip(QUADS, totals, strict=True)),
            intensity=mean(table, 0, -2) if len(table) else None,
            goldstein=mean(table, 0, -1) if len(table) else None,
        )  # fmt: skip


def mean(table: Numbers, below: int, above: int) -> Estimate:
    """Return a mean score: one column of the clusters' sums over another."""
    return estimate_ratios(table[:, above], table[:, below])
