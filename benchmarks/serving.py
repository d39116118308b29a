"""``dragoman serve`` as a process of its own, on a free port, for whoever needs a real server for a while."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

#: Seconds that it has to end by itself.
PATIENCE = 10


@dataclass(frozen=True)
class Served:
    """A record that is being served."""

    record: Path
    #: The address with a slash at the end, and the token that lets one in; empty where accounts do.
    base: str
    token: str
    #: The number of the process.
    process: int

    def at(self, path: str) -> str:
        """Return the whole address of a page."""
        return self.base + path.removeprefix("/")

    @property
    def headers(self) -> dict[str, str]:
        """What a program sends to be let in."""
        return {"Authorization": f"Bearer {self.token}"}


@contextmanager
def serving(record: Path, *options: str) -> Iterator[Served]:
    """Serve a record until the end of the block.

    Raises:
        RuntimeError: It did not start; with what it said.
    """
    command = [sys.executable, "-m", "dragoman", "serve", "--record", str(record), "--port", "0"]
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen([*command, "--no-browser", *options], stdout=subprocess.PIPE, stderr=said, text=True)
        try:
            line = process.stdout.readline() if process.stdout else ""
            found = re.search(r"(http://127\.0\.0\.1:\d+/)(?:\?token=(\S+))?", line)
            if not found:
                raise RuntimeError(f"the record is not served: {line}{told(said)}")
            yield Served(record=record, base=found[1], token=found[2] or "", process=process.pid)
        finally:
            process.terminate()
            try:
                process.communicate(timeout=PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
                process.communicate()


def told(said: IO[str]) -> str:
    """Return what the process said of errors."""
    said.seek(0)
    return said.read()
