"""Documents from web archives (WARC, packed or not): successful responses that may hold an article.

What is damaged is reported, and reading goes on at the next record that begins like one.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, BinaryIO, cast

from dragoman.archives.http import decoded
from dragoman.archives.limits import limits, too_large
from dragoman.archives.streams import Inflating, Seeking, unpacked
from dragoman.errors import ArchiveError
from dragoman.types import Document, Known

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

#: What records begin with, in a packed archive and in one that is not.
PACKED_START = b"\x1f\x8b\x08"
PLAIN_START = b"WARC/1."
#: Bytes searched for the next record: few at first, for it is mostly near, and there may be many damaged ones.
NEARBY, SEARCHED = 1 << 12, 1 << 20
LONGEST_HEADER = 1 << 16
CONTENT_LENGTH = re.compile(rb"^content-length:\s*(\d{1,15})\s*$", re.IGNORECASE | re.MULTILINE)
SUCCESS = range(200, 300)
#: Media types that may hold an article; what declares none is read too.
READ = re.compile(r"text/(?:html|plain|markdown)|application/(?:xhtml\+xml|pdf)", re.IGNORECASE)
#: What fastwarc says of what it cannot read; whatever else happens is no fault of the archive.
DAMAGE = (ArchiveError, OSError, ValueError, EOFError)


def warc_documents(stream: Seeking, source: str) -> Iterator[Document | ArchiveError]:
    """Yield the documents of a web archive in their order.

    Args:
        stream: The archive, from its beginning; one packed by gzip or Zstandard is unpacked.
        source: What to call it; each document is called by it and the offset of its record.
    """
    offset: int | None = stream.tell()
    damaged, last = 0, None
    while offset is not None:
        run = Run(stream, source, offset)
        try:
            for document in run.documents():
                damaged, last = 0, document.source if isinstance(document, ArchiveError) else None
                yield document
            return
        except BaseException as error:
            if not is_damage(error):
                raise
            damaged += 1
            place = max(run.place(), offset)
            name = f"{source}#{place}"
            if name != last:  # else the record was reported already, and broke off while the rest of it was skipped
                yield ArchiveError(f"the web archive is damaged here or right after: {reason(error)}", source=name)
        if damaged > limits().damaged:
            yield ArchiveError(
                f"{damaged} damaged records follow each other; the rest is left out. Expected a WARC file",
                source=source,
            )
            return
        offset = next_start(stream, place + 1, run.start)


def is_damage(error: BaseException) -> bool:
    """Return whether an error says that the archive is damaged.

    Where fastwarc (2.0.1) panics, as it does when a stream fails it, what is raised is no Exception and has no name.
    """
    return isinstance(error, DAMAGE) or type(error).__name__ == "PanicException"


def reason(error: BaseException) -> str:
    """Return what an error says, or what it is."""
    return error.message if isinstance(error, ArchiveError) else str(error) or type(error).__name__


class Run:
    """The records of an archive from an offset to its end, or to the first that is damaged."""

    def __init__(self, stream: Seeking, source: str, offset: int) -> None:
        """Go to the offset."""
        stream.seek(offset)
        self.source = source
        self.offset = offset
        self.reader = unpacked(stream, source)
        self.record_at = 0
        self.inflating = self.reader if isinstance(self.reader, Inflating) else None
        stream_is_packed = self.inflating is not None
        if self.inflating is not None:
            self.inflating.offset = self.inflating.packed_starts[0] = offset
        self.start = PACKED_START if stream_is_packed else PLAIN_START

    def documents(self) -> Iterator[Document | ArchiveError]:
        """Yield the documents; raise what is wrong with the archive."""
        from fastwarc.warc import ArchiveIterator, WarcRecordType

        wanted = (WarcRecordType.response, WarcRecordType.resource)
        # Detecting the packing again would cost a second look at every record; quirks are headers with bare newlines.
        for record in ArchiveIterator(
            cast("BinaryIO", self.reader), parse_http=True, auto_decode="none", strict_mode=False
        ):
            self.record_at = record.stream_pos
            if not record.headers.get("Content-Length"):
                raise ArchiveError("the record has no length; it was cut short", source=self.source)
            found = self.document(record) if record.record_type in wanted else None
            if found is not None:
                yield found
        self.refuse_rest()

    def refuse_rest(self) -> None:
        """Raise ArchiveError if the file goes on after the last record that was found: it was cut within the next one.

        Of a packed archive, the end of the packed data says so.
        """
        if self.inflating is not None or not isinstance(self.reader, io.IOBase):
            return
        begin = self.offset + self.record_at
        self.reader.seek(begin)
        header, found, _ = self.reader.read(LONGEST_HEADER).partition(b"\r\n\r\n")
        length = CONTENT_LENGTH.search(header)
        end = begin + len(header) + len(found) + (int(length[1]) if length else 0)
        size = self.reader.seek(0, 2)
        self.reader.seek(min(end, size))
        if found and self.reader.read(SEARCHED).strip():
            self.record_at = end - self.offset
            raise ArchiveError("the file ends within a record's header; it was cut short", source=self.source)

    def place(self) -> int:
        """Return the offset in the file of the record that is being read."""
        if self.inflating is not None:
            return max(self.inflating.member_at(self.record_at), self.inflating.last_member())
        return self.offset + self.record_at

    def document(self, record: WarcRecord) -> Document | ArchiveError | None:
        """Return the document of a record, its error, or None where it can hold no article."""
        place = self.inflating.member_at(self.record_at) if self.inflating else self.offset + self.record_at
        name = f"{self.source}#{place}"
        headers = record.http_headers if record.is_http_parsed else None
        status = headers.status_code if headers else None
        media_type = headers.get("Content-Type") if headers else record.headers.get("Content-Type")
        expected, limit = record.content_length, limits().document_bytes
        is_read = (status is None or status in SUCCESS) and READ.match((media_type or "text/html").strip())
        # Of a record that was cut in its headers, no body is left; whatever type it seems to have, it is reported.
        content = record.reader.read(limit + 1 if is_read else 1)
        if len(content) > limit:
            return too_large(name)
        if len(content) < min(expected, limit + 1 if is_read else 1):
            return ArchiveError("the record is cut short; the file ends within it", source=name)
        if not is_read:
            return None
        if headers:
            try:
                content = decoded(content, headers.get("Content-Encoding"), headers.get("Transfer-Encoding"), name)
            except ArchiveError as error:
                return error
        return Document(
            content=content,
            source=name,
            media_type=media_type,
            url=address_of(record.headers.get("WARC-Target-URI")),
            known=Known(fetched=moment(record.headers.get("WARC-Date")), archive=self.source),
        )


def address_of(value: str | None) -> str | None:
    """Return the web address of a record; some writers put it between angle brackets."""
    address = (value or "").strip().strip("<>")
    return address if address.lower().startswith(("http://", "https://")) else None


def moment(value: str | None) -> datetime | None:
    """Return the moment of a record in UTC, or None where it states none."""
    try:
        stated = datetime.fromisoformat((value or "").strip())
    except ValueError:
        return None
    return stated.astimezone(UTC) if stated.tzinfo else stated.replace(tzinfo=UTC)


def next_start(stream: Seeking, offset: int, start: bytes) -> int | None:
    """Return the offset of what begins like a record, from an offset on, or None."""
    stream.seek(offset)
    kept, size = b"", NEARBY
    while True:
        chunk = stream.read(size)
        size = min(4 * size, SEARCHED)
        if not chunk:
            return None
        found = (kept + chunk).find(start)
        if found >= 0:
            return offset - len(kept) + found
        offset += len(chunk)
        kept = (kept + chunk)[1 - len(start) :]
