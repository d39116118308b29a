"""How far a worker is: a few numbers in a file, which tell the others, and outlive the worker."""

from __future__ import annotations

import os
import struct
from pathlib import Path

from dragoman.types import Frozen

#: The number of the document that is being read, or -1; how many of the shard are done; how many of these were read.
LAYOUT = struct.Struct("<qqq")
FOLDER = ".marks"


class Mark(Frozen):
    """How far a shard is."""

    #: The document that is being read, or -1 before the first.
    number: int = -1
    #: Documents that are done, and how many of them gave a reading.
    done: int = 0
    read: int = 0


class Marker:
    """Writes how far a shard is; what was written is there even when the process is killed."""

    def __init__(self, out: Path, shard: str) -> None:
        """Open the file, and say that no document was begun."""
        (out / FOLDER).mkdir(parents=True, exist_ok=True)
        self.file = os.open(out / FOLDER / shard, os.O_RDWR | os.O_CREAT, 0o644)
        self(-1, 0, 0)

    def __call__(self, number: int, done: int, read: int) -> None:
        """Write down the document that is being begun."""
        os.pwrite(self.file, LAYOUT.pack(number, done, read), 0)

    def close(self) -> None:
        """Close the file."""
        os.close(self.file)


def mark_of(out: Path, shard: str) -> Mark:
    """Return how far a shard is."""
    try:
        number, done, read = LAYOUT.unpack((out / FOLDER / shard).read_bytes())
    except (OSError, struct.error):
        return Mark()
    return Mark(number=number, done=done, read=read)


def remove_marks(out: Path) -> None:
    """Take away all marks."""
    for path in (out / FOLDER).glob("*"):
        path.unlink(missing_ok=True)
    if (out / FOLDER).is_dir():
        (out / FOLDER).rmdir()
