"""What holds for all tests, and the record that the tests of the app share.

No example of a property has to end within a time, for machines differ and are shared.
"""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

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
