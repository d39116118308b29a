"""Suite ``names``: proper names as whole spans with labels (CoNLL-2003), or the parties of events.

A two-column file with the labels S, T and R is CAMEO's: who acts, who is acted upon, who else is concerned. It
is measured on the events of the coder, and all else on the names of the model.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from dragoman.benchmark.bootstrap import estimate
from dragoman.benchmark.corpora_bio import bio_sentences, name_tags
from dragoman.benchmark.corpora_conllu import conllu_sentences, entity_names
from dragoman.benchmark.files import files_at
from dragoman.benchmark.measures import count_spans, f1
from dragoman.benchmark.names_parties import PARTY_LABELS, measure_parties
from dragoman.benchmark.parsing import parse_all
from dragoman.benchmark.types import Progress, Result
from dragoman.language.encoder import load_encoder

Tagged = tuple[list[str], list[str]]


def measure(path: Path, progress: Progress) -> Result:
    """Return the figures of a two-column file, of GUM's CoNLL-U with entities, or of all in a folder.

    Raises:
        BenchmarkDataError: There is no such file, or it is not in the format.
    """
    sentences = [sentence for file in files_at(path, ".txt", ".bio", ".conllu") for sentence in tagged(file)]
    labels = {tag.partition("-")[2] for _, tags in sentences for tag in tags} - {""}
    if labels and labels <= set(PARTY_LABELS):
        return measure_parties(sentences, progress)
    return measure_names([(words, name_tags(tags)) for words, tags in sentences], progress)


def tagged(file: Path) -> list[Tagged]:
    """Return the words and BIO tags of a file's sentences."""
    if file.suffix != ".conllu":
        return list(bio_sentences(file))
    return [([row[1] for row in rows], entity_names(rows)) for _, rows in conllu_sentences(file)]


def measure_names(sentences: Sequence[Tagged], progress: Progress) -> Result:
    """Return F1 of the names that the model finds."""
    units = []
    for (_, gold), parse in zip(sentences, parse_all([words for words, _ in sentences], progress), strict=True):
        counter: Counter[str] = Counter()
        count_spans(counter, gold, parse.tags("names"), "names")
        units.append(counter)
    kinds = sorted({tag.partition("-")[2] for tag in load_encoder().labels["names"]} - {""})
    formulas = {"f1": f1("names"), **{f"f1_{kind}": f1("names", kind) for kind in kinds}}
    return Result(suite="names", items=len(units), unit="sentences", figures=estimate(units, formulas))
