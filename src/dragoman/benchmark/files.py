"""Finding and opening the data that a suite is asked to measure on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from dragoman.errors import BenchmarkDataError

_WILD = frozenset("*?[")


def files_at(path: Path, *endings: str) -> list[Path]:
    """Return the files that a path names: itself, those of a folder with one of the endings, or those of a pattern.

    Raises:
        BenchmarkDataError: There is no such file.
    """
    if path.is_file():
        return [path]
    if path.is_dir():
        found = sorted(file for file in path.iterdir() if file.name.endswith(endings))
    else:
        found = sorted(path.parent.glob(path.name)) if _WILD & set(path.name) else []
    if not found:
        what = f"no file ending in {' or '.join(endings)} in this folder" if path.is_dir() else "no such file or folder"
        raise BenchmarkDataError(
            f"there is {what}; expected a file ending in {' or '.join(endings)}, or a folder of such files: "
            "name it by --data",
            source=str(path),
        )
    return found


def text_of(path: Path) -> str:
    """Return the text of a file.

    Raises:
        BenchmarkDataError: It cannot be read, or is no UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BenchmarkDataError(f"it cannot be read ({error}); expected text in UTF-8", source=str(path)) from error


def json_lines(path: Path, needed: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON Lines file, which must have some keys.

    Raises:
        BenchmarkDataError: A line is no such object.
    """
    wanted = tuple(needed)
    expected = f"expected one JSON object a line with {', '.join(wanted)}"
    for number, line in enumerate(text_of(path).splitlines(), 1):
        if not line.strip():
            continue
        try:
            found = json.loads(line)
        except ValueError as error:
            message = f"line {number} is no JSON ({error}); {expected}"
            raise BenchmarkDataError(message, source=str(path)) from error
        missing = [key for key in wanted if key not in found] if isinstance(found, dict) else list(wanted)
        if missing:
            raise BenchmarkDataError(f"line {number} has no {', '.join(missing)}; {expected}", source=str(path))
        yield found
