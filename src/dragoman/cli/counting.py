"""How many articles the sources stand for, so that progress knows its end."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from dragoman.archives.sources import folder_files


def count_articles(sources: Iterable[str]) -> int:
    """Return the number of articles; a folder counts for each file in it that is read, an empty one for itself.

    What an archive holds is known only when it was read; it counts for one.
    """
    return sum(count_one(source) for source in sources)


def count_one(source: str) -> int:
    """Return the number of articles that one source stands for."""
    try:
        folder = Path(source)
        return len(folder_files(folder)) or 1 if folder.is_dir() else 1
    except (OSError, ValueError):
        # It will be reported when it is opened.
        return 1
