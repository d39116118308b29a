"""How quick the app is: by page from the server, over the wire and on the screen; and with many readers at once.

    python benchmarks/web.py
    python benchmarks/web.py --events 100000 --readers 50 --seconds 60 --keep /tmp/web.db

Fills a record with the invented readings of synthetic.py, serves it by ``dragoman serve``, and asks for each page about
different things, with the charts that it shows: the 95th percentile of the milliseconds until the page has come, those
that the server worked for it on a processor, and the kilobytes as they are sent. Style and script come once and are
kept; a browser tells when it has painted. At last readers open pages while a writer adds articles. All of it stays on
this machine.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import httpx2

import chromium
from crowd import Met, crowd
from dragoman.door import Record, open_record
from dragoman.types import Reading
from scale import ARTICLES_PER_EVENT, count, fill, percentile, searches
from serving import Served, serving
from synthetic import YEARS, readings

if TYPE_CHECKING:
    from playwright.sync_api import Page

#: The bars: milliseconds at the 95th percentile, kilobytes, milliseconds to the first paint.
BARS = (300, 300, 1000)
#: Addresses of each page that are asked for, and paints that are watched.
ASKED, PAINTS = 20, 3
#: Articles among which those that the writer adds are spread over the years.
NEW = 500
PATIENCE = 60.0
#: The addresses of the charts that a page shows.
DRAWN = re.compile(r'<img src="([^"]+)"[^>]*data-drawing')
#: Moments of a browser's first paint of text, in milliseconds after the address was opened.
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1"


@dataclass(frozen=True)
class Figures:
    """What one page takes."""

    median: float
    p95: float
    #: Milliseconds of a processor, at the 95th percentile; None where the system does not tell.
    worked: float | None
    #: Milliseconds until all its charts had come too, at the 95th percentile.
    charts: float
    kilobytes: float
    paint: float | None


def main(arguments: Sequence[str] | None = None) -> None:
    """Fill, serve, measure, and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=10_000)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=15.0, help="how long they read")
    parser.add_argument("--keep", type=Path, help="keep the record in this file; one that is there is filled up")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        path = options.keep or Path(folder) / "web.db"
        source = readings(articles=int(2 * options.events * ARTICLES_PER_EVENT), days=int(365 * YEARS))
        with open_record(path) as record:
            begun = time.perf_counter()
            fill(record, source, options.events)
            print(f"{options.events:,} events: filled in {time.perf_counter() - begun:.0f} s", file=sys.stderr)
            pages = addresses(record)
            # Of a record that was kept, what filled it is known already.
            new = readings(seed=count(record, "article"), articles=NEW, days=int(365 * YEARS))
        print(measured(path, pages, new, options.readers, options.seconds))


def measured(path: Path, pages: dict[str, list[str]], source: Iterator[Reading], readers: int, seconds: float) -> str:
    """Return the tables."""
    with serving(path) as app:
        found = by_page(app, pages)
        wire = sum(sizes(app, ("/static/app.css", "/static/app.js", "/static/icon.svg")))
        met = crowd(app, [one for some in pages.values() for one in some[:5]], source, readers=readers, seconds=seconds)
    return "\n".join([*page_table(found), "", f"Style and script, once: {wire:,.1f} kB.", *told(met, readers, seconds)])


def addresses(record: Record) -> dict[str, list[str]]:
    """Return addresses of each page: of what most is told of, and of what was drawn by chance."""
    chance = random.Random(11)

    def drawn(query: str) -> list[str]:
        with record.reading() as connection:
            rows = [tuple(row) for row in connection.execute(query)]
        rest = chance.sample(rows[1:], min(ASKED - 1, len(rows) - 1))
        return ["/".join(str(part) for part in row) for row in (rows[0], *rest)]

    dyads = drawn("SELECT a, b FROM event_pair GROUP BY a, b ORDER BY count(*) DESC, a, b")
    articles = drawn("SELECT key FROM article ORDER BY key")
    events = drawn("SELECT key FROM event ORDER BY reports DESC, key")
    actors = drawn("SELECT id FROM actor ORDER BY id")
    return {
        "home": ["/"] * ASKED,
        "pair": [f"/pair/{pair}" for pair in dyads],
        "event": [f"/event/{key}" for key in events],
        "article": [f"/article/{key}" for key in articles],
        "contacts": [f"/contacts?a={a}&b={b}" for a, b in (pair.split("/") for pair in dyads)],
        "commitments": [
            "/commitments",
            *(f"/commitments?a={a}&b={b}" for a, b in (one.split("/") for one in dyads[1:])),
        ],
        "actor": [f"/actor/{key}" for key in actors],
        "search": [f"/search?q={query}" for query in searches(chance)[:ASKED]],
        "review": [f"/review?a={a}&b={b}" for a, b in (pair.split("/") for pair in dyads)],
        "matrix": ["/matrix"] * ASKED,
        "map": ["/map"] * ASKED,
        "sources": ["/sources"] * ASKED,
    }


