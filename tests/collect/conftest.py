"""A server that misbehaves, and runs against it for a record with short waits."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from bad_server import Guard, Server, serving
from collecting import HERE, LIMITS, quick

from dragoman.collect.run import Run, due_sources
from dragoman.collect.types import Step
from dragoman.door import Record


@pytest.fixture
def guard(monkeypatch: pytest.MonkeyPatch) -> Guard:
    """Let names under .example lead to this machine, and note what is looked up and connected to."""
    return Guard(monkeypatch)


@pytest.fixture
def server(guard: Guard) -> Iterator[Server]:
    """Return the server."""
    with serving() as server:
        yield server


@pytest.fixture
def collect(record: Record) -> Callable[..., list[Step]]:
    """Return a function that visits all sources, due or not, and returns what it did."""

    def run(**options: object) -> list[Step]:
        chosen = {"allow_hosts": HERE, "settings": quick(), "limits": LIMITS, "seed": 1, **options}
        return list(Run(record.connection, **chosen).steps(due_sources(record.connection, every=True)))

    return run
