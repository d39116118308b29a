"""From a meaning to days: every expression becomes an interval relative to the publication interval.

The publication day is itself only known as an interval. Everything here moves forward when that day
moves forward, so the union over all possible days runs from what the first of them gives to what the
last gives.
"""

from __future__ import annotations

from datetime import date

from dragoman.calendar import compounds, offsets, points  # noqa: F401 - they enter their locators
from dragoman.calendar import meanings as m
from dragoman.calendar.lengths import length_days
from dragoman.calendar.location import Anchor, Found, locate
from dragoman.types import Interval, Publication


def resolve(
    expression: m.TimeExpression,
    *,
    published: Publication | None,
    direction: str | None = None,
    reference: Interval | None = None,
) -> Interval:
    """Return when the expression says, as far as that can be known.

    Args:
        expression: One that ``find_expressions`` returned.
        published: The publication interval, or None when it is not known.
        direction: "past" or "future" by the tense of the verb that the expression goes with, or None.
        reference: The date spoken of, for "a week earlier" and "the same day".

    Returns:
        An interval; earliest and latest are None where the text does not say.
    """
    first, last = (
        locate(expression.meaning, Anchor(day=day, direction=direction, reference=spoken))
        for day, spoken in zip(ends(published), ends(reference), strict=True)
    )
    return joined(first, last, expression.text)


def ends(interval: Publication | Interval | None) -> tuple[date | None, date | None]:
    """Return the first and last day of an interval; half-open ones count by the end they have."""
    if interval is None:
        return None, None
    earliest, latest = interval.earliest, interval.latest
    return (earliest or latest), (latest or earliest)


def joined(first: Found, last: Found, text: str) -> Interval:
    """Return the interval from what the first publication day gives to what the last gives."""
    if first == last:
        return as_interval(first, first.precision, text)
    whole = Found(
        earliest=None if first.earliest is None or last.earliest is None else min(first.earliest, last.earliest),
        latest=None if first.latest is None or last.latest is None else max(first.latest, last.latest),
        precision="interval",
        basis=last.basis,
    )
    return as_interval(whole, "interval", text)


def as_interval(found: Found, precision: str, text: str) -> Interval:
    """Return the exchanged type."""
    return Interval(earliest=found.earliest, latest=found.latest, precision=precision, text=text, basis=found.basis)


def duration_days(
    expression: m.TimeExpression, *, published: Publication | None = None, direction: str | None = None
) -> tuple[int, int | None] | None:
    """Return the least and most days of a duration, or None when the expression gives none.

    "Over a month" is (30, 60); "since October" needs to know when the article appeared.
    """
    meaning = expression.meaning
    if isinstance(meaning, m.Within | m.Stretch):
        return length_days(meaning.length)
    if isinstance(meaning, m.Length):
        return length_days(meaning)
    if isinstance(meaning, m.Bounded) and meaning.relation in ("since", "from") and published is not None:
        return days_since(meaning, published)
    return None


def days_since(meaning: m.Bounded, published: Publication) -> tuple[int, int] | None:
    """Return how long ago the point of "since October" was."""
    first, last = (
        locate(meaning.point, Anchor(day=day, direction="past")) for day in (published.earliest, published.latest)
    )
    ends_of_each = ((published.earliest, first), (published.latest, last))
    lengths = [(day - end).days for day, found in ends_of_each for end in (found.earliest, found.latest) if end]
    if first.latest is None or last.earliest is None:
        return None
    # A wide publication interval may hold two Octobers, so that the last day is nearer to its own than the first.
    return max(min(lengths), 0), max(*lengths, 0)
