"""What came of a fetch or a reading: written down, each in one transaction, and what follows from it planned."""

from __future__ import annotations

import time
from collections.abc import Iterator

from dragoman.collect import visits, waiting
from dragoman.collect.listings import kind_of
from dragoman.collect.reading import Unread
from dragoman.collect.reads import Work
from dragoman.collect.refusals import Refusal, wait_for_later, wait_within_run
from dragoman.collect.schedule import Task
from dragoman.collect.sites import asked_for, host_of
from dragoman.collect.state import State
from dragoman.collect.types import Answer, Listing, Source, Step
from dragoman.collect.visit import Visit
from dragoman.record.database import transaction
from dragoman.types import Reading


def got(state: State, task: Task, answer: Answer) -> Iterator[Step]:
    """Keep a fetched page, and have it read."""
    assert task.waiting is not None
    with transaction(state.connection):
        number = waiting.keep_fetched(state.connection, task.source, task.waiting, answer)
    if number is None:
        yield Step(what="address", url=task.url, outcome="known")
    else:
        state.begin_reading(task.waiting, number)


def read(state: State, work: Work, reading: Reading | Unread) -> Step:
    """Add a reading to the record, or say why there is none."""
    one = work.waiting
    with transaction(state.connection):
        if isinstance(reading, Reading):
            added = waiting.keep_reading(state.connection, one, reading)
            return Step(what="address", url=one.url, outcome=added.outcome, added=added)
        waiting.settle(state.connection, one, reading.outcome, reading.reason)
    return Step(what="address", url=one.url, outcome=reading.outcome, reason=reading.reason)


def listed(state: State, task: Task, answer: Answer, listing: Listing | None) -> Iterator[Step]:
    """Write down what a source lists, and plan to fetch what is new."""
    visit = state.visits.setdefault(task.source.id, Visit(task.source))
    if task.source.kind == "page" and not answer.unchanged:
        yield from followed(state, task, answer)
        return
    parts = [part for part in (listing.parts if listing else ()) if asked_for(task.source).allows(part.url)]
    parts = visit.take_parts(parts, task.depth, state.settings.listings)
    with transaction(state.connection):
        visit.count(*visits.keep_entries(state.connection, task.source, listing.entries if listing else ()))
        if task.what == "part":
            if not answer.unchanged and not parts:
                visits.keep_part(state.connection, task.source, task.url, answer)
        else:
            visit.answer, visit.listing = answer, listing
        visit.done_one()
        ended = visit.write_when_over(state.connection)
    for part in parts:
        state.plan(Task("part", part.url, host_of(part.url), task.source, depth=task.depth + 1))
    yield from over(state, task.source, visit) if ended else ()


def over(state: State, source: Source, visit: Visit) -> Iterator[Step]:
    """Plan to fetch what a visit brought."""
    del state.visits[source.id]
    planned = {task.url for lane in state.schedule.lanes.values() for _, _, task in lane.tasks}
    planned |= {task.url for task in state.fetching.values()}
    for one in waiting.to_fetch(state.connection, source):
        if one.url not in planned:
            state.plan_get(one)
    yield visit.step()


def followed(state: State, task: Task, answer: Answer) -> Iterator[Step]:
    """Keep a page that is a source itself, and have it read if it changed."""
    del state.visits[task.source.id]
    if kind_of(answer.content) in ("feed", "sitemap"):
        reason = "it is a feed or a sitemap, not a page; add it without --kind page"
        yield from refused(state, task, Refusal(reason, "failed"))
        return
    with transaction(state.connection):
        one = waiting.page_entry(state.connection, task.source)
        number = waiting.keep_fetched(state.connection, task.source, one, answer)
        visits.visited(state.connection, task.source, answer, None, new=int(number is not None), known=0)
    if number is not None:
        state.begin_reading(one, number)
    yield Step(what="source", url=task.url, outcome="unchanged" if number is None else "visited",
               new=int(number is not None))  # fmt: skip


def refused(state: State, task: Task, refusal: Refusal) -> Iterator[Step]:
    """Try again within this run, or write down that it failed."""
    task.tries += 1
    pause = wait_within_run(refusal, task.tries, state.settings.retries, state.chance)
    if refusal.busy:
        yield from hold(state, task, refusal, pause)
    if pause is not None and not state.fetcher.stop.stopped:
        state.plan(task, time.monotonic() + pause)
        yield Step(what=what_of(task), url=task.url, outcome="retried", reason=refusal.message)
    elif task.what == "get":
        yield put_off(state, task, refusal)
    else:
        yield from visit_failed(state, task, refusal)


def hold(state: State, task: Task, refusal: Refusal, pause: float | None) -> Iterator[Step]:
    """Leave a host alone that asks for it; in this run altogether, where it asks for long."""
    if pause is not None:
        state.schedule.hold(task.host, time.monotonic() + pause)
        return
    later = wait_for_later(1, refusal.wait, state.settings.later, state.chance)
    with transaction(state.connection):
        state.held[task.host] = visits.hold_host(state.connection, task.host, later, refusal.message)
    for other in state.schedule.drop(task.host):
        if other.what == "part":
            yield from visit_failed(state, other, refusal)
        else:
            state.plan(other)


def put_off(state: State, task: Task, refusal: Refusal) -> Step:
    """Write down that an address was not fetched, and leave it for a later run where that makes sense."""
    assert task.waiting is not None
    limits = state.settings.later
    tries = task.waiting.tries + 1
    with transaction(state.connection):
        if refusal.outcome == "passing" and tries < limits.address_tries:
            later = wait_for_later(tries, refusal.wait, limits, state.chance)
            waiting.put_off(state.connection, task.waiting, refusal.message, later)
            return Step(what="address", url=task.url, outcome="waiting", reason=refusal.message)
        outcome = "failed" if refusal.outcome == "passing" else refusal.outcome
        waiting.settle(state.connection, task.waiting, outcome, refusal.message)
    return Step(what="address", url=task.url, outcome=outcome, reason=refusal.message)


def visit_failed(state: State, task: Task, refusal: Refusal) -> Iterator[Step]:
    """Write down that a source, or a part of it, was not visited."""
    visit = state.visits.setdefault(task.source.id, Visit(task.source))
    later = wait_for_later(task.source.failures + 1, refusal.wait, state.settings.later, state.chance)
    with transaction(state.connection):
        visit.failed_one(refusal, later, whole=task.what == "visit")
        ended = visit.write_when_over(state.connection)
    yield from over(state, task.source, visit) if ended else ()


def what_of(task: Task) -> str:
    """Return what a task is about: a source or an address."""
    return "address" if task.what == "get" else "source"
