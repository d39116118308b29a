"""A document that takes too long is left out, and what comes after it is not touched."""

from __future__ import annotations

import signal
import threading
import time

import pytest

from dragoman.archives import deadline as part
from dragoman.archives.deadline import deadline
from dragoman.archives.limits import limits
from dragoman.errors import ArchiveError


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    import msgspec

    monkeypatch.setattr(part, "limits", lambda: msgspec.structs.replace(limits(), document_seconds=0.2))


def busy(seconds: float) -> int:
    turns, end = 0, time.monotonic() + seconds
    while time.monotonic() < end:
        turns += 1
    return turns


def test_what_takes_too_long_is_stopped_and_named():
    with pytest.raises(ArchiveError, match=r"x\.zip#a: the document took more than"), deadline("x.zip#a"):
        busy(20)
    assert busy(0.5)
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_what_is_done_in_time_is_left_alone():
    with deadline("x"):
        assert busy(0.01)
    assert busy(0.4)


def test_in_a_thread_nothing_is_interrupted():
    done: list[int] = []

    def work() -> None:
        with deadline("x"):
            done.append(busy(0.4))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done
