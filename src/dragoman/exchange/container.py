"""A folder or ZIP file that came from outside, opened with care.

Names, sizes and kinds are checked before anything is read. Nothing is ever unpacked to the disk.
"""

from __future__ import annotations

import stat
import tomllib
import zipfile
import zlib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import IO

from dragoman.errors import ExchangeError

#: Bytes that are read at once.
CHUNK = 1 << 20
#: What a Mac adds to a folder that it zips.
LEFT_BY_SYSTEMS = "__MACOSX/"
METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})


@cache
def limits() -> dict[str, int]:
    """Return the limits."""
    return tomllib.loads((resources.files("dragoman.exchange") / "limits.toml").read_text(encoding="utf-8"))


class Container:
    """The files of a folder or ZIP file, by name; a context that closes it."""

    def __init__(self, path: Path) -> None:
        """Open it and check what it holds.

        Raises:
            ExchangeError: It is neither, or holds what no bundle holds.
        """
        self.path = path
        self.top = ""
        self.archive: zipfile.ZipFile | None = None
        if path.is_dir():
            self.sizes = folder_sizes(path)
        elif path.is_file():
            self.archive = opened(path)
            try:
                self.sizes = archive_sizes(self.archive, path)
            except BaseException:
                self.archive.close()
                raise
        else:
            raise ExchangeError("there is no such file or folder; name a bundle", source=str(path))

    def __enter__(self) -> Container:
        """Return the container."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        if self.archive:
            self.archive.close()

    def enter(self, name: str) -> None:
        """Take the folder within it that holds a file for the whole, where it is not at the top; names begin there."""
        tops = {other.partition("/")[0] for other in self.sizes if other.partition("/")[2] == name}
        if name not in self.sizes and len(tops) == 1:
            self.top = f"{tops.pop()}/"
            kept = {other: size for other, size in self.sizes.items() if not other.startswith(LEFT_BY_SYSTEMS)}
            self.sizes = {other.removeprefix(self.top): size for other, size in kept.items()}

    def open(self, name: str) -> IO[bytes]:
        """Return a file of it, to be read."""
        if name not in self.sizes:
            raise ExchangeError(f"it has no file {name}; a bundle has one", source=str(self.path))
        if self.archive:
            return self.archive.open(self.top + name)
        return (self.path / (self.top + name)).open("rb")

    def chunks(self, name: str) -> Iterator[bytes]:
        """Yield the content of a file, never more than the size that was checked."""
        left = self.sizes[name]
        with self.reported(name) as stream:
            while chunk := stream.read(CHUNK):
                left -= len(chunk)
                if left < 0:
                    raise ExchangeError(f"{name} is longer than it says; take another copy", source=str(self.path))
                yield chunk

    def small(self, name: str) -> bytes:
        """Return the content of a small file."""
        if self.sizes.get(name, 0) > limits()["small"]:
            raise ExchangeError(f"{name} is larger than such a file can be", source=str(self.path))
        return b"".join(self.chunks(name)) if name in self.sizes else self.open(name).read()

    def lines(self, name: str) -> Iterator[bytes]:
        """Yield the lines of a file."""
        most = limits()["line"]
        with self.reported(name) as stream:
            while line := stream.readline(most + 1):
                if len(line) > most:
                    raise ExchangeError(f"{name} has a line that is too long", source=str(self.path))
                yield line

    def reported(self, name: str) -> Reported:
        """Return a context that opens a file and turns what is wrong with it into words."""
        return Reported(self, name)


class Reported:
    """Opens a file of a container; damage is told in words."""

    def __init__(self, container: Container, name: str) -> None:
        """Keep what is to be opened."""
        self.container = container
        self.name = name

    def __enter__(self) -> IO[bytes]:
        """Open the file."""
        self.stream = self.container.open(self.name)
        return self.stream

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.stream.close()
        if isinstance(error, (zipfile.BadZipFile, zlib.error, EOFError, OSError)) and not isinstance(
            error, ExchangeError
        ):
            raise ExchangeError(
                f"{self.name} is damaged ({error}); take another copy", source=str(self.container.path)
            ) from error


def opened(path: Path) -> zipfile.ZipFile:
    """Return a ZIP file, open."""
    try:
        return zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise ExchangeError(
            f"it is no ZIP file, or a damaged one ({error}); a bundle is a folder or a ZIP file", source=str(path)
        ) from error


def archive_sizes(archive: zipfile.ZipFile, path: Path) -> dict[str, int]:
    """Return names and sizes of the files of a ZIP file."""
    sizes: dict[str, int] = {}
    for entry in archive.infolist():
        if entry.is_dir():
            continue
        check_name(entry.filename, path)
        if entry.filename in sizes:
            raise ExchangeError(f"it has two files named {entry.filename!r}", source=str(path))
        if stat.S_ISLNK(entry.external_attr >> 16) or entry.flag_bits & 1 or entry.compress_type not in METHODS:
            raise ExchangeError(
                f"{entry.filename!r} is a link, encrypted, or packed in a way that bundles are not", source=str(path)
            )
        if entry.file_size > limits()["spared"] and entry.file_size > limits()["ratio"] * max(entry.compress_size, 1):
            raise ExchangeError(
                f"{entry.filename!r} would grow to {entry.file_size:,} bytes from {entry.compress_size:,}: no bundle "
                "does; it is not unpacked",
                source=str(path),
            )
        sizes[entry.filename] = entry.file_size
    return checked(sizes, path)


def folder_sizes(path: Path) -> dict[str, int]:
    """Return names and sizes of the files of a folder."""
    sizes: dict[str, int] = {}
    for entry in sorted(path.rglob("*")):
        name = entry.relative_to(path).as_posix()
        if entry.is_symlink():
            raise ExchangeError(f"{name!r} is a link; a bundle has none", source=str(path))
        if entry.is_file():
            check_name(name, path)
            sizes[name] = entry.stat().st_size
            if len(sizes) > limits()["files"]:
                break
    return checked(sizes, path)


def checked(sizes: dict[str, int], path: Path) -> dict[str, int]:
    """Return the sizes if there are not too many files and bytes."""
    if len(sizes) > limits()["files"]:
        raise ExchangeError(f"it has more than {limits()['files']} files; a bundle has fewer", source=str(path))
    if sum(sizes.values()) > limits()["bytes"]:
        raise ExchangeError(f"it holds more than {limits()['bytes']:,} bytes; split it", source=str(path))
    return sizes


def check_name(name: str, path: Path) -> None:
    """Refuse a name that could lead out of the bundle."""
    pure = PurePosixPath(name)
    bad = not name or pure.is_absolute() or ".." in pure.parts or "\\" in name or ":" in name or not name.isprintable()
    if bad:
        raise ExchangeError(f"a file in it is named {name!r}, which leads out of it", source=str(path))
