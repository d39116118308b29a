"""Suite ``syntax``: tags and trees on CoNLL-U, with the treebank's words."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from dragoman.benchmark.bootstrap import estimate
from dragoman.benchmark.corpora_conllu import conllu_sentences
from dragoman.benchmark.files import files_at
from dragoman.benchmark.measures import count_right, share
from dragoman.benchmark.parsing import Parsed, parse_all
from dragoman.benchmark.types import Progress, Result

#: Universal and Penn tags, unlabelled and labelled attachment (Nivre and others 2007): shares of all words.
FIGURES = ("upos", "xpos", "uas", "las")


def measure(path: Path, progress: Progress) -> Result:
    """Return the figures of a CoNLL-U file, or of all in a folder.

    Raises:
        BenchmarkDataError: There is no such file, or it is not in the format.
    """
    sentences = [rows for file in files_at(path, ".conllu") for _, rows in conllu_sentences(file)]
    parses = parse_all([[row[1] for row in rows] for rows in sentences], progress)
    units = [counts(rows, parse) for rows, parse in zip(sentences, parses, strict=True)]
    figures = estimate(units, {name: share(name) for name in FIGURES})
    return Result(suite="syntax", items=len(units), unit="sentences", figures=figures)


def counts(rows: list[list[str]], parse: Parsed) -> Counter[str]:
    """Return what is right in one sentence."""
    counter: Counter[str] = Counter()
    gold = [(int(row[6]) - 1, row[7]) for row in rows]
    found = parse.tree()
    for task, column in (("upos", 3), ("xpos", 4)):
        count_right(counter, task, (row[column] == tag for row, tag in zip(rows, parse.labels(task), strict=True)))
    count_right(counter, "uas", (one[0] == two[0] for one, two in zip(gold, found, strict=True)))
    count_right(counter, "las", (one == two for one, two in zip(gold, found, strict=True)))
    return counter
