"""Reader of two-column files of words and BIO tags, and the names that corpora give to kinds of names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from dragoman.benchmark.files import text_of
from dragoman.errors import BenchmarkDataError

#: Entity types of GUM, and labels of CrossNER, in the words of the reading's names.
NAME_LABELS = {
    "person": "person", "politician": "person", "organization": "organization", "organisation": "organization",
    "politicalparty": "organization", "place": "place", "location": "place", "country": "place",
    "event": "event", "election": "event", "misc": "other", "object": "other", "abstract": "other",
}  # fmt: skip
_TAG = re.compile(r"O|[BI]-\S+")
_COLUMNS = 2


def bio_sentences(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    """Yield (words, tags) of each sentence; an empty line ends one.

    Raises:
        BenchmarkDataError: A line is no word with a tag.
    """
    words: list[str] = []
    tags: list[str] = []
    for number, line in enumerate([*text_of(path).split("\n"), ""], 1):
        columns = line.split()
        if not columns:
            if words:
                yield words, tags
            words, tags = [], []
        elif len(columns) < _COLUMNS or not _TAG.fullmatch(columns[-1]):
            message = f"line {number} is {line!r}; expected a word and a tag (O, B-LABEL or I-LABEL), or nothing"
            raise BenchmarkDataError(message, source=str(path))
        else:
            words.append(columns[0])
            tags.append(columns[-1])


def name_tags(tags: list[str]) -> list[str]:
    """Return BIO tags with the labels of the reading's names; what has none of them is no name."""
    pairs = (tag.partition("-")[::2] for tag in tags)
    return [f"{prefix}-{NAME_LABELS[label]}" if label in NAME_LABELS else "O" for prefix, label in pairs]
