"""A real browser before a real ``dragoman serve``; skipped in one line where there is no Chromium."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import chromium
from serving import Served, serving

if TYPE_CHECKING:
    from browsing import Visitor
    from playwright.sync_api import Browser

#: Set to "required", a missing browser is a failure: a change is not checked without it.
REQUIRED = os.environ.get("DRAGOMAN_BROWSER_TESTS") == "required"

Enter = Callable[..., "Visitor"]


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """The Chromium of this machine."""
    if chromium.find() is None:
        (pytest.fail if REQUIRED else pytest.skip)(chromium.HOW)
    with chromium.launched() as found:
        yield found


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one line how to get a browser where the tests were skipped for want of one."""
    skipped = [one for one in terminalreporter.stats.get("skipped", []) if chromium.HOW in str(one.longrepr)]
    if skipped:
        terminalreporter.write_line(f"{len(skipped)} browser tests were skipped: {chromium.HOW}.")


@pytest.fixture(scope="package")
def library(browser: Browser, prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The app over a copy of the prepared record, for tests that only look."""
    from stocked import stock

    path = Path(shutil.copy(prepared, tmp_path_factory.mktemp("browser") / "north.db"))
    stock(path)
    with serving(path) as app:
        yield app


@pytest.fixture
def enter(browser: Browser) -> Iterator[Enter]:
    """Give browsers that are let in; at the end, none of them may have met an error or asked elsewhere."""
    from browsing import Visitor

    with ExitStack() as stack:
        visitors: list[Visitor] = []

        def entered(app: Served, **options: Any) -> Visitor:
            visitor = Visitor(browser, app, **options)
            stack.callback(visitor.context.close)
            visitors.append(visitor)
            return visitor

        yield entered
        assert [problem for visitor in visitors for problem in visitor.problems] == []
