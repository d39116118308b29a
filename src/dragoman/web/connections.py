"""The record as a page sees it: open for one request, with an end to how long it may be asked."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dragoman.door import Record, open_record
from dragoman.errors import RecordBusyError, RecordError
from dragoman.web.settings import Caps

#: Steps of SQLite's machine between two looks at the clock.
STEPS = 20_000


@contextmanager
def opened(path: Path, caps: Caps, *, write: bool = False) -> Iterator[Record]:
    """Open a record for one request; a question that takes too long is interrupted.

    Raises:
        RecordBusyError: It took too long.
    """
    with open_record(path, write=write, patience=caps.patience_seconds) as record:
        end = time.monotonic() + caps.query_seconds
        record.connection.set_progress_handler(lambda: int(time.monotonic() > end), STEPS)
        try:
            if write:
                yield record
            else:
                with record.reading():  # everything on one page is of one state
                    yield record
        except RecordError as error:
            if not was_given_up(error):
                raise
            said = f"this took longer than {caps.query_seconds:g} seconds; ask for less, such as a shorter period"
            raise RecordBusyError(said, source=str(path)) from error


def was_given_up(error: RecordError) -> bool:
    """Whether a question was interrupted because it took too long."""
    return getattr(error.__cause__, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT
