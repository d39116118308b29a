"""Suite ``roles``: arguments of predicates on PropBank, as whole spans with labels (Carreras and Màrquez 2005)."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from dragoman.benchmark.bootstrap import estimate
from dragoman.benchmark.corpora_propbank import Framed, arguments, framed_sentences
from dragoman.benchmark.files import files_at
from dragoman.benchmark.measures import count_found, count_labelled, f1
from dragoman.benchmark.parsing import Parsed, parse_all
from dragoman.benchmark.types import Progress, Result

#: Labels that the data have fewer of get no figure of their own.
FEW = 100


def measure(path: Path, progress: Progress) -> Result:
    """Return the figures of a JSON Lines file.

    Raises:
        BenchmarkDataError: There is no such file, or it is not in the format.
    """
    sentences = [sentence for file in files_at(path, ".jsonl") for sentence in framed_sentences(file)]
    parses = parse_all([sentence.tokens for sentence in sentences], progress)
    units = [counts(sentence, parse) for sentence, parse in zip(sentences, parses, strict=True)]
    labels = Counter(label for s in sentences for frame in s.frames for _, _, label in arguments(frame))
    formulas = {
        "f1_gold_predicates": f1("given"),
        "f1_found_predicates": f1("found"),
        "f1_predicates": f1("predicates"),
        **{f"f1_{label}": f1("given", label) for label, count in labels.most_common() if count >= FEW},
    }
    return Result(suite="roles", items=len(units), unit="sentences", figures=estimate(units, formulas))


def counts(sentence: Framed, parse: Parsed) -> Counter[str]:
    """Return what is right in one sentence, with the predicates of the data and with those found."""
    counter: Counter[str] = Counter()
    gold = {(frame.predicate, *argument) for frame in sentence.frames for argument in arguments(frame)}
    given = {frame.predicate for frame in sentence.frames}
    found = parse.predicates()
    answers = parse.arguments(sorted(given | found))
    count_found(counter, "predicates", given, found)
    count_labelled(counter, gold, {(place, *a) for place in given for a in answers.get(place, ())}, "given")
    count_labelled(counter, gold, {(place, *a) for place in found for a in answers.get(place, ())}, "found")
    return counter
