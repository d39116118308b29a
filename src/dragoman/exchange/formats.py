"""The formats that a record is exported in."""

from __future__ import annotations

FORMATS = ("polecat", "gdelt", "csv", "parquet", "jsonl", "jsonld", "ical", "graphml", "graphml-states", "bundle")
#: Formats that are more than one file, or no text, and so need a name.
NEED_NAME = frozenset({"parquet", "bundle"})
#: Formats whose columns have no room for sources, which then go into a table beside them.
BESIDE = frozenset({"polecat", "gdelt"})
