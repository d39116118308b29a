"""The two commands, typed as a user types them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from engine_samples import write_lines

DRAGOMAN = [sys.executable, "-m", "dragoman"]


def dragoman(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [*DRAGOMAN, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("commands")
    write_lines(folder / "dump.jsonl", 3)
    (folder / "bad.txt").write_text("\n")
    done = dragoman("process", folder / "*.jsonl", folder / "bad.txt", folder / "out", "--no-gate")
    assert done.returncode == 0, done.stderr
    assert "4 documents: 3 read, 1 without an article" in done.stdout
    return folder / "out"


def test_the_same_command_again_has_nothing_to_do(out: Path) -> None:
    done = dragoman("process", out.parent / "*.jsonl", out.parent / "bad.txt", out, "--no-gate", "--log-json")
    first, *_, last = [json.loads(line) for line in done.stdout.splitlines()]
    assert (first["event"], first["done"], first["shards"]) == ("begin", 1, 1)
    assert (last["event"], last["documents"], last["outcomes"]) == ("end", 0, {"no_article": 1, "read": 3})


def test_load_says_what_came_in(out: Path, tmp_path: Path) -> None:
    path = tmp_path / "world.db"
    assert "3 articles added" in dragoman("load", out, "--record", path).stdout
    assert "0 articles added; 3 known already" in dragoman("load", out, "--record", path).stdout
    lines = [json.loads(line) for line in dragoman("load", out, "--record", path, "--log-json").stdout.splitlines()]
    assert [line.get("outcome") for line in lines[:-1]] == ["known"] * 3
    assert lines[-1]["outcomes"] == {"known": 3}


def test_ctrl_c_leaves_a_run_that_is_taken_up_again(tmp_path: Path) -> None:
    for number in range(60):
        write_lines(tmp_path / f"dump-{number:02}.jsonl", 2)
    command = [*DRAGOMAN, "process", str(tmp_path / "dump-*.jsonl"), str(tmp_path / "out"), "--no-gate"]
    child = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)
    while not any((tmp_path / "out" / "reports").glob("*.json")) and child.poll() is None:
        time.sleep(0.05)
    os.killpg(child.pid, signal.SIGINT)  # as the terminal does it: all processes get it
    _, said = child.communicate(timeout=60)
    assert child.returncode == 130, said
    assert "1 of 2 shards are done. The same command takes up the rest." in said
    assert not (tmp_path / "out" / "manifest.json").exists()
    again = dragoman(*command[3:])
    assert again.returncode == 0
    assert "1 of 2 shards were done before" in again.stderr
    assert "120 documents: 120 read" in again.stdout


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    done = dragoman("process", tmp_path / "missing.warc.gz", tmp_path / "out")
    assert done.returncode == 1
    assert "missing.warc.gz: no such file" in done.stderr
    assert not (tmp_path / "out").exists()
    assert "no plan.json" in dragoman("load", tmp_path, "--record", tmp_path / "world.db").stderr
    assert dragoman("process", tmp_path, tmp_path / "out", "--workers", "2", "--dask", "tcp://x:1").returncode == 2
