"""Documents from ZIP files, entry by entry, archives within them included."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator

from dragoman.archives.fields import Fields
from dragoman.archives.kinds import kind_by_name
from dragoman.archives.limits import Budget, limits, too_deep
from dragoman.archives.streams import Reading, Seeking
from dragoman.article.sources import SUFFIXES as ARTICLES
from dragoman.errors import ArchiveError, DragomanError
from dragoman.types import Document

#: What the library says of files that are damaged, locked, or packed by a method that it does not know.
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    RuntimeError,
    NotImplementedError,
    OSError,
    ValueError,
    EOFError,
    struct.error,
)


class Metered:
    """An entry as it is unpacked, held against the budget of the whole archive."""

    def __init__(self, stream: Reading, budget: Budget) -> None:
        """Take the entry's stream."""
        self.stream, self.budget = stream, budget

    def read(self, size: int = -1, /) -> bytes:
        """Return so many bytes, fewer at the end."""
        content = self.stream.read(size)
        self.budget.count(0, len(content))
        return content


def zip_documents(stream: Seeking, source: str, *, fields: Fields, depth: int) -> Iterator[Document | DragomanError]:
    """Yield the documents of a ZIP file in the order of their names.

    Entries that are neither articles nor archives, and hidden ones, are left out.

    Raises:
        ArchiveError: The file is damaged as a whole, or far more comes out of it than went in.
    """
    budget = Budget(source)
    budget.taken = stream.seek(0, 2)
    stream.seek(0)
    try:
        archive = zipfile.ZipFile(stream)
    except DAMAGE as error:
        raise ArchiveError(f"the ZIP file is damaged ({error}); expected a whole one", source=source) from error
    with archive:
        entries = sorted((entry for entry in archive.infolist() if is_read(entry)), key=lambda entry: entry.filename)
        if len(entries) > limits().entries:
            raise ArchiveError(f"the ZIP file has {len(entries):,} entries; unpack it first", source=source)
        for entry in entries:
            name = f"{source}#{entry.filename}"
            try:
                yield from entry_documents(archive, entry, name, budget, fields=fields, depth=depth)
            except ArchiveError as error:
                if error.source == source:  # the budget of the whole is spent
                    raise
                yield error
            except DAMAGE as error:
                yield ArchiveError(f"the entry cannot be unpacked ({error})", source=name)


def is_read(entry: zipfile.ZipInfo) -> bool:
    """Return whether an entry is an article or an archive by its name."""
    parts = entry.filename.split("/")
    if not entry.filename or entry.is_dir() or any(part.startswith((".", "__MACOSX")) for part in parts):
        return False
    return parts[-1].lower().endswith(tuple(ARTICLES)) or kind_by_name(parts[-1]) is not None


def entry_documents(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, budget: Budget, *, fields: Fields, depth: int
) -> Iterator[Document | DragomanError]:
    """Yield the documents of one entry: itself, or those of the archive that it is."""
    from dragoman.archives.nesting import documents_in, held, one_document

    with archive.open(entry) as packed:
        content = Metered(packed, budget)
        if kind_by_name(entry.filename) is None:
            yield one_document(content, name)
            return
        if depth >= limits().depth:
            raise too_deep(name)
        with held(content, name) as copy:
            yield from documents_in(copy, name, fields=fields, depth=depth + 1)
