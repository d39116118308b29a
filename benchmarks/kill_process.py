"""Taken up again after ``kill -9``: what a run leaves behind is the same as if nobody had killed it.

    python benchmarks/kill_process.py --times 100
    python benchmarks/kill_process.py --times 100 --what add

Reads a small set of articles into Parquet (process), loads that into a record (load), and reads the same articles into
a record (add), each once undisturbed; then again and again, killed by SIGKILL at random moments: the program alone, and
of ``process`` also the program with its workers, or one worker. What comes out must be the same, byte for byte in the
folder and line by line in the record, and ``verify`` must be clean.
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

from dragoman.door import open_record
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
#: Rounds after which it is measured again how long a run takes.
ROUNDS = 3
WORKS = ("process", "load", "add")
WHOM = ("program", "all", "worker")


def main(arguments: Sequence[str] | None = None) -> None:
    """Kill as often as asked for; end with an error when anything came out otherwise."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=100, help="kills of each")
    parser.add_argument("--what", choices=WORKS, nargs="+", default=list(WORKS))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--child", nargs=3, metavar=("WHAT", "FROM", "TO"), help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.child:
        work(*options.child)
        return
    with tempfile.TemporaryDirectory() as folder:
        faults = kill_each(Path(folder), options.what, options.times, random.Random(options.seed))
    sys.exit("\n".join(faults) or None)


def work(what: str, source: str, target: str) -> None:
    """Do what is killed."""
    if what == "process":
        failed = [o for o in outcomes(source, target, workers=2) if isinstance(o, ShardFailure)]
        sys.exit("\n".join(o.reason for o in failed) or None)
    with open_record(target) as record:
        for _ in load(source, record) if what == "load" else record.add(source, gate=False):
            pass


def outcomes(source: str, target: str, *, workers: int) -> list[Outcome]:
    """Return what became of each shard that was not done yet."""
    run = process([source], target, config_of(gate=False), workers=workers, limits=SMALL)
    return [outcome for outcome in run.carried_out() if outcome is not None]


def kill_each(folder: Path, works: Sequence[str], times: int, chance: random.Random) -> list[str]:
    """Kill each of some works so many times and print what came of it; return what came out wrong."""
    samples = folder / "samples"
    samples.mkdir()
    write_lines(samples / "dump.jsonl", ARTICLES // 2)
    write_pages(samples / "pages.warc.gz", list(short_pages(ARTICLES))[ARTICLES // 2 :])
    faults: list[str] = []
    for what in works:
        source = samples
        if what == "load":
            source = folder / "readings"
            subprocess.run(command("process", samples, source), check=True)
        killed, found = kill_one(what, source, folder, times, chance)
        print(f"{what}: killed {killed} times, {len(found)} faults", flush=True)
        faults += found
    return faults


def kill_one(what: str, source: Path, folder: Path, times: int, chance: random.Random) -> tuple[int, list[str]]:
    """Kill one work until it was hit so many times; return how often it was, and what came out wrong."""
    whole = folder / f"{what}-whole"
    takes = timed(what, source, whole)
    expected, killed, rounds = content_of(what, whole), 0, 0
    faults: list[str] = []
    while killed < times:
        rounds += 1
        target = folder / f"{what}-{rounds}"
        killed += disturbed(what, (source, target), takes, min(PER_RUN, times - killed), chance)
        # Whatever else the machine does meanwhile: the moments shall lie within what a run takes now.
        if rounds % ROUNDS == 0:
            takes = timed(what, source, folder / f"{what}-again-{rounds}")
        if content_of(what, target) != expected:
            faults.append(f"{what}, run {rounds}: what it left behind differs")
        if what != "process":
            with open_record(target) as record:
                faults += [f"{what}, run {rounds}: {fault}" for fault in record.verify()]
    return killed, faults


def timed(what: str, source: Path, target: Path) -> float:
    """Let one come to its end; return how long it takes."""
    begun = time.monotonic()
    subprocess.run(command(what, source, target), check=True)
    return time.monotonic() - begun


def content_of(what: str, target: Path) -> object:
    """Return what two runs must have in common."""
    return content_of_folder(target) if what == "process" else content_of_record(target)


def command(what: str, source: Path, target: Path) -> list[str]:
    """Return the call of this program that does the work."""
    return [sys.executable, __file__, "--child", what, str(source), str(target)]


def disturbed(what: str, paths: tuple[Path, Path], takes: float, kills: int, chance: random.Random) -> int:
    """Begin one so many times, killed at random moments; let it come to its end; return how often it was hit."""
    hit = 0
    for _ in range(kills):
        child = subprocess.Popen(command(what, *paths), start_new_session=True)
        try:
            child.wait(chance.uniform(0.1, takes))
        except subprocess.TimeoutExpired:
            kill(child, chance.choice(WHOM if what == "process" else WHOM[:1]))
            hit += 1
        # What a worker without its program still writes must do no harm to the next run.
    subprocess.run(command(what, *paths), check=True)
    return hit


def kill(child: subprocess.Popen[bytes], whom: str) -> None:
    """Kill the program, all of its processes, or one of its workers."""
    if whom == "program":
        child.kill()
    elif whom == "all":
        os.killpg(child.pid, signal.SIGKILL)
    elif workers := workers_of(child.pid):
        os.kill(workers[0], signal.SIGKILL)  # the program goes on with another one
    else:
        child.kill()
    child.wait()


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
