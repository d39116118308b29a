"""Collecting survives kills: a run is killed by SIGKILL at random moments, again and again, and taken up each time.

    python benchmarks/collect_crash.py --times 100

A server on this machine lists invented articles in two feeds and a sitemap. What the record holds after all the kills
must be what it holds after one run that nobody kills, and ``verify`` must be clean.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Sequence
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import msgspec

from dragoman.collect.run import Run, due_sources
from dragoman.collect.settings import Settings, settings
from dragoman.collect.sources import add_source
from dragoman.door import Record, open_record
from forked import forked

HERE = frozenset({"localhost"})
#: What must be the same, whatever the moments of the kills were: neither numbers nor moments.
COMPARED = (
    "SELECT key, url, title, outlet, earliest, latest, basis, origin FROM article ORDER BY key",
    "SELECT key, kind, type, status, earliest, latest, reports, origins, parties FROM event ORDER BY key",
    "SELECT key, quote, verdict, cluster FROM report ORDER BY key",
    "SELECT page, url, state, reason, day, stated FROM seen_address ORDER BY page",
    "SELECT hash, size FROM raw ORDER BY hash",
    "SELECT DISTINCT asked, answered, status, hash, article FROM document ORDER BY asked, hash",
    "SELECT address, kind, state, etag, failures FROM source ORDER BY address",
)


class Site(BaseHTTPRequestHandler):
    """Lists and sends invented articles; one in eight is gone, is behind a wall, or fails the first time."""

    articles = 0
    failed: set[str] = set()  # noqa: RUF012 - shared on purpose: the server makes one handler for each request

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Answer."""
        status, media_type, body = self.answer(self.path)
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("ETag", f'"{len(body)}"')
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body.encode())

    def answer(self, path: str) -> tuple[int, str, str]:
        """Return status, media type and body."""
        here = f"http://localhost:{self.server.server_port}"  # type: ignore[attr-defined]
        numbers = range(self.articles)
        if path.startswith("/rss"):
            chosen = [number for number in numbers if number % 3 == int(path[-1])]
            items = "".join(f"<item><link>{here}/{number}</link></item>" for number in chosen)
            return 200, "text/xml", f"<rss version='2.0'><channel><title>News</title>{items}</channel></rss>"
        if path == "/index":
            return 200, "text/xml", f"<sitemapindex><sitemap><loc>{here}/part</loc></sitemap></sitemapindex>"
        if path == "/part":
            urls = "".join(f"<url><loc>{here}/{number}</loc></url>" for number in numbers if number % 3 == 2)  # noqa: PLR2004
            return 200, "text/xml", f"<urlset>{urls}</urlset>"
        return self.article(path)

    def article(self, path: str) -> tuple[int, str, str]:
        """Return an article of the number that the path has."""
        number = int(path[1:]) if path[1:].isdigit() else -1
        if number < 0 or number % 8 == 7:  # noqa: PLR2004
            return 404, "text/plain", "gone"
        if number % 8 == 5 and path not in self.failed:  # noqa: PLR2004
            self.failed.add(path)
            return 500, "text/plain", "failed"
        return 200, "text/html", page(number)


class Server(ThreadingHTTPServer):
    """Sends to many at once, and does not mind those that are killed meanwhile."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing."""


def page(number: int) -> str:
    """Return an article that differs with its number; one in eight is the beginning of one."""
    pairs = [("French President Emmanuel Macron", "Algerian President Abdelmadjid Tebboune"),
             ("Polish Prime Minister Donald Tusk", "Ukrainian President Volodymyr Zelensky"),
             ("Indian Foreign Minister S. Jaishankar", "Russian Foreign Minister Sergey Lavrov")]  # fmt: skip
    one, other = pairs[number % 3]
    wall = "<p>Subscribe to continue reading.</p>" if number % 8 == 6 else ""  # noqa: PLR2004
    day = f"March {number % 28 + 1}, 2025"
    return (
        f"<html><head><title>Call {number}</title></head><body><article><h1>The {number}th call of the year</h1>"
        f"<p>WARSAW, {day} — {one} spoke by phone with {other} on Monday, their {number}th talk of the year.</p>"
        f"<p>The two agreed to send {number + 2} envoys to a meeting next week, an official said.</p>{wall}"
        "</article></body></html>"
    )


