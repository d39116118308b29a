"""What a run holds while it goes on: its limits, its schedule, what is being fetched and read."""

from __future__ import annotations

import random
import sqlite3
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import msgspec

from dragoman.article.settings import Fetch
from dragoman.collect.fetching import Fetcher
from dragoman.collect.reads import Reads, Work
from dragoman.collect.robots import Robots
from dragoman.collect.schedule import Schedule, Task
from dragoman.collect.settings import Settings
from dragoman.collect.settings import settings as usual
from dragoman.collect.sites import host_of
from dragoman.collect.sources import source_of
from dragoman.collect.types import Waiting
from dragoman.collect.visit import Visit
from dragoman.collect.visits import postpone
from dragoman.record.database import transaction
from dragoman.record.documents import original_with


class State:
    """What a run holds."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        *,
        allow_hosts: frozenset[str] = frozenset(),
        workers: int = 1,
        gate: bool = True,
        again: bool = False,
        settings: Settings | None = None,
        limits: Fetch | None = None,
        seed: int | None = None,
        robots: Robots | None = None,
    ) -> None:
        """Prepare.

        Args:
            connection: Of a writer.
            allow_hosts: Hosts that need not have a public address.
            workers: How many processes read.
            gate: Whether what holds nothing diplomatic is passed over.
            again: Whether what earlier runs fetched and found no article in is read once more.
            settings, limits: Other than the usual ones.
            seed: Of the chance by which tries are spread.
            robots: What earlier runs know of the robots.txt of hosts.
        """
        self.connection = connection
        self.again = again
        self.settings = settings or usual()
        self.fetcher = Fetcher(self.settings, allow_hosts, limits, robots)
        self.chance = random.Random(seed)
        self.schedule = Schedule()
        self.reads = Reads(workers, gate=gate)
        self.most_reads = max(1, workers) * self.settings.requests.ahead
        self.backlog: list[Waiting] = []
        #: Hosts that are not asked any more in this run, and until when they are to be left alone.
        self.held: dict[str, str] = {}
        self.visits: dict[int, Visit] = {}
        self.fetching: dict[Future[Any], Task] = {}
        self.pool = ThreadPoolExecutor(self.settings.requests.threads)

    def left(self) -> int:
        """Return how many addresses and sources wait or are under way."""
        return len(self.schedule) + len(self.fetching) + len(self.reads.running) + len(self.backlog)

    def plan(self, task: Task, at: float = 0.0) -> None:
        """Put something on the schedule; what is of a host that is left for a later run is due then."""
        if task.host not in self.held:
            self.schedule.add(task, at)
            return
        with transaction(self.connection):
            postpone(self.connection, task, self.held[task.host])

    def plan_get(self, one: Waiting) -> None:
        """Put an address on the schedule."""
        self.plan(Task("get", one.url, host_of(one.url), source_of(self.connection, one.source), waiting=one))

    def begin_reading(self, one: Waiting, number: int) -> None:
        """Have a document read that was just kept."""
        original = original_with(self.connection, number)
        self.reads.begin(Work(msgspec.structs.replace(one, document=number), original))
