"""A document that takes too long is left out, whichever thread reads it, and what comes after it is not touched."""

from __future__ import annotations

import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import msgspec
import pytest

from dragoman.archives import deadline as part
from dragoman.archives.deadline import deadline
from dragoman.archives.limits import limits
from dragoman.errors import ArchiveError, DragomanError


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(part, "limits", lambda: msgspec.structs.replace(limits(), document_seconds=0.2))


def busy(seconds: float) -> int:
    """Work for so many seconds of the processor."""
    turns, end = 0, time.thread_time() + seconds
    while time.thread_time() < end:
        turns += 1
    return turns


def slow(name: str) -> str:
    """Read a document that takes too long."""
    with pytest.raises(ArchiveError, match="the document took more than") as caught, deadline(name):
        busy(20)
    assert caught.value.source == name
    assert busy(0.5)
    return name


def test_what_takes_too_long_is_stopped_and_named():
    assert slow("x.zip#a") == "x.zip#a"


def test_every_thread_has_its_own_time():
    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(slow, "abc")) == ["a", "b", "c"]


def test_what_is_done_in_time_is_left_alone():
    with deadline("x"):
        assert busy(0.01)
    assert busy(0.6)


def test_what_waits_while_others_work_is_not_slow():
    with deadline("x"):
        time.sleep(0.8)


def test_a_block_within_a_block_has_the_time_of_the_outer_one():
    with pytest.raises(ArchiveError) as caught, deadline("outer"):
        for _ in range(50):
            with deadline("inner"):
                busy(0.05)
    assert caught.value.source == "outer"
    assert busy(0.5)


def test_who_passes_over_errors_is_stopped_all_the_same():
    with pytest.raises(ArchiveError), deadline("x"):
        end = time.thread_time() + 20
        while time.thread_time() < end:
            try:
                busy(0.5)
            except DragomanError:
                busy(0.01)
                if time.thread_time() > end - 19:
                    raise
    assert time.thread_time() < end


def test_an_error_that_comes_at_the_very_end_touches_nothing_after():
    for _ in range(8):
        try:
            with deadline("x"):
                busy(0.2)
        except ArchiveError as error:
            assert error.source in ("x", None)
    assert busy(0.5)
    assert threading.get_ident() not in part.WATCHER.watched


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no forks on this system")
def test_a_forked_child_has_a_watcher_of_its_own():
    with deadline("before"):
        busy(0.01)
    child = os.fork()
    if child == 0:
        try:
            slow("child")
            os._exit(0)
        finally:
            os._exit(1)
    assert os.waitpid(child, 0)[1] == 0