def quick() -> Settings:
    """Return settings without long waits."""
    usual = settings()
    return msgspec.structs.replace(
        usual,
        pace=msgspec.structs.replace(usual.pace, between_seconds=0.0),
        retries=msgspec.structs.replace(usual.retries, first_seconds=0.01, factor=1.0),
    )


def name_sources(record: Record, port: int) -> None:
    """Name the sources."""
    with record.writing() as connection:
        for path in ("/rss0", "/rss1", "/index"):
            add_source(connection, f"http://localhost:{port}{path}", outlet="The News")


def run_once(path: Path, *, told: int | None = None) -> None:
    """Collect until all is done; say on a pipe when the first step is done."""
    with open_record(path) as record:
        for _ in Run(record.connection, allow_hosts=HERE, settings=quick()).steps(due_sources(record.connection)):
            if told is not None:
                os.write(told, b".")


def killed(path: Path, chance: random.Random, longest: float) -> bool:
    """Let a child collect and kill it at a random moment; return whether it was still at it."""
    child = forked(partial(run_once, path))
    time.sleep(chance.uniform(0.0, longest))
    ended, _ = os.waitpid(child, os.WNOHANG)
    if not ended:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    return not ended


def state_of(path: Path) -> list[list[tuple[Any, ...]]]:
    """Return all that must be the same."""
    with open_record(path) as record, record.reading() as connection:
        return [[tuple(row) for row in connection.execute(query)] for query in COMPARED]


def main(arguments: Sequence[str] | None = None) -> None:
    """Kill as often as asked for; end with an error when anything differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=100)
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("--longest", type=float, default=2.0, help="longest time that a child has, in seconds")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    Site.articles = options.articles
    server = Server(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    from dragoman.language.encoder import load_encoder

    load_encoder()  # before the children are made, so that they read from their first moment on
    with tempfile.TemporaryDirectory() as folder:
        faults, kills, rounds = compare(Path(folder), server.server_port, options)
    print(f"killed {kills} times in {rounds} records; {options.articles} addresses each; {len(faults)} faults")
    sys.exit("\n".join(faults) or None)


def compare(folder: Path, port: int, options: argparse.Namespace) -> tuple[list[str], int, int]:
    """Compare records made under kills with one that was left alone; return what differs, and how often was killed."""
    alone, chance = folder / "alone.db", random.Random(options.seed)
    with open_record(alone) as record:
        name_sources(record, port)
    run_once(alone)
    wanted = state_of(alone)
    faults: list[str] = []
    kills = rounds = 0
    left: list[str] = []
    while kills < options.times:
        rounds += 1
        path = folder / f"{rounds}.db"
        Site.failed.clear()
        with open_record(path) as record:
            name_sources(record, port)
        while kills < options.times and killed(path, chance, options.longest):
            kills += 1
            left.append(how_far(path))
        run_once(path)
        found = state_of(path)
        faults += [
            f"record {rounds}: {query} differs" for query, a, b in zip(COMPARED, wanted, found, strict=True) if a != b
        ]
        with open_record(path) as record:
            faults += record.verify()
    print("killed", ", ".join(f"{number} times {moment}" for moment, number in Counter(left).most_common()))
    return faults, kills, rounds


def how_far(path: Path) -> str:
    """Return in words what a killed run had done."""
    with open_record(path) as record, record.reading() as connection:
        states = {row[0] for row in connection.execute("SELECT DISTINCT state FROM seen_address")}
    if not states:
        return "before a source was listed"
    if "fetched" in states:
        return "with fetched articles not read"
    return "with addresses not fetched" if "waiting" in states else "when all was done"


if __name__ == "__main__":
    main()
