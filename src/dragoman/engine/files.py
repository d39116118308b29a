"""Files that are there whole or not at all: written under another name, brought to the disk, moved into place."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from dragoman.exchange.sink import FileEntry

#: Tables of a data set, each a folder.
TABLES = ("readings", "facts", "errors")
#: Hidden from DuckDB, polars and Spark until it is whole.
UNFINISHED = ".{name}.{chance}.part"
CHUNK = 1 << 20


def unfinished(path: Path) -> Path:
    """Return a name for a file that is being written; no two are alike."""
    return path.with_name(UNFINISHED.format(name=path.name, chance=os.urandom(6).hex()))


def move_into_place(part: Path, path: Path) -> None:
    """Bring a finished file to the disk and give it its name."""
    with part.open("rb") as stream:
        os.fsync(stream.fileno())
    part.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network file systems know no such thing
            os.fsync(folder)
    finally:
        os.close(folder)


def write_whole(path: Path, content: bytes) -> None:
    """Write a small file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = unfinished(path)
    try:
        part.write_bytes(content)
        move_into_place(part, path)
    finally:
        part.unlink(missing_ok=True)


def remove_unfinished(out: Path) -> None:
    """Take away what workers left behind that ended early; nobody may be writing."""
    for folder in (out, *(out / table for table in (*TABLES, "reports"))):
        for part in folder.glob(UNFINISHED.format(name="*", chance="*")):
            part.unlink(missing_ok=True)


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    hashed = hashlib.sha256()
    with path.open("rb") as stream:
        while piece := stream.read(CHUNK):
            hashed.update(piece)
    return hashed.hexdigest()


def entry_of(path: Path, out: Path, rows: int, *, called: Path | None = None) -> FileEntry:
    """Return what is known of a file; ``called`` is the name that it is going to have."""
    name = (called or path).relative_to(out).as_posix()
    return FileEntry(name=name, size=path.stat().st_size, digest=digest_of(path), rows=rows)


@contextmanager
def held(out: Path) -> Iterator[bool]:
    """Hold a folder against other runs, until the process ends at the latest; gives whether nobody else holds it."""
    try:
        import fcntl
    except ImportError:  # no such lock on this system
        yield True
        return
    with (out / ".lock").open("wb") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        except OSError:  # a network file system without locks
            yield True
            return
        yield True
