"""What speaks for and against a span as a source, cue or content: signs whose weights were learned from PolNeAR.

A sign is a number, mostly 0 or 1. Their weighted sum is the logarithm of the odds that an annotator has exactly this
span; ``training/attribution_weights.py`` fits the weights in ``attribution_signs.toml`` by logistic regression. Words
and relations are signs, too ("before:to"); those that are not in the file weigh nothing.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache, cached_property

from dragoman.data_files import Checked, read_table
from dragoman.language.span_chances import LikelySpan, SpanChances
from dragoman.language.types import Word

#: What is looked for, each with weights of its own.
LABELS = ("source", "cue", "content")
#: Chances closer to 0 or 1 count as this close.
_SURE = 1e-4


class AttributionWeights(Checked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the signs weigh for each label, and what a span is worth."""

    #: A span is worth its chance, and this share of the chance of its words to be within a span of its label.
    words_share: float
    #: A span whose chance and words are less likely than this is worth nothing.
    least: float
    source: dict[str, float]
    cue: dict[str, float]
    content: dict[str, float]

    def of(self, label: str) -> dict[str, float]:
        """Return the weights for one label."""
        weights: dict[str, float] = getattr(self, label)
        return weights


@cache
def attribution_weights() -> AttributionWeights:
    """Return the weights that came with the package."""
    return read_table("dragoman.language", "attribution_signs.toml", AttributionWeights)


class SpanSigns:
    """The signs of the likely spans of one sentence."""

    def __init__(self, chances: SpanChances, words: Sequence[Word]) -> None:
        """Take what may be a span in a sentence, and its words."""
        self.chances = chances
        self.words = words

    @cached_property
    def children(self) -> list[list[int]]:
        """The words that depend on each word."""
        children: list[list[int]] = [[] for _ in self.words]
        for number, word in enumerate(self.words):
            if word.head >= 0:
                children[word.head].append(number)
        return children

    @cached_property
    def most(self) -> dict[str, float]:
        """The chance of the likeliest word of each label."""
        return {label: max(values) for label, values in self.chances.inside.items()}

    def within(self, span: LikelySpan) -> float:
        """Return the mean chance of a span's words to be within a span of its label."""
        return sum(self.chances.inside[span.label][span.first : span.last]) / (span.last - span.first)

    def worth(self, span: LikelySpan) -> float:
        """Return what a span is worth: more the likelier it and its words are, below 0 where they are too unlikely."""
        weights = attribution_weights()
        return self.chance(span) - weights.least + weights.words_share * (self.within(span) - 0.5)

    def chance(self, span: LikelySpan) -> float:
        """Return the chance of a span by its signs."""
        weights = attribution_weights().of(span.label)
        total = weights["base"]
        for sign, value in self.signs(span).items():
            weight = weights.get(sign)
            if weight is not None:
                total += weight * value
        return 1 / (1 + math.exp(-total))

    def signs(self, span: LikelySpan) -> dict[str, float]:
        """Return the signs of a span; those that are not there are left out."""
        return {**self._of_the_model(span), **self._of_the_edges(span), **self._of_the_tree(span)}

    def _of_the_model(self, span: LikelySpan) -> dict[str, float]:
        chance = min(max(span.chance, _SURE), 1 - _SURE)
        signs = {"chance": math.log(chance / (1 - chance)), "within": self.within(span)}
        first, last = span.first, span.last
        for label, inside in self.chances.inside.items():
            if first:
                signs[f"before_{label}"] = inside[first - 1]
            if last < len(inside):
                signs[f"behind_{label}"] = inside[last]
            if label != span.label:
                signs[f"most_{label}"] = self.most[label]
        return signs

    def _of_the_edges(self, span: LikelySpan) -> dict[str, float]:
        words, first, last = self.words, span.first, span.last
        signs = {
            "length": math.log(last - first),
            f"first:{words[first].text.lower()}": 1.0,
            f"last:{words[last - 1].text.lower()}": 1.0,
            f"before:{words[first - 1].text.lower()}" if first else "first_of_all": 1.0,
            f"behind:{words[last].text.lower()}" if last < len(words) else "last_of_all": 1.0,
        }
        if first == 0 and last >= len(words) - 1:
            signs["whole"] = 1.0
        return signs

    def _of_the_tree(self, span: LikelySpan) -> dict[str, float]:
        """Return what the span's heads are, and which words outside depend on words of it."""
        words, first, last = self.words, span.first, span.last
        heads = []
        verbs = 0
        signs: dict[str, float] = {}
        for number in range(first, last):
            word = words[number]
            if not first <= word.head < last and word.upos != "PUNCT":
                heads.append(word)
            verbs += word.upos == "VERB"
            for child in self.children[number]:
                if not first <= child < last:
                    signs[f"{'left' if child < first else 'right'}:{words[child].relation}"] = 1.0
        signs["heads"] = min(len(heads), 4)
        signs["verbs"] = min(verbs, 4)
        if heads:
            head = heads[0]
            signs[f"head:{head.relation}"] = 1.0
            signs[f"under:{words[head.head].upos if head.head >= 0 else 'root'}"] = 1.0
        return signs
