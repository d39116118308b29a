"""Where a bundle is written: a folder or a ZIP file, every file hashed on its way."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from dragoman.types import Frozen

#: The earliest time that a ZIP file can hold; a bundle says in its metadata of when it is.
ZIP_TIME = (1980, 1, 1, 0, 0, 0)
#: A plain file that everybody may read, as Unix has it.
UNIX, MODE = 3, 0o100644 << 16


class FileEntry(Frozen):
    """A file of a bundle."""

    name: str
    #: Bytes.
    size: int
    #: SHA-256, in hexadecimal digits.
    digest: str
    #: Lines of data, where the file holds such.
    rows: int | None = None


class Sink:
    """Takes the files of a bundle one after the other."""

    def __init__(self, path: Path, *, zipped: bool) -> None:
        """Make the folder, or open the ZIP file."""
        self.path = path
        self.entries: list[FileEntry] = []
        self.archive = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) if zipped else None
        if not zipped:
            path.mkdir(parents=True, exist_ok=True)

    def close(self) -> None:
        """Finish the ZIP file."""
        if self.archive:
            self.archive.close()

    def open(self, name: str) -> IO[bytes]:
        """Return a new file, to be written."""
        if self.archive:
            entry = zipfile.ZipInfo(name, ZIP_TIME)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, UNIX, MODE
            return self.archive.open(entry, "w", force_zip64=True)
        (self.path / name).parent.mkdir(parents=True, exist_ok=True)
        return (self.path / name).open("wb")

    def write(self, name: str, pieces: Iterable[bytes], rows: int | None = None) -> FileEntry:
        """Write a file and return what is known of it."""
        hashed, size = hashlib.sha256(), 0
        with self.open(name) as stream:
            for piece in pieces:
                stream.write(piece)
                hashed.update(piece)
                size += len(piece)
        entry = FileEntry(name=name, size=size, digest=hashed.hexdigest(), rows=rows)
        self.entries.append(entry)
        return entry
