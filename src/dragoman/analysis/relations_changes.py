"""When the level of a relationship changed, and which events that rests on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING, Any

from dragoman.analysis.relations import first_day
from dragoman.analysis.relations_rows import Facts
from dragoman.analysis.relations_uncertainty import DIGITS, estimate_ratios, rounded
from dragoman.analysis.settings import relations_settings
from dragoman.analysis.types import ChangePoint, Estimate, Influence

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[Any]

#: Digits to which scores are the same: sums in another order differ beyond them.
SAME = 9
EXPLAINED = """
SELECT event.id, event.key, event.type, event.earliest, event.latest,
  (SELECT min(article.latest) FROM report JOIN article ON article.id = report.article WHERE report.event = event.id)
FROM event WHERE event.id IN (SELECT value FROM json_each(?))
"""
QUOTE = """
SELECT report.quote FROM report WHERE report.event = ? AND report.verdict IS NOT 'rejected'
ORDER BY report.status IN ('happened', 'ongoing') DESC, report.historical, report.confidence DESC, report.key LIMIT 1
"""


def change_points(connection: sqlite3.Connection, facts: Facts, by: str) -> tuple[ChangePoint, ...]:
    """Return the periods from which on the mean intensity is on another level.

    Periods without events are passed over: they say nothing of the level. A change is told only where the intervals of
    the stretches before and after it lie apart.
    """
    import numpy as np

    periods, start = np.unique(facts.period, return_index=True)
    if len(periods) < 2 * relations_settings().change.least_periods:
        return ()
    scores = np.add.reduceat(facts.intensity, start) / np.diff([*start, len(facts.period)])
    scores = scores.round(SAME)
    places = breaks(scores)
    edges = [0, *places, len(periods)]
    levels = [level(facts, int(periods[low]), int(periods[high - 1])) for low, high in pairwise(edges)]
    found = []
    for place, (before, after) in zip(places, pairwise(levels), strict=True):
        if apart(before, after):
            period, sign = int(periods[place]), 1 if after.value > before.value else -1
            because = explain(connection, facts, period, sign=sign)
            found.append(ChangePoint(day=first_day(period, by), before=before, after=after, because=because))
    return tuple(found)


def breaks(scores: Numbers) -> list[int]:
    """Return the places at which the mean of a series changes, by the exact search of PELT (Killick et al. 2012)."""
    import ruptures

    settings = relations_settings().change
    penalty = settings.penalty * noise(scores) ** 2 * log(len(scores))
    search = ruptures.KernelCPD(kernel="linear", min_size=settings.least_periods)
    return [int(place) for place in search.fit(scores.reshape(-1, 1)).predict(pen=penalty)[:-1]]


def noise(scores: Numbers) -> float:
    """Return the standard deviation of a series around its level, from its differences, which a change hardly touches.

    A robust estimate (by the median) is too small so often in short series that one of six would have a false change.
    """
    import numpy as np

    deviation = float(np.sqrt(np.mean(np.diff(scores) ** 2) / 2))
    return max(deviation, relations_settings().change.least_noise)


def level(facts: Facts, first: int, last: int) -> Estimate:
    """Return the mean intensity of a stretch of periods."""
    table = facts.clusters(first, last)
    return estimate_ratios(table[:, -2], table[:, 0])


def apart(before: Estimate, after: Estimate) -> bool:
    """Whether two intervals have nothing in common; without an interval nothing is sure."""
    if before.low is None or before.high is None or after.low is None or after.high is None:
        return False
    return before.high < after.low or after.high < before.low


def explain(connection: sqlite3.Connection, facts: Facts, period: int, *, sign: int) -> tuple[Influence, ...]:
    """Return the events of a period without which its score would be furthest from the new level."""
    import numpy as np

    place = facts.place(period)
    scores = facts.intensity[place]
    mean, others = float(scores.mean()), len(scores) - 1
    influence = ((scores - mean) / others).round(DIGITS) if others else np.zeros(1)
    towards = sign * influence
    wanted = relations_settings().change.events
    order = np.lexsort((-facts.origins[place], -towards))
    least = order[min(wanted, len(order)) - 1]
    # Equals of the last one come along: which of them is shown is decided by their keys, not by their numbers.
    suited = (towards > towards[least]) | (
        (towards == towards[least]) & (facts.origins[place] >= facts.origins[place][least])
    )
    suited &= (towards > 0) | (others == 0)
    chosen = np.flatnonzero(suited) + place.start
    found = influences(connection, facts, chosen, influence[suited] if others else None)
    return tuple(sorted(found, key=lambda one: (-abs(one.influence or 0), -one.origins, one.day, one.event))[:wanted])


def influences(
    connection: sqlite3.Connection, facts: Facts, chosen: Numbers, influence: Numbers | None
) -> Iterator[Influence]:
    """Yield events with how much they move the score of their period."""
    import json

    rows = {row[0]: row for row in connection.execute(EXPLAINED, (json.dumps(facts.event[chosen].tolist()),))}
    for number, place in enumerate(chosen.tolist()):
        row = rows[int(facts.event[place])]
        yield Influence(
            event=row[1], type=row[2], day=date.fromisoformat(first_known(row[3:6])),
            intensity=float(facts.intensity[place]), origins=int(facts.origins[place]),
            influence=None if influence is None else rounded(influence[number]),
            quote=connection.execute(QUOTE, (row[0],)).fetchone()[0],
        )  # fmt: skip


def first_known(days: Sequence[str | None]) -> str:
    """Return the first of some days that is known; one is, for the event was placed by it."""
    return next(day for day in days if day)
