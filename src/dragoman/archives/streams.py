"""Streams that unpack as they are read, and stop where more comes out than the caps allow."""

from __future__ import annotations

import io
import zlib
from bisect import bisect_right
from collections.abc import Iterator
from typing import BinaryIO, Protocol, cast

from dragoman.archives.limits import Budget, limits, too_large
from dragoman.errors import ArchiveError

CHUNK = 1 << 16
GZIP = b"\x1f\x8b"
ZSTD = b"\x28\xb5\x2f\xfd"
#: What tells zlib that a gzip header stands before the data.
GZIP_WINDOW = zlib.MAX_WBITS | 16
#: Starts of members that are remembered; the reader of records looks back over a few only.
REMEMBERED = 4096


class Reading(Protocol):
    """A stream of bytes that can be read."""

    def read(self, size: int = ..., /) -> bytes:
        """Return so many bytes, fewer at the end."""
        ...


class Seeking(Reading, Protocol):
    """A stream of bytes that can be read from any place."""

    def seek(self, offset: int, whence: int = ..., /) -> int:
        """Go to a place."""
        ...

    def tell(self) -> int:
        """Return the place."""
        ...


class Inflating:
    """The unpacked bytes of gzip members that follow each other, as a stream.

    Padding of zeros after a member is skipped, as gzip does.
    """

    def __init__(self, stream: Reading, source: str, *, offset: int = 0) -> None:
        """Take a stream that stands at the beginning of a member, and its offset in the file."""
        self.stream = stream
        self.source = source
        self.budget = Budget(source)
        self.packed = b""
        self.ready = b""
        self.position = 0
        #: How many bytes were unpacked so far.
        self.produced = 0
        #: Offset in the file of the next byte to unpack.
        self.offset = offset
        self.unpacker = None if not self.fill() else zlib.decompressobj(GZIP_WINDOW)
        #: Where members begin: in the unpacked bytes, and in the file.
        self.unpacked_starts, self.packed_starts = [0], [offset]

    def fill(self) -> bool:
        """Read on when nothing is left to unpack; return whether there is something."""
        if not self.packed:
            self.packed = self.stream.read(CHUNK)
        return bool(self.packed)

    def read(self, size: int = -1, /) -> bytes:
        """Return some unpacked bytes, so many at the most; none at the end.

        Raises:
            ArchiveError: The data are damaged or cut short, or too much comes out.
        """
        # No more than what is ready: whoever reads ahead must have what stands before damage before he meets it.
        if not self.ready and not self.unpack():
            return b""
        content = self.ready if size < 0 else self.ready[:size]
        self.ready = self.ready[len(content) :]
        self.position += len(content)
        return content

    def unpack(self) -> bool:
        """Unpack some more; return whether there was any."""
        while not self.ready:
            if self.unpacker is None:
                return False
            if not self.fill():
                raise ArchiveError("the compressed data end too early; the file was cut short", source=self.source)
            before = len(self.packed)
            try:
                self.ready = self.unpacker.decompress(self.packed, CHUNK)
            except zlib.error as error:
                raise ArchiveError(f"the compressed data are damaged ({error})", source=self.source) from error
            finished = self.unpacker.eof
            self.packed = self.unpacker.unused_data if finished else self.unpacker.unconsumed_tail
            self.offset += before - len(self.packed)
            self.produced += len(self.ready)
            self.budget.count(before - len(self.packed), len(self.ready))
            if finished:
                self.next_member()
        return True

    def next_member(self) -> None:
        """Go to the next member, if there is one."""
        while self.fill():
            padding = len(self.packed) - len(self.packed.lstrip(b"\x00"))
            self.packed = self.packed[padding:]
            self.offset += padding
            if self.packed:
                self.unpacker = zlib.decompressobj(GZIP_WINDOW)
                self.unpacked_starts.append(self.produced)
                self.packed_starts.append(self.offset)
                if len(self.packed_starts) > 2 * REMEMBERED:
                    del self.unpacked_starts[:REMEMBERED], self.packed_starts[:REMEMBERED]
                return
        self.unpacker = None

    def member_at(self, position: int) -> int:
        """Return the offset in the file of the member that an unpacked byte lies in."""
        return self.packed_starts[max(0, bisect_right(self.unpacked_starts, position) - 1)]

    def last_member(self) -> int:
        """Return the offset in the file of the member that is being unpacked."""
        return self.packed_starts[-1]

    def tell(self) -> int:
        """Return the place in the unpacked bytes."""
        return self.position

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Go nowhere: the stream goes forward only."""
        raise OSError("the stream cannot go back")

    def close(self) -> None:
        """Leave the stream open: whoever opened it closes it."""


class Unpacking:
    """The bytes that another reader unpacks, held against what it took in."""

    def __init__(self, reader: Reading, packed: Counted, source: str) -> None:
        """Take the reader and the stream that it reads from."""
        self.reader, self.packed, self.source = reader, packed, source
        self.budget = Budget(source)

    def read(self, size: int = -1, /) -> bytes:
        """Return so many unpacked bytes, fewer at the end.

        Raises:
            ArchiveError: The data are damaged, or too much comes out.
        """
        try:
            content = self.reader.read(min(size, CHUNK) if size >= 0 else CHUNK)
        except (OSError, ValueError, EOFError) as error:
            raise ArchiveError(f"the compressed data are damaged ({error})", source=self.source) from error
        self.budget.count(self.packed.count - self.budget.taken, len(content))
        return content

    def tell(self) -> int:
        """Return the place in the unpacked bytes."""
        return self.budget.given


class Counted(io.RawIOBase):
    """A stream that knows how much of it was read."""

    def __init__(self, stream: Reading) -> None:
        """Take the stream."""
        super().__init__()
        self.stream, self.count = stream, 0

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def read(self, size: int = -1, /) -> bytes:
        """Return so many bytes, fewer at the end."""
        content = self.stream.read(size)
        self.count += len(content)
        return content

    def tell(self) -> int:
        """Return how much was read."""
        return self.count


def unpacked(stream: Seeking, source: str) -> Reading:
    """Return the bytes of a stream that may be packed by gzip or Zstandard, or not at all."""
    begin = stream.tell()
    head = stream.read(4)
    stream.seek(begin)
    if head.startswith(GZIP):
        return Inflating(stream, source)
    if head == ZSTD:
        from fastwarc.stream_io import ZstdReader

        counted = Counted(stream)
        return Unpacking(ZstdReader(cast("BinaryIO", counted)), counted, source)
    return stream


def lines(stream: Reading, source: str) -> Iterator[tuple[int, bytes | ArchiveError]]:
    """Yield the lines of a stream with their numbers; one beyond the cap yields its error and is skipped."""
    limit, number = limits().document_bytes, 0
    parts: list[bytes] = []
    length, chunk = 0, stream.read(CHUNK)
    while chunk:
        *complete, rest = chunk.split(b"\n")
        for piece in complete:
            number += 1
            parts.append(piece)
            whole = length + len(piece) <= limit
            yield number, b"".join(parts) if whole else too_large(f"{source}#{number}")
            parts, length = [], 0
        length += len(rest)
        parts = [*parts, rest] if length <= limit else []
        chunk = stream.read(CHUNK)
    if length:
        yield number + 1, b"".join(parts) if length <= limit else too_large(f"{source}#{number + 1}")
