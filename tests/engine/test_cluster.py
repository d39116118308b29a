"""The same work on a real Dask cluster: a scheduler and two workers, each a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dragoman.engine.cluster import run_cluster
from dragoman.engine.plan import config_of, plan_of
from dragoman.engine.run import process as run_of
from dragoman.engine.settings import ShardSettings
from dragoman.engine.types import ShardReport
from dragoman.errors import EngineError
from engine_samples import content_of_folder

SMALL = ShardSettings(files=4, bytes=3_000, stretch_bytes=2_500, part_bytes=2_500)
Start = Callable[[], "subprocess.Popen[bytes]"]


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give the file of a running scheduler."""
    folder = tmp_path_factory.mktemp("dask")
    file = folder / "scheduler.json"
    options = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(file)]
    process = started(folder, "scheduler", *options)
    try:
        for _ in range(300):
            if file.exists():
                break
            time.sleep(0.1)
        yield file
    finally:
        process.terminate()
        process.wait()


def started(folder: Path, what: str, *options: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "distributed.cli.dask_" + what, *options]
    with (folder / "log").open("ab") as log:
        return subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)


@pytest.fixture
def start_worker(scheduler: Path, tmp_path: Path) -> Iterator[Start]:
    """Give a function that starts a worker of one thread."""
    running: list[subprocess.Popen[bytes]] = []

    def start() -> subprocess.Popen[bytes]:
        options = ["--scheduler-file", str(scheduler), "--nthreads", "1", "--no-nanny", "--no-dashboard"]
        running.append(started(tmp_path, "worker", *options))
        return running[-1]

    yield start
    for process in running:
        process.kill()
        process.wait()


def test_a_cluster_writes_the_same_bytes_though_a_worker_is_killed(
    samples: Path, undisturbed: Path, tmp_path: Path, scheduler: Path, start_worker: Start
) -> None:
    first, _second = start_worker(), start_worker()
    run = run_of([str(samples)], tmp_path / "out", config_of(gate=False), dask=str(scheduler), limits=SMALL)
    reports: Counter[str] = Counter()
    for outcome in run.carried_out():
        if outcome is None:
            continue
        assert isinstance(outcome, ShardReport), outcome
        reports[outcome.shard] += 1
        if len(reports) == 2:
            os.kill(first.pid, signal.SIGKILL)
    assert first.wait() == -signal.SIGKILL
    assert reports == Counter({shard.name: 1 for shard in run.plan.shards})
    assert content_of_folder(tmp_path / "out") == content_of_folder(undisturbed)


def test_a_scheduler_that_does_not_answer_is_named(samples: Path, tmp_path: Path) -> None:
    plan = plan_of([str(samples)], config_of(gate=False))
    with pytest.raises(EngineError, match="tcp://host:8786"):
        next(run_cluster(plan.shards, tmp_path, plan.config, address="nonsense://there"))
