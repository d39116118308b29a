"""Stretches of a packed web archive: each record is a member of its own, so that reading can begin at any of them."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from dragoman.archives.kinds import WARC_START
from dragoman.archives.sources import archive_kind, out_of
from dragoman.archives.streams import GZIP, GZIP_WINDOW
from dragoman.archives.warc import PACKED_START, next_start, warc_documents
from dragoman.errors import DragomanError
from dragoman.types import Document

#: Packed bytes that are enough to see what a member begins with.
HEAD = 512


def has_stretches(path: str) -> bool:
    """Whether a file is a web archive packed by gzip; of one that is a single member, the first stretch is all."""
    if archive_kind(path) != "warc":
        return False
    with Path(path).open("rb") as stream:
        return stream.read(len(GZIP)) == GZIP


def stretch_of(path: str, part: int, parts: int) -> Iterator[Document | DragomanError]:
    """Yield the documents whose members begin in one of several stretches of equal length.

    Every document lies in exactly one of them, and their order is that of the whole file.
    """
    size = Path(path).stat().st_size
    first, end = size * part // parts, size * (part + 1) // parts
    with Path(path).open("rb") as stream:
        start = record_from(stream, first) if part else 0
        if start is None or start >= end:
            return
        stream.seek(start)
        for document in warc_documents(stream, path):
            if offset_of(document) >= end:
                return
            yield document if isinstance(document, DragomanError) else out_of(document, path)


def record_from(stream: BinaryIO, offset: int) -> int | None:
    """Return where the first packed record at or after an offset begins, or None.

    The first bytes of a member come up within packed data too, once in sixteen million bytes; so the member is opened.
    """
    place = next_start(stream, offset, PACKED_START)
    while place is not None and not begins_record(stream, place):
        place = next_start(stream, place + 1, PACKED_START)
    return place


def begins_record(stream: BinaryIO, offset: int) -> bool:
    """Whether a member that begins at an offset begins with a record."""
    stream.seek(offset)
    try:
        return zlib.decompressobj(GZIP_WINDOW).decompress(stream.read(HEAD)).startswith(WARC_START)
    except zlib.error:
        return False


def offset_of(document: Document | DragomanError) -> int:
    """Return the offset of the member that a document was in; its name ends with it."""
    name = document.source or ""
    offset = name.rpartition("#")[2]
    return int(offset) if offset.isdigit() else 0
