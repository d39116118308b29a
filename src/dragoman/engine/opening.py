"""The one place where the engine opens files: what they are, and the documents in them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dragoman.archives.fields import Fields
from dragoman.archives.sources import folder_files, open_sources
from dragoman.article.sources import ADDRESS
from dragoman.engine.stretches import stretch_of
from dragoman.engine.types import Config, Shard
from dragoman.errors import DragomanError, EngineError
from dragoman.types import Document


def documents_of(shard: Shard, config: Config) -> Iterator[tuple[int, Document | DragomanError]]:
    """Yield the documents of a shard with their numbers; one that cannot be opened is its error."""
    if shard.stretches:
        yield from enumerate(stretch_of(shard.sources[0], shard.part, shard.parts))
        return
    fields = Fields(named=dict(config.mapping))
    for number, document in enumerate(open_sources(shard.sources, fields=fields)):
        if number % shard.parts == shard.part:
            yield number, document


def files_of(source: str) -> list[Path]:
    """Return the files that a source stands for: itself, what a pattern matches, what lies in a folder.

    Raises:
        EngineError: It is an address, or there is nothing.
    """
    if scheme := ADDRESS.match(source):
        raise EngineError(
            f"addresses that begin with {scheme[1]}:// are not opened here; expected files of a disk that all workers "
            "see: copy them there first, or mount the store as a folder",
            source=source,
        )
    path = Path(source)
    if path.is_dir():
        files = folder_files(path)
    elif path.exists():
        files = [path]
    else:
        files = sorted(found for found in matches(source) if found.is_file())
    if not files:
        raise EngineError("no such file, and no file matches it; expected files, patterns or folders", source=source)
    return files


def matches(pattern: str) -> list[Path]:
    """Return what a pattern in the way of the shell matches; "**" is any number of folders."""
    from glob import glob

    return [Path(found) for found in glob(pattern, recursive=True)]
