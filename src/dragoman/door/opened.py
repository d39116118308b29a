"""A record that is open: its file, and how it is asked and written to."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from dragoman.record.database import PATIENCE, connect, reported, transaction


class Opened:
    """A record that is open: its file, and how it is asked and written to."""

    def __init__(self, path: Path, *, write: bool = True, patience: float = PATIENCE) -> None:
        """Open the file."""
        self.path = path
        self.connection = connect(path, write=write, patience=patience)

    def __enter__(self) -> Self:
        """Return the record."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give the connection to ask with: everything asked within one block sees the same state."""
        with reported(self.path):
            outermost = not self.connection.in_transaction
            if outermost:
                self.connection.execute("BEGIN")
            try:
                yield self.connection
            finally:
                if outermost and self.connection.in_transaction:
                    self.connection.execute("COMMIT")

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Give the connection to write with: all that the block does is kept, or nothing."""
        with reported(self.path), transaction(self.connection):
            yield self.connection
