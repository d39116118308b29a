"""Readers of the training corpora: every sentence becomes one example with the annotations it has."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.language.sentences import paragraph_spans, sentence_spans
from dragoman.language.words import word_spans

#: Genres of GUM whose texts are under CC BY or CC BY-SA.
FREE_GENRES = ("academic", "bio", "court", "interview", "news", "speech", "textbook", "voyage")

#: Entity types of GUM, and labels of CrossNER, in the words of the reading's names.
NAME_LABELS = {
    "person": "person", "politician": "person", "organization": "organization", "organisation": "organization",
    "politicalparty": "organization", "place": "place", "location": "place", "country": "place",
    "event": "event", "election": "event", "misc": "other", "object": "other", "abstract": "other",
}  # fmt: skip


@dataclass
class Example:
    """One sentence: its words, and for each task the labels, or None where the corpus has none."""

    words: list[str]
    corpus: str
    upos: list[str] | None = None
    xpos: list[str] | None = None
    heads: list[int] | None = None
    relations: list[str] | None = None
    attribution: list[str] | None = None
    names: list[str] | None = None
    frames: list[tuple[int, list[str]]] | None = None
    extra: dict[str, str] = field(default_factory=dict)


def conllu_sentences(path: Path) -> Iterator[tuple[dict[str, str], list[list[str]]]]:
    """Yield (comments, word rows) of a CoNLL-U file, multiword tokens and empty nodes left out."""
    comments: dict[str, str] = {}
    rows: list[list[str]] = []
    for line in path.read_text("utf-8").split("\n"):
        if not line:
            if rows:
                yield comments, rows
            comments, rows = {}, []
        elif line.startswith("#"):
            key, _, value = line[1:].partition("=")
            comments[key.strip()] = value.strip()
        else:
            columns = line.split("\t")
            if columns[0].isdigit():
                rows.append(columns)


def syntax_example(rows: list[list[str]], corpus: str) -> Example:
    """Return the tags and the tree of one CoNLL-U sentence; heads count from 0, root is -1."""
    return Example(
        words=[row[1] for row in rows],
        corpus=corpus,
        upos=[row[3] for row in rows],
        xpos=[row[4] for row in rows],
        heads=[int(row[6]) - 1 for row in rows],
        relations=[row[7] for row in rows],
    )


def read_ewt(data: Path, split: str) -> list[Example]:
    """Return EWT with the PropBank frames of the same sentences."""
    frames = {}
    for line in (data / "propbank-ewt" / f"{split}.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        frames[record["sent_id"]] = record
    examples = []
    for comments, rows in conllu_sentences(data / "ud-ewt" / f"en_ewt-{split}.conllu"):
        example = syntax_example(rows, "ewt")
        record = frames.get(comments.get("sent_id", ""))
        if record and record["tokens"] == example.words:
            example.frames = [(f["predicate"], role_tags(f, len(rows))) for f in record["frames"]]
        examples.append(example)
    return examples


def role_tags(frame: dict[str, object], length: int) -> list[str]:
    """Return the BIO tags of one frame's arguments; the predicate itself is left out."""
    tags = ["O"] * length
    for first, last, label in frame["arguments"]:  # type: ignore[attr-defined]
        if label == "V":
            continue
        for position in range(first, last):
            tags[position] = ("B-" if position == first else "I-") + label
    return tags


def read_gum(data: Path, split: str) -> list[Example]:
    """Return GUM's freely licensed genres, with proper names as entities."""
    examples = []
    for path in sorted((data / "gum" / split).glob("*.conllu")):
        genre = path.stem.split("_")[1]
        if genre not in FREE_GENRES:
            continue
        open_entities: list[tuple[str, str, int]] = []
        for _, rows in conllu_sentences(path):
            example = syntax_example(rows, f"gum-{genre}")
            example.names = gum_names(rows, open_entities)
            open_entities.clear()
            examples.append(example)
    return examples


def gum_names(rows: list[list[str]], stack: list[tuple[str, str, int]]) -> list[str]:
    """Return BIO tags of GUM entities that are proper names, outermost proper span kept short."""
    tags = ["O"] * len(rows)
    for first, last, kind in sorted(gum_entities(rows, stack), key=lambda span: span[1] - span[0]):
        label = NAME_LABELS.get(kind)
        if label is None:
            continue
        core = proper_core(rows, first, last)
        if core and all(tag == "O" for tag in tags[core[0] : core[1]]):
            for position in range(*core):
                tags[position] = ("B-" if position == core[0] else "I-") + label
    return tags


