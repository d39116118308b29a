"""Shards read by processes of this machine, one thread each."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from dragoman.engine.blame import Blame
from dragoman.engine.marks import Mark, Marker, mark_of
from dragoman.engine.patience import Patience
from dragoman.engine.settings import settings
from dragoman.engine.shard import process_shard
from dragoman.engine.types import Config, Outcome, Shard, ShardFailure
from dragoman.errors import DragomanError


def run_local(
    shards: Sequence[Shard], out: Path, config: Config, *, workers: int
) -> Generator[Outcome | None, None, None]:
    """Yield what became of each shard as it is done, and None now and then so that somebody may look at the marks.

    A worker that dies is replaced and its shard repeated. Closing the iterator ends the workers.
    """
    waiting, blame = deque(shards), Blame(out)
    team: list[Worker] = []
    try:
        while waiting or team:
            while waiting and len(team) < workers:
                team.append(Worker())
            for worker in team:
                if worker.shard is None and waiting:
                    shard = waiting.popleft()
                    worker.give(shard, out, config, blame.aside(shard))
            for worker in [w for w in team if w.shard is None]:
                worker.end()
                team.remove(worker)
            wait([what for w in team for what in (w.pipe, w.process.sentinel)], settings().workers.look_seconds)
            for worker in list(team):
                yield from look_at(worker, team, waiting, blame, out)
            yield None
    finally:
        for worker in team:
            worker.end()


def look_at(worker: Worker, team: list[Worker], waiting: deque[Shard], blame: Blame, out: Path) -> Iterator[Outcome]:
    """Yield what a worker has finished; replace one that died or hangs, and put its shard back to the front."""
    shard = worker.shard
    if shard is None:
        return
    found = worker.result()
    if found is not None:
        worker.shard = None
        yield found
        return
    slow = worker.process.is_alive() and worker.hangs(out)
    if worker.process.is_alive() and not slow:
        return
    worker.end()
    team.remove(worker)
    given_up = blame.died(shard, slow=slow)
    if given_up is not None:
        yield given_up
    else:
        waiting.appendleft(shard)


class Worker:
    """A process that reads one shard after the other."""

    def __init__(self) -> None:
        """Start the process."""
        context = get_context("spawn")
        self.pipe, other = context.Pipe()
        self.process: Any = context.Process(target=serve, args=(other, os.getpid()), daemon=True)
        self.process.start()
        other.close()
        self.shard: Shard | None = None
        self.seen = Mark()
        self.patience = Patience(self.process.pid or 0)

    def give(self, shard: Shard, out: Path, config: Config, aside: frozenset[int]) -> None:
        """Have it read a shard."""
        self.shard, self.seen = shard, Mark()
        self.patience.begin()
        Marker(out, shard.name).close()  # what another worker was at says nothing of this one
        with suppress(OSError):  # it died; that is noticed when somebody looks at it
            self.pipe.send((shard, out, config, aside))

    def result(self) -> Outcome | None:
        """Return what became of its shard, or None when it is not done."""
        try:
            found: Outcome | None = self.pipe.recv() if self.pipe.poll() else None
        except (EOFError, OSError):
            return None
        return found

    def hangs(self, out: Path) -> bool:
        """Whether the document that it reads takes too long."""
        assert self.shard is not None
        mark = mark_of(out, self.shard.name)
        if mark != self.seen:
            self.seen = mark
            self.patience.begin()
        return self.patience.over

    def end(self) -> None:
        """End the process; what it wrote of an unfinished shard does not count."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


def serve(pipe: Connection, parent: int) -> None:
    """Read shards until the parent has no more or is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all processes; the parent ends this one
    while True:
        try:
            shard, out, config, aside = pipe.recv()
        except (EOFError, OSError):
            return
        outcome = read_shard(shard, out, config, aside, parent)
        try:
            pipe.send(outcome)
        except OSError:  # the parent is gone; the shard is on the disk
            return


def read_shard(shard: Shard, out: Path, config: Config, aside: frozenset[int], parent: int) -> Outcome:
    """Return the report of a shard, or why it cannot be finished; end the process when its parent is gone."""
    marker = Marker(out, shard.name)

    def watch(number: int, done: int, read: int) -> None:
        if os.getppid() != parent:
            os._exit(1)
        marker(number, done, read)

    try:
        return process_shard(shard, out, config, set_aside=aside, watch=watch)
    except (DragomanError, OSError, MemoryError) as error:
        return ShardFailure(shard=shard.name, reason=reason_of(error))
    finally:
        marker.close()


def reason_of(error: BaseException) -> str:
    """Return why a shard could not be finished, in words."""
    if isinstance(error, DragomanError):
        return str(error)
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        return f"{where}it could not be written or read ({error.strerror or error}); see to the disk, and call again"
    return f"{type(error).__name__}: {error}"
