"""Measures statements on PolNeAR's attributions: which pairs of source and cue are found, and which are right.

Usage: python benchmarks/statements_polnear.py --data ../shared/data/polnear/dev [--articles 30] [--errors]

PolNeAR annotates more than statements: beliefs, plans, documents that speak, quotations without a cue. Recall
is therefore given for attributions through cues of plain speech ("say", "tell", "warn", "according to") and for
all with a source and a cue; precision is the share of statements whose cue an annotator marked, too.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from dragoman.reader import read_document_parts
from dragoman.types import Document, Statement

#: Cues that attribute words rather than thoughts, as their first letters.
PLAIN = ("said", "say", "told", "tell", "wrote", "argu", "claim", "warn", "stress", "insist", "announc", "accus", "add",
         "declar", "according", "den", "confirm", "called", "tweet", "explain", "note", "respon")  # fmt: skip


class Span(NamedTuple):
    """Characters from first to one past last."""

    start: int
    end: int
    text: str


class Attribution(NamedTuple):
    """What an annotator marked: who, through which words."""

    source: Span
    cue: Span


def attributions(path: Path) -> Iterator[Attribution]:
    """Yield the attributions of a brat file that have a source and a cue."""
    spans: dict[str, Span] = {}
    for line in path.read_text("utf-8").splitlines():
        name, _, rest = line.partition("\t")
        if name.startswith("T"):
            where, _, text = rest.partition("\t")
            numbers = [int(n) for n in where.replace(";", " ").split()[1:]]
            spans[name] = Span(min(numbers), max(numbers), text)
        elif name.startswith("E"):
            roles = dict(part.split(":", 1) for part in rest.split())
            if "Source" in roles and "Cue" in roles:
                yield Attribution(spans[roles["Source"]], spans[roles["Cue"]])


def squeezed(text: str) -> tuple[str, list[int]]:
    """Return a text without white space and each character's old offset, for what cleaning moves about."""
    kept = [(character, offset) for offset, character in enumerate(text) if not character.isspace()]
    return "".join(character for character, _ in kept), [offset for _, offset in kept]


def moved(span: Span, raw: str, clean: str) -> Span | None:
    """Return where a span of the raw text stands in the clean one, found by the words around it, or None."""
    before, after = squeezed(raw[max(0, span.start - 60) : span.start])[0], squeezed(raw[span.start : span.end + 30])[0]
    flat, offsets = squeezed(clean)
    for width in (len(before), 12):
        at = flat.find(before[len(before) - width :] + after)
        if at >= 0:
            first = at + min(width, len(before))
            length = len(squeezed(raw[span.start : span.end])[0])
            return Span(offsets[first], offsets[min(first + length, len(offsets)) - 1] + 1, span.text)
    return None


def words(text: str) -> set[str]:
    """Return the words of a text in lower case."""
    return {word.strip(".,:;’'\"“”") for word in text.lower().split()}


def same_cue(statement: Statement, cue: Span) -> bool:
    """Whether a statement rests on the marked cue."""
    near = any(e.start < cue.end + 2 and cue.start < e.end + 2 for e in statement.evidence)
    return near and bool(words(statement.cue) & words(cue.text))


def same_source(statement: Statement, source: Span) -> bool:
    """Whether the speaker's words are among the marked ones."""
    return bool(words(statement.speaker_text) & words(source.text))


class Tally:
    """Counts over articles."""

    def __init__(self, errors: bool) -> None:
        """Start at nothing; with errors, print every miss and mistake."""
        self.errors = errors
        self.counts: Counter[str] = Counter()
        self.missed: Counter[str] = Counter()
        self.wrong: Counter[str] = Counter()

    def add_marked(self, attribution: Attribution, cue: Span, statements: tuple[Statement, ...], text: str) -> None:
        """Count one marked attribution as found or missed."""
        plain = attribution.cue.text.lower().startswith(PLAIN)
        hits = [s for s in statements if same_cue(s, cue)]
        right = any(same_source(s, attribution.source) for s in hits)
        for kind in ("plain", "all") if plain else ("all",):
            self.counts[f"{kind} gold"] += 1
            self.counts[f"{kind} cue"] += bool(hits)
            self.counts[f"{kind} pair"] += right
        if right:
            return
        self.missed[attribution.cue.text.lower()] += 1
        if self.errors and plain:
            around = text[max(0, cue.start - 100) : cue.end + 60].replace("\n", " / ")
            print("missed", attribution.source.text, "|", attribution.cue.text, "|", around)

    def add_found(self, statement: Statement, cues: list[Span]) -> None:
        """Count one statement as right or wrong; one carried on without a cue of its own has none to compare."""
        if not any(statement.cue in e.quote for e in statement.evidence):
            return
        agrees = any(same_cue(statement, cue) for cue in cues)
        self.counts["found"] += 1
        self.counts["right"] += agrees
        if not agrees:
            self.wrong[statement.cue.lower()] += 1
            if self.errors:
                print("wrong ", statement.speaker_text, "|", statement.cue, "|", statement.content.quote[:120])

    def report(self) -> None:
        """Print recall, precision and the commonest errors."""
        counts = self.counts
        for kind in ("plain", "all"):
            gold = max(1, counts[f"{kind} gold"])
            cues, pairs = counts[f"{kind} cue"] / gold, counts[f"{kind} pair"] / gold
            print(f"{kind:6} recall of cues {cues:.3f}, of source and cue {pairs:.3f} ({gold})")
        print(f"precision of cues {counts['right'] / max(1, counts['found']):.3f} ({counts['found']})")
        print("missed", self.missed.most_common(25))
        print("wrong ", self.wrong.most_common(25))


def measure(data: Path, articles: int, errors: bool) -> None:
    """Print recall and precision over the articles of a folder."""
    tally = Tally(errors)
    for path in sorted((data / "text").glob("*.txt"))[:articles]:
        files = sorted((data / "attributions").glob(f"{path.stem}_*.ann"))
        if not files:
            continue
        raw = path.read_text("utf-8")
        reading = read_document_parts(Document(content=raw.encode(), source=path.name), date=None).reading
        text = reading.article.text
        marked = [(a, cue) for file in files for a in attributions(file) if (cue := moved(a.cue, raw, text))]
        for attribution, cue in marked:
            tally.add_marked(attribution, cue, reading.statements, text)
        for statement in reading.statements:
            tally.add_found(statement, [cue for _, cue in marked])
    tally.report()


def main() -> None:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    measure(options.data, options.articles, options.errors)


if __name__ == "__main__":
    main()
