"""Reader of PolNeAR: texts with attributions in brat's standoff format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from dragoman.benchmark.files import text_of
from dragoman.errors import BenchmarkDataError
from dragoman.language.sentences import paragraph_spans, sentence_spans
from dragoman.language.words import word_spans

LABELS = ("source", "cue", "content")
_LINE = re.compile(r"(?P<label>[\w-]+) (?P<ranges>\d+ \d+(?:;\d+ \d+)*)")


class MarkedSpan(NamedTuple):
    """A stretch of the text with its label; a span in several pieces is one of these for each."""

    start: int
    end: int
    label: str


class MarkedAttribution(NamedTuple):
    """What an annotator linked: the pieces of source, cue and content."""

    source: tuple[MarkedSpan, ...]
    cue: tuple[MarkedSpan, ...]
    content: tuple[MarkedSpan, ...]


class TaggedSentence(NamedTuple):
    """A sentence's words as (start, end), with a BIO tag for each."""

    words: list[tuple[int, int]]
    tags: list[str]


def annotated_articles(folder: Path) -> list[tuple[Path, Path]]:
    """Return the text and the annotations of each article of a folder, those of its first annotator.

    Raises:
        BenchmarkDataError: The folder holds no such articles.
    """
    first: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        first.setdefault(path.stem.rsplit("_", 1)[0], path)
    if not first:
        raise BenchmarkDataError(
            "there are no annotated articles; expected a folder with text/NAME.txt and attributions/NAME_CODE.ann",
            source=str(folder),
        )
    return [(folder / "text" / f"{stem}.txt", path) for stem, path in first.items()]


def brat_spans(path: Path) -> list[MarkedSpan]:
    """Return each piece of each Source, Cue and Content of a brat file."""
    return [span for pieces in _spans_by_name(path).values() for span in pieces]


def brat_attributions(path: Path) -> list[MarkedAttribution]:
    """Return the attributions of a brat file."""
    spans = _spans_by_name(path)
    found = []
    for line in text_of(path).splitlines():
        name, _, rest = line.partition("\t")
        if not re.fullmatch(r"E\d+", name):
            continue
        parts: dict[str, list[MarkedSpan]] = {label: [] for label in LABELS}
        for part in rest.split():
            role, _, span = part.partition(":")
            # A second source of one attribution is called Source2.
            parts.get(role.rstrip("0123456789").lower(), []).extend(spans.get(span, ()))
        found.append(MarkedAttribution(*(tuple(parts[label]) for label in LABELS)))
    return found


def _spans_by_name(path: Path) -> dict[str, list[MarkedSpan]]:
    spans = {}
    for number, line in enumerate(text_of(path).splitlines(), 1):
        columns = line.split("\t")
        if not re.fullmatch(r"T\d+", columns[0]):
            continue
        match = _LINE.fullmatch(columns[1]) if columns[1:] else None
        if match is None:
            message = f"line {number} is {line!r}; expected brat's standoff: NAME, a tab, LABEL START END, a tab, WORDS"
            raise BenchmarkDataError(message, source=str(path))
        label = match["label"].lower()
        if label in LABELS:
            ends = [part.split() for part in match["ranges"].split(";")]
            spans[columns[0]] = [MarkedSpan(int(start), int(end), label) for start, end in ends]
    return spans


def tagged_sentences(text: str, spans: list[MarkedSpan]) -> Iterator[TaggedSentence]:
    """Yield every sentence of a text with the tags of the spans; a span that began earlier goes on with I-."""
    marks: list[tuple[str, bool]] = [("", False)] * len(text)
    for start, end, label in spans:
        for offset in range(start, min(end, len(text))):
            marks[offset] = (label, offset == start)
    for paragraph in paragraph_spans(text):
        for start, end in sentence_spans(text, *paragraph):
            words = word_spans(text, start, end)
            if words:
                yield TaggedSentence(words, [_tag(marks, first, last) for first, last in words])


def _tag(marks: list[tuple[str, bool]], first: int, last: int) -> str:
    label = marks[first][0]
    begins = any(marks[offset][1] for offset in range(first, last))
    return "O" if not label else ("B-" if begins else "I-") + label
