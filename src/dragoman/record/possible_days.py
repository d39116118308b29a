"""Which days a fact can have, whoever gives them: the first before the last, and nothing done that is still to come."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from dragoman.errors import DecisionError
from dragoman.record.types import DONE

#: The status of what is over; what is ongoing may go on.
OVER = "happened"


def today() -> date:
    """Return the latest day that it is anywhere on earth: who enters something may be there."""
    return datetime.now(timezone(timedelta(hours=14))).date()


def check_order(first: date | None, last: date | None) -> None:
    """Refuse days in the wrong order."""
    if first and last and last < first:
        raise DecisionError(f"the last day, {last}, is before the first, {first}; change the two")


def check_done(first: date | None, last: date | None, status: str, published: date | None, entered: date) -> None:
    """Refuse days of something done when its source could not know of it yet.

    Args:
        first, last: When it was.
        status: How it stands.
        published: When the source appeared, if that is known.
        entered: The day on which this is said.
    """
    known = published or entered
    day = (last or first) if status == OVER else first
    if status in DONE and day and day > known:
        why = f"its source appeared before, on {known}" if published else "that day is still to come"
        raise DecisionError(
            f"a fact of {day} cannot be {status!r}, since {why}; change the day, or give it another status, such as "
            "planned"
        )
