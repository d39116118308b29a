"""A day as callers give it: a date, or its text; and a period of two."""

from __future__ import annotations

from datetime import date as Date
from datetime import datetime
from typing import overload

from dragoman.errors import DateError, QueryError

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


@overload
def given_period(since: Day, until: Day) -> tuple[Date, Date]: ...
@overload
def given_period(since: Day | None, until: Day | None, *, last: str = ...) -> tuple[Date | None, Date | None]: ...
def given_period(since: Day | None, until: Day | None, *, last: str = "until") -> tuple[Date | None, Date | None]:
    """Return the first and the last day that a caller gives, None where he gives none.

    Args:
        since, until: Each a date, or its text.
        last: What the caller knows the last day by.

    Raises:
        DateError: One is not an ISO 8601 date.
        QueryError: The period would end before it begins.
    """
    first, end = given_day(since), given_day(until)
    if first and end and first > end:
        raise QueryError(f"“since” is {first} and “{last}” is {end}, which is before it; turn them round")
    return first, end
