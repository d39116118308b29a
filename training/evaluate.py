"""Measure the files that the package ships, decoded as the package decodes, on the development parts.

    python training/evaluate.py --data DATA --out figures.json

Words are those of the corpora. Roles are measured with the corpus's predicates, and predicates by themselves.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from corpora import Example, read_all
from counting import count_spans, spans

from dragoman.language.encoder import LONGEST, Encoder, load_encoder
from dragoman.language.tags import best_tags
from dragoman.language.tree import best_tree

#: Sentences that are scored together.
CHUNK = 400


class Figures:
    """Counts of what is right, by figure."""

    def __init__(self) -> None:
        """Begin with nothing counted."""
        self.right: Counter[str] = Counter()
        self.total: Counter[str] = Counter()
        self.spans: dict[str, Counter[str]] = defaultdict(Counter)

    def accuracy(self, name: str, pairs: Iterable[tuple[object, object]]) -> None:
        """Count pairs of what the corpus says and what was found."""
        for gold, found in pairs:
            self.right[name] += gold == found
            self.total[name] += 1

    def tagged(self, name: str, gold: list[str], found: list[str]) -> None:
        """Count spans, and words inside spans, of two tag sequences."""
        count_spans(self.spans[name], gold, found)
        words = self.spans[f"{name} words"]
        for one, two in zip(gold, found, strict=True):
            for side, tag in (("gold", one), ("found", two)):
                if tag != "O":
                    words.update([side, f"{side}-{tag[2:]}"])
            if one != "O" and one[2:] == two[2:]:
                words.update(["both", f"both-{one[2:]}"])

    def results(self) -> dict[str, float]:
        """Return accuracies and F1 scores by name."""
        found = {name: self.right[name] / self.total[name] for name in self.total}
        for name, count in self.spans.items():
            kinds = sorted({key.partition("-")[2] for key in count if "-" in key}) if "attribution" in name else []
            for kind in ("", *kinds):
                end = f"-{kind}" if kind else ""
                f1 = 2 * count[f"both{end}"] / max(1, count[f"gold{end}"] + count[f"found{end}"])
                found[f"{name}{end}"] = f1
        return {name: round(value, 4) for name, value in sorted(found.items())}


def count(figures: Figures, encoder: Encoder, example: Example, scores: dict[str, Any]) -> None:
    """Count one sentence in every figure that its corpus has labels for."""
    corpus = example.corpus.partition("-")[0]
    labels = encoder.labels
    if example.heads is not None:
        for task, gold in (("upos", example.upos), ("xpos", example.xpos)):
            found = [labels[task][int(i)] for i in scores[task].argmax(1)]
            figures.accuracy(f"{task} {corpus}", zip(gold or (), found, strict=True))
        count_tree(figures, encoder, example, scores, corpus)
    if example.names is not None:
        found = best_tags(scores["names"], tuple(labels["names"]))
        figures.tagged(f"names {corpus}", example.names, found)
    if example.attribution is not None:
        found = best_tags(scores["attribution"], tuple(labels["attribution"]), open_start=True)
        figures.tagged(f"attribution {corpus}", example.attribution, found)
    if example.frames is not None:
        count_roles(figures, encoder, example, scores)


def count_tree(figures: Figures, encoder: Encoder, example: Example, scores: dict[str, Any], corpus: str) -> None:
    """Count heads, and heads with relations."""
    heads = best_tree(scores["arc"])
    relations = encoder.relations(scores, heads).argmax(1)
    found = [
        (head - 1, "root" if not head else encoder.labels["relation"][int(relation)])
        for head, relation in zip(heads, relations, strict=True)
    ]
    gold = list(zip(example.heads or (), example.relations or (), strict=True))
    figures.accuracy(f"uas {corpus}", ((one[0], two[0]) for one, two in zip(gold, found, strict=True)))
    figures.accuracy(f"las {corpus}", zip(gold, found, strict=True))


def count_roles(figures: Figures, encoder: Encoder, example: Example, scores: dict[str, Any]) -> None:
    """Count which words are predicates, and the arguments of those that are."""
    marked = {place for place, _ in example.frames or ()}
    found = {place for place, choice in enumerate(scores["predicate"].argmax(1)) if choice}
    figures.spans["predicates ewt"].update(gold=len(marked), found=len(found), both=len(marked & found))
    frames = example.frames
    if not frames:
        return
    for (place, gold), values in zip(frames, encoder.roles(scores, [place for place, _ in frames]), strict=True):
        tags = best_tags(values, tuple(encoder.labels["role"]))
        argument = [(f, t, label) for f, t, label in spans(tags) if not f <= place < t or t - f > 1]
        truth = spans(gold)
        figures.spans["roles ewt"].update(gold=len(truth), found=len(argument), both=len(truth.intersection(argument)))


def main() -> None:
    """Read the options, measure, write the figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--data", required=True)
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    encoder, figures = load_encoder(), Figures()
    examples = [e for e in read_all(Path(options.data), "dev") if 0 < len(e.words) <= LONGEST]
    with encoder.one_thread():
        for at in range(0, len(examples), CHUNK):
            chunk = examples[at : at + CHUNK]
            for example, scores in zip(chunk, encoder.scores([e.words for e in chunk]), strict=True):
                count(figures, encoder, example, scores)
    Path(options.out).write_text(json.dumps(figures.results(), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
