"""Signs of the time that a sentence tells of: whether it lies in the time by which something was due."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from dragoman.analysis.fates_due import names_due, times_named
from dragoman.analysis.fates_quantities import has_number
from dragoman.analysis.fates_told import Sentence
from dragoman.record.types import EventEntry
from dragoman.types import Interval

#: Days of a time that a sentence names at most; within how many days of what was due a time is near it, or a day of
#: publication; how many days make a window short, a telling early or late, and much too late.
MONTH, NEAR, NEAR_START, TOLD, SHORT, LATE, LONG_AFTER = 31, 7, 4, 10, 10, 3, 60


class Due(NamedTuple):
    """When a commitment was made, and from and by when it is due."""

    made: date
    earliest: date | None
    latest: date | None


class Known(NamedTuple):
    """A time that has a beginning and an end."""

    earliest: date
    latest: date


def time_signs(due: Due, entry: EventEntry, sentence: Sentence, text: str) -> dict[str, float]:
    """Return the signs of the time that a sentence tells of, and of the day on which it appeared."""
    published = sentence.published or due.made
    named = past_times(text, published)
    later = [one for one in named if one.latest >= due.made]
    found = {
        "has_due": float(due.latest is not None),
        "time_named": float(bool(later)),
        "time_before": float(bool(named) and not later),
        "age": math.log1p(max(0, (published - due.made).days)),
        "names_due": float(names_due(entry, sentence)),
    }
    return found | due_signs(due, later, published)


def past_times(text: str, day: date) -> list[Known]:
    """Return the times of some weeks at most that a sentence names and that had come when it appeared."""
    if not has_number(text) and "month" not in text and "week" not in text:
        return []
    return [
        Known(one.earliest, one.latest)
        for one in times_named(text, day)
        if is_known(one) and one.earliest and one.latest and one.latest <= day
    ]


def is_known(time: Interval) -> bool:
    """Whether a time has both ends, not too far from each other."""
    return bool(time.earliest and time.latest) and (time.latest - time.earliest).days <= MONTH  # type: ignore[operator]


def due_signs(due: Due, later: Sequence[Known], published: date) -> dict[str, float]:
    """Return how the times that a sentence names, and the day on which it appeared, lie to what was due."""
    if due.latest is None:
        return dict.fromkeys(
            (
                "in_window",
                "near_end",
                "near_start",
                "too_late",
                "told_early",
                "told_near",
                "told_after",
                "told_long_after",
            ),
            0.0,
        )
    begins, ends, late = due.made - timedelta(days=1), due.latest, timedelta(days=LATE)
    brief = due.earliest is not None and (due.latest - due.earliest).days < SHORT
    after = (published - ends).days
    return {
        "in_window": float(any(begins <= one.earliest and one.latest < ends + late for one in later)),
        "near_end": max((near(one.latest, ends, NEAR) for one in later), default=0.0),
        "near_start": max((near(one.earliest, due.earliest, NEAR_START) for one in later), default=0.0)
        if brief
        else 0.0,
        "too_late": float(bool(later) and all(one.earliest > ends + late for one in later)),
        "told_early": float(after < -LATE),
        "told_near": near(published, ends, TOLD),
        "told_after": float(after >= 0),
        "told_long_after": float(after > LONG_AFTER),
    }


def near(one: date, other: date | None, scale: float) -> float:
    """Return how near two days are: 1 where they are one, less the farther they are from each other."""
    return math.exp(-abs((one - other).days) / scale) if other is not None else 0.0
