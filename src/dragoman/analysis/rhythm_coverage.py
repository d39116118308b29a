"""How much was read in a period, and where coverage itself had a gap."""

from __future__ import annotations

import sqlite3
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from dragoman.analysis.columns import numbers, parts_of
from dragoman.analysis.settings import rhythm_settings
from dragoman.analysis.types import Coverage, CoverageGap

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Counts = NDArray[Any]

#: Ordinal of the first day of 1970.
EPOCH = date(1970, 1, 1).toordinal()
NOTHING, FEW = "nothing_of_the_countries", "few_articles"
#: Articles that name a country, with their days: those in which somebody of it takes part in a fact.
NAMING = """SELECT group_concat(article), group_concat(day, '') FROM article_country
    WHERE country = ? AND day <> '' AND article NOT IN (SELECT id FROM article WHERE model = 'hand')"""


@dataclass(frozen=True)
class Denominator:
    """Articles by day of publication: cumulated, so that a period is one subtraction."""

    #: Ordinal of the first day; the cumulated counts have one entry more than there are days.
    start: int
    all: Counts
    pair: Counts
    either: Counts
    #: Ordinals of the days with an article of either country.
    days: list[int]
    #: Usual number of articles in a window, and usual distance between days with an article of either country.
    window: float
    distance: float | None

    def count(self, counts: Counts, since: int, until: int) -> int:
        """Return the articles from one day to another, both counted."""
        last = len(counts) - 1
        low, high = (min(max(place - self.start, 0), last) for place in (since, until + 1))
        return int(counts[high] - counts[low]) if high > low else 0

    def windows(self, starts: Counts, width: int) -> Counts:
        """Return the articles in windows of so many days that begin on some days."""
        places = (starts - self.start).clip(0, len(self.all) - 1)
        counts: Counts = self.all[(starts + width - self.start).clip(0, len(self.all) - 1)] - self.all[places]
        return counts

    def last(self) -> date:
        """Return the last day on which an article appeared."""
        return date.fromordinal(self.start + max(len(self.all) - 2, 0))

    def first(self, otherwise: date) -> date:
        """Return the first day on which an article appeared."""
        return date.fromordinal(self.start) if len(self.all) > 1 else otherwise


def read_articles(connection: sqlite3.Connection, pair: tuple[str, str]) -> Denominator:
    """Return the articles of the record by day: all, those that name both countries, and those that name either."""
    import numpy as np

    by_day = connection.execute("SELECT day, articles FROM article_day ORDER BY day").fetchall()
    if not by_day:
        none = np.zeros(1)
        return Denominator(start=1, all=none, pair=none, either=none, days=[], window=0.0, distance=None)
    days = np.array([date.fromisoformat(row[0]).toordinal() for row in by_day])
    start, length = int(days[0]), int(days[-1] - days[0]) + 1
    counts = np.zeros(length)
    counts[days - start] = [row[1] for row in by_day]
    (one, one_days), (other, other_days) = (naming(connection, country) for country in pair)
    both = one_days[np.isin(one, other, assume_unique=True)]
    either = np.concatenate([one_days, other_days[np.isin(other, one, assume_unique=True, invert=True)]])
    of_pair, of_either = (np.bincount(some - start, minlength=length) for some in (both, either))
    return Denominator(
        start=start, all=cumulated(counts), pair=cumulated(of_pair), either=cumulated(of_either),
        days=(np.flatnonzero(of_either) + start).tolist(),
        window=usual_window(counts), distance=usual_distance(of_either),
    )  # fmt: skip


def naming(connection: sqlite3.Connection, country: str) -> tuple[Counts, Counts]:
    """Return the articles that name a country and have a day, and their days as ordinals."""
    import numpy as np

    articles, days = connection.execute(NAMING, (country,)).fetchone()
    year, month, day = parts_of(days)
    months = (year - 1970) * 12 + month - 1
    return numbers(articles), months.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64) + EPOCH + day - 1


def cumulated(counts: Counts) -> Counts:
    """Return the sums of all days before each day."""
    import numpy as np

    return np.concatenate([[0], np.cumsum(counts)])


