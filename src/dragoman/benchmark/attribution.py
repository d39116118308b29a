"""Suite ``attribution``: sources, cues and contents on PolNeAR, what belongs together, and the coder's statements.

A sentence's parts are read as whole spans with labels (exact), as spans that share a word (overlap) and as tokens.
A whole attribution is right when source, cue and content have exactly the words that the annotator linked, as
far as they stand in the cue's sentence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from dragoman.benchmark.attribution_statements import statement_counts, statement_remarks
from dragoman.benchmark.bootstrap import Formula, estimate
from dragoman.benchmark.corpora_brat import (
    LABELS,
    MarkedAttribution,
    MarkedSpan,
    TaggedSentence,
    annotated_articles,
    brat_attributions,
    brat_spans,
    tagged_sentences,
)
from dragoman.benchmark.files import text_of
from dragoman.benchmark.measures import count_found, count_labelled, f1, harmonic, quotient
from dragoman.benchmark.scenes import scene_of_text
from dragoman.benchmark.types import Progress, Result
from dragoman.coding.scene import Scene
from dragoman.coding.statements import statements
from dragoman.language.tags import tag_spans
from dragoman.language.types import Sentence

#: First word, one past the last, label.
LabelledSpan = tuple[int, int, str]


class Linked(NamedTuple):
    """One attribution within its cue's sentence: character offsets of the words of each part."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]


def measure(path: Path, progress: Progress) -> Result:
    """Return the figures of a folder of texts with brat files.

    Raises:
        BenchmarkDataError: There are no such files, or they are not in the format.
    """
    articles = annotated_articles(path)
    units, remarks, sentences = [], [], 0
    for number, (text_file, notes) in enumerate(articles):
        progress(number, len(articles))
        text, marked = text_of(text_file), brat_attributions(notes)
        scene = scene_of_text(text)
        sentences += len(scene.analysis.sentences)
        said = statements(scene)
        tagged = tagged_sentences(text, brat_spans(notes))
        units.append(span_counts(scene, tagged) + linked_counts(scene, marked) + statement_counts(said, marked, text))
        remarks += [f"{text_file.stem}: {remark}" for remark in statement_remarks(said, marked, text)]
    progress(len(articles), len(articles))
    return Result(
        suite="attribution",
        items=sentences,
        unit="sentences",
        figures=estimate(units, formulas()),
        remarks=tuple(remarks),
    )


def formulas() -> dict[str, Formula]:
    """Return the formula of every figure."""
    found: dict[str, Formula] = {f"{label}_exact_f1": f1("spans", label) for label in LABELS}
    for label in LABELS:
        precision, recall = (
            quotient(f"{label} near", f"spans found-{label}"),
            quotient(f"{label} met", f"spans gold-{label}"),
        )
        found[f"{label}_overlap_f1"] = harmonic(precision, recall)
    found |= {f"{label}_token_f1": f1("tokens", label) for label in LABELS}
    return found | {
        "attribution_exact_f1": f1("linked"),
        "statement_recall": quotient("statements both", "statements gold"),
        "statement_cue_recall": quotient("statements cue", "statements gold"),
        "statement_cue_precision": quotient("statements right", "statements found"),
    }


# --- spans and tokens -------------------------------------------------------------------------------


def span_counts(scene: Scene, tagged: Iterable[TaggedSentence]) -> Counter[str]:
    """Return what is right in the spans of one article, as the package gives them."""
    counter: Counter[str] = Counter()
    marked = {start: tag for words, tags in tagged for (start, _), tag in zip(words, tags, strict=True)}
    for sentence in scene.analysis.sentences:
        gold = tag_spans([marked.get(word.start, "O") for word in sentence.words])
        count_parts(counter, set(gold), found_spans(sentence))
    return counter


def found_spans(sentence: Sentence) -> set[LabelledSpan]:
    """Return the sources, cues and contents of a sentence."""
    return {
        (first, last, label)
        for attribution in sentence.attributions
        for label, ranges in zip(LABELS, (attribution.source, attribution.cue, attribution.content), strict=True)
        for first, last in ranges
    }


def count_parts(counter: Counter[str], gold: set[LabelledSpan], found: set[LabelledSpan]) -> None:
    """Count spans, spans that share a word, and tokens of the two sides."""
    count_labelled(counter, gold, found, "spans")
    sides = [{(word, label) for first, last, label in spans for word in range(first, last)} for spans in (gold, found)]
    count_labelled(counter, sides[0], sides[1], "tokens")
    for spans, others, name in ((gold, sides[1], "met"), (found, sides[0], "near")):
        for first, last, label in spans:
            counter[f"{label} {name}"] += any((word, label) in others for word in range(first, last))


# --- whole attributions -----------------------------------------------------------------------------


def linked_counts(scene: Scene, marked: Iterable[MarkedAttribution]) -> Counter[str]:
    """Return how many whole attributions are right in one article."""
    counter: Counter[str] = Counter()
    gold = {linked for attribution in marked if (linked := linked_words(scene, attribution)) is not None}
    count_found(counter, "linked", gold, set(linked_by_model(scene)))
    return counter


def linked_words(scene: Scene, attribution: MarkedAttribution) -> Linked | None:
    """Return the words that an annotator linked, within the sentence of the cue; None without a cue."""
    if not attribution.cue:
        return None
    tree = scene.trees[scene.sentence_at(attribution.cue[0].start)]

    def inside(pieces: Iterable[MarkedSpan]) -> frozenset[int]:
        return frozenset(tree.words[n].start for piece in pieces for n in tree.within(piece.start, piece.end))

    linked = Linked(inside(attribution.source), inside(attribution.cue), inside(attribution.content))
    return linked if linked.cue else None


def linked_by_model(scene: Scene) -> Iterable[Linked]:
    """Yield the attributions through a cue that the model finds."""
    for sentence in scene.analysis.sentences:
        for attribution in sentence.attributions:
            parts = (attribution.source, attribution.cue, attribution.content)
            source, cue, content = (
                frozenset(sentence.words[n].start for first, last in part for n in range(first, last)) for part in parts
            )
            if cue:
                yield Linked(source, cue, content)
