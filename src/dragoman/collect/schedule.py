"""What is to be asked next: one request at a time to each host, with a pause after it; many hosts side by side."""

from __future__ import annotations

import heapq
import itertools
from dataclasses import dataclass, field

from dragoman.collect.types import Source, Waiting


@dataclass
class Task:
    """One thing to fetch."""

    #: visit (a source) | part (a sitemap that it names) | get (an article)
    what: str
    url: str
    host: str
    source: Source
    waiting: Waiting | None = None
    #: How deep a sitemap is nested.
    depth: int = 0
    #: Tries within this run.
    tries: int = 0


@dataclass
class Lane:
    """The tasks of one host."""

    #: Moment, number and task; the earliest first.
    tasks: list[tuple[float, int, Task]] = field(default_factory=list)
    #: When the host may be asked again.
    ready: float = 0.0
    busy: bool = False

    def next_moment(self) -> float | None:
        """Return when the lane's next task may begin; None while one is under way, or none is left."""
        return max(self.ready, self.tasks[0][0]) if self.tasks and not self.busy else None


class Schedule:
    """The tasks of a run."""

    def __init__(self) -> None:
        """Begin with none."""
        self.lanes: dict[str, Lane] = {}
        self.numbers = itertools.count()

    def __len__(self) -> int:
        """Return how many tasks wait."""
        return sum(len(lane.tasks) for lane in self.lanes.values())

    def add(self, task: Task, at: float = 0.0) -> None:
        """Add a task that may begin at a moment."""
        lane = self.lanes.setdefault(task.host, Lane())
        heapq.heappush(lane.tasks, (at, next(self.numbers), task))

    def take(self, now: float) -> Task | None:
        """Return a task that may begin, and keep its host for it until ``done``; None if there is none."""
        ready = [(moment, host) for host, lane in self.lanes.items() if (moment := lane.next_moment()) is not None]
        if not ready or min(ready)[0] > now:
            return None
        lane = self.lanes[min(ready)[1]]
        lane.busy = True
        return heapq.heappop(lane.tasks)[2]

    def done(self, host: str, ready: float) -> None:
        """Let a host be asked again from a moment on."""
        lane = self.lanes[host]
        lane.busy, lane.ready = False, max(lane.ready, ready)

    def hold(self, host: str, ready: float) -> None:
        """Let a host not be asked before a moment."""
        lane = self.lanes.setdefault(host, Lane())
        lane.ready = max(lane.ready, ready)

    def drop(self, host: str) -> list[Task]:
        """Take all tasks of a host out, and return them."""
        lane = self.lanes.get(host)
        dropped = [task for _, _, task in lane.tasks] if lane else []
        if lane:
            lane.tasks.clear()
        return dropped

    def next_moment(self) -> float | None:
        """Return when the next task may begin, or None if none can before something is done."""
        moments = [moment for lane in self.lanes.values() if (moment := lane.next_moment()) is not None]
        return min(moments, default=None)
