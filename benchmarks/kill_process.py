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
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from dragoman.door import open_record
from dragoman.engine import load, process
from dragoman.engine.plan import config_of
from dragoman.engine.settings import ShardSettings
from dragoman.engine.types import Outcome, ShardFailure
from dragoman.language.encoder import load_encoder
from engine_samples import content_of_folder, content_of_record, short_pages, write_lines, write_pages
from forked import forked

#: Small enough that some twenty articles make a dozen shards.
SMALL = ShardSettings(files=4, bytes=3_000, stretch_bytes=2_500, part_bytes=2_500)
ARTICLES = 24
#: Kills that one folder or record has to bear before it is let come to its end and compared.
PER_RUN = 4
#: Rounds after which it is measured again how long a run takes.
ROUNDS = 3
#: Characters of a difference that are shown.
LONGEST = 2000
WORKS = ("process", "load", "add")
WHOM = ("program", "all", "worker")


def main(arguments: Sequence[str] | None = None) -> None:
    """Kill as often as asked for; end with an error when anything came out otherwise."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=100, help="kills of each")
    parser.add_argument("--what", choices=WORKS, nargs="+", default=list(WORKS))
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        faults = kill_each(Path(folder), options.what, options.times, random.Random(options.seed))
    sys.exit("\n".join(faults) or None)


def work(what: str, source: Path, target: Path) -> None:
    """Do what is killed."""
    if what == "process":
        failed = [o for o in outcomes(str(source), str(target), workers=2) if isinstance(o, ShardFailure)]
        if failed:
            raise SystemExit("\n".join(o.reason for o in failed))
        return
    with open_record(target) as record:
        for _ in load(source, record) if what == "load" else record.add(str(source), gate=False):
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
    load_encoder()  # before the children are made, so that they work from their first moment on
    for what in works:
        source = samples
        if what == "load":
            source = folder / "readings"
            finish("process", samples, source)
        killed, found = kill_one(what, source, folder, times, chance)
        print(f"{what}: killed {killed} times, {len(found)} faults", *found, sep="\n", flush=True)
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
        found = content_of(what, target)
        faults += [
            f"{what}, run {rounds}: {name} differs: {found.get(name)} instead of {expected.get(name)}"[:LONGEST]
            for name in found.keys() | expected.keys() if found.get(name) != expected.get(name)
        ]  # fmt: skip
        if what != "process":
            with open_record(target) as record:
                faults += [f"{what}, run {rounds}: {fault}" for fault in record.verify()]
    return killed, faults


def timed(what: str, source: Path, target: Path) -> float:
    """Let one come to its end; return how long it takes."""
    begun = time.monotonic()
    finish(what, source, target)
    return time.monotonic() - begun


def finish(what: str, source: Path, target: Path) -> None:
    """Let one come to its end."""
    _, status = os.waitpid(begin(what, source, target), 0)
    if status:
        sys.exit(f"{what} failed without being killed")


def begin(what: str, source: Path, target: Path) -> int:
    """Have a process of its own, and a group of its own, do the work; return its number."""

    def alone() -> None:
        os.setpgid(0, 0)
        work(what, source, target)

    child = forked(alone)
    os.setpgid(child, child)  # here too: it may be killed before it has come so far
    return child


def content_of(what: str, target: Path) -> Mapping[str, object]:
    """Return what two runs must have in common."""
    return content_of_folder(target) if what == "process" else content_of_record(target)


def disturbed(what: str, paths: tuple[Path, Path], takes: float, kills: int, chance: random.Random) -> int:
    """Begin one so many times, killed at random moments; let it come to its end; return how often it was hit."""
    hit = 0
    for _ in range(kills):
        child = begin(what, *paths)
        time.sleep(chance.uniform(0.0, takes))
        if os.waitpid(child, os.WNOHANG)[0]:
            continue
        kill(child, chance.choice(WHOM if what == "process" else WHOM[:1]))
        hit += 1
        # What a worker without its program still writes must do no harm to the next run.
    finish(what, *paths)
    return hit


def kill(child: int, whom: str) -> None:
    """Kill the program, all of its processes, or one of its workers."""
    workers = workers_of(child)
    if whom == "all":
        os.killpg(child, signal.SIGKILL)
    elif whom == "worker" and workers:
        os.kill(workers[0], signal.SIGKILL)  # the program goes on with another one
    else:
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


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
