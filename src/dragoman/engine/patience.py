"""When a worker hangs in a document: told by the processor, for a busy machine makes every worker slow by the clock."""

from __future__ import annotations

import faulthandler
import os
import signal
from pathlib import Path
from time import monotonic

from dragoman.engine.settings import settings


class Patience:
    """Looks at the clocks of another process since it has begun something."""

    def __init__(self, process: int) -> None:
        """Begin now."""
        self.process = process
        self.begin()

    def begin(self) -> None:
        """Begin anew: it has begun something else."""
        self.used, self.since = processor_seconds(self.process), monotonic()

    @property
    def over(self) -> bool:
        """Whether it has used more of the processor than one document may, or has come to no end by the clock."""
        limits = settings().workers
        used = processor_seconds(self.process) - self.used
        return used > limits.document_seconds or monotonic() - self.since > limits.clock_seconds


def processor_seconds(process: int) -> float:
    """Return the seconds that the processor has worked for a process; 0 where the system does not tell (proc(5))."""
    try:
        fields = Path(f"/proc/{process}/stat").read_bytes().rpartition(b")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    except (OSError, IndexError, ValueError):
        return 0.0


def end_when_over() -> None:
    """Let this process end itself by the same limits from now on, whatever it is in then; each call begins anew.

    Both timers run outside of the interpreter, which a library's own code may hold, and show first where it was.
    """
    limits = settings().workers
    if hasattr(signal, "setitimer"):
        faulthandler.register(signal.SIGPROF, chain=True)  # whose own action is to end the process
        signal.setitimer(signal.ITIMER_PROF, limits.document_seconds)
    faulthandler.dump_traceback_later(limits.clock_seconds, exit=True)


def end_no_more() -> None:
    """Take back what ``end_when_over`` has begun."""
    faulthandler.cancel_dump_traceback_later()
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, 0)
