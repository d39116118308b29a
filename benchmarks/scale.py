"""How the record keeps up as it grows to ten thousand, a hundred thousand, a million events.

    python benchmarks/scale.py
    python benchmarks/scale.py --events 10000 100000 1000000 --keep /tmp/scale.db

Fills a record with the invented readings of synthetic.py and prints what adding, dossiers and search take at every
size, the bytes of an event, the bar, and how each grew. Most articles are added many at once, which is faster and
makes the same record; the last ones before each size, which are measured, one at a time through ``Record.keep``
(each is on the disk when it returns).

``--of 1000000 --events 100000`` fills the first tenth of a record of a million: its days are as full, and in a tenth of
the time it shows what adding to a million will take. A run that was ended is taken up again with the file that it was
told to keep and the same ``--of``.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import islice
from pathlib import Path

from dragoman.door import Record, open_record
from dragoman.record.adding import engine_of, insert_reading, log_moves
from dragoman.record.mentions import Mention
from dragoman.record.merging import remerge
from dragoman.types import Reading
from synthetic import YEARS, readings, vocabulary

#: The bars, in milliseconds and bytes: at a million events of 300,000 articles.
BARS = {
    "adding an article, median": 20.0,
    "dossier, whole, 95th percentile": 200.0,
    "dossier, last year, 95th percentile": 200.0,
    "dossier, contacts, 95th percentile": 200.0,
    "search, 95th percentile": 100.0,
    "bytes an event": 6 * 1024.0,
}
#: Articles whose adding is measured at each size, dyads that are asked for, and searches.
SAMPLE, DYADS, SEARCHES = 400, 200, 100
#: More events than an article has.
LARGEST_ARTICLE = 5
#: Articles of the whole archive are spread over the years, so that the days get fuller with the size.
ARTICLES_PER_EVENT = 0.33

Figures = dict[str, float]


def main(arguments: Sequence[str] | None = None) -> None:
    """Fill a record and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, nargs="+", default=[10_000, 100_000], help="sizes, in ascending order")
    parser.add_argument("--keep", type=Path, help="keep the record in this file")
    parser.add_argument("--of", type=int, help="events of the whole record, over eight years; the largest size")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        path = options.keep or Path(folder) / "scale.db"
        found = dict(measured(path, sorted(options.events), options.of))
    print(table(found))


def measured(path: Path, sizes: Sequence[int], whole: int | None = None) -> Iterator[tuple[int, Figures]]:
    """Fill a record to one size after another; yield each size with its figures."""
    source = readings(articles=int((whole or max(sizes)) * ARTICLES_PER_EVENT), days=365 * YEARS)
    with open_record(path) as record:
        # A record that an earlier run left is filled on: its articles are not made again.
        deque(islice(source, int(count(record, "article"))), maxlen=0)
        for size in sizes:
            begun = time.perf_counter()
            taken = fill(record, source, size)
            print(f"{size:,} events: filled in {time.perf_counter() - begun:.0f} s", file=sys.stderr)
            found = {**adding(taken), **asking(record), **weight(record, path)}
            print(table({size: found}), file=sys.stderr)
            yield size, found


def fill(record: Record, source: Iterator[Reading], size: int) -> list[tuple[float, float]]:
    """Add articles until the record has so many events; return the milliseconds that each of the last took.

    Both by the clock and of the processor: on a machine that others use too, the second is what the program can help.
    """
    taken: list[tuple[float, float]] = []
    while count(record, "event") < size - LARGEST_ARTICLE * SAMPLE:
        with record.writing() as connection:
            add_together(connection, islice(source, SAMPLE))
    while len(taken) < SAMPLE or count(record, "event") < size:
        for reading in islice(source, SAMPLE):
            worked = time.process_time()
            waited = milliseconds(partial(record.keep, reading))
            taken.append((waited, 1000 * (time.process_time() - worked)))
        del taken[:-SAMPLE]
    return taken


def add_together(connection: sqlite3.Connection, new: Iterable[Reading]) -> None:
    """Add readings and merge the reports of all of them at once, which makes the same events."""
    changed, vacated = list[str](), list[tuple[str, Mention]]()
    for reading in new:
        inserted = insert_reading(connection, reading, engine_of(reading))
        if inserted is not None:
            changed += inserted.changed
            vacated += inserted.vacated
    log_moves(connection, "benchmark", remerge(connection, changed, vacated))


