"""The frozen types in which the parts of the engine meet; all of them travel between processes and as JSON."""

from __future__ import annotations

from collections import Counter

import msgspec

from dragoman.exchange.sink import FileEntry
from dragoman.types import Frozen


class Config(Frozen):
    """What a shard is read with; the same shard and configuration give the same output, byte for byte."""

    #: Version of the program.
    engine: str
    #: Name of the language model.
    model: str
    #: Who published the articles, where they do not say so.
    outlet: str | None = None
    #: Fields of JSON Lines that are named otherwise than usual: ("title", "headline").
    mapping: tuple[tuple[str, str], ...] = ()
    #: Whether what holds nothing diplomatic is passed over; None for documents out of archives only.
    gate: bool | None = None


class Shard(Frozen):
    """A part of the work: some files, a stretch of a large web archive, or every n-th document of another file."""

    #: Number and digest of what it holds; its files are called so.
    name: str
    #: The files, in order.
    sources: tuple[str, ...]
    #: Which of how many parts of the file it is.
    part: int = 0
    parts: int = 1
    #: Whether the parts are stretches of the file; else documents number part, part + parts, part + 2 * parts …
    stretches: bool = False
    #: Bytes that it stands for.
    size: int


class Plan(Frozen):
    """All the work of a run, as it was begun."""

    config: Config
    shards: tuple[Shard, ...]


class ShardReport(Frozen):
    """What became of a shard."""

    shard: str
    #: Documents by outcome: read, or why not.
    outcomes: dict[str, int]
    #: Facts by kind.
    facts: dict[str, int]
    #: The files that it wrote.
    files: tuple[FileEntry, ...]
    #: Seconds by part of the work.
    seconds: dict[str, float] = msgspec.field(default_factory=dict)
    #: Seconds that the processor worked, whatever else the machine had to do.
    processor: float = 0.0
    #: Most memory that the process has held, in bytes.
    memory: int = 0


class ShardFailure(Frozen):
    """A shard that could not be finished, and why."""

    shard: str
    reason: str


class Manifest(Frozen):
    """What a finished run is made of; the same files and configuration give the same manifest."""

    config: Config
    outcomes: dict[str, int]
    facts: dict[str, int]
    shards: tuple[ShardReport, ...]


Outcome = ShardReport | ShardFailure


def summed(counts: list[dict[str, int]]) -> dict[str, int]:
    """Return the sum of counts, the kinds in the order of the alphabet."""
    total: Counter[str] = Counter()
    for one in counts:
        total.update(one)
    return dict(sorted(total.items()))
