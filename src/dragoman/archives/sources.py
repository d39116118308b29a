"""Documents from whatever a user names: archives of any kind, folders that hold some, and all that is none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from dragoman.archives.fields import Fields
from dragoman.archives.kinds import kind_by_name, kind_of
from dragoman.archives.limits import limits
from dragoman.archives.nesting import documents_in
from dragoman.article.sources import ADDRESS, STANDARD_INPUT, open_documents
from dragoman.article.sources import SUFFIXES as ARTICLES
from dragoman.article.sources import open_file as open_path
from dragoman.errors import DragomanError, SourceError
from dragoman.types import Document, Known

#: First bytes that a kind is told by.
HEAD = 512


def open_sources(
    sources: Iterable[str], *, allow_hosts: frozenset[str] = frozenset(), fields: Fields | None = None
) -> Iterator[Document | DragomanError]:
    """Yield the documents of all sources in their order, those of an archive one by one.

    What fails yields its error, with ``source`` set, and the rest goes on.

    Args:
        sources: Paths of articles or archives, folders, http or https addresses, or "-" for standard input.
        allow_hosts: Names of hosts that may be fetched from although their address is not public.
        fields: Which fields of a dump hold what; the usual names unless given.
    """
    for source in map(str, sources):
        if source == STANDARD_INPUT or ADDRESS.match(source):
            yield from open_documents([source], allow_hosts=allow_hosts)
            continue
        for path in files_of(source):
            yield from open_file(path, fields or Fields())


def files_of(source: str) -> list[str]:
    """Return the files that a path stands for: itself, or those to read in a folder, sorted."""
    return ([str(path) for path in folder_files(Path(source))] if is_folder(source) else []) or [source]


def folder_files(folder: Path) -> list[Path]:
    """Return the articles and archives below a folder, sorted; hidden files and folders are left out."""
    return sorted(path for path in shown_files(folder) if is_readable(path))


def files_left_out(sources: Iterable[str]) -> Counter[str]:
    """Return how many files in the folders among some sources are no articles or archives, by how their names end."""
    folders = [Path(source) for source in sources if is_folder(source)]
    left = (path for folder in folders for path in shown_files(folder) if not is_readable(path))
    return Counter(path.suffix.lower() for path in left)


def shown_files(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder that are not hidden."""
    for path in folder.rglob("*"):
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts):
            yield path


def is_readable(path: Path) -> bool:
    """Whether a file in a folder is an article or an archive, by its name."""
    return path.suffix.lower() in ARTICLES or kind_by_name(path.name) is not None


def is_folder(source: str) -> bool:
    """Whether a source is a folder."""
    try:
        return Path(source).is_dir()
    except (OSError, ValueError):
        return False  # it will be reported when it is opened


def out_of(document: Document, archive: str) -> Document:
    """Return a document that says which archive it was taken out of."""
    known = msgspec.structs.replace(document.known or Known(), archive=archive)
    return msgspec.structs.replace(document, known=known)


def is_archive(source: str) -> bool:
    """Return whether a source is an archive, or a folder that holds one."""
    if source == STANDARD_INPUT or ADDRESS.match(source):
        return False
    return any(archive_kind(path) for path in files_of(source))


def archive_kind(path: str) -> str | None:
    """Return the kind of archive that a file is, or None for no archive or no file."""
    try:
        with open(path, "rb") as stream:
            return kind_of(path, stream.read(HEAD))
    except (OSError, ValueError):
        return None


def opened_again(name: str, path: str) -> Document:
    """Return a document that was taken out of a file before, from the place that its name ends with.

    Args:
        name: What the document was called: the file, or "file#place" in an archive.
        path: Where the file is.

    Raises:
        SourceError: The file or the document is not there any more, or not to be found without reading much else.
    """
    kind, place = archive_kind(path), name.rpartition("#")[2]
    if kind is None:
        return msgspec.structs.replace(open_path(Path(path)), source=name)
    if kind == "warc" and place.isdigit():
        found = at_offset(path, int(place))
    elif Path(path).stat().st_size <= limits().document_bytes:
        found = next(
            (one for one in open_file(path, Fields()) if name.endswith((one.source or path)[len(path) :])), None
        )
    else:
        raise SourceError(f"it lies in {path}, which is too large to be searched for one document", source=name)
    if found is None:
        raise SourceError(f"there is no such document in {path} any more", source=name)
    if isinstance(found, DragomanError):
        raise found
    return out_of(msgspec.structs.replace(found, source=name), path)


def at_offset(path: str, offset: int) -> Document | DragomanError | None:
    """Return the document of a web archive whose record begins at an offset, or None."""
    from dragoman.archives.warc import warc_documents

    with open(path, "rb") as stream:
        stream.seek(offset)
        return next(warc_documents(stream, path), None)


def open_file(path: str, fields: Fields) -> Iterator[Document | DragomanError]:
    """Yield the documents of one file."""
    if archive_kind(path) is None:
        yield from open_documents([path])
        return
    try:
        with open(path, "rb") as stream:
            for found in documents_in(stream, path, fields=fields):
                yield found if isinstance(found, DragomanError) else out_of(found, path)
    except OSError as error:
        if not isinstance(error, DragomanError):
            error = SourceError(f"the file cannot be read ({error.strerror or error})", source=path)
        yield error
    except DragomanError as error:
        yield error