def usual_window(counts: Counts) -> float:
    """Return the median number of articles in a window: a gap in coverage does not pull it down as it does a mean."""
    import numpy as np

    width = rhythm_settings().coverage.window
    if len(counts) < width:
        return 0.0
    sums = cumulated(counts)
    return float(np.median(sums[width:] - sums[:-width]))


def usual_distance(counts: Counts) -> float | None:
    """Return the mean number of days between two days with an article; None where there are fewer than two."""
    import numpy as np

    days = np.flatnonzero(counts)
    return float((days[-1] - days[0]) / (len(days) - 1)) if len(days) > 1 else None


def coverage_of(
    denominator: Denominator, since: date, until: date, *, whole: bool = False, as_of: date | None = None
) -> Coverage:
    """Return what was read in a period, and the gaps within it.

    The day of the contact before a silence belongs to that contact; the news of the contact that ended it, too, is no
    sign that the silence was covered. So only the days between count, or with ``whole`` all of them. A gap is one
    however much of it lies in the period; what was read after ``as_of``, unless given the last day, is not looked at.
    """
    first, last = since.toordinal() + (not whole), until.toordinal() - (not whole)
    rate = denominator.window / rhythm_settings().coverage.window
    return Coverage(
        articles=denominator.count(denominator.all, first, last),
        of_pair=denominator.count(denominator.pair, first, last),
        of_countries=denominator.count(denominator.either, first, last),
        usual=round(rate * max(last - first + 1, 0), 2),
        gaps=tuple(gaps_of(denominator, first, last, max((as_of or until).toordinal(), last))),
    )


def gaps_of(denominator: Denominator, first: int, last: int, end: int) -> Iterator[CoverageGap]:
    """Yield what lies in a period of the stretches in which nothing of the countries, or far less than usual, was read.

    Args:
        denominator: What was read.
        first, last: The days of the period.
        end: The last day that is known.
    """
    if first > last:
        return
    settings = rhythm_settings().coverage
    least = max(settings.least_days, settings.times_usual * (denominator.distance or 0))
    for since, until in stretches_without(denominator, first, last, end):
        days = until - since + 1
        nothing_read = days >= settings.least_days and not denominator.count(denominator.all, since, until)
        if days >= least or nothing_read:  # however seldom the two are written about: who reads nothing hears nothing
            yield gap(denominator, max(since, first), min(until, last), NOTHING)
    if denominator.window >= settings.least_expected:
        for since, until in thin_stretches(denominator, first, last, end):
            yield gap(denominator, max(since, first), min(until, last), FEW)


def gap(denominator: Denominator, since: int, until: int, reason: str) -> CoverageGap:
    """Return a gap in coverage."""
    return CoverageGap(
        since=date.fromordinal(since), until=date.fromordinal(until), reason=reason,
        articles=denominator.count(denominator.all, since, until),
    )  # fmt: skip


def stretches_without(denominator: Denominator, first: int, last: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield first and last day of every stretch without an article of either country that reaches into a period."""
    days = denominator.days
    low, high = bisect_left(days, first), bisect_right(days, last)
    with_one = days[low:high]
    earlier = days[low - 1] if low else min(first, denominator.start) - 1
    later = min(days[high], end + 1) if high < len(days) else end + 1
    for before, after in zip([earlier, *with_one], [*with_one, later], strict=True):
        if after - before > 1 and before < last and after > first:
            yield before + 1, after - 1


def thin_stretches(denominator: Denominator, first: int, last: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield first and last day of every stretch of windows with less than the share of the usual number.

    They are the windows that lie in a period; of one that is shorter than a window, those in which it lies.
    """
    import numpy as np

    settings = rhythm_settings().coverage
    low, high = sorted((first, last - settings.window + 1))
    starts = np.arange(max(low, min(first, denominator.start)), min(high, end - settings.window + 1) + 1)
    thin = starts[denominator.windows(starts, settings.window) < settings.share * denominator.window]
    if len(thin):
        # A window that begins within another, or right after it, goes on with its stretch.
        apart = np.flatnonzero(np.diff(thin) > settings.window)
        ends = [*(thin[apart] + settings.window - 1).tolist(), int(thin[-1]) + settings.window - 1]
        yield from zip([int(thin[0]), *thin[apart + 1].tolist()], ends, strict=True)
