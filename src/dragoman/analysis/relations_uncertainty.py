"""How sure a count or a mean is: origins are drawn anew, with all that each of them reports.

Reports of one origin stand and fall together, so the origin is what is resampled (Efron 1979; Cochran 1977 on ratios
over clusters). The seed is fixed, and the draws depend on the number of origins alone: the same events give the same
interval, whatever else the record holds.
"""

from __future__ import annotations

from functools import cache
from math import sqrt
from typing import TYPE_CHECKING, Any

from dragoman.analysis.settings import relations_settings
from dragoman.analysis.types import Estimate

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[Any]

#: Percentiles between which 95 of 100 resamples lie, and the same in standard errors.
PERCENTILES = (2.5, 97.5)
ERRORS = 1.96
DIGITS = 4


@cache
def draws(origins: int) -> Numbers:
    """Return how often each of some origins is drawn in each resample."""
    import numpy as np

    settings = relations_settings().uncertainty
    random = np.random.default_rng([settings.seed, origins])
    return random.multinomial(origins, np.full(origins, 1 / origins), size=settings.resamples).astype(np.float64)


def estimate_totals(table: Numbers) -> list[Estimate]:
    """Return the total of every column of the origins' sums, with its interval; no total lies below nought."""
    import numpy as np

    settings = relations_settings().uncertainty
    totals, count = table.sum(axis=0), len(table)
    if count < settings.least_origins:
        return [Estimate(value=rounded(total), low=None, high=None) for total in totals]
    if count <= settings.exact:
        lows, highs = middle(draws(count) @ in_order(table))
    else:
        errors = ERRORS * table.std(axis=0) * sqrt(count)
        lows, highs = np.maximum(totals - errors, 0), totals + errors
    return [
        Estimate(value=rounded(total), low=rounded(low), high=rounded(high))
        for total, low, high in zip(totals, lows, highs, strict=True)
    ]


def estimate_ratios(above: Numbers, below: Numbers) -> Estimate:
    """Return the ratio of two totals over origins, a mean, with its interval."""
    import numpy as np

    settings = relations_settings().uncertainty
    value, count = float(above.sum() / below.sum()), len(above)
    if count < settings.least_origins:
        return Estimate(value=rounded(value), low=None, high=None)
    if count <= settings.exact:
        drawn = draws(count) @ in_order(np.stack([above, below], axis=1))
        low, high = middle(drawn[:, 0] / drawn[:, 1])
    else:
        error = ERRORS * float(np.sqrt(np.sum((above - value * below) ** 2)) / below.sum())
        low, high = value - error, value + error
    return Estimate(value=rounded(value), low=rounded(low), high=rounded(high))


def middle(drawn: Numbers) -> tuple[Any, Any]:
    """Return the percentiles of each column of resamples; ``numpy.percentile`` takes some times as long to begin."""
    import numpy as np

    places = [share / 100 * (len(drawn) - 1) for share in PERCENTILES]
    parted = np.partition(drawn, [beside for place in places for beside in (int(place), int(place) + 1)], axis=0)
    low, high = (
        parted[int(place)] + (place - int(place)) * (parted[int(place) + 1] - parted[int(place)]) for place in places
    )
    return low, high


def in_order(table: Numbers) -> Numbers:
    """Return the rows sorted by what they hold: which number an origin has in the file makes no difference."""
    import numpy as np

    return table[np.lexsort(table.T)]


def rounded(value: float) -> float:
    """Return a value with as many digits as are shown."""
    return round(float(value), DIGITS) + 0.0
