"""How fast articles are read, where the time goes, and how much memory it takes.

    python benchmarks/speed.py
    python benchmarks/speed.py --articles 50 --workers 4

Reads pages of 600 words made from the paragraphs of the benchmark's articles, no two alike, set among
navigation, related links and a comment form. Prints a table.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from html import escape
from itertools import cycle, islice
from pathlib import Path
from statistics import median

ARTICLES = Path(__file__).parent / "articles"
WORDS = 600
#: Pages that are read once more for the shares of the parts.
SAMPLE = 30

Row = tuple[str, str]

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


def read_once(path: str) -> tuple[dict[str, float], list[list[str]]]:
    """Read a page; return the seconds spent in each part, and the words of each of its sentences."""
    from dragoman.article import open_documents
    from dragoman.language.analysis import analyse
    from dragoman.reader import read_document_parts
    from dragoman.types import Document

    document = next(iter(open_documents([path])))
    assert isinstance(document, Document)
    parts = read_document_parts(document)
    article = parts.reading.article
    sentences = analyse(article.text, article.headings).sentences
    return parts.seconds, [[word.text for word in sentence.words] for sentence in sentences]


def measure_reading(paths: Sequence[str]) -> list[Row]:
    """Return articles a second in one process with the model loaded, by part, and the encoder's own speed."""
    from dragoman.reader import read_all

    list(read_all(paths[:1]))
    begun = time.perf_counter()
    failures = [result for result in read_all(paths[1:]) if isinstance(result, Exception)]
    spent = time.perf_counter() - begun
    for failure in failures:
        print(failure, file=sys.stderr)
    count = len(paths) - 1
    speed = f"{count / spent:.1f} a second ({1000 * spent / count:.0f} ms each)"
    rows = [(f"articles of {WORDS} words, HTML to reading", speed)]
    details = [read_once(path) for path in paths[1 : 1 + SAMPLE]]
    rows += shares([seconds for seconds, _ in details])
    return [*rows, encoder_speed([words for _, words in details])]


def shares(measured: Sequence[dict[str, float]]) -> list[Row]:
    """Return the share of the time that each part takes."""
    total = sum(sum(seconds.values()) for seconds in measured)
    by_part = {part: sum(seconds[part] for seconds in measured) for part in measured[0]}
    return [(f"  of which {part}", f"{100 * spent / total:.0f} %") for part, spent in by_part.items()]


def encoder_speed(articles: Sequence[list[list[str]]]) -> Row:
    """Return how fast the bare encoder is on the same sentences: the limit."""
    from dragoman.language.encoder import load_encoder

    encoder = load_encoder()
    begun = time.perf_counter()
    for sentences in articles:
        encoder.scores(sentences)
    spent = time.perf_counter() - begun
    count = sum(map(len, articles))
    speed = f"{len(articles) / spent:.1f} articles a second ({count / spent:.0f} sentences)"
    return "the bare encoder on the same sentences", speed


def measure_workers(paths: Sequence[str], workers: int) -> list[Row]:
    """Return articles a second with several processes: once they are loaded, and with their start."""
    from dragoman.reader import read_all

    begun = time.perf_counter()
    arrived = [time.perf_counter() for _ in read_all(paths, workers=workers)]
    # Every worker is at its second article or further when so many have come; the last wait for nobody.
    first, count = arrived[2 * workers - 1], len(arrived)
    loaded = (count - 2 * workers) / (arrived[-1] - first)
    return [
        (f"the same with {workers} workers, loaded", f"{loaded:.1f} a second"),
        (f"the same with {workers} workers, start included", f"{count / (arrived[-1] - begun):.1f} a second"),
    ]


def measure_commands(path: str) -> list[Row]:
    """Return how long the help and one article from a cold start take."""
    program = [sys.executable, "-m", "dragoman"]
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
for reading in read_all(sys.argv[1:]):
    pass
print(json.dumps(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))
"""


def measure_memory(paths: Sequence[str]) -> list[Row]:
    """Return the peak memory of a process that reads one article, and of one that reads all."""
    return [(f"peak memory, {count} article{'s'[: count > 1]}", peak(paths[:count])) for count in (1, len(paths))]


def peak(paths: Sequence[str]) -> str:
    """Return the peak memory of a process that reads the articles."""
    done = subprocess.run([sys.executable, "-c", MEMORY, *paths], check=True, capture_output=True, text=True)
    return f"{json.loads(done.stdout) / 1024:.0f} MB"


def print_table(rows: Sequence[Row]) -> None:
    """Print names and values in two columns."""
    width = max(len(name) for name, _ in rows)
    for name, value in rows:
        print(f"{name:{width}}  {value}")


def main(arguments: list[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--articles", type=int, default=100, help="how many pages to read for the speed")
    parser.add_argument("--memory", type=int, default=500, help="how many pages to read for the memory")
    parser.add_argument("--workers", type=int, default=2, help="how many processes read when several do")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        paths = write_pages(Path(folder), max(options.articles + 1, options.memory))
        rows = measure_reading(paths[: options.articles + 1])
        rows += measure_workers(paths[: options.articles], options.workers)
        rows += measure_commands(paths[0])
        rows += measure_memory(paths[: options.memory])
    print_table(rows)


if __name__ == "__main__":  # each worker imports this file again
    main()
