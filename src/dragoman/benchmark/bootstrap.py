"""Figures with intervals, by the bootstrap over the units that were drawn together (Efron 1979).

A unit, a sentence or an article, brings counts; a figure is computed from sums of counts. So a resample is
a sum over units drawn with replacement, and every figure is computed for all resamples at once. The seed is
fixed: the same data give the same interval.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from dragoman.benchmark.types import Figure

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

RESAMPLES = 1000
SEED = 1979
#: Percentiles between which 95 % of the resamples lie.
PERCENTILES = (2.5, 97.5)
DIGITS = 4


class Sums:
    """Sums of counts by name: one number for the data as they are, then one for each resample."""

    def __init__(self, table: Mapping[str, Array], length: int) -> None:
        """Take the sums by name and how many there are of each."""
        self.table = table
        self.length = length

    def __getitem__(self, name: str) -> Array:
        """Return the sums of one count; what was never counted is nought."""
        found = self.table.get(name)
        return np.zeros(self.length) if found is None else found


#: Computes a figure from sums; nan where there is nothing to compute it from.
Formula = Callable[[Sums], "Array"]


def estimate(units: Sequence[Mapping[str, float]], formulas: Mapping[str, Formula]) -> dict[str, Figure]:
    """Return every figure with its interval; one that the data say nothing about is left out."""
    if not units:
        return {}
    sums = resampled(units)
    figures = {}
    for name, formula in formulas.items():
        values = np.asarray(formula(sums), dtype=float)
        if np.isnan(values[0]):
            continue
        low, high = np.nanpercentile(values, PERCENTILES)
        figures[name] = Figure(value=rounded(values[0]), low=rounded(low), high=rounded(high))
    return figures


def resampled(units: Sequence[Mapping[str, float]]) -> Sums:
    """Return the sums over all units, and over each resample of as many."""
    names = sorted({name for unit in units for name in unit})
    place = {name: number for number, name in enumerate(names)}
    counts = np.zeros((len(units), len(names)))
    for row, unit in enumerate(units):
        for name, count in unit.items():
            counts[row, place[name]] = count
    random = np.random.default_rng(SEED)
    rows = [counts.sum(axis=0)]
    for _ in range(RESAMPLES):
        drawn = np.bincount(random.integers(0, len(units), len(units)), minlength=len(units))
        rows.append(drawn @ counts)
    table = np.stack(rows)
    return Sums({name: table[:, number] for name, number in place.items()}, len(rows))


def rounded(value: float) -> float:
    """Return a value with as many digits as are shown."""
    return round(float(value), DIGITS)
