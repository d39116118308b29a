"""How many articles a second come from web archives into a record, with one worker and with two, and what it takes.

    python benchmarks/throughput.py
    python benchmarks/throughput.py --pages 100000 --workers 2 --share 0.05

Writes pages of 600 words, made of the benchmark's articles, into packed web archives; has ``process`` read them with
each number of workers, one process and one thread each; loads the result into a record; and adds the same archives to
another straight away, as ``dragoman add --workers`` does. ``--share`` makes a mixed stream: that share of the pages are
such articles, the rest is other news in many shapes (``news_stream.py``), most of which the gate passes over. Prints
what each step takes, in seconds and in seconds of the processor, the share of each part of the reading, and the most
memory that a worker had held after each tenth of the pages.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from itertools import accumulate, islice
from pathlib import Path

from dragoman.door import open_record
from dragoman.engine import load, process
from dragoman.engine.plan import config_of
from dragoman.engine.settings import ShardSettings
from dragoman.engine.types import ShardReport, summed
from engine_samples import write_pages
from news_stream import mixed

#: Pages of one archive.
EACH = 50
MEGABYTE = 1_000_000
#: Shards of two archives each, so that there are many of them.
MANY = ShardSettings(files=2, bytes=100 * MEGABYTE, stretch_bytes=100 * MEGABYTE, part_bytes=100 * MEGABYTE)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--share", type=float, default=1.0, help="share of pages that report diplomacy")
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    options = parser.parse_args(arguments)
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} when begun")
    with tempfile.TemporaryDirectory() as folder:
        files = write_archives(Path(folder), options.pages, options.share)
        measure(Path(folder), files, options.workers, options.pages)


def measure(folder: Path, files: list[str], workers: Sequence[int], count: int) -> None:
    """Print what every number of workers takes, and what loading takes."""
    size = sum(Path(file).stat().st_size for file in files)
    print(f"{count:,} pages in {len(files)} archives of {size / MEGABYTE:.1f} MB")
    rates = {}
    for number in workers:
        out = folder / f"out-{number}"
        seconds, reports = read(files, out, number)
        rates[number] = count / seconds
        worked = sum(report.processor for report in reports) / count * 1000
        print(
            f"\n{number} workers: {seconds:.1f} s, {rates[number]:.1f} pages/s; {worked:.1f} ms of the processor a page"
        )
        print(f"  outcomes: {summed([report.outcomes for report in reports])}")
        print(f"  {shares(reports)}")
        print(f"  most memory of a worker, MB, after so many pages: {memory(reports)}")
    first, last = min(rates), max(rates)
    if first != last:
        print(f"\n{last} workers read {rates[last] / rates[first]:.2f} times as fast as {first}")
    out = folder / f"out-{last}"
    print(into_record(out, folder / "record.db", count, count / rates[last], size))
    print(straight_into_record(files, folder / "straight.db", last))


def write_archives(folder: Path, count: int, share: float) -> list[str]:
    """Write pages into packed web archives; the articles stand between the others evenly."""
    stream = mixed(count, share)
    files: list[str] = []
    while some := list(islice(stream, EACH)):
        files.append(str(write_pages(folder / f"pages-{len(files):05}.warc.gz", some)))
    return files


def read(files: list[str], out: Path, workers: int) -> tuple[float, list[ShardReport]]:
    """Read the archives; return how long it takes, starting of processes included, and the reports."""
    begun = time.perf_counter()
    run = process(files, out, config_of(), workers=workers, limits=MANY)
    outcomes = [outcome for outcome in run.carried_out() if outcome is not None]
    seconds = time.perf_counter() - begun
    failed = [outcome for outcome in outcomes if not isinstance(outcome, ShardReport)]
    if failed:
        sys.exit(str(failed))
    return seconds, [outcome for outcome in outcomes if isinstance(outcome, ShardReport)]


def shares(reports: Sequence[ShardReport]) -> str:
    """Return the share of each part of the work."""
    total: defaultdict[str, float] = defaultdict(float)
    for report in reports:
        for part, taken in report.seconds.items():
            total[part] += taken
    whole, ranked = sum(total.values()), sorted(total.items(), key=lambda entry: -entry[1])
    return ", ".join(f"{part} {taken / whole:.0%}" for part, taken in ranked)


def memory(reports: Sequence[ShardReport]) -> str:
    """Return the most memory after each tenth of the shards, as they were finished."""
    read = list(accumulate(sum(report.outcomes.values()) for report in reports))
    steps = sorted({max(0, len(reports) * step // 10 - 1) for step in range(1, 11)})
    return ", ".join(f"{read[at]:,}: {max(r.memory for r in reports[: at + 1]) / MEGABYTE:.0f}" for at in steps)


def into_record(out: Path, path: Path, count: int, reading: float, size: int) -> str:
    """Load a data set into a record; return what that and the whole way take."""
    begun, worked = time.perf_counter(), time.process_time()
    with open_record(path) as record:
        added = sum(1 for _ in load(out, record))
    seconds, worked = time.perf_counter() - begun, time.process_time() - worked
    written = sum(file.stat().st_size for file in out.glob("*/*.parquet"))
    weight = sum(file.stat().st_size for file in path.parent.glob(f"{path.name}*"))
    return (
        f"\nload: {added:,} articles in {seconds:.1f} s, {added / max(seconds, 0.001):.0f} a second; "
        f"{worked / max(added, 1) * 1000:.1f} ms of the processor an article\n"
        f"from archives into the record: {count / (reading + seconds):.1f} pages/s, "
        f"{added / (reading + seconds):.1f} articles/s\n"
        f"bytes a page: {size / count:,.0f} in the archives, {written / count:,.0f} as Parquet, "
        f"{weight / max(added, 1):,.0f} an article in the record"
    )


def straight_into_record(files: list[str], path: Path, workers: int) -> str:
    """Add the archives to a record, each article kept while the workers read on; return how many come a second.

    Counted from the first document on, so that the start of the workers is left out.
    """
    begun, outcomes = 0.0, list[str]()
    with open_record(path) as record:
        for added in record.add(*files, workers=workers):
            outcomes.append(added.outcome)
            begun = begun or time.perf_counter()
    seconds = time.perf_counter() - begun
    kept = outcomes[1:].count("added")
    return (
        f"added straight into a record by {workers} workers: {len(outcomes[1:]) / seconds:.1f} pages/s, "
        f"{kept / seconds:.1f} articles/s"
    )


if __name__ == "__main__":
    main()
