"""Caps on archives, read from ``limits.toml`` and checked, and how much may still come out of one."""

from __future__ import annotations

from functools import cache

from dragoman.data_files import Checked, read_table
from dragoman.errors import ArchiveError

MEGABYTE = 1_000_000


class Limits(Checked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is refused for its size, its ratio, its depth or its time; the reasons stand in ``limits.toml``."""

    document_bytes: int
    ratio: int
    ratio_from: int
    nested_bytes: int
    memory_bytes: int
    depth: int
    entries: int
    document_seconds: float
    parts: int
    without_text: int
    damaged: int


class LimitsFile(Checked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What ``limits.toml`` holds."""

    limits: Limits


@cache
def limits() -> Limits:
    """Return the caps.

    Raises:
        VocabularyError: The file is damaged.
    """
    return read_table("dragoman.archives", "limits.toml", LimitsFile).limits


class Budget:
    """How much may come out of an archive for what went in."""

    def __init__(self, source: str) -> None:
        """Begin with nothing."""
        self.source = source
        self.taken = 0
        self.given = 0

    def count(self, taken: int, given: int) -> None:
        """Note bytes that went in and came out.

        Raises:
            ArchiveError: Far more came out than went in.
        """
        self.taken += taken
        self.given += given
        if self.given > max(limits().ratio_from, limits().ratio * self.taken):
            size, into = self.given / MEGABYTE, self.taken / MEGABYTE
            raise ArchiveError(
                f"{into:.1f} MB unpack to more than {size:.0f} MB, more than {limits().ratio} times as much; "
                "expected an archive of articles, not one made to fill a disk",
                source=self.source,
            )


def too_large(source: str) -> ArchiveError:
    """Return the error for a document beyond the cap."""
    limit = limits().document_bytes // MEGABYTE
    return ArchiveError(f"the document has more than {limit} MB; expected one article", source=source)


def too_deep(source: str) -> ArchiveError:
    """Return the error for archives within archives beyond the cap."""
    return ArchiveError(
        f"archives lie more than {limits().depth} deep in one another; unpack the outer ones first", source=source
    )
