"""What holds for all tests, the record that the tests of the app share, and that of what a file of tests invents.

No example of a property has to end within a time, for machines differ and are shared.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from dragoman.door import Record

settings.register_profile("shared machines", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("shared machines")

NORTH = Path(__file__).parents[1] / "benchmarks" / "year" / "north"


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record with the articles of the north, read by the model, and one by an enemy; not to be changed."""
    from web_records import HOSTILE

    import dragoman

    path = tmp_path_factory.mktemp("web") / "north.db"
    with dragoman.open_record(path) as record:
        assert all(added.outcome == "added" for added in record.add(str(NORTH)) if not added.source.endswith(".json"))
        record.keep(HOSTILE)
    return path


@pytest.fixture
def record(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Record]:
    """A record of the invented articles that the file of the test calls ``ARTICLES``; an empty one without such."""
    from dragoman.door import open_record

    with open_record(tmp_path / "a.db") as record:
        for article in getattr(request.module, "ARTICLES", ()):
            record.keep(article.reading)
        yield record
