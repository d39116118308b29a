"""What a benchmark gives: figures with their intervals, in the published format."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from dragoman.types import Frozen

#: Called with how much of the work is done, and how much there is.
Progress = Callable[[int, int], None]


def unwatched(done: int, total: int) -> None:
    """Take note of progress that nobody watches."""


class Figure(Frozen):
    """A measured value and the 95 % interval that the bootstrap gives it."""

    value: float
    low: float
    high: float


class Confusion(Frozen):
    """How often each label was answered by each: a row for each label of the data."""

    labels: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]


class Result(Frozen):
    """All that one suite measured on one set of data."""

    #: Name of the suite.
    suite: str
    #: How many items were measured.
    items: int
    #: What the items are, in the plural ("sentences").
    unit: str
    #: By name, in the order in which they are shown.
    figures: Mapping[str, Figure]
    confusion: Confusion | None = None
    #: What was missed or wrong, one line each.
    remarks: tuple[str, ...] = ()

    def to_json(self) -> str:
        """Return suite, items and figures on one line."""
        shown = {"suite": self.suite, "items": self.items, "figures": dict(self.figures)}
        return msgspec.json.encode(shown).decode()
