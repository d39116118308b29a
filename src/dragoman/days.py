"""A day as callers give it: a date, or its text."""

from __future__ import annotations

from datetime import date as Date
from datetime import datetime
from typing import overload

from dragoman.errors import DateError

#: What stands for a day.
Day = Date | str


@overload
def given_day(value: Day, *, source: str | None = None) -> Date: ...
@overload
def given_day(value: None, *, source: str | None = None) -> None: ...
def given_day(value: Day | None, *, source: str | None = None) -> Date | None:
    """Return the day that a caller gives, or None where he gives none.

    Args:
        value: A date, or its text in ISO 8601; of a time, its day is meant.
        source: The path or address that it was given for.

    Raises:
        DateError: It is not an ISO 8601 date.
    """
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, Date):
        return value
    try:
        return Date.fromisoformat(value.strip())
    except (ValueError, AttributeError) as error:
        raise DateError(f'"{value}" is not a date; expected ISO 8601, such as 2024-03-18', source=source) from error
