"""Suite ``pairs``: what a marked actor does to a marked recipient, on PLV: event types, quad classes, the two sides.

The figures are those of the zero-shot study that PLV comes from (Hu and others 2024): macro F1 over the types of
the data, over the four quad classes, and over cooperation and conflict; a quad class follows from the type.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from dragoman.benchmark.bootstrap import Formula, estimate
from dragoman.benchmark.corpora_pairs import JOINED, Pair, read_pairs
from dragoman.benchmark.files import files_at
from dragoman.benchmark.measures import (
    calibration_error,
    count_confidence,
    count_label,
    count_right,
    f1,
    macro_f1,
    share,
)
from dragoman.benchmark.types import Confusion, Progress, Result
from dragoman.language.pairs import classify, marked_words
from dragoman.vocabulary import load_vocabulary

#: The class of the type that stands for two.
YIELD_QUAD = 2
#: Quad classes from here on are conflict.
CONFLICT = 3
#: Sentences that are classified together.
TOGETHER = 50


def measure(path: Path, progress: Progress) -> Result:
    """Return the figures of a table of marked sentences.

    Raises:
        BenchmarkDataError: There is no such file, or it is not in the format.
    """
    pairs = [pair for file in files_at(path, ".tsv") for pair in read_pairs(file)]
    answers = classified(pairs, progress)
    types = tuple(sorted({pair.type for pair in pairs}))
    units: dict[str, Counter[str]] = defaultdict(Counter)
    table: Counter[tuple[str, str]] = Counter()
    remarks = []
    for pair, probabilities in zip(pairs, answers, strict=True):
        best = max(probabilities, key=lambda kind: (probabilities[kind], kind))
        count(units[pair.sentence], pair, best)
        if len(probabilities) > 1:
            count_confidence(units[pair.sentence], "confidence", probabilities[best], best == pair.type)
        table[pair.type, best] += 1
        if best != pair.type:
            remarks.append(f"{pair.type}, found {best} ({probabilities[best]:.2f}): {pair.marked}")
    labels = tuple(sorted({*types, *(found for _, found in table)}))
    return Result(
        suite="pairs",
        items=len(pairs),
        unit="pairs",
        figures=estimate(list(units.values()), formulas(types)),
        confusion=Confusion(labels=labels, counts=tuple(tuple(table[g, f] for f in labels) for g in labels)),
        remarks=tuple(remarks),
    )


def formulas(types: Sequence[str]) -> dict[str, Formula]:
    """Return the formula of every figure for the types of some data."""
    return {
        "accuracy": share("all"),
        "macro_f1_type": macro_f1("type", types),
        "macro_f1_quad": macro_f1("quad", ("1", "2", "3", "4")),
        "macro_f1_binary": macro_f1("binary", ("cooperation", "conflict")),
        "ece": calibration_error("confidence"),
        **{f"f1_{kind}": f1("type", kind) for kind in types},
    }


def count(counter: Counter[str], pair: Pair, found: str) -> None:
    """Count one answer."""
    quad = quad_of(found)
    count_right(counter, "all", [found == pair.type])
    count_label(counter, "type", pair.type, found)
    count_label(counter, "quad", str(pair.quad), str(quad))
    count_label(counter, "binary", side_of(pair.quad), side_of(quad))


def quad_of(kind: str) -> int:
    """Return the number of a type's quad class."""
    vocabulary = load_vocabulary()
    return YIELD_QUAD if kind in JOINED.values() else vocabulary.quads[vocabulary.quad_of(kind)].number


def side_of(quad: int) -> str:
    """Return whether a quad class is cooperation or conflict."""
    return "conflict" if quad >= CONFLICT else "cooperation"


def classified(pairs: Sequence[Pair], progress: Progress) -> list[dict[str, float]]:
    """Return the probability of each type of the data for each pair."""
    found: list[dict[str, float]] = []
    for begin in range(0, len(pairs), TOGETHER):
        progress(begin, len(pairs))
        answers = classify([marked_words(pair.marked) for pair in pairs[begin : begin + TOGETHER]])
        found += [joined(probabilities) for probabilities in answers]
    progress(len(pairs), len(pairs))
    return found


def joined(probabilities: Mapping[str, float]) -> dict[str, float]:
    """Return probabilities with those of the types that the data have as one added up."""
    sums: dict[str, float] = {}
    for kind, probability in probabilities.items():
        name = JOINED.get(kind, kind)
        sums[name] = sums.get(name, 0.0) + probability
    return sums
