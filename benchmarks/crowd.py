"""Many readers of the app with one writer beside them, for a bounded time, on this machine only."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import islice

import httpx2

from dragoman.door import open_record
from dragoman.errors import DragomanError
from dragoman.types import Reading
from serving import Served

#: Seconds between two articles that the writer adds, and those after which a page counts as not answered.
PAUSE, PATIENCE = 0.2, 30.0
#: Pages that one reader opens at most.
MOST_PAGES = 500


@dataclass
class Met:
    """What the crowd met."""

    #: Milliseconds of each page that came.
    taken: list[float] = field(default_factory=list)
    #: What went wrong, in words.
    errors: list[str] = field(default_factory=list)
    #: Articles that were added meanwhile.
    added: int = 0


def crowd(app: Served, paths: Sequence[str], source: Iterator[Reading], *, readers: int, seconds: float) -> Met:
    """Let readers open pages, one after the other, while a writer adds articles; all stop when the time is over."""
    met = Met()
    until = time.monotonic() + seconds
    with ThreadPoolExecutor(readers + 1) as pool:
        working = [pool.submit(read, app, paths, until, met, seed) for seed in range(readers)]
        working.append(pool.submit(write, app, source, until, met))
        for one in working:
            one.result()
    return met


def read(app: Served, paths: Sequence[str], until: float, met: Met, seed: int) -> None:
    """Open pages drawn by chance until the time is over."""
    chance = random.Random(seed)
    with httpx2.Client(base_url=app.base, headers=app.headers, timeout=PATIENCE) as client:
        for path in (chance.choice(paths) for _ in range(MOST_PAGES)):
            begun = time.monotonic()
            if begun > until:
                return
            try:
                status = client.get(path).status_code
            except httpx2.HTTPError as error:
                met.errors.append(f"{path}: {type(error).__name__}")
                continue
            if status == httpx2.codes.OK:
                met.taken.append(1000 * (time.monotonic() - begun))
            else:
                met.errors.append(f"{path}: {status}")


def write(app: Served, source: Iterator[Reading], until: float, met: Met) -> None:
    """Add articles until the time is over."""
    with open_record(app.record) as record:
        for reading in islice(source, MOST_PAGES):
            if time.monotonic() > until:
                return
            try:
                met.added += record.keep(reading).outcome != "known"
            except DragomanError as error:
                met.errors.append(f"adding: {error}")
            time.sleep(PAUSE)
