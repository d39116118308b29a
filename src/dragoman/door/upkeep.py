"""Whether a record is whole, and a copy of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

from dragoman.door.opened import Opened
from dragoman.errors import RecordError
from dragoman.record.database import reported
from dragoman.record.verifying import verify


class Upkeep(Opened):
    """Keeping it safe."""

    def verify(self, progress: Callable[[str], None] = lambda what: None) -> list[str]:
        """Return every fault that is found in the record; none says that it is whole."""
        with self.reading() as connection:
            return verify(connection, progress)

    def backup(self, target: str | Path) -> Path:
        """Write a copy of the record as it is now, while others may write; return its path.

        Raises:
            RecordError: The copy cannot be written, or there is a file of that name.
        """
        target = Path(target)
        if target.exists():
            raise RecordError("there is a file of that name already; name another one for the copy", source=str(target))
        with reported(target):
            copy = sqlite3.connect(target.with_name(f"{target.name}.part"))
            try:
                self.connection.backup(copy)
            finally:
                copy.close()
            target.with_name(f"{target.name}.part").replace(target)
        return target
