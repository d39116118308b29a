"""Lets one run at a time collect into a record: two would fetch everything twice."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dragoman.errors import RecordBusyError


@contextmanager
def collecting_alone(record: Path) -> Iterator[None]:
    """Hold the lock of a record; the system lets go of it when the process ends, however it does.

    Raises:
        RecordBusyError: Another run collects into the record.
    """
    if sys.platform == "win32":
        yield
        return
    import fcntl

    with record.with_name(f"{record.name}-collecting").open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise RecordBusyError(
                "another run is collecting into it; wait until it is done, or stop it", source=str(record)
            ) from error
        yield
