"""What workers died over: a document that kills twice is set aside, a shard that kills again and again is given up."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

from dragoman.engine.marks import mark_of
from dragoman.engine.settings import settings
from dragoman.engine.types import Shard, ShardFailure


class Blame:
    """Counts the deaths of workers during one run; what killed a worker of an earlier run is not held against it."""

    def __init__(self, out: Path) -> None:
        """Begin with nobody to blame."""
        self.out = out
        self.deaths: Counter[str] = Counter()
        self.over: Counter[tuple[str, int]] = Counter()
        self.set_aside: dict[str, set[int]] = defaultdict(set)

    def died(self, shard: Shard, *, slow: bool = False) -> ShardFailure | None:
        """Note that a worker died over a shard; return why the shard is given up, or None when it is to be repeated.

        Args:
            shard: What it was reading.
            slow: Whether it was ended because a document took too long, which it will the next time too.
        """
        number = mark_of(self.out, shard.name).number
        self.deaths[shard.name] += 1
        self.over[shard.name, number] += 1
        limits = settings().workers
        if number >= 0 and (slow or self.over[shard.name, number] >= limits.deaths_over_document):
            self.set_aside[shard.name].add(number)
            return None
        if self.deaths[shard.name] < limits.deaths_over_shard:
            return None
        return ShardFailure(
            shard=shard.name,
            reason=f"the workers ended early {self.deaths[shard.name]} times while they read it, perhaps for want of "
            "memory; call the same command again, with fewer workers",
        )

    def aside(self, shard: Shard) -> frozenset[int]:
        """Return the documents of a shard that are not to be touched."""
        return frozenset(self.set_aside[shard.name])
