"""Taken up again after ``kill -9``: what a run leaves behind is the same as if nobody had killed it.

    python benchmarks/kill_process.py --times 100

Reads a small set of articles into Parquet and loads that into a record, once undisturbed; then again and again, killed
by SIGKILL at random moments: the program alone, the program with its workers, or one worker. What comes out must be the
same, byte for byte in the folder and line by line in the record.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from dragoman.engine import load, process
from dragoman.engine.plan import config_of
from dragoman.engine.settings import ShardSettings
from dragoman.engine.types import Outcome, ShardFailure
from engine_samples import content_of_folder, content_of_record, short_pages, write_lines, write_pages

#: Small enough that some twenty articles make a dozen shards.
SMALL = ShardSettings(files=4, bytes=3_000, stretch_bytes=2_500, part_bytes=2_500)
ARTICLES = 24
#: Kills that one folder or record has to bear before it is let come to its end and compared.
PER_RUN = 4
WHOM = ("program", "all", "worker")


def main(arguments: Sequence[str] | None = None) -> None:
    """Kill as often as asked for; end with an error when anything came out otherwise."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--child", nargs=3, metavar=("WHAT", "FROM", "TO"), help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.child:
        work(*options.child)
        return
    with tempfile.TemporaryDirectory() as folder:
        killed, faults = kill_both(Path(folder), options.times, random.Random(options.seed))
    print(f"killed {killed} times in the middle, {options.times} asked for; {len(faults)} faults")
    sys.exit("\n".join(faults) or None)


def work(what: str, source: str, target: str) -> None:
    """Do what is killed: "process" or "load"."""
    if what == "load":
        from dragoman.door import open_record

        with open_record(target) as record:
            for _ in load(source, record):
                pass
        return
    failed = [o for o in outcomes(source, target, workers=2) if isinstance(o, ShardFailure)]
    sys.exit("\n".join(o.reason for o in failed) or None)


def outcomes(source: str, target: str, *, workers: int) -> list[Outcome]:
    """Return what became of each shard that was not done yet."""
    run = process([source], target, config_of(gate=False), workers=workers, limits=SMALL)
    return [outcome for outcome in run.carried_out() if outcome is not None]


def kill_both(folder: Path, times: int, chance: random.Random) -> tuple[int, list[str]]:
    """Kill both commands, half of the times each; return how often that hit one at work, and what came out wrong."""
    samples = folder / "samples"
    samples.mkdir()
    write_lines(samples / "dump.jsonl", ARTICLES // 2)
    write_pages(samples / "pages.warc.gz", list(short_pages(ARTICLES))[ARTICLES // 2 :])
    whole, record = folder / "whole", folder / "whole.db"
    takes_process = timed("process", samples, whole)
    takes_load = timed("load", whole, record)
    expected_folder, expected_record = content_of_folder(whole), content_of_record(record)
    killed, faults = 0, []
    for begun in range(0, times, PER_RUN):
        kills = min(PER_RUN, times - begun)
        if begun // PER_RUN % 2 == 0:
            out = folder / f"out-{begun}"
            killed += disturbed("process", (samples, out), takes_process, kills, chance)
            if content_of_folder(out) != expected_folder:
                faults.append(f"run {begun}: the folder differs")
        else:
            path = folder / f"record-{begun}.db"
            killed += disturbed("load", (whole, path), takes_load, kills, chance)
            if content_of_record(path) != expected_record:
                faults.append(f"run {begun}: the record differs")
    return killed, faults


def timed(what: str, source: Path, target: Path) -> float:
    """Let one come to its end; return how long it takes."""
    begun = time.monotonic()
    subprocess.run(command(what, source, target), check=True)
    return time.monotonic() - begun


def command(what: str, source: Path, target: Path) -> list[str]:
    """Return the call of this program that does the work."""
    return [sys.executable, __file__, "--child", what, str(source), str(target)]


def disturbed(what: str, paths: tuple[Path, Path], takes: float, kills: int, chance: random.Random) -> int:
    """Kill one at random moments, so many times; then let it come to its end; return how often it was hit at work."""
    hit = 0
    for _ in range(kills):
        child = subprocess.Popen(command(what, *paths), start_new_session=True)
        try:
            child.wait(chance.uniform(0.1, 0.9 * takes))
        except subprocess.TimeoutExpired:
            hit += kill(child, chance.choice(WHOM if what == "process" else WHOM[:1]))
        # What a worker without its program still writes must do no harm to the next run.
    subprocess.run(command(what, *paths), check=True)
    return hit


def kill(child: subprocess.Popen[bytes], whom: str) -> bool:
    """Kill the program, all of its processes, or one of its workers; return whether there was one to kill."""
    if whom == "program":
        child.kill()
    elif whom == "all":
        os.killpg(child.pid, signal.SIGKILL)
    elif workers := workers_of(child.pid):
        os.kill(workers[0], signal.SIGKILL)  # the program goes on with another one
    else:
        child.kill()
    child.wait()
    return True


def workers_of(parent: int) -> list[int]:
    """Return the workers of a run; multiprocessing's own helper is not among them."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            ours = int(status.read_text().rpartition(")")[2].split()[1]) == parent
            if ours and b"spawn_main" in (status.parent / "cmdline").read_bytes():
                found.append(int(status.parent.name))
        except OSError:  # it ended while we looked
            continue
    return found


if __name__ == "__main__":
    main()