def gum_entities(rows: list[list[str]], stack: list[tuple[str, str, int]]) -> list[tuple[int, int, str]]:
    """Return (first, last, type) of the entities that end in a sentence; the stack holds the open ones."""
    spans: list[tuple[int, int, str]] = []
    for position, row in enumerate(rows):
        match = re.search(r"(?:^|\|)Entity=([^|]*)", row[9])
        for part in re.finditer(r"\(([^()]*)(\))?|(\d+)\)", match.group(1) if match else ""):
            pieces = (part.group(1) or "").split("-")
            if part.group(3):
                spans += close_entity(part.group(3), position, stack)
            elif part.group(2):
                spans.append((position, position + 1, pieces[1]))
            else:
                stack.append((pieces[0], pieces[1], position))
    return spans


def close_entity(number: str, position: int, stack: list[tuple[str, str, int]]) -> list[tuple[int, int, str]]:
    """Take the entity opened last under a number off the stack and return its span."""
    for index in range(len(stack) - 1, -1, -1):
        if stack[index][0] == number:
            _, kind, first = stack.pop(index)
            return [(first, position + 1, kind)]
    return []


def proper_core(rows: list[list[str]], first: int, last: int) -> tuple[int, int] | None:
    """Return the run of proper nouns around the entity's head, or None when its head is no proper noun."""
    heads = [p for p in range(first, last) if not first <= int(rows[p][6]) - 1 < last]
    if not heads or rows[heads[0]][3] != "PROPN":
        return None
    begin = end = heads[0]

    def belongs(position: int) -> bool:
        return rows[position][3] == "PROPN" or (
            rows[position][1] in {"of", "the", "and", "-", "'s", "’s", "de", "al", "."}
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


def read_bio(path: Path, corpus: str) -> list[Example]:
    """Return a two-column BIO file of names."""
    examples: list[Example] = []
    words: list[str] = []
    tags: list[str] = []
    for line in [*path.read_text("utf-8").split("\n"), ""]:
        columns = line.split()
        if not columns[1:]:
            if words:
                examples.append(Example(words=words, corpus=corpus, names=tags))
            words, tags = [], []
            continue
        words.append(columns[0])
        prefix, _, label = columns[-1].partition("-")
        mapped = NAME_LABELS.get(label)
        tags.append(f"{prefix}-{mapped}" if mapped else "O")
    return examples


def read_polnear(data: Path, split: str) -> list[Example]:
    """Return PolNeAR's sentences with Source, Cue and Content tags; one annotator per article."""
    examples = []
    annotations: dict[str, Path] = {}
    for path in sorted((data / "polnear" / split / "attributions").glob("*.ann")):
        annotations.setdefault(path.stem.rsplit("_", 1)[0], path)
    for stem, path in annotations.items():
        text = (data / "polnear" / split / "text" / f"{stem}.txt").read_text("utf-8")
        examples += attribution_examples(text, brat_spans(path))
    return examples


def brat_spans(path: Path) -> list[tuple[int, int, str]]:
    """Return (start, end, label) of each Source, Cue and Content of a brat file."""
    spans = []
    for line in path.read_text("utf-8").splitlines():
        columns = line.split("\t")
        if not columns[2:] or not re.fullmatch(r"T\d+", columns[0]):
            continue
        label, _, ranges = columns[1].partition(" ")
        if label not in {"Source", "Cue", "Content"}:
            continue
        for part in ranges.split(";"):
            start, end = part.split()
            spans.append((int(start), int(end), label.lower()))
    return spans


def attribution_examples(text: str, spans: list[tuple[int, int, str]]) -> Iterator[Example]:
    """Yield every sentence of a text with the tags of the spans; a span that began earlier goes on with I-."""
    marks: list[tuple[str, bool]] = [("", False)] * len(text)
    for start, end, label in spans:
        for offset in range(start, min(end, len(text))):
            marks[offset] = (label, offset == start)
    for paragraph in paragraph_spans(text):
        for start, end in sentence_spans(text, *paragraph):
            words = word_spans(text, start, end)
            if not words:
                continue
            tags = []
            for first, last in words:
                label = marks[first][0]
                begins = any(marks[offset][1] for offset in range(first, last))
                tags.append("O" if not label else ("B-" if begins else "I-") + label)
            yield Example(words=[text[f:t] for f, t in words], corpus="polnear", attribution=tags)


def read_all(data: Path, split: str, without: frozenset[str] = frozenset()) -> list[Example]:
    """Return every corpus's examples for a split ("train" or "dev")."""
    examples: list[Example] = []
    if "ewt" not in without:
        examples += read_ewt(data, split)
    if "gum" not in without:
        examples += read_gum(data, split)
    if "polnear" not in without:
        examples += read_polnear(data, split)
    if "crossner" not in without:
        examples += read_bio(data / "crossner-politics" / f"{split}.txt", "crossner")
    return examples
