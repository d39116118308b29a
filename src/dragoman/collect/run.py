"""One run: sources are visited, what they list is fetched, read and added; each step is one transaction.

The thread that runs it alone writes to the record; others fetch and read. Whenever it ends, the record says what is
still to be done: addresses wait to be fetched, or were fetched and wait to be read.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from typing import Any

import msgspec

from dragoman.collect import outcomes, visits, waiting
from dragoman.collect.listings import read_listing
from dragoman.collect.moments import after, seconds_until
from dragoman.collect.refusals import Refusal, refusal_of_error
from dragoman.collect.schedule import Task
from dragoman.collect.sites import asked_for, host_of
from dragoman.collect.sources import all_sources
from dragoman.collect.state import State
from dragoman.collect.types import Answer, Listing, Source, Step, Waiting
from dragoman.errors import DragomanError, SourceError
from dragoman.record.database import transaction

#: Seconds after which a run that waits looks around, so that Ctrl-C is heard.
GLANCE = 0.5


class Run(State):
    """Collects once."""

    # --- the loop -------------------------------------------------------------------------------------

    def steps(self, sources: Sequence[Source]) -> Iterator[Step]:
        """Visit sources, take up what earlier runs left, and yield each thing that is done, once it is on the disk."""
        try:
            self.prepare(sources)
            while self.schedule or self.fetching or self.reads.running or self.backlog:
                self.begin_what_can_be()
                done = self.wait()
                for future in done:
                    yield from self.finish(future)
        finally:
            self.fetcher.stop.now()
            self.pool.shutdown(wait=True, cancel_futures=True)
            self.reads.close()

    def prepare(self, sources: Sequence[Source]) -> None:
        """Plan the visits, and what earlier runs left to fetch and to read."""
        with transaction(self.connection):
            waiting.begun_again(self.connection)
            if self.again:
                waiting.unread_again(self.connection)
        self.backlog = waiting.to_read(self.connection)
        for host, until in visits.held_hosts(self.connection).items():
            self.schedule.hold(host, time.monotonic() + seconds_until(until))
            if seconds_until(until) > self.settings.retries.longest_seconds:
                self.held[host] = until
        for source in sources:
            self.plan(Task("visit", source.address, host_of(source.address), source))
        for one in waiting.to_fetch(self.connection):
            self.plan_get(one)

    def begin_what_can_be(self) -> None:
        """Hand out fetches to threads and documents to readers, as far as there is room."""
        while self.backlog and len(self.reads.running) < self.most_reads:
            self.take_up(self.backlog.pop(0))
        room = len(self.backlog) + len(self.reads.running) < self.most_reads
        while room and len(self.fetching) < self.settings.requests.threads:
            task = self.schedule.take(time.monotonic())
            if task is None:
                break
            self.fetching[self.pool.submit(self.fetched, task, self.validators(task))] = task

    def take_up(self, one: Waiting) -> None:
        """Have read what an earlier run fetched; it is fetched again where its bytes are damaged."""
        try:
            self.begin_reading(one, one.document or 0)
        except DragomanError:
            with transaction(self.connection):
                waiting.to_fetch_again(self.connection, one)
            self.plan_get(msgspec.structs.replace(one, document=None))

    def wait(self) -> set[Future[Any]]:
        """Return what is done; wait for it no longer than until the next task may begin."""
        moment = self.schedule.next_moment()
        pause = GLANCE if moment is None else min(GLANCE, max(0.0, moment - time.monotonic()))
        under_way: list[Future[Any]] = [*self.fetching, *self.reads.running]
        if not under_way:
            time.sleep(pause)
            return set()
        full = len(self.reads.running) >= self.most_reads or len(self.fetching) >= self.settings.requests.threads
        return wait(under_way, GLANCE if full else max(pause, 0.001), FIRST_COMPLETED).done

    # --- in the threads -------------------------------------------------------------------------------

    def validators(self, task: Task) -> tuple[str | None, str | None]:
        """Return what makes the request of a task conditional."""
        if task.what == "visit":
            return task.source.etag, task.source.modified
        if task.what == "part":
            return visits.part_validators(self.connection, task.source, task.url)
        return None, None

    def fetched(self, task: Task, validators: tuple[str | None, str | None]) -> tuple[Answer, Listing | None]:
        """Return what a server sent, and what it lists; no part of this touches the record."""
        asked = asked_for(task.source)
        if task.what == "get":
            return self.fetcher.document(task.url, asked), None
        answer = self.fetcher.listing(task.url, asked, *validators)
        if answer.unchanged or (task.source.kind == "page" and task.what == "visit"):
            return answer, None
        try:
            return answer, read_listing(answer)
        except SourceError as error:  # a moment later it would send the same
            raise Refusal(error.message, "failed") from error

    # --- what came of it ------------------------------------------------------------------------------

    def finish(self, future: Future[Any]) -> Iterator[Step]:
        """Write down what came of a fetch or a reading."""
        if future in self.reads.running:
            finished = self.reads.finish(future)
            if finished:
                yield outcomes.read(self, *finished)
            return
        task = self.fetching.pop(future)
        pause = min(
            max(self.settings.pace.between_seconds, self.fetcher.robots.delay(task.url)),
            self.settings.pace.longest_seconds,
        )
        self.schedule.done(task.host, time.monotonic() + pause)
        try:
            answer, listing = future.result()
        except DragomanError as error:
            yield from outcomes.refused(self, task, refusal_of_error(error))
            return
        except Exception as error:  # one bad answer must not stop a run
            yield from outcomes.refused(self, task, Refusal(f"{type(error).__name__}: {error}", "failed"))
            return
        if task.what == "get":
            yield from outcomes.got(self, task, answer)
        else:
            yield from outcomes.listed(self, task, answer, listing)


def due_sources(connection: sqlite3.Connection, *, every: bool = False) -> list[Source]:
    """Return the sources to visit now: those that are due, or every one that is not paused."""
    moment = after()
    return [source for source in all_sources(connection, "active") if every or source.due <= moment]


def next_due(connection: sqlite3.Connection) -> str | None:
    """Return when the next source, or address that failed, is due; None if none ever is."""
    row = connection.execute(
        """SELECT min(due) FROM (SELECT due FROM source WHERE state = 'active' UNION ALL
             SELECT seen_address.due FROM seen_address JOIN source ON source.id = seen_address.source
             WHERE seen_address.state = 'waiting' AND source.state IN ('active', 'gone'))"""
    ).fetchone()
    return str(row[0]) if row[0] else None
