"""A record for the tests of the app: a part of the year, read once, with an article that an enemy published."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from web_records import HOSTILE, browser

import dragoman
from dragoman.web.app import create_app
from dragoman.web.settings import Settings

NORTH = Path(__file__).parents[2] / "benchmarks" / "year" / "north"


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record with the articles of the north, read by the model; not to be written to."""
    path = tmp_path_factory.mktemp("web") / "north.db"
    with dragoman.open_record(path) as record:
        assert all(added.outcome == "added" for added in record.add(str(NORTH)) if not added.source.endswith(".json"))
        record.keep(HOSTILE)
    return path


@pytest.fixture
def record_path(prepared: Path, tmp_path: Path) -> Path:
    """A copy of the record that a test may change."""
    return Path(shutil.copy(prepared, tmp_path / "north.db"))


@pytest.fixture
def settings() -> Settings:
    """How the app is served."""
    return Settings(token="the-token-of-the-tests", author="tester")


@pytest.fixture
def client(record_path: Path, settings: Settings) -> Iterator[TestClient]:
    """A browser that has the cookie, over a copy of the record."""
    with browser(record_path, settings) as found:
        yield found


@pytest.fixture
def stranger(record_path: Path, settings: Settings) -> Iterator[TestClient]:
    """A browser that was not let in."""
    app = create_app(record_path, settings)
    with TestClient(app, base_url=settings.address.rstrip("/"), follow_redirects=False) as found:
        yield found
