"""The articles that rules are tuned on, and their readings."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.reader import read_all
from dragoman.types import Reading

FOLDER = Path(__file__).parents[2] / "benchmarks" / "articles" / "development"


@pytest.fixture(scope="session")
def articles() -> list[Path]:
    """Return the paths of the articles."""
    return sorted(path for path in FOLDER.iterdir() if path.suffix in {".txt", ".html"})


@pytest.fixture(scope="session")
def readings(articles: list[Path]) -> dict[Path, Reading]:
    """Return the reading of every article."""
    found = list(read_all(map(str, articles)))
    assert all(isinstance(reading, Reading) for reading in found), found
    return dict(zip(articles, found, strict=True))  # type: ignore[arg-type]
