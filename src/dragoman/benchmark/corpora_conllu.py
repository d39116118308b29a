"""Reader of CoNLL-U: words, tags, trees, and the entities of GUM in its last column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from dragoman.benchmark.corpora_bio import NAME_LABELS
from dragoman.benchmark.files import text_of
from dragoman.errors import BenchmarkDataError

COLUMNS = 10
#: Small words that stand within a name.
_WITHIN = frozenset({"of", "the", "and", "-", "'s", "’s", "de", "al", "."})


def conllu_sentences(path: Path) -> Iterator[tuple[dict[str, str], list[list[str]]]]:
    """Yield (comments, word rows) of a CoNLL-U file, multiword tokens and empty nodes left out.

    Raises:
        BenchmarkDataError: A line has not ten columns, or a word no head.
    """
    comments: dict[str, str] = {}
    rows: list[list[str]] = []
    for number, line in enumerate([*text_of(path).split("\n"), ""], 1):
        if not line.strip():
            if rows:
                yield comments, rows
            comments, rows = {}, []
        elif line.startswith("#"):
            key, _, value = line[1:].partition("=")
            comments[key.strip()] = value.strip()
        else:
            columns = line.split("\t")
            if len(columns) != COLUMNS:
                raise BenchmarkDataError(
                    f"line {number} has {len(columns)} columns; expected CoNLL-U: {COLUMNS} columns with tabs between",
                    source=str(path),
                )
            if columns[0].isdigit():
                if not columns[6].isdigit():
                    message = f"line {number} has {columns[6]!r} for a head; expected the number of a word, or 0"
                    raise BenchmarkDataError(message, source=str(path))
                rows.append(columns)


def entity_names(rows: list[list[str]]) -> list[str]:
    """Return BIO tags of GUM entities that are proper names, outermost proper span kept short."""
    tags = ["O"] * len(rows)
    for first, last, kind in sorted(_entities(rows), key=lambda span: span[1] - span[0]):
        label = NAME_LABELS.get(kind)
        if label is None:
            continue
        core = _proper_core(rows, first, last)
        if core and all(tag == "O" for tag in tags[core[0] : core[1]]):
            for position in range(*core):
                tags[position] = ("B-" if position == core[0] else "I-") + label
    return tags


def _entities(rows: list[list[str]]) -> list[tuple[int, int, str]]:
    """Return (first, last, type) of the entities that begin and end in a sentence."""
    spans: list[tuple[int, int, str]] = []
    begun: list[tuple[str, str, int]] = []
    for position, row in enumerate(rows):
        match = re.search(r"(?:^|\|)Entity=([^|]*)", row[9])
        for part in re.finditer(r"\(([^()]*)(\))?|(\d+)\)", match.group(1) if match else ""):
            pieces = (part.group(1) or "").split("-")
            if part.group(3):
                spans += _close(part.group(3), position, begun)
            elif part.group(2):
                spans.append((position, position + 1, pieces[1]))
            else:
                begun.append((pieces[0], pieces[1], position))
    return spans


def _close(number: str, position: int, begun: list[tuple[str, str, int]]) -> list[tuple[int, int, str]]:
    """Take the entity opened last under a number off the list and return its span."""
    for index in range(len(begun) - 1, -1, -1):
        if begun[index][0] == number:
            _, kind, first = begun.pop(index)
            return [(first, position + 1, kind)]
    return []


def _proper_core(rows: list[list[str]], first: int, last: int) -> tuple[int, int] | None:
    """Return the run of proper nouns around the entity's head, or None when its head is no proper noun."""
    heads = [p for p in range(first, last) if not first <= int(rows[p][6]) - 1 < last]
    if not heads or rows[heads[0]][3] != "PROPN":
        return None
    begin = end = heads[0]

    def belongs(position: int) -> bool:
        return rows[position][3] == "PROPN" or (
            rows[position][1] in _WITHIN
            and first < position < last - 1
            and rows[position - 1][3] == "PROPN"
            and rows[position + 1][3] == "PROPN"
        )

    while begin > first and belongs(begin - 1):
        begin -= 1
    end += 1
    while end < last and belongs(end):
        end += 1
    while rows[begin][3] != "PROPN":
        begin += 1
    return begin, end
