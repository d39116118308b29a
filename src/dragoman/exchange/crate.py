"""What a bundle says of itself: RO-Crate 1.1, a data package, and a manifest of hashes.

Sources: RO-Crate Metadata Specification 1.1; Data Package and Table Schema of Frictionless Data; the manifest's form is
that of BagIt (RFC 8493).
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from dragoman.exchange.sink import FileEntry
from dragoman.exchange.tables import layouts
from dragoman.exchange.types import Selection
from dragoman.record.rows import text

#: Version of the form of bundles; a program reads those up to its own.
FORM = 1
DATA_PACKAGE, CRATE, MANIFEST = "datapackage.json", "ro-crate-metadata.json", "manifest-sha256.txt"
READINGS, DECISIONS = "readings.jsonl", "decisions.jsonl"
ABOUT = {
    READINGS: "The reading of every article, one on each line: its text and all that was found in it.",
    DECISIONS: "Every decision of a reviewer, one on each line, in their order.",
    DATA_PACKAGE: "What the files and columns mean.",
}
TITLE = "A sourced record of diplomacy"
RIGHTS = (
    "Readings and tables quote news articles; the rights in these stay with their publishers. Ask them before you pass "
    "on more than the law of your country lets you quote."
)


def encode(value: object) -> bytes:
    """Return JSON that people can read."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def last_change(connection: sqlite3.Connection) -> str:
    """Return when an article or decision last came into a record; the dawn of time for an empty one."""
    row = connection.execute(
        "SELECT max(at) FROM (SELECT max(added) AS at FROM article UNION ALL SELECT max(at) FROM decision)"
    ).fetchone()
    return str(row[0] or "1970-01-01T00:00:00Z")


def described(selection: Selection) -> str:
    """Return in words which part of a record a bundle holds."""
    if selection.everything:
        return "The whole record."
    parts = [f"between {' and '.join(selection.between)}"] if selection.between else []
    parts += [f"since {text(selection.since)}"] if selection.since else []
    parts += [f"until {text(selection.until)}"] if selection.until else []
    return f"A part of the record: {', '.join(parts)}."


def data_package(files: Sequence[FileEntry], selection: Selection, changed: str) -> bytes:
    """Return the description of the files of a bundle as a data package."""
    return encode(package(selection, changed) | {"dragoman": {"bundle": FORM}, "resources": [*map(resource, files)]})


def tables_package(tables: Mapping[str, FileEntry], selection: Selection, changed: str) -> bytes:
    """Return the description of tables that are no bundle as a data package, by the name of each."""
    found = [table_resource(name, entry) for name, entry in tables.items()]
    return encode(package(selection, changed) | {"resources": found})


def package(selection: Selection, changed: str) -> dict[str, Any]:
    """Return what a data package says of itself."""
    return {
        "profile": "data-package", "name": "dragoman-record", "title": TITLE, "description": described(selection),
        "created": changed,
    }  # fmt: skip


def resource(entry: FileEntry) -> dict[str, Any]:
    """Return the description of a file."""
    name = entry.name.rpartition("/")[2].partition(".")[0]
    if entry.name.endswith(".csv"):
        return table_resource(name, entry)
    return {
        "name": name, **file_facts(entry), "description": ABOUT[entry.name], "format": "jsonl",
        "mediatype": "application/jsonl",
    }  # fmt: skip


def file_facts(entry: FileEntry) -> dict[str, Any]:
    """Return what a data package says of every file."""
    return {"path": entry.name, "bytes": entry.size, "hash": f"sha256:{entry.digest}", "encoding": "utf-8"}


def table_resource(name: str, entry: FileEntry) -> dict[str, Any]:
    """Return the description of the file of a table, with the meaning of each column."""
    layout = layouts()[name]
    schema: dict[str, Any] = {
        "fields": [
            {"name": column["name"], "type": column["type"], "description": column["about"]}
            for column in layout["columns"]
        ],
        "missingValues": [""],
    }
    if "key" in layout:
        schema["primaryKey"] = layout["key"]
    return {
        "name": name, **file_facts(entry), "profile": "tabular-data-resource", "description": layout["about"],
        "format": "csv", "mediatype": "text/csv", "dialect": {"lineTerminator": "\r\n", "quoteChar": '"'},
        "schema": schema,
    }  # fmt: skip


def crate(files: Sequence[FileEntry], selection: Selection, changed: str, version: str) -> bytes:
    """Return the description of a bundle as an RO-Crate."""
    root = {
        "@id": "./",
        "@type": "Dataset",
        "name": TITLE,
        "description": described(selection),
        "datePublished": changed,
        "license": {"@id": "#rights"},
        "hasPart": [{"@id": entry.name} for entry in files],
        "mentions": {"@id": "#export"},
    }
    graph = [
        {
            "@id": CRATE,
            "@type": "CreativeWork",
            "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
            "about": {"@id": "./"},
        },
        root,
        {"@id": "#rights", "@type": "CreativeWork", "name": "Rights", "description": RIGHTS},
        {
            "@id": "#export",
            "@type": "CreateAction",
            "name": "Export of the record",
            "instrument": {"@id": "#dragoman"},
            "result": {"@id": "./"},
        },
        {"@id": "#dragoman", "@type": "SoftwareApplication", "name": "Dragoman", "version": version},
        *map(file_entity, files),
    ]
    return encode({"@context": "https://w3id.org/ro/crate/1.1/context", "@graph": graph})


def file_entity(entry: FileEntry) -> dict[str, Any]:
    """Return the description of a file in a crate."""
    table = entry.name.rpartition("/")[2].partition(".")[0]
    csv = entry.name.endswith(".csv")
    kind = "text/csv" if csv else "application/json" if entry.name == DATA_PACKAGE else "application/jsonl"
    return {
        "@id": entry.name, "@type": "File", "name": table, "encodingFormat": kind, "contentSize": str(entry.size),
        "sha256": entry.digest, "description": layouts()[table]["about"] if csv else ABOUT[entry.name],
    }  # fmt: skip


def manifest(files: Sequence[FileEntry]) -> bytes:
    """Return the hash of every file, one on each line."""
    return "".join(f"{entry.digest}  {entry.name}\n" for entry in sorted(files, key=lambda f: f.name)).encode()
