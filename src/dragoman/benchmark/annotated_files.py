"""Opening the project's own annotated sentences for a suite."""

from __future__ import annotations

from pathlib import Path

from dragoman.benchmark.annotated import Annotated, AnnotationError, read_annotated
from dragoman.errors import BenchmarkDataError

#: Problems of a file that are shown; a file of another kind has one in every line.
SHOWN = 3


def annotated_examples(path: Path) -> list[Annotated]:
    """Return the examples of a file, or of every file below a folder.

    Raises:
        BenchmarkDataError: There are none, or one is not in the format.
    """
    if not path.is_file() and not any(path.rglob("*.txt")):
        raise BenchmarkDataError(
            "there is no such file, and no folder with files ending in .txt; expected annotated sentences: "
            "name them by --data",
            source=str(path),
        )
    try:
        return read_annotated(path)
    except AnnotationError as error:
        problems = error.message.splitlines()
        more = f" (and {len(problems) - SHOWN} more)" if len(problems) > SHOWN else ""
        message = f"these are no annotated sentences: {'; '.join(problems[:SHOWN])}{more}"
    except (OSError, UnicodeDecodeError) as error:
        message = f"it cannot be read ({error}); expected annotated sentences in UTF-8"
    raise BenchmarkDataError(message, source=str(path))
