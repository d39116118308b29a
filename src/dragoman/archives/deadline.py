"""A limit on the time that one document takes, so that one made to be slow does not hold up a run.

A thread of its own looks at the clocks of the threads that work on documents and raises the error in those whose time
is up. What counts is the time of the processor, where the system tells it of each thread: a document does not become
slow because the machine has much else to do.
"""

from __future__ import annotations

import ctypes
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from dragoman.archives.limits import limits
from dragoman.errors import ArchiveError

#: Longest pause between two looks, in seconds.
GLANCE = 1.0
#: Looks within the shortest time that is allowed.
LOOKS = 4


class TimeUpError(ArchiveError):
    """A document took too long; raised between two steps of the interpreter, wherever the thread is."""

    def __init__(self) -> None:
        super().__init__(f"the document took more than {limits().document_seconds:.0f} seconds; it was left out")


@dataclass
class Watched:
    """A thread that works on a document."""

    thread: int
    #: What its clock will show when its time is up.
    until: float


class Watcher:
    """Looks at the clocks for as long as the process lives; begun when first needed, and anew in a forked child."""

    def __init__(self) -> None:
        """Watch nobody."""
        self.lock = threading.Lock()
        self.watched: dict[int, Watched] = {}
        self.process = 0

    def begin(self, thread: int) -> None:
        """Watch a thread from now on."""
        with self.lock:
            self.watched[thread] = Watched(thread, used_by(thread) + limits().document_seconds)
            if self.process != os.getpid():
                self.process = os.getpid()
                threading.Thread(target=self.look_on, name="deadline", daemon=True).start()

    def end(self, thread: int) -> None:
        """Watch a thread no more; an error that is on its way to it does not arrive."""
        with self.lock:
            self.watched.pop(thread, None)
            raise_in(thread, None)

    def look_on(self) -> None:
        """Raise the error in every thread whose time is up, again and again: some libraries pass over any error."""
        while True:
            time.sleep(min(GLANCE, limits().document_seconds / LOOKS))
            with self.lock:
                for watched in self.watched.values():
                    if used_by(watched.thread) > watched.until:
                        raise_in(watched.thread, TimeUpError)


def used_by(thread: int) -> float:
    """Return the seconds that the processor has worked for a thread; those of the clock where nothing else is told."""
    try:
        return time.clock_gettime(time.pthread_getcpuclockid(thread))
    except (AttributeError, OSError):
        return time.monotonic()


def raise_in(thread: int, error: type[BaseException] | None) -> None:
    """Raise an error in a thread before its next step; None takes back one that was not raised yet."""
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(error) if error else None)


WATCHER = Watcher()


def forget() -> None:
    """Begin anew in a forked child, where no other thread lives and a lock may be held by one that does not."""
    global WATCHER  # noqa: PLW0603 - there is one for each process
    WATCHER = Watcher()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=forget)


@contextmanager
def deadline(source: str) -> Iterator[None]:
    """Raise an error in the block once its time is up, whichever thread it runs in.

    Within a library's own code nothing is raised until it comes back. A block within such a block has the time that is
    left to the outer one.
    """
    thread, watcher = threading.get_ident(), WATCHER
    if thread in watcher.watched:
        yield
        return
    watcher.begin(thread)
    try:
        yield
    except TimeUpError as error:
        error.source = source
        raise
    finally:
        try:
            watcher.end(thread)
        except TimeUpError:  # it came while the watcher was told that all is done
            watcher.end(thread)
            raise
