"""A limit on the time that one document takes, so that one made to be slow does not hold up a run."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from dragoman.archives.limits import limits
from dragoman.errors import ArchiveError


@contextmanager
def deadline(source: str) -> Iterator[None]:
    """Raise an error in the block once its time is up.

    Only the main thread of a process can be interrupted so, and only where the system has timers: elsewhere, and within
    a library's own code until it comes back, nothing happens. Who has set a timer of his own keeps it.
    """
    can_interrupt = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    if not can_interrupt or signal.getitimer(signal.ITIMER_REAL)[0]:
        yield
        return
    seconds = limits().document_seconds

    def stop(number: int, frame: FrameType | None) -> None:
        raise ArchiveError(f"the document took more than {seconds:.0f} seconds; it was left out", source=source)

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
