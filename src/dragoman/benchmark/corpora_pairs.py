"""Reader of PLV: sentences with a marked actor and recipient, event type and quad class, as a table with tabs."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import NamedTuple

from dragoman.benchmark.files import text_of
from dragoman.errors import BenchmarkDataError
from dragoman.types import Frozen, Span

COLUMNS = ("sentence", "marked_sentence", "type", "quad")
#: The type of the data that stands for two of PLOVER's.
JOINED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
QUADS = frozenset({"1", "2", "3", "4"})
_MARK = re.compile(r"<(/?)([st])>")


class Pair(Frozen):
    """One sentence with its pair of parties and what the first does to the second."""

    sentence: str
    #: With ``<s>…</s>`` around each mention of the actor and ``<t>…</t>`` around each of the recipient.
    marked: str
    type: str
    #: 1 to 4: verbal and material cooperation, verbal and material conflict.
    quad: int


class Unmarked(NamedTuple):
    """A marked sentence without its marks, and where they stood; either party may be left unnamed."""

    text: str
    actor: tuple[Span, ...]
    recipient: tuple[Span, ...]


def read_pairs(path: Path) -> list[Pair]:
    """Return the rows of a table.

    Raises:
        BenchmarkDataError: It is not in the format.
    """
    rows = csv.DictReader(io.StringIO(text_of(path)), delimiter="\t")
    missing = [name for name in COLUMNS if name not in (rows.fieldnames or ())]
    if missing:
        message = f"the first line lacks {', '.join(missing)}; expected the columns {', '.join(COLUMNS)}, tabs between"
        raise BenchmarkDataError(message, source=str(path))
    found = []
    for row in rows:
        marked, kind, quad = row["marked_sentence"] or "", row["type"] or "", row["quad"] or ""
        if not _MARK.search(marked) or not kind or quad not in QUADS:
            raise BenchmarkDataError(
                f"line {rows.line_num} has no <s>…</s> or <t>…</t>, no type, or no quad class from 1 to 4; "
                "expected a marked sentence with its type and quad class",
                source=str(path),
            )
        found.append(Pair(sentence=row["sentence"], marked=marked, type=JOINED.get(kind, kind), quad=int(quad)))
    return found


def unmarked(marked: str) -> Unmarked:
    """Return a marked sentence without its marks, and where actor and recipient stand in it."""
    text, after = "", 0
    spans: dict[str, list[Span]] = {"s": [], "t": []}
    begun: dict[str, int] = {}
    for mark in _MARK.finditer(marked):
        text, after = text + marked[after : mark.start()], mark.end()
        if not mark[1]:
            begun[mark[2]] = len(text)
        elif mark[2] in begun:
            spans[mark[2]].append(Span(start=begun.pop(mark[2]), end=len(text)))
    return Unmarked(text + marked[after:], tuple(spans["s"]), tuple(spans["t"]))