def by_page(app: Served, pages: dict[str, list[str]]) -> dict[str, Figures]:
    """Measure each page; the first request of all loads what is loaded once, and is not counted."""
    first = paints(app, {name: some[0] for name, some in pages.items()})
    found = {}
    with httpx2.Client(base_url=app.base, headers=app.headers, timeout=PATIENCE) as client:
        for name, some in pages.items():
            asked = [ask(client, app, path) for path in some]
            taken, worked, charts, sizes_of = zip(*asked, strict=True)
            known = [one for one in worked if one is not None]
            found[name] = Figures(
                median=statistics.median(taken), p95=percentile(taken, 95), charts=percentile(charts, 95),
                worked=percentile(known, 95) if known else None, kilobytes=max(sizes_of), paint=first.get(name),
            )  # fmt: skip
    return found


def ask(client: httpx2.Client, app: Served, path: str) -> tuple[float, float | None, float, float]:
    """Return the milliseconds of a page until it came, of a processor, until its charts came, and its kilobytes."""
    before = worked_by(app.process)
    begun = time.perf_counter()
    answer = client.get(path)
    taken = 1000 * (time.perf_counter() - begun)
    after = worked_by(app.process)
    if answer.status_code != httpx2.codes.OK:
        raise RuntimeError(f"{path} was answered by {answer.status_code}")
    drawn = [client.get(address.replace("&amp;", "&")) for address in DRAWN.findall(answer.text)]
    sent = answer.num_bytes_downloaded + sum(one.num_bytes_downloaded for one in drawn)
    worked = None if before is None or after is None else after - before
    return taken, worked, 1000 * (time.perf_counter() - begun), sent / 1000


def worked_by(process: int) -> float | None:
    """Return the milliseconds that a process has worked on processors; None where the system does not tell."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return 1000 * (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def sizes(app: Served, paths: Sequence[str]) -> Iterator[float]:
    """Yield the kilobytes of files as they are sent."""
    with httpx2.Client(base_url=app.base, headers=app.headers, timeout=PATIENCE) as client:
        for path in paths:
            yield client.get(path).num_bytes_downloaded / 1000


def paints(app: Served, pages: dict[str, str]) -> dict[str, float]:
    """Return when a browser that knows the style has painted each page first; nothing where there is no browser."""
    if chromium.find() is None:
        print(chromium.HOW, file=sys.stderr)
        return {}
    found = {}
    with chromium.launched() as browser:
        page = browser.new_page(base_url=app.base)
        page.goto(f"/?token={app.token}")
        for name, path in pages.items():
            moments = []
            for _ in range(PAINTS):
                page.goto(path)
                moments.append(painted(page))
            found[name] = statistics.median(moments)
    return found


def painted(page: Page) -> float:
    """Return when the open page was painted first; asked again and again, for the app lets no script of ours wait."""
    until = time.monotonic() + PATIENCE
    while (moment := float(page.evaluate(PAINTED))) < 0 and time.monotonic() < until:
        time.sleep(0.02)
    return moment


def page_table(found: dict[str, Figures]) -> Iterator[str]:
    """Yield the lines of the table of pages, with the bars."""
    yield f"Python {platform.python_version()}, {platform.machine()}; each page {ASKED} times"
    yield ""
    yield "| page | median, ms | p95, ms | p95 of a processor | p95 with charts | largest, kB | first paint, ms |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"
    for name, one in found.items():
        paint = "–" if one.paint is None else f"{one.paint:,.0f}"
        worked = "–" if one.worked is None else f"{one.worked:,.0f}"
        yield (
            f"| {name} | {one.median:,.0f} | {one.p95:,.0f} | {worked} | {one.charts:,.0f} | {one.kilobytes:,.1f} "
            f"| {paint} |"
        )
    yield f"| bar | | {BARS[0]} | | | {BARS[1]} | {BARS[2]} |"


def told(met: Met, readers: int, seconds: float) -> Iterator[str]:
    """Yield what the readers met."""
    median, high = (percentile(met.taken or [0], share) for share in (50, 95))
    yield (
        f"{readers} readers and a writer for {seconds:g} s: {len(met.taken):,} pages ({len(met.taken) / seconds:,.0f} "
        f"a second; median {median:,.0f} ms, 95th percentile {high:,.0f} ms), {met.added} articles added, "
        f"{len(met.errors)} errors."
    )
    for error in sorted(set(met.errors))[:10]:
        yield f"- {error}"


if __name__ == "__main__":
    main()
