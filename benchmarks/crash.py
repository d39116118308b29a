"""What is acknowledged survives: a program that adds and decides is killed at random moments, again and again.

    python benchmarks/crash.py --times 200

Each time a child process opens the record, adds invented articles and makes decisions, and tells of each when the
record has acknowledged it, until it is killed by SIGKILL. Then everything that it told of must be there, and ``verify``
must be clean. The first child of a record may be killed while it makes the file.
"""

from __future__ import annotations

import argparse
import os
import random
import select
import signal
import sys
import tempfile
import time
from collections.abc import Sequence
from functools import cache
from itertools import islice
from pathlib import Path

from dragoman.door import Record, open_record
from dragoman.errors import DecisionError, EntryNotFoundError
from forked import forked
from synthetic import readings

#: Longest time that a child has after its first word, in seconds; the moment is drawn evenly.
LONGEST = 0.3
#: Kills that one record has to bear before a new one is begun, so that verifying it stays short.
PER_RECORD = 20
#: Articles that a child can add; it is killed long before.
MOST = 2000


def main(arguments: Sequence[str] | None = None) -> None:
    """Kill as often as asked for; end with an error when anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    faults: list[str] = []
    told = 0
    with tempfile.TemporaryDirectory() as folder:
        for time_of in range(options.times):
            path = Path(folder) / f"{time_of // PER_RECORD}.db"
            acknowledged = killed(path, options.seed + time_of)
            told += len(acknowledged)
            faults += lost(path, acknowledged)
    print(f"killed {options.times} times; {told} acknowledged; {len(faults)} faults")
    sys.exit("\n".join(faults) or None)


def killed(path: Path, seed: int) -> list[str]:
    """Let a child write to a record and kill it at a random moment; return what it told of."""
    warm()
    reader, writer = os.pipe()

    def alone() -> None:
        os.close(reader)
        write_on(path, seed, writer)

    child = forked(alone)
    os.close(writer)
    said = os.read(reader, 1 << 16)  # the child has begun
    deadline = time.monotonic() + random.Random(seed).uniform(0, LONGEST)
    while (left := deadline - time.monotonic()) > 0 and select.select([reader], [], [], left)[0]:
        said += os.read(reader, 1 << 16)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(reader, 1 << 16):
        said += more
    os.close(reader)
    return [line for line in said.decode().split("\n")[:-1] if line != "begun"]


@cache
def warm() -> None:
    """Load all that adding needs, once, so that children spend their short lives adding."""
    with tempfile.TemporaryDirectory() as folder, open_record(Path(folder) / "a.db") as record:
        for reading in islice(readings(), 5):
            record.keep(reading)


def write_on(path: Path, seed: int, writer: int) -> None:
    """Add articles and decide until the process is killed; tell of everything that is acknowledged."""
    chance = random.Random(seed)
    if not path.exists():
        os.write(writer, b"begun\n")
    with open_record(path) as record:
        os.write(writer, b"begun\n")
        for reading in islice(readings(seed=seed, articles=MOST), MOST):
            os.write(writer, f"article {record.keep(reading).article}\n".encode())
            if chance.random() < 0.5:  # noqa: PLR2004
                number = decided(record, chance)
                os.write(writer, f"decision {number}\n".encode() if number else b"")


def decided(record: Record, chance: random.Random) -> int | None:
    """Make a decision drawn at random; return its number, or None where it was refused."""
    with record.reading() as connection:
        keys = [row[0] for row in connection.execute("SELECT key FROM event ORDER BY random() LIMIT 2")]
        last = connection.execute("SELECT max(id) FROM decision").fetchone()[0]
    if len(keys) < 2:  # noqa: PLR2004
        return None
    action = chance.choice(["accept", "reject", "correct", "merge", "split", "undo"])
    detail = {
        "correct": {"fields": {"status": "negated"}},
        "merge": {"with": keys[1]},
        "split": {"reports": [report.key for report in record.reports(keys[0])][:1]},
    }.get(action)
    subject = str(last) if action == "undo" else keys[0]
    try:
        return record.decide(action, subject, author="reviewer", detail=detail).id
    except (DecisionError, EntryNotFoundError):
        return None


def lost(path: Path, acknowledged: Sequence[str]) -> list[str]:
    """Return what was acknowledged and is not there, and what ``verify`` finds."""
    with open_record(path) as record:
        with record.reading() as connection:
            there = {f"article {row[0]}" for row in connection.execute("SELECT key FROM article")}
            there |= {f"decision {row[0]}" for row in connection.execute("SELECT id FROM decision")}
        return [f"lost: {one}" for one in acknowledged if one not in there] + record.verify()


if __name__ == "__main__":
    main()
