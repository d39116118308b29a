"""Documents from what a user names: paths, folders, addresses, standard input."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from dragoman.article.settings import settings
from dragoman.errors import ArticleError, DragomanError, ForbiddenAddressError, SourceError
from dragoman.types import Document

SUFFIXES = frozenset((".html", ".htm", ".txt", ".pdf", ".md"))
ADDRESS = re.compile(r"^([a-z][a-z0-9+.-]*)://", re.IGNORECASE)
STANDARD_INPUT = "-"
MEGABYTE = 1_000_000
MEDIA_TYPES = {".html": "text/html", ".htm": "text/html", ".pdf": "application/pdf"}


def open_documents(
    sources: Iterable[str], *, allow_hosts: frozenset[str] = frozenset()
) -> Iterator[Document | DragomanError]:
    """Yield the documents of all sources in their order.

    A source that fails yields its error, with ``source`` set, and the rest goes on.

    Args:
        sources: Paths, folders (all pages, texts and PDF files inside, sorted, hidden ones left out),
            http or https addresses, or "-" for standard input.
        allow_hosts: Names of hosts that may be fetched from although their address is not public.
    """
    for source in sources:
        try:
            yield from open_source(str(source), allow_hosts)
        except DragomanError as error:
            yield error


def open_source(source: str, allow_hosts: frozenset[str]) -> Iterator[Document | DragomanError]:
    """Yield the documents of one source."""
    if source == STANDARD_INPUT:
        yield Document(content=read_limited(sys.stdin.buffer, source), source=source)
        return
    scheme = ADDRESS.match(source)
    if not scheme:
        yield from open_path(source)
    elif scheme[1].lower() in ("http", "https"):
        from dragoman.article.fetch import fetch

        yield fetch(source, allow_hosts=allow_hosts)
    else:
        raise ForbiddenAddressError(
            f"addresses that begin with {scheme[1]}:// are not read; expected http:// or https://", source=source
        )


def open_path(source: str) -> Iterator[Document | DragomanError]:
    """Yield the document of a file, or those of all files in a folder."""
    path = Path(source)
    try:
        is_folder, exists = path.is_dir(), path.exists()
    except (OSError, ValueError) as error:
        raise SourceError(f"the path cannot be looked up: {error}", source=source) from error
    if not exists:
        raise SourceError(
            "no such file; expected a file, a folder, an http(s) address, or - for standard input", source=source
        )
    if not is_folder:
        yield open_file(path)
        return
    files = folder_files(path)
    if not files:
        raise SourceError(
            f"the folder holds no file to read; expected files ending in {', '.join(sorted(SUFFIXES))}", source=source
        )
    for file in files:
        try:
            yield open_file(file)
        except DragomanError as error:
            yield error


def folder_files(folder: Path) -> list[Path]:
    """Return the readable files below a folder, sorted; hidden files and folders are left out."""
    found = (path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES)
    return sorted(
        path
        for path in found
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )


def open_file(path: Path) -> Document:
    """Return the document of one file.

    Raises:
        SourceError: It cannot be read.
        ArticleError: It is too large.
    """
    source = str(path)
    try:
        with path.open("rb") as stream:
            content = read_limited(stream, source)
    except OSError as error:
        if isinstance(error, DragomanError):
            raise
        raise SourceError(
            f"the file cannot be read ({error.strerror or error}); check that it exists and may be read", source=source
        ) from error
    return Document(content=content, source=source, media_type=MEDIA_TYPES.get(path.suffix.lower()))


def read_limited(stream: object, source: str) -> bytes:
    """Return all bytes of a stream.

    Raises:
        ArticleError: There are more than what is read from one source.
    """
    limit = settings().limits.source_bytes
    content: bytes = stream.read(limit + 1)  # type: ignore[attr-defined]
    if len(content) > limit:
        raise ArticleError(f"the document has more than {limit // MEGABYTE} MB; expected one article", source=source)
    return content
