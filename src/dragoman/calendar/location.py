"""Where a meaning lies, seen from one day: the frame that points, offsets and compounds fill."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from dragoman.calendar import meanings as m
from dragoman.calendar.days import Days
from dragoman.types import Frozen


class Anchor(Frozen):
    """Where the speaker stands: the day of publication, the tense, and the day spoken of."""

    day: date | None = None
    #: past | future, or None.
    direction: str | None = None
    reference: date | None = None


class Found(Frozen):
    """First and last day, precision and basis of a located meaning; open ends are None."""

    earliest: date | None = None
    latest: date | None = None
    precision: str = "unknown"
    basis: str | None = None


Locator = Callable[[Any, Anchor], Found]

LOCATORS: dict[type, Locator] = {}


def locates(*kinds: type) -> Callable[[Locator], Locator]:
    """Enter a function as the one that locates these kinds of meaning."""

    def enter(function: Locator) -> Locator:
        LOCATORS.update(dict.fromkeys(kinds, function))
        return function

    return enter


def known(days: Days, precision: str, basis: str = "relative") -> Found:
    """Return a found stretch of days."""
    return Found(earliest=days[0], latest=days[1], precision=precision, basis=basis)


def locate(meaning: m.Meaning, anchor: Anchor) -> Found:
    """Return where the meaning lies, seen from the anchor."""
    return LOCATORS[type(meaning)](meaning, anchor)
