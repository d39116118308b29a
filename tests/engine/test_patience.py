"""A worker that hangs is told from one that gets little of the processor."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import msgspec
import pytest

from dragoman.engine import patience
from dragoman.engine.patience import Patience, processor_seconds
from dragoman.engine.settings import settings

BUSY, IDLE = "while True: pass", "import time; time.sleep(60)"
ENDING = """
import msgspec, sys, time
from dragoman.engine import patience
from dragoman.engine.settings import settings
workers = msgspec.structs.replace(settings().workers, document_seconds={0}, clock_seconds={1})
limits = msgspec.structs.replace(settings(), workers=workers)
patience.settings = lambda: limits
patience.end_when_over()
"""
Start = Callable[[str], "subprocess.Popen[bytes]"]


@pytest.fixture
def start() -> Iterator[Start]:
    begun: list[subprocess.Popen[bytes]] = []

    def start(program: str) -> subprocess.Popen[bytes]:
        begun.append(subprocess.Popen([sys.executable, "-c", program]))
        return begun[-1]

    yield start
    for process in begun:
        process.kill()
        process.wait()


def limit(monkeypatch: pytest.MonkeyPatch, document: float, clock: float) -> None:
    workers = msgspec.structs.replace(settings().workers, document_seconds=document, clock_seconds=clock)
    limits = msgspec.structs.replace(settings(), workers=workers)
    monkeypatch.setattr(patience, "settings", lambda: limits)


def until(what: Callable[[], bool], seconds: float = 60) -> bool:
    end = time.monotonic() + seconds
    while not what() and time.monotonic() < end:
        time.sleep(0.02)
    return what()


def test_a_worker_that_works_on_and_on_is_given_up(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    limit(monkeypatch, 0.5, 1000)
    one = Patience(start(BUSY).pid)
    assert not one.over
    assert until(lambda: one.over)
    one.begin()
    assert not one.over, "what it used for the document before is not held against it"


def test_a_worker_that_the_machine_has_no_time_for_is_waited_for(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    limit(monkeypatch, 0.5, 1000)
    process = start(BUSY)
    os.kill(process.pid, signal.SIGSTOP)  # as good as a machine that is busy with other work
    one = Patience(process.pid)
    time.sleep(1)
    assert not one.over


def test_a_worker_that_waits_for_ever_is_given_up_by_the_clock(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    limit(monkeypatch, 1000, 0.5)
    one = Patience(start(IDLE).pid)
    assert not one.over
    assert until(lambda: one.over)


def test_the_time_of_a_process_is_that_which_it_has_itself() -> None:
    before = time.process_time()
    assert before - 0.1 <= processor_seconds(os.getpid()) <= time.process_time() + 0.1
    assert processor_seconds(2**22 + 1) == 0.0


@pytest.mark.parametrize(
    ("limits", "program", "status", "shown"),
    [
        ((0.3, 1000), BUSY, -signal.SIGPROF, "most recent call first"),
        ((1000, 0.3), IDLE, 1, "Timeout"),
        ((0.3, 1000), "time.sleep(0.6)", 0, ""),
        ((0.5, 0.5), "patience.end_no_more()\ntime.sleep(0.8)\nsum(range(50_000_000))", 0, ""),
    ],
)
def test_a_worker_of_a_cluster_ends_itself(limits: tuple[float, float], program: str, status: int, shown: str) -> None:
    command = [sys.executable, "-c", ENDING.format(*limits) + program]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == status, done.stderr
    assert shown in done.stderr
