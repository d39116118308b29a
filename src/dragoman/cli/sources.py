"""From what was typed to the articles that are meant: folders stand for the files in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from dragoman.errors import SourceError

#: Endings of the files that a folder stands for; a file named by itself is read whatever its ending.
READABLE = frozenset({".htm", ".html", ".xhtml", ".txt", ".text", ".pdf"})
EXPECTED = f"Files ending in {', '.join(sorted(READABLE))} are looked for; name a file with another ending itself."


def expand(sources: Iterable[str]) -> tuple[list[str], list[SourceError]]:
    """Return the articles that the sources stand for, and what is wrong with folders that hold none."""
    articles: list[str] = []
    failures: list[SourceError] = []
    for source in sources:
        found = list(expand_one(source))
        articles += found
        if not found:
            failures.append(SourceError(f"no article is in this folder or below. {EXPECTED}", source=source))
    return articles, failures


def expand_one(source: str) -> Iterator[str]:
    """Yield the source itself, or, when it is a folder, the articles in it and below in order of their paths."""
    folder = Path(source)
    if source == "-" or "://" in source or not folder.is_dir():
        yield source
        return
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in READABLE and path.is_file() and not path.name.startswith("."):
            yield str(path)
