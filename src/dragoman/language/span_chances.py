"""Chances of whole spans: how likely it is that exactly these words are a span, over all valid tag sequences.

Scores of tags make valid BIO sequences more and less likely (a field whose transitions weigh nothing). Its chances are
added up forwards and backwards (Rabiner 1989); the chance of a span is that it begins, times that it goes on as far as
it does and no further.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from dragoman.language.tags import continuations

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

#: Less likely spans are not looked at.
LEAST = 0.1
#: Scores further below a word's best count as this far, so that no chance is zero.
_LOWEST = -60
#: Sentences that are computed at once.
_ROWS = 64


class LikelySpan(NamedTuple):
    """Words first..last that may be a span."""

    first: int
    #: One past the last word.
    last: int
    label: str
    chance: float


class SpanChances(NamedTuple):
    """What may be a span in one sentence."""

    #: For each label, the chance of every word to be within a span of it.
    inside: dict[str, list[float]]
    spans: list[LikelySpan]


def span_chances_of(sequences: Sequence[Array], labels: tuple[str, ...]) -> list[SpanChances]:
    """Return the likely spans for the tag scores [n, labels] of each sentence.

    A span may already be open at the first word.
    """
    found = [SpanChances({}, []) for _ in sequences]
    order = sorted((i for i, scores in enumerate(sequences) if len(scores)), key=lambda i: len(sequences[i]))
    for at in range(0, len(order), _ROWS):
        group = order[at : at + _ROWS]
        lengths = np.array([len(sequences[i]) for i in group])
        padded = np.zeros((len(group), lengths.max(), len(labels)))
        for row, i in enumerate(group):
            padded[row, : lengths[row]] = sequences[i]
        for i, chances in zip(group, _chances(padded, lengths, labels), strict=True):
            found[i] = chances
    return found


def _chances(scores: Array, lengths: Array, labels: tuple[str, ...]) -> Iterable[SpanChances]:
    """Yield the chances of each row of padded scores [rows, n, labels].

    The tags are put in another order: "O", those that begin a span, those that go on with one.
    """
    going, begun = continuations(labels)
    kinds = [labels[number][2:] for number in going]
    scores = scores[:, :, [labels.index("O"), *begun, *going]]
    odds = np.exp(np.maximum(scores - scores.max(axis=2, keepdims=True), _LOWEST))
    after, goes_on = _backward(odds, lengths)
    chances = _forward(odds) * after
    chances /= chances.sum(axis=2, keepdims=True)
    begins, goes = chances[:, :, 1 : 1 + len(kinds)], chances[:, :, 1 + len(kinds) :]
    inside = begins + goes
    begins[:, 0] = inside[:, 0]
    for row, length in enumerate(lengths.tolist()):
        yield SpanChances(
            dict(zip(kinds, inside[row, :length].T.tolist(), strict=True)),
            list(_likely(begins[row, :length], goes_on[row, :length], kinds)),
        )


def _forward(odds: Array) -> Array:
    """Return what the words up to each one say of its tag, [rows, n, labels], summing to 1."""
    kinds = odds.shape[2] // 2
    before = odds.copy()
    before[:, 0] /= before[:, 0].sum(axis=1, keepdims=True)
    for at in range(1, odds.shape[1]):
        last, now = before[:, at - 1], before[:, at]
        now[:, -kinds:] *= last[:, 1:-kinds] + last[:, -kinds:]
        now /= now.sum(axis=1, keepdims=True)
    return before


def _backward(odds: Array, lengths: Array) -> tuple[Array, Array]:
    """Return what the words behind each one say of its tag, [rows, n, labels], and the chance of each kind to go on."""
    kinds = odds.shape[2] // 2
    after = np.ones_like(odds)
    goes_on = np.zeros((*odds.shape[:2], kinds))
    behind = np.arange(1, odds.shape[1]) < lengths[:, None]
    for at in range(odds.shape[1] - 2, -1, -1):
        ways = odds[:, at + 1] * after[:, at + 1]
        further = ways[:, -kinds:] * behind[:, at, None]
        ended = ways[:, :-kinds].sum(axis=1, keepdims=True)
        share = further / ended
        now = after[:, at]
        now[:, 1:-kinds] += share
        now[:, -kinds:] += share
        now /= now.max(axis=1, keepdims=True)
        goes_on[:, at] = share / (1 + share)
    return after, goes_on


def _likely(begins: Array, goes_on: Array, kinds: Sequence[str]) -> Iterable[LikelySpan]:
    """Yield the likely spans of one sentence, given the chances to begin and to go on of each kind, [n, kinds]."""
    further = goes_on.T.tolist()
    for first, kind in zip(*(begins >= LEAST).nonzero(), strict=True):
        chance = float(begins[first, kind])
        for place in range(first, len(begins)):
            on = further[kind][place]
            if chance * (1 - on) >= LEAST:
                yield LikelySpan(int(first), place + 1, kinds[kind], chance * (1 - on))
            chance *= on
            if chance < LEAST:
                break


def best_spans(worths: Iterable[tuple[LikelySpan, float]]) -> list[LikelySpan]:
    """Return the spans that do not overlap and are worth most together; none that is worth nothing."""
    ending: dict[int, list[tuple[LikelySpan, float]]] = {}
    for span, worth in worths:
        if worth > 0:
            ending.setdefault(span.last, []).append((span, worth))
    best: list[float] = [0.0]
    taken: list[LikelySpan | None] = [None]
    for place in range(1, max(ending, default=0) + 1):
        best.append(best[-1])
        taken.append(None)
        for span, worth in ending.get(place, ()):
            if best[span.first] + worth > best[place]:
                best[place], taken[place] = best[span.first] + worth, span
    chosen, place = [], len(best) - 1
    while place:
        last = taken[place]
        if last is None:
            place -= 1
        else:
            chosen.append(last)
            place = last.first
    return chosen[::-1]
