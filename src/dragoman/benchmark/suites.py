"""The suites by name, each loaded when it is run."""

from __future__ import annotations

import importlib
from pathlib import Path

from dragoman.benchmark.types import Progress, Result, unwatched
from dragoman.errors import BenchmarkDataError

#: Name of each suite, and the data that it reads.
SUITES = {
    "pairs": "a TSV of sentences with a marked actor and recipient, event type and quad class (PLV)",
    "attribution": "a folder with text/ and attributions/ (PolNeAR)",
    "roles": "JSON Lines of tokens with predicates and arguments (PropBank)",
    "syntax": "CoNLL-U",
    "names": "two columns of words and BIO tags, or CoNLL-U with entities (CrossNER, CAMEO, GUM)",
    "actors": "a folder of CoNLL files with chains, and their texts (NewsWCL50)",
    "status": "annotated sentences, or JSON Lines with events (MEANTIME)",
    "readings": "a folder of articles with gold files",
    "time": "JSON Lines with TIMEX3 expressions (MEANTIME), or annotated sentences",
}
_MODULES = {"time": "times"}


def run_suite(name: str, path: Path, progress: Progress = unwatched) -> Result:
    """Measure the shipped model and package.

    Args:
        name: One of ``SUITES``.
        path: A file, a folder, or a pattern of file names.
        progress: Called now and then with how much is done, and of how much.

    Raises:
        KeyError: There is no such suite.
        BenchmarkDataError: The data are missing, not in the format, or hold nothing to measure.
    """
    if name not in SUITES:
        raise KeyError(name)
    suite = importlib.import_module(f"dragoman.benchmark.{_MODULES.get(name, name)}")
    result: Result = suite.measure(path, progress)
    if not result.items:
        raise BenchmarkDataError(f"there is nothing to measure in it; expected {SUITES[name]}", source=str(path))
    return result
