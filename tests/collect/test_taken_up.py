"""A run that ends early, however it does, is taken up where it stood, and the record is as if it had not ended."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from bad_server import Reply, call, rss
from collecting import HERE, LIMITS, add, quick, table

from dragoman.collect.run import Run, due_sources
from dragoman.collect.types import Answer
from dragoman.collect.waiting import keep_fetched, to_fetch
from dragoman.door import open_record
from dragoman.errors import EntryNotFoundError, RecordError
from dragoman.record.documents import original_with, raw_bytes

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "collect_crash.py"


@pytest.fixture
def site(server):
    server.say(
        "/rss", Reply(rss(*((server.url(f"/{n}"), f"Call {n}") for n in range(4))).body, headers={"ETag": '"1"'})
    )
    for number in range(3):
        server.say(f"/{number}", call(number))
    return server


def run(record, **options):
    chosen = {"allow_hosts": HERE, "settings": quick(), "limits": LIMITS, "seed": 1, **options}
    return Run(record.connection, **chosen).steps(due_sources(record.connection))


def kept(record):
    return (
        table(record, "key, url, earliest, latest, basis", "article"),
        table(record, "key, reports, parties", "event"),
        table(record, "url, state, reason"),
        table(record, "hash", "raw"),
        table(record, "address, etag, failures", "source"),
    )


@pytest.mark.parametrize("done", range(6))
def test_a_run_that_is_stopped_after_any_step_is_taken_up(tmp_path, site, done):
    with open_record(tmp_path / "whole.db") as record:
        add(record, site.url("/rss"))
        list(run(record))
        whole = kept(record)
    with open_record(tmp_path / "stopped.db") as record:
        add(record, site.url("/rss"))
        steps = run(record)
        for _ in range(done):
            next(steps)
        steps.close()
        list(run(record))
        assert kept(record) == whole
        assert record.verify() == []


def test_what_was_fetched_is_read_without_being_fetched_again(record, site):
    source = add(record, site.url("/rss"))
    steps = run(record)
    next(steps)
    steps.close()
    with record.writing() as connection:
        one = next(one for one in to_fetch(connection, source) if one.url.endswith("/0"))
        answer = Answer(asked=one.url, url=one.url, status=200, headers={}, content=call(0).encode())
        number = keep_fetched(connection, source, one, answer)
        assert original_with(connection, number or 0).document.content == answer.content
    before = site.asked("/0")
    list(run(record))
    assert site.asked("/0") == before
    assert [row[1] for row in table(record, "url, state")] == ["added", "added", "added", "gone"]


def test_several_processes_give_the_same_record_as_one(tmp_path, site):
    found = []
    for workers in (1, 2):
        with open_record(tmp_path / f"{workers}.db") as record:
            add(record, site.url("/rss"))
            list(run(record, workers=workers))
            found.append(kept(record))
    assert found[0] == found[1]


def test_a_reading_process_that_is_killed_loses_nothing(record, site):
    add(record, site.url("/rss"))
    collecting = Run(record.connection, allow_hosts=HERE, settings=quick(), limits=LIMITS, workers=2)
    steps = collecting.steps(due_sources(record.connection))
    next(steps)
    while not collecting.reads.running:
        collecting.begin_what_can_be()
        for future in collecting.wait():
            list(collecting.finish(future))
    os.kill(next(iter(collecting.reads.pool._processes)), signal.SIGKILL)
    list(steps)
    assert [row[1] for row in table(record, "url, state")] == ["added", "added", "added", "gone"]


def test_raw_bytes_that_are_damaged_or_missing_are_said_to_be(record, site):
    add(record, site.url("/rss"))
    list(run(record))
    name = table(record, "hash", "raw")[0][0]
    with record.writing() as connection:
        connection.execute("UPDATE raw SET packed = x'00' WHERE hash = ?", (name,))
        with pytest.raises(RecordError, match="damaged"):
            raw_bytes(connection, name)
        with pytest.raises(EntryNotFoundError):
            raw_bytes(connection, "0" * 64)


def test_kills_at_random_moments_change_nothing():
    command = [sys.executable, str(BENCHMARK), "--times", "6", "--articles", "16", "--longest", "0.8"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=280, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 faults" in done.stdout
