"""What HTTP did to a body on its way: taken back within the caps."""

from __future__ import annotations

import zlib

from dragoman.archives.limits import limits, too_large
from dragoman.errors import ArchiveError

#: Longest line that gives the size of a chunk: sixteen digits and an extension.
SIZE_LINE = 1024
HEXADECIMAL = 16
#: Most codings in a row; a server applies one.
CODINGS = 2


def decoded(content: bytes, coding: str | None, transfer: str | None, source: str) -> bytes:
    """Return the body as its author wrote it.

    Crawlers that unpack bodies leave the header as it was, so what does not look packed is taken as it is.

    Raises:
        ArchiveError: It is damaged, packed by an unknown method, or too much comes out.
    """
    if "chunked" in (transfer or "").lower():
        content = without_chunks(content)
    names = [name.strip() for name in (coding or "").lower().split(",") if name.strip() not in ("", "identity")]
    if len(names) > CODINGS:
        raise ArchiveError(f"the body is packed {len(names)} times; expected once", source=source)
    for name in reversed(names):
        content = unpack(content, name, source)
    return content


def unpack(content: bytes, name: str, source: str) -> bytes:
    """Return what one coding packed."""
    if name in ("gzip", "x-gzip"):
        return inflate(content, zlib.MAX_WBITS | 16, source) if content.startswith(b"\x1f\x8b") else content
    if name == "deflate":
        # Some servers send the bare data, without the header that the standard asks for.
        wrapped = content[:1] == b"\x78" and int.from_bytes(content[:2]) % 31 == 0
        return inflate(content, zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS, source)
    if name in ("br", "zstd"):
        return unpack_rarer(content, name, source)
    raise ArchiveError(f"the body is packed by {name!r}; expected gzip, deflate, br or zstd", source=source)


def inflate(content: bytes, window: int, source: str) -> bytes:
    """Return what zlib packed, of a cut body as much as there is."""
    limit = limits().document_bytes
    unpacker = zlib.decompressobj(window)
    try:
        result = unpacker.decompress(content, limit + 1)
    except zlib.error as error:
        raise ArchiveError(f"the packed body is damaged ({error})", source=source) from error
    if len(result) > limit:
        raise too_large(source)
    return result


def unpack_rarer(content: bytes, name: str, source: str) -> bytes:
    """Return what Brotli or Zstandard packed."""
    from io import BytesIO

    from fastwarc.stream_io import BrotliReader, ZstdReader

    limit = limits().document_bytes
    reader = (BrotliReader if name == "br" else ZstdReader)(BytesIO(content))
    result = bytearray()
    try:
        while len(result) <= limit and (piece := reader.read(1 << 16)):
            result += piece
    except (OSError, ValueError) as error:
        raise ArchiveError(f"the packed body is damaged ({error})", source=source) from error
    if len(result) > limit:
        raise too_large(source)
    return bytes(result)


def without_chunks(content: bytes) -> bytes:
    """Return a body without the sizes between its chunks; one that has none is returned as it is."""
    parts: list[bytes] = []
    position = 0
    while True:
        end = content.find(b"\r\n", position, position + SIZE_LINE)
        digits = content[position:end].split(b";")[0].strip() if end >= 0 else b""
        try:
            # int() would also take a sign or underscores.
            size = int(digits, HEXADECIMAL) if digits.isalnum() else -1
        except ValueError:
            size = -1
        if size < 0:
            return b"".join(parts) if parts else content
        if size == 0:
            return b"".join(parts)
        parts.append(content[end + 2 : end + 2 + size])
        position = end + 2 + size + 2
