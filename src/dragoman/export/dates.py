"""Dates in words: what an interval or a publication says, no more precise than it is."""

from __future__ import annotations

from datetime import date, timedelta

from dragoman.export.labels import label
from dragoman.types import Interval, Publication

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)


def describe_day(day: date) -> str:
    """Return a day in words, the same in every locale: "Mon 18 March 2024"."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def describe_range(earliest: date, latest: date) -> str:
    """Return a range of days without repeating what both ends share: "21–27 March 2024"."""
    if earliest == latest:
        return describe_day(earliest)
    end = f"{latest.day} {MONTHS[latest.month - 1]} {latest.year}"
    if earliest.year != latest.year:
        return f"{earliest.day} {MONTHS[earliest.month - 1]} {earliest.year} – {end}"
    if earliest.month != latest.month:
        return f"{earliest.day} {MONTHS[earliest.month - 1]} – {end}"
    return f"{earliest.day}–{end}"


def whole_unit(earliest: date, latest: date) -> str | None:
    """Return the name of the month, quarter or year that the range fills exactly, or None."""
    after = latest + timedelta(days=1) if latest < date.max else latest
    if earliest.day != 1 or after.day != 1:
        return None
    months = (after.year - earliest.year) * 12 + after.month - earliest.month
    if months == 1:
        return f"{MONTHS[earliest.month - 1]} {earliest.year}"
    if months == 3 and earliest.month % 3 == 1:  # noqa: PLR2004
        return f"quarter {(earliest.month + 2) // 3} of {earliest.year}"
    if months == 12 and earliest.month == 1:  # noqa: PLR2004
        return str(earliest.year)
    return None


def describe_interval(interval: Interval | None) -> str | None:
    """Return an interval in words, or None when nothing is known of it."""
    if interval is None:
        return None
    earliest, latest = interval.earliest, interval.latest
    if earliest and latest:
        return whole_unit(earliest, latest) or describe_range(earliest, latest)
    if earliest:
        return f"from {describe_day(earliest)}"
    if latest:
        return f"until {describe_day(latest)}"
    return f"“{interval.text}”" if interval.text else None


def describe_due(interval: Interval | None) -> str | None:
    """Return a due window in words with the words that it rests on, or None."""
    window = describe_interval(interval)
    if interval is None or window is None:
        return None
    if interval.text is None or window == f"“{interval.text}”":
        return window
    return f"{window} (“{interval.text}”)"


def describe_publication(published: Publication | None) -> str:
    """Return when the article was published and how that is known."""
    if published is None:
        return "publication date unknown"
    when = describe_range(published.earliest, published.latest)
    return f"published {when}, {label('basis', published.basis)}"
