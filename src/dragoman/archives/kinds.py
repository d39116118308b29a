"""What kind of archive a file is, by its name and first bytes."""

from __future__ import annotations

import re

#: Endings of names, with the kind that they say. Packed ones may end in .gz or .zst besides.
SUFFIXES = {
    "warc": (".warc",),
    "lines": (".jsonl", ".ndjson", ".jsonlines"),
    "zip": (".zip",),
    "mailbox": (".mbox", ".mbx"),
    "mail": (".eml",),
}
PACKED = (".gz", ".zst")
#: Office documents and programs are ZIP files too, but hold no articles.
NO_ARCHIVE = re.compile(r"\.(?:docx|xlsx|pptx|odt|ods|odp|epub|jar|apk|whl)$", re.IGNORECASE)
MAILBOX_START = re.compile(rb"From [^\r\n]{1,200}\r?\n[!-9;-~]+:")
ZIP_START = (b"PK\x03\x04", b"PK\x05\x06")
PACKED_START = (b"\x1f\x8b", b"\x28\xb5\x2f\xfd")
WARC_START = b"WARC/"


def kind_by_name(name: str) -> str | None:
    """Return warc | lines | zip | mailbox | mail | packed by the ending of a name, or None for no archive."""
    bare, packed = name.lower(), False
    for ending in PACKED:
        if bare.endswith(ending):
            bare, packed = bare.removesuffix(ending), True
            break
    # JSON that is packed is a dump; unpacked, it may be anything, and is one only when it is named by itself.
    if packed and bare.endswith(".json"):
        return "lines"
    kinds = (kind for kind, endings in SUFFIXES.items() if bare.endswith(endings))
    return next(kinds, "packed" if packed else None)


def kind_of(name: str, head: bytes) -> str | None:
    """Return the kind by the name, else by the first bytes; None for what is no archive."""
    kind = kind_by_name(name)
    if kind or NO_ARCHIVE.search(name):
        return kind
    if name.lower().endswith(".json"):
        return "lines"
    if head.startswith(ZIP_START):
        return "zip"
    if head.startswith(PACKED_START):
        return "packed"
    if head.startswith(WARC_START):
        return "warc"
    return "mailbox" if MAILBOX_START.match(head) else None
