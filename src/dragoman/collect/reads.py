"""Readings made beside the fetches: by one thread, or by several processes."""

from __future__ import annotations

from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context

from dragoman.collect.reading import Unread, read_fetched
from dragoman.collect.types import Waiting
from dragoman.record.documents import Original
from dragoman.types import Reading


@dataclass
class Work:
    """A fetched document on its way to a reading."""

    waiting: Waiting
    original: Original
    #: How often the process that was to read it ended.
    ended: int = 0


class Reads:
    """What is being read."""

    def __init__(self, workers: int, *, gate: bool) -> None:
        """Keep how many processes read, and whether the gate stands before them; one reads in this process."""
        self.workers = workers
        self.gate = gate
        self.pool: Executor = self.fresh()
        self.running: dict[Future[Reading | Unread], Work] = {}

    def fresh(self) -> Executor:
        """Return workers; each process has its own model."""
        if self.workers <= 1:
            return ThreadPoolExecutor(1)
        return ProcessPoolExecutor(self.workers, mp_context=get_context("spawn"))

    def begin(self, work: Work) -> None:
        """Have a document read."""
        try:
            future = self.pool.submit(read_fetched, work.original, self.gate)
        except BrokenProcessPool:
            self.pool = self.fresh()
            future = self.pool.submit(read_fetched, work.original, self.gate)
        self.running[future] = work

    def finish(self, future: Future[Reading | Unread]) -> tuple[Work, Reading | Unread] | None:
        """Return what came of a document; None if its process ended and it is read once more.

        All documents of a broken pool come back at once, and only one of them broke it: each gets another try.
        """
        work = self.running.pop(future)
        try:
            return work, future.result()
        except BrokenProcessPool:
            work.ended += 1
        if work.ended > 1:
            reason = "the process that was to read it ended early, perhaps for want of memory"
            return work, Unread(outcome="unreadable", reason=reason)
        self.begin(work)
        return None

    def close(self) -> None:
        """End the workers; what was not begun is not read."""
        self.pool.shutdown(wait=self.workers <= 1, cancel_futures=True)
