"""Readings for records with something of everything, made without the model; bundles written and brought in."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import msgspec
from invented_readings import WORDS, Fact, reading

from dragoman.door import Record
from dragoman.exchange.bundle_import import import_bundle
from dragoman.exchange.exporting import export
from dragoman.exchange.types import Imported, Selection
from dragoman.types import Publication, Reading
from sample_reading import READING

EVERYTHING = Selection()


def sample() -> Reading:
    """Return the sample reading as the reader would give it: with the digest of its text, and an address."""
    article = msgspec.structs.replace(
        READING.article,
        id="sha256:" + hashlib.sha256(READING.article.text.encode()).hexdigest(),
        url="https://northern-wire.example/cable",
        published=Publication(earliest=date(2025, 6, 4), latest=date(2025, 6, 4), basis="given"),
    )
    return msgspec.structs.replace(READING, article=article)


def readings() -> list[Reading]:
    """Return readings of some articles: the sample, one call by two outlets, a plan, and what is vague."""
    return [
        sample(),
        reading(Fact(), outlet="Courier"),
        reading(Fact(words=WORDS[1]), outlet="Herald", filler="x"),
        reading(Fact(status="planned", days=(5, 5), medium="visit"), outlet="Tribune", filler="y"),
        reading(Fact(days=(-40, -10), medium="in_person"), Fact(kind="promise", days=(0, 8)), filler="z"),
        reading(Fact(kind="ACCUSE", words="accused\tthe other\nside of lies"), outlet="=HYPERLINK(1)", filler="w"),
    ]


def bring_in(record: Record, path: Path) -> Imported:
    """Import a bundle."""
    return import_bundle(record.connection, path, author="importer")


def write_bundle(record: Record, path: Path, selection: Selection = EVERYTHING) -> Path:
    """Export a bundle."""
    with record.reading() as connection:
        export(connection, "bundle", selection, path=path)
    return path
