"""Moments in words: how long ago, how soon."""

from __future__ import annotations

from dragoman.collect.moments import seconds_until
from dragoman.export.lines import counted

UNITS = ((86_400, "day"), (3_600, "hour"), (60, "minute"))


def ago(moment: str | None) -> str:
    """Return how long ago a moment was, in words."""
    if moment is None:
        return "never"
    said = length(-seconds_until(moment))
    return f"{said} ago" if said else "just now"


def until(moment: str) -> str:
    """Return how soon a moment comes, in words."""
    said = length(seconds_until(moment))
    return f"in {said}" if said else "now"


def length(seconds: float) -> str:
    """Return a length of time in its largest unit; nothing where it is less than a minute."""
    return next((counted(int(seconds // size), unit) for size, unit in UNITS if seconds >= size), "")
