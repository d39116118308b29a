"""How fast articles are read, where the time goes, and how much memory it takes.

    python benchmarks/speed.py
    python benchmarks/speed.py --articles 50 --threads 2

Reads pages of 600 words made from the paragraphs of the benchmark's articles, no two alike, set among
navigation, related links and a comment form. Prints a table.
"""

from __future__ import annotations

import argparse
import importlib
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from html import escape
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from typing import Any

ARTICLES = Path(__file__).parent / "articles"
WORDS = 600
#: The parts of the flow as the reader calls them: module, and the name of the function in it.
PARTS: dict[str, tuple[str, str]] = {}

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<main><article><h1>{title}</h1>{paragraphs}
<aside><a href="/more">Read also: The week in pictures</a></aside></article></main>
<section><h2>Leave a comment</h2><form><textarea></textarea></form></section>
<footer>All rights reserved. <a href="/contact">Contact</a></footer></body></html>
"""


def paragraphs() -> list[str]:
    """Return the paragraphs of the benchmark's plain-text articles."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(ARTICLES.glob("*/*.txt"))]
    long_enough = 20
    return [part for text in texts for part in text.split("\n\n") if len(part.split()) >= long_enough]


def pages(count: int) -> Iterator[str]:
    """Yield as many pages of about 600 words as asked for, each beginning at another paragraph."""
    pool = paragraphs()
    for number in range(count):
        chosen: list[str] = []
        for paragraph in islice(cycle(pool), number * 7 % len(pool), None):
            chosen.append(paragraph)
            if sum(len(part.split()) for part in chosen) >= WORDS:
                break
        title = f"{' '.join(chosen[0].split()[:8])} ({number})"
        body = "".join(f"<p>{escape(part)}</p>" for part in chosen)
        yield PAGE.format(title=escape(title), paragraphs=body)


def write_pages(folder: Path, count: int) -> list[str]:
    """Write the pages into a folder and return their paths."""
    paths = [folder / f"page-{number:04}.html" for number in range(count)]
    for path, page in zip(paths, pages(count), strict=True):
        path.write_text(page, encoding="utf-8")
    return [str(path) for path in paths]


class Stopwatch:
    """Adds up the seconds that are spent in each part."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.seconds: dict[str, float] = {}

    def timed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return the function with its time added up under a name."""

        def run(*arguments: Any, **options: Any) -> Any:
            begun = time.perf_counter()
            try:
                return function(*arguments, **options)
            finally:
                self.seconds[name] = self.seconds.get(name, 0) + time.perf_counter() - begun

        return run

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Time the parts of the flow while the context lasts."""
        kept: list[tuple[Any, str, Any]] = []
        try:
            for name, (module_name, attribute) in PARTS.items():
                module = importlib.import_module(module_name)
                kept.append((module, attribute, getattr(module, attribute)))
                setattr(module, attribute, self.timed(name, getattr(module, attribute)))
            yield
        finally:
            for module, attribute, function in kept:
                setattr(module, attribute, function)


def measure_reading(paths: Sequence[str]) -> list[tuple[str, str]]:
    """Return articles a second in one process with the model loaded, and the share of time of each part."""
    from dragoman.reader import read

    read(paths[0])
    watch = Stopwatch()
    with watch.watching():
        begun = time.perf_counter()
        for path in paths[1:]:
            read(path)
        spent = time.perf_counter() - begun
    count = len(paths) - 1
    speed = f"{count / spent:.1f} a second ({1000 * spent / count:.0f} ms each)"
    rows = [("articles of 600 words, HTML to reading", speed)]
    rows += [(f"  of which {name}", f"{100 * seconds / spent:.0f} %") for name, seconds in watch.seconds.items()]
    if watch.seconds:
        rows.append(("  of which everything else", f"{100 * (1 - sum(watch.seconds.values()) / spent):.0f} %"))
    return rows


def measure_commands(path: str) -> list[tuple[str, str]]:
    """Return how long the help and one article from a cold start take."""
    program = [sys.executable, "-m", "dragoman.cli.main"]
    return [
        ("dragoman --help", f"{seconds(['--help'], program):.2f} s"),
        ("one article from a cold start", f"{seconds(['read', path, '--json'], program):.2f} s"),
    ]


def seconds(arguments: Sequence[str], program: Sequence[str], times: int = 5) -> float:
    """Return the median of the seconds that a command takes."""
    taken: list[float] = []
    for _ in range(times):
        begun = time.perf_counter()
        subprocess.run([*program, *arguments], check=True, stdout=subprocess.DEVNULL)
        taken.append(time.perf_counter() - begun)
    return median(taken)


MEMORY = """
import json, resource, sys
from dragoman.reader import read_all
for reading in read_all(sys.argv[1:], date=None, url=None, outlet=None, workers=1):
    pass
print(json.dumps(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))
"""


def measure_memory(paths: Sequence[str]) -> list[tuple[str, str]]:
    """Return the peak memory of a process that reads one article, and of one that reads all."""
    return [(f"peak memory, {count} article{'s'[: count > 1]}", peak(paths[:count])) for count in (1, len(paths))]


def peak(paths: Sequence[str]) -> str:
    """Return the peak memory of a process that reads the articles."""
    done = subprocess.run([sys.executable, "-c", MEMORY, *paths], check=True, capture_output=True, text=True)
    return f"{json.loads(done.stdout) / 1024:.0f} MB"


def print_table(rows: Sequence[tuple[str, str]]) -> None:
    """Print names and values in two columns."""
    width = max(len(name) for name, _ in rows)
    for name, value in rows:
        print(f"{name:{width}}  {value}")


def main(arguments: list[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--articles", type=int, default=100, help="how many pages to read for the speed")
    parser.add_argument("--memory", type=int, default=500, help="how many pages to read for the memory")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        paths = write_pages(Path(folder), max(options.articles + 1, options.memory))
        rows = measure_reading(paths[: options.articles + 1])
        rows += measure_commands(paths[0])
        rows += measure_memory(paths[: options.memory])
    print_table(rows)


if __name__ == "__main__":
    main()
