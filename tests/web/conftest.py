"""The app over a copy of the record that its tests share, and browsers that are let in or not."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import account_scene
import pytest
from msgspec.structs import replace
from starlette.testclient import TestClient
from web_records import browser

from dragoman.web.app import create_app
from dragoman.web.settings import Settings, caps


@pytest.fixture
def record_path(prepared: Path, tmp_path: Path) -> Path:
    """A copy of the record that a test may change."""
    return Path(shutil.copy(prepared, tmp_path / "north.db"))


@pytest.fixture
def settings() -> Settings:
    """How the app is served; on a busy machine too, no page is old."""
    fresh = replace(caps(), shown_again=0.0)
    return Settings(token="the-token-of-the-tests", author="tester", caps=fresh)


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


@pytest.fixture
def with_accounts(record_path: Path) -> Settings:
    """How the app is served to others; passwords are hashed cheaply."""
    return Settings(accounts=account_scene.made(record_path), hashing=account_scene.CHEAP)


@pytest.fixture
def browse(record_path: Path, with_accounts: Settings) -> Iterator[Callable[..., TestClient]]:
    """What gives browsers of the same app: of somebody who is signed in, or of nobody."""
    app = create_app(record_path, with_accounts)
    with ExitStack() as open_ones:
        yield lambda name="": open_ones.enter_context(account_scene.browser(app, with_accounts, name))