def count(record: Record, table: str) -> int:
    """Return how many rows a table has."""
    with record.reading() as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def milliseconds(task: Callable[[], object]) -> float:
    """Return how long something takes."""
    begun = time.perf_counter()
    task()
    return 1000 * (time.perf_counter() - begun)


def adding(taken: Sequence[tuple[float, float]]) -> Figures:
    """Return what adding an article takes."""
    waited, worked = zip(*taken, strict=True)
    return {
        "adding an article, median": percentile(waited, 50),
        "adding an article, 95th percentile": percentile(waited, 95),
        "  of which processor, median": percentile(worked, 50),
        "  of which processor, 95th percentile": percentile(worked, 95),
    }


def asking(record: Record) -> Figures:
    """Return what the questions take: of dyads drawn alike, of the busiest one, and searches."""
    with record.reading() as connection:
        listed = connection.execute(
            "SELECT a, b, count(*) AS events FROM event_pair GROUP BY a, b ORDER BY 3 DESC, 1, 2"
        ).fetchall()
        last = date.fromisoformat(connection.execute("SELECT max(latest) FROM article").fetchone()[0])
    chance = random.Random(7)
    dyads = [(row["a"], row["b"]) for row in chance.sample(listed, min(DYADS, len(listed)))]
    year = last - timedelta(days=365)
    busiest = listed[0]["a"], listed[0]["b"]
    found: dict[str, list[float]] = {name: [] for name in ("whole", "last year", "contacts")}
    for a, b in dyads:
        found["whole"].append(milliseconds(partial(record.events_between, a, b)))
        found["last year"].append(milliseconds(partial(record.events_between, a, b, since=year, until=last)))
        found["contacts"].append(milliseconds(partial(record.events_between, a, b, contacts=True)))
    searching = [milliseconds(partial(record.search, query)) for query in searches(chance)]
    return {f"dossier, {name}, 95th percentile": percentile(values, 95) for name, values in found.items()} | {
        "search, 95th percentile": percentile(searching, 95),
        "busiest dyad, events": float(listed[0]["events"]),
        "busiest dyad, last year": milliseconds(partial(record.events_between, *busiest, since=year, until=last)),
    }


def searches(chance: random.Random) -> list[str]:
    """Return searches as they are typed: a rare word, two words, a phrase, one near another, the beginning of one."""
    words = [word for word in vocabulary()[0] if len(word) > 5]  # noqa: PLR2004
    made = []
    for _ in range(SEARCHES // 5):
        one, two = chance.sample(words, 2)
        made += [one, f"{one} {two}", f'"{one} {two}"', f"{one} NEAR {two}", f"{one[:5]}*"]
    return made


def weight(record: Record, path: Path) -> Figures:
    """Return how large the files are."""
    size = sum(file.stat().st_size for file in path.parent.glob(f"{path.name}*"))
    return {
        "bytes an event": size / count(record, "event"),
        "articles": float(count(record, "article")),
        "reports an event": count(record, "report WHERE event IS NOT NULL") / count(record, "event"),
    }


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that this share of the values, in percent, does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share / 100))]


def table(found: dict[int, Figures]) -> str:
    """Return the figures as a table: a column for each size, the bar, and how they grew from the first to the last."""
    sizes = list(found)
    rows = [
        "| at … events | " + " | ".join(f"{size:,}" for size in sizes) + " | bar | grew |",
        "| --- |" + " ---: |" * (len(sizes) + 2),
    ]
    for name in found[sizes[0]]:
        values = [found[size][name] for size in sizes]
        bar = f"{BARS[name]:,.0f}" if name in BARS else ""
        grew = f"× {values[-1] / values[0]:.1f}" if len(sizes) > 1 and values[0] else ""
        rows.append(f"| {name} | {' | '.join(f'{value:,.1f}' for value in values)} | {bar} | {grew} |")
    if len(sizes) > 1:
        rows.append(f"\nEvents grew × {sizes[-1] / sizes[0]:.0f}; times are milliseconds.")
    return "\n".join(rows)


if __name__ == "__main__":
    main()
