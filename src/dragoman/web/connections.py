"""The record as a page sees it: open for one request, with an end to how long it may be asked."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dragoman.door import Record, open_record
from dragoman.web.settings import Caps

#: Steps of SQLite's machine between two looks at the clock.
STEPS = 20_000


@contextmanager
def opened(path: Path, caps: Caps, *, write: bool = False) -> Iterator[Record]:
    """Open a record for one request; a question that takes too long is interrupted."""
    with open_record(path, write=write, patience=caps.patience_seconds) as record:
        end = time.monotonic() + caps.query_seconds
        record.connection.set_progress_handler(lambda: int(time.monotonic() > end), STEPS)
        if write:
            yield record
        else:
            with record.reading():  # everything on one page is of one state
                yield record
