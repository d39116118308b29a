"""Partial dates of the registry ("2016", "2016-05", "2016-05-01") as intervals of days."""

from __future__ import annotations

from datetime import date, timedelta

Days = tuple[date, date]

#: Stand for a start before records begin and an end that has not come.
BEFORE_RECORDS = date.min
STILL_OPEN = date.max


def days_of(text: str) -> Days:
    """Return the first and last day that a partial date allows.

    Raises:
        ValueError: when the text is not an ISO 8601 day, month or year.
    """
    if len(text) == 10:  # noqa: PLR2004 - the length of YYYY-MM-DD
        day = date.fromisoformat(text)
        return day, day
    parts = text.split("-")
    year = int(parts[0])
    if len(parts) == 1 and len(text) == 4:  # noqa: PLR2004 - the length of YYYY
        return date(year, 1, 1), date(year, 12, 31)
    if len(parts) == 2 and len(text) == 7:  # noqa: PLR2004 - the length of YYYY-MM
        return date(year, int(parts[1]), 1), last_of_month(year, int(parts[1]))
    raise ValueError(text)


def last_of_month(year: int, month: int) -> date:
    """Return the last day of a month."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)


def start_days(text: str) -> Days:
    """Return the days on which a term may have begun; unknown means before records begin."""
    return days_of(text) if text else (BEFORE_RECORDS, BEFORE_RECORDS)


def end_days(text: str) -> Days:
    """Return the days on which a term may have ended; empty means that it goes on."""
    return days_of(text) if text else (STILL_OPEN, STILL_OPEN)
