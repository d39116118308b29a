"""Files to measure and test the engine with, made of the benchmark's articles, and what became of them, to compare.

Nothing but times of day may differ between what two runs leave behind.
"""

from __future__ import annotations

import hashlib
import io
import json
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import count, islice
from pathlib import Path

BENCHMARKS = Path(__file__).parent
#: Words of the articles that tests read: enough for some facts, and quick.
WORDS = 90
#: Columns of a record that hold the time of day.
OF_THE_DAY = frozenset({"at", "added", "fetched"})


def texts() -> list[tuple[str, str]]:
    """Return name and text of the plain articles of the year and of the development part."""
    paths = sorted([*BENCHMARKS.glob("year/*/*.txt"), *BENCHMARKS.glob("articles/development/*.txt")])
    return [(path.stem, path.read_text(encoding="utf-8")) for path in paths]


def shortened(text: str, words: int = WORDS) -> str:
    """Return the first paragraphs of a text, up to so many words and a half."""
    kept: list[str] = []
    for paragraph in text.split("\n\n"):
        kept.append(paragraph)
        if sum(len(part.split()) for part in kept) >= words:
            break
    return "\n\n".join(kept)


def articles() -> Iterator[dict[str, str]]:
    """Yield short articles without end; no two have the same address or text."""
    found = texts()
    for number in count():
        name, text = found[number % len(found)]
        again = f"\n\nThis is edition {number} of the report." if number >= len(found) else ""
        yield {"url": f"https://press.example/{number}/{name}", "text": shortened(text) + again}


def write_lines(path: Path, number: int) -> Path:
    """Write a dump of articles as JSON Lines."""
    path.write_text("".join(f"{json.dumps(one)}\n" for one in islice(articles(), number)), encoding="utf-8")
    return path


def write_pages(path: Path, pages: Iterable[tuple[str, str]]) -> Path:
    """Write a packed web archive of pages, each an address with HTML."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        for address, html in pages:
            headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
            writer.write_record(
                writer.create_warc_record(
                    address,
                    "response",
                    payload=io.BytesIO(html.encode()),
                    http_headers=headers,
                    warc_headers_dict={"WARC-Date": "2025-03-14T06:00:00Z"},
                )
            )
    return path


def short_pages(number: int) -> Iterator[tuple[str, str]]:
    """Yield pages of short articles."""
    for one in islice(articles(), number):
        body = "".join(f"<p>{paragraph}</p>" for paragraph in one["text"].split("\n\n"))
        yield one["url"], f"<!DOCTYPE html><html lang='en'><body><article>{body}</article></body></html>"


def content_of_folder(out: Path) -> dict[str, str]:
    """Return the digest of every file of a data set; the reports of shards say how long it took, and are left out."""
    return {
        path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.name != ".lock" and path.parent.name != "reports"
    }


def content_of_record(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return every line of every table of a record, without the time of day."""
    with sqlite3.connect(path) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        found = {}
        for name in sorted(name for name in names if not name.startswith("passage")):
            cursor = connection.execute(f'SELECT * FROM "{name}"')
            kept = [place for place, column in enumerate(cursor.description) if column[0] not in OF_THE_DAY]
            found[name] = sorted((tuple(row[place] for place in kept) for row in cursor), key=repr)
    return found
