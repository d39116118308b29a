"""Long work beside the pages: one thing at a time, each with its progress, in the order in which it was asked for."""

from __future__ import annotations

import logging
import secrets
import threading
from collections import OrderedDict, deque
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from msgspec.structs import replace

from dragoman.errors import DragomanError, EntryNotFoundError, QueryError
from dragoman.record.types import Added  # not for checking only: the type is described to programs
from dragoman.types import Frozen
from dragoman.web.settings import caps

log = logging.getLogger("dragoman.web")
FAILED = "The app failed at this; what happened stands in the terminal that it runs in."
#: States in which nothing more happens.
ENDED = ("done", "failed", "stopped")


class Line(Frozen):
    """One thing that work did."""

    text: str
    #: Key of the article that it brought, or None.
    article: str | None = None


class Job(Frozen):
    """What is known of a piece of work at one moment."""

    id: str
    #: address | text | source
    kind: str
    #: What is read: an address, or a title.
    name: str
    #: waiting | running | done | failed | stopped
    state: str = "waiting"
    #: Its parts in their order; how many of them are done.
    parts: tuple[str, ...] = ()
    reached: int = 0
    #: What it did, the latest last.
    lines: tuple[Line, ...] = ()
    #: What became of the article, where it is one.
    added: Added | None = None
    #: Why it failed.
    reason: str | None = None
    #: Moments, ISO 8601, UTC.
    asked: str
    begun: str | None = None
    ended: str | None = None

    @property
    def over(self) -> bool:
        """Whether nothing more happens."""
        return self.state in ENDED


class Progress:
    """By what work tells how far it is."""

    def __init__(self, desk: Desk, job: str) -> None:
        """Take the desk and the number of the job."""
        self.desk, self.job = desk, job
        self.stop = threading.Event()

    def reach(self, part: str) -> None:
        """Say that a part is done; one that comes again, or that nobody asked for, changes nothing."""

        def reached(job: Job) -> Job:
            place = job.parts.index(part) + 1 if part in job.parts else 0
            return replace(job, reached=max(job.reached, place))

        self.desk.change(self.job, reached)

    def say(self, text: str, article: str | None = None) -> None:
        """Say what was done."""
        most = caps().lines_kept
        self.desk.change(
            self.job, lambda job: replace(job, lines=(*job.lines, Line(text=text, article=article))[-most:])
        )


#: Does the work; returns what became of the article, where it is one.
Work = Callable[[Progress], Added | None]


class Desk:
    """Keeps the work of one record: what waits, what is done, what is over."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.lock = threading.Lock()
        self.jobs: OrderedDict[str, Job] = OrderedDict()
        self.waiting: deque[tuple[Progress, Work]] = deque()
        self.at_work: Progress | None = None

    def take(self, kind: str, name: str, parts: tuple[str, ...], work: Work) -> Job:
        """Take work in; it is begun when all before it is over.

        Raises:
            QueryError: Too much waits already.
        """
        job = Job(id=secrets.token_hex(6), kind=kind, name=name, parts=parts, asked=moment())
        with self.lock:
            if len(self.waiting) >= caps().jobs_waiting:
                raise QueryError(f"{len(self.waiting)} things wait to be read already; try again when some are done")
            self.jobs[job.id] = job
            self.waiting.append((Progress(self, job.id), work))
            self.forget()
            if self.at_work is None:
                self.begin()
        return job

    def forget(self) -> None:
        """Forget the oldest of what is over, beyond the number that is kept."""
        over = [key for key, job in self.jobs.items() if job.over]
        for key in over[: max(0, len(self.jobs) - caps().jobs_kept)]:
            del self.jobs[key]

    def begin(self) -> None:
        """Begin what waits longest, in a thread of its own; the lock is held."""
        self.at_work, work = self.waiting.popleft()
        threading.Thread(target=self.run, args=(self.at_work, work), daemon=True, name="dragoman-job").start()

    def run(self, progress: Progress, work: Work) -> None:
        """Do work and what waits after it."""
        if not progress.stop.is_set():
            self.change(progress.job, lambda job: replace(job, state="running", begun=moment()))
            self.end(progress, work)
        with self.lock:
            self.at_work = None
            if self.waiting:
                self.begin()

    def end(self, progress: Progress, work: Work) -> None:
        """Do work and keep what came of it."""
        added, reason = None, None
        try:
            added = work(progress)
            reason = added.reason if added else None
        except DragomanError as error:
            reason = error.message
        except Exception as error:  # one thing that fails must not keep the next ones from being done
            log.error("a job failed", exc_info=error)
            reason = FAILED
        state = "failed" if reason else "stopped" if progress.stop.is_set() and added is None else "done"
        self.change(
            progress.job, lambda job: replace(job, state=state, added=added, reason=reason, ended=moment())
        )  # fmt: skip

    def change(self, key: str, change: Callable[[Job], Job]) -> None:
        """Put what is known now in the place of what was."""
        with self.lock:
            self.jobs[key] = change(self.jobs[key])

    def stop(self, key: str) -> None:
        """Have work stopped as soon as it can be; what it brought stays."""
        with self.lock:
            if self.at_work and self.at_work.job == key:
                self.at_work.stop.set()
            for progress, _ in self.waiting:
                if progress.job == key:
                    progress.stop.set()
                    self.jobs[key] = replace(self.jobs[key], state="stopped", ended=moment())

    def job(self, key: str) -> Job:
        """Return what is known of a piece of work.

        Raises:
            EntryNotFoundError: There is none of that number.
        """
        with self.lock:
            if key not in self.jobs:
                raise EntryNotFoundError("the app knows no such work; it forgets what is over when it is started anew")
            return self.jobs[key]

    def all(self) -> tuple[Job, ...]:
        """Return what is known of all work, the latest first."""
        with self.lock:
            return tuple(reversed(self.jobs.values()))

    def before(self, key: str) -> int:
        """Return how much is done or waits before a piece of work."""
        with self.lock:
            order = ([self.at_work.job] if self.at_work else []) + [progress.job for progress, _ in self.waiting]
            return order.index(key) if key in order else 0


desks: dict[Path, Desk] = {}
desks_lock = threading.Lock()


def desk_of(path: Path) -> Desk:
    """Return the desk of the record in a file; each has one for as long as the app runs."""
    with desks_lock:
        return desks.setdefault(path.resolve(), Desk())


def moment() -> str:
    """Return the moment of now."""
    return datetime.now(UTC).isoformat(timespec="seconds")
