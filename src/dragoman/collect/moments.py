"""Moments as the record keeps them: UTC, to the second, in an order that is that of their letters."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

FORM = "%Y-%m-%dT%H:%M:%SZ"


def after(seconds: float = 0.0) -> str:
    """Return the moment that is so many seconds from now."""
    return (datetime.now(UTC) + timedelta(seconds=seconds)).strftime(FORM)


def seconds_until(moment: str) -> float:
    """Return the seconds until a moment; negative once it has passed."""
    return (datetime.strptime(moment, FORM).replace(tzinfo=UTC) - datetime.now(UTC)).total_seconds()
