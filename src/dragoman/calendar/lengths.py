"""How many days the words for a length of time allow."""

from __future__ import annotations

from math import ceil, floor

from dragoman.calendar.days import thresholds
from dragoman.calendar.meanings import Length

Bounds = tuple[int, int | None]

#: Units from short to long.
ORDER = (
    "second",
    "minute",
    "hour",
    "day",
    "weekend",
    "week",
    "month",
    "quarter",
    "season",
    "year",
    "decade",
    "century",
    "millennium",
)


def count_bounds(length: Length) -> tuple[float, float | None]:
    """Return the smallest and largest number of units, before any limit word."""
    if length.low is None:
        return float(thresholds()["bare"]["low"]), None
    return length.low, length.high


def exact_days(length: Length) -> Bounds:
    """Return the days of a length without its limit word."""
    low_unit, high_unit = thresholds()["days"][length.unit]
    low, high = count_bounds(length)
    return floor(low * low_unit), None if high is None else ceil(high * high_unit)


def length_days(length: Length) -> Bounds:
    """Return the least and most days that a length allows; the most is None when nothing says so."""
    low, high = exact_days(length)
    if length.limit is None or high is None:
        return low, high
    return limited(length, low, high)


def limited(length: Length, low: int, high: int) -> Bounds:
    """Return the bounds under "over", "nearly", "about", "at least" or "up to"."""
    limits = thresholds()["limits"]
    unit = thresholds()["days"][length.unit]
    if length.limit == "over":
        count = length.low or 1
        most = count + 1 if count <= limits["over_next_unit_up_to"] else count * limits["over_factor"]
        return low, round(most * unit[0])
    if length.limit == "under":
        return floor(low * limits["under_factor"]), high
    if length.limit == "about":
        return floor(low * (1 - limits["about_factor"])), ceil(high * (1 + limits["about_factor"]))
    return (low, None) if length.limit == "at_least" else (0, high)


def reach(length: Length) -> int:
    """Return how many days "recent weeks" or "the next six months" reach."""
    unit = length.second_unit or length.unit
    if length.second_unit and ORDER.index(length.unit) > ORDER.index(length.second_unit):
        unit = length.unit
    if length.low is None:
        return int(thresholds()["recent"][unit])
    low, high = length_days(length)
    return high if high is not None else low
