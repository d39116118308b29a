"""Archives within archives: each is unpacked within the caps and read by the reader of its kind."""

from __future__ import annotations

from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from typing import IO

from dragoman.archives.fields import Fields
from dragoman.archives.kinds import kind_of
from dragoman.archives.limits import MEGABYTE, limits, too_deep, too_large
from dragoman.archives.streams import CHUNK, Reading, Seeking, unpacked
from dragoman.article.sources import MEDIA_TYPES
from dragoman.errors import ArchiveError, DragomanError
from dragoman.types import Document

HEAD = 512


def documents_in(stream: Seeking, source: str, *, fields: Fields, depth: int = 1) -> Iterator[Document | DragomanError]:
    """Yield the documents of an archive, or the one document that it is when it is none.

    Args:
        stream: The bytes, from their beginning.
        source: What to call it; its ending and the first bytes tell its kind.
        fields: Which fields of a dump hold what.
        depth: How many archives this one lies in, itself counted.
    """
    head = stream.read(HEAD)
    stream.seek(0)
    kind = kind_of(source, head)
    if kind is None:
        yield one_document(stream, source)
        return
    if depth > limits().depth:
        raise too_deep(source)
    if kind == "warc":
        from dragoman.archives.warc import warc_documents

        yield from warc_documents(stream, source)
    elif kind == "lines":
        from dragoman.archives.json_lines import line_documents

        yield from line_documents(unpacked(stream, source), source, fields)
    elif kind == "zip":
        from dragoman.archives.zips import zip_documents

        yield from zip_documents(stream, source, fields=fields, depth=depth)
    elif kind in ("mail", "mailbox"):
        from dragoman.archives.mail import mail_document, mailbox_documents

        content = unpacked(stream, source)
        if kind == "mailbox":
            yield from mailbox_documents(content, source)
        else:
            yield mail_document(read_document(content, source), source)
    else:
        yield from unpack_one(stream, source, fields=fields, depth=depth)


def unpack_one(stream: Seeking, source: str, *, fields: Fields, depth: int) -> Iterator[Document | DragomanError]:
    """Yield the documents of a single file packed by gzip or Zstandard."""
    content = unpacked(stream, source)
    if content is stream:
        raise ArchiveError("the name says that the file is packed, but it is not", source=source)
    inside = source.removesuffix(".gz").removesuffix(".zst")
    with held(content, source) as copy:
        yield from documents_in(copy, inside if inside != source else f"{source}#1", fields=fields, depth=depth + 1)


def held(content: Reading, source: str) -> IO[bytes]:
    """Return a copy that can be read from any place, in memory or in a temporary file that goes when it is closed.

    Raises:
        ArchiveError: It is larger than an archive within an archive may be.
    """
    copy = SpooledTemporaryFile(max_size=limits().memory_bytes)  # noqa: SIM115 - whoever asked closes it
    size = 0
    try:
        while piece := content.read(CHUNK):
            size += len(piece)
            if size > limits().nested_bytes:
                most = limits().nested_bytes // MEGABYTE
                raise ArchiveError(f"what is packed in here has more than {most} MB; unpack it first", source=source)
            copy.write(piece)
    except BaseException:
        copy.close()
        raise
    copy.seek(0)
    return copy


def one_document(stream: Reading, source: str) -> Document:
    """Return the document of a file that is no archive."""
    suffix = source[source.rfind(".") :].lower()
    return Document(content=read_document(stream, source), source=source, media_type=MEDIA_TYPES.get(suffix))


def read_document(stream: Reading, source: str) -> bytes:
    """Return all bytes of a document.

    Raises:
        ArchiveError: There are more than one article has.
    """
    limit, parts, size = limits().document_bytes, [], 0
    while piece := stream.read(CHUNK):
        parts.append(piece)
        size += len(piece)
        if size > limit:
            raise too_large(source)
    return b"".join(parts)
