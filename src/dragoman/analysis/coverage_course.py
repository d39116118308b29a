"""How much was read over time: the denominator of a pair's silences, month by month or week by week."""

from __future__ import annotations

import sqlite3
from datetime import date

from dragoman.analysis.asked import check_word
from dragoman.analysis.relations import LENGTHS, first_day, last_day, number_of
from dragoman.analysis.rhythm_coverage import Denominator, read_articles
from dragoman.types import Frozen


class CoveragePeriod(Frozen):
    """What was read in one period."""

    #: First and last day.
    since: date
    until: date
    #: Articles that appeared in it; those of them that name both countries of the pair, and either.
    articles: int
    of_pair: int
    of_countries: int


def coverage_course(
    connection: sqlite3.Connection,
    a: str,
    b: str,
    since: date,
    until: date,
    *,
    by: str = "month",
    articles: Denominator | None = None,
) -> tuple[CoveragePeriod, ...]:
    """Return what was read in each period between two days, periods without an article too.

    Args:
        connection: Of a reader.
        a, b: ISO 3166-1 alpha-3 codes.
        since, until: First and last day; the first and the last period are cut at them.
        by: month | quarter
        articles: What was read of the two, where it is counted already.

    Raises:
        QueryError: There is no such period.
    """
    check_word("period", by, LENGTHS)
    read = articles or read_articles(connection, (min(a, b), max(a, b)))
    found = []
    for number in range(number_of(since, by), number_of(until, by) + 1):
        first, last = max(first_day(number, by), since), min(last_day(number, by), until)
        days = first.toordinal(), last.toordinal()
        found.append(
            CoveragePeriod(
                since=first, until=last, articles=read.count(read.all, *days), of_pair=read.count(read.pair, *days),
                of_countries=read.count(read.either, *days),
            )
        )  # fmt: skip
    return tuple(found)
