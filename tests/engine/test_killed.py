"""What is killed by SIGKILL is taken up again as if nothing had happened."""

from __future__ import annotations

import os
import random
import signal
from collections import Counter
from pathlib import Path

import polars
import pytest

from dragoman.engine.blame import Blame
from dragoman.engine.marks import Marker
from dragoman.engine.plan import config_of
from dragoman.engine.run import process as run_of
from dragoman.engine.settings import ShardSettings, settings
from dragoman.engine.shard import process_shard
from dragoman.engine.types import Shard, ShardReport
from engine_samples import articles, content_of_folder, write_lines
from kill_process import WORKS, kill_each, workers_of


@pytest.mark.parametrize("what", WORKS)
def test_killed_at_random_moments_every_command_comes_to_the_same_end(what: str, tmp_path: Path) -> None:
    assert kill_each(tmp_path, [what], 2, random.Random(5)) == []


def test_a_worker_that_is_killed_loses_and_doubles_nothing(samples: Path, undisturbed: Path, tmp_path: Path) -> None:
    small = ShardSettings(files=4, bytes=3_000, stretch_bytes=2_500, part_bytes=2_500)
    run = run_of([str(samples)], tmp_path / "out", config_of(gate=False), workers=2, limits=small)
    reports: Counter[str] = Counter()
    killed: set[int] = set()
    for outcome in run.carried_out():
        reports += Counter([outcome.shard] if isinstance(outcome, ShardReport) else [])
        if len(killed) < 2 and (here := [pid for pid in workers_of(os.getpid()) if pid not in killed]):
            os.kill(here[-1], signal.SIGKILL)
            killed.add(here[-1])
    assert len(killed) == 2
    assert set(reports.values()) == {1}
    assert content_of_folder(tmp_path / "out") == content_of_folder(undisturbed)


def test_a_document_that_kills_twice_is_set_aside_and_the_others_are_read(tmp_path: Path) -> None:
    shard = Shard(name="s", sources=(str(write_lines(tmp_path / "dump.jsonl", 3)),), size=1)
    out, blame = tmp_path / "out", Blame(tmp_path / "out")
    for _ in range(settings().workers.deaths_over_document):
        assert blame.aside(shard) == frozenset()
        marker = Marker(out, shard.name)
        marker(1, 1, 1)
        marker.close()
        assert blame.died(shard) is None
    report = process_shard(shard, out, config_of(gate=False), set_aside=blame.aside(shard))
    assert report.outcomes == {"read": 2, "set_aside": 1}
    errors = polars.read_parquet(out / "errors" / "s.parquet").to_dicts()
    assert [(row["number"], row["outcome"]) for row in errors] == [(1, "set_aside")]


def test_a_shard_that_kills_whatever_is_done_is_given_up(tmp_path: Path) -> None:
    shard = Shard(name="s", sources=("x",), size=1)
    blame = Blame(tmp_path)
    deaths = [blame.died(shard) for _ in range(settings().workers.deaths_over_shard)]
    assert deaths[:-1] == [None] * (len(deaths) - 1)
    assert "fewer workers" in deaths[-1].reason


def test_what_is_written_half_is_not_there(tmp_path: Path) -> None:
    class Stop(Exception):
        """Ends a shard in the middle."""

    def watch(number: int, done: int, read: int) -> None:
        if number == 2:
            raise Stop

    shard = Shard(name="s", sources=(str(write_lines(tmp_path / "dump.jsonl", 4)),), size=1)
    with pytest.raises(Stop):
        process_shard(shard, tmp_path / "out", config_of(gate=False), watch=watch)
    assert [path for path in (tmp_path / "out").rglob("*") if path.is_file()] == []


def test_short_articles_do_not_repeat() -> None:
    found = [one for one, _ in zip(articles(), range(400), strict=False)]
    assert len({one["text"] for one in found}) == len({one["url"] for one in found}) == 400
