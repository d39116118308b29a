"""Decoding of tag sequences: the best sequence in which no span goes on that did not begin."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

_FORBIDDEN = -1e9
#: Sequences that are decoded at once.
_ROWS = 256


def best_tags(scores: Array, labels: tuple[str, ...], *, open_start: bool = False) -> list[str]:
    """Return the best valid BIO sequence (Viterbi 1967) for scores of shape [n, labels].

    With open_start, a span may already be open at the first word (a quotation that began in an
    earlier sentence).
    """
    return best_tags_of([scores], labels, open_start=open_start)[0]


def best_tags_of(sequences: Sequence[Array], labels: tuple[str, ...], *, open_start: bool = False) -> list[list[str]]:
    """Return what ``best_tags`` gives for each sequence, computed for many at once."""
    found: list[list[str]] = [[] for _ in sequences]
    order = sorted((i for i, scores in enumerate(sequences) if len(scores)), key=lambda i: len(sequences[i]))
    for at in range(0, len(order), _ROWS):
        group = order[at : at + _ROWS]
        lengths = np.array([len(sequences[i]) for i in group])
        padded = np.zeros((len(group), lengths.max(), len(labels)), dtype=np.float32)
        for row, i in enumerate(group):
            padded[row, : lengths[row]] = sequences[i]
        for row, tags in zip(group, _paths(padded, lengths, labels, open_start), strict=True):
            found[row] = tags
    return found


def _paths(scores: Array, lengths: Array, labels: tuple[str, ...], open_start: bool) -> list[list[str]]:
    """Return the best valid sequence of each row of padded scores [rows, n, labels].

    The tags most likely by themselves are the best sequence where they are a valid one, which most are.
    """
    chosen = scores.argmax(axis=2)
    chosen[np.arange(scores.shape[1]) >= lengths[:, None]] = labels.index("O")
    bad = np.flatnonzero(~_valid(chosen, labels, open_start))
    if bad.size:
        longest = int(lengths[bad].max())
        chosen[bad, :longest] = _viterbi(scores[bad, :longest], lengths[bad], labels, open_start)
    return [[labels[i] for i in row[:length]] for row, length in zip(chosen.tolist(), lengths.tolist(), strict=True)]


def _viterbi(scores: Array, lengths: Array, labels: tuple[str, ...], open_start: bool) -> Array:
    """Return the numbers of the best valid tags of each row; [rows, n].

    A tag that goes on a span may follow the two of its kind only, any other every tag, so that a step needs no
    table of all pairs.
    """
    going, begun = continuations(labels)
    rows, longest, size = scores.shape
    every = np.arange(rows)
    best = scores[:, 0].copy()
    if not open_start:
        best[:, going] += _FORBIDDEN
    back = np.empty((longest, rows, size), dtype=np.int32)
    for at in range(1, longest):
        top = best.argmax(axis=1)
        choice = np.repeat(top[:, None], size, axis=1)
        value = np.repeat(best[every, top][:, None], size, axis=1)
        first = best[:, begun] >= best[:, going]
        choice[:, going] = np.where(first, begun, going)
        value[:, going] = np.where(first, best[:, begun], best[:, going])
        ended = at >= lengths
        choice[ended] = np.arange(size)
        best = np.where(ended[:, None], best, value + scores[:, at])
        back[at] = choice
    path = np.empty((rows, longest), dtype=np.int64)
    path[:, -1] = best.argmax(axis=1)
    for at in range(longest - 1, 0, -1):
        path[:, at - 1] = back[at, every, path[:, at]]
    return path


def log_chances(scores: Array) -> Array:
    """Return scores [..., labels] as logarithms of chances."""
    lowered = scores - scores.max(axis=-1, keepdims=True)
    chances: Array = lowered - np.log(np.exp(lowered).sum(axis=-1, keepdims=True))
    return chances


@cache
def continuations(labels: tuple[str, ...]) -> tuple[Array, Array]:
    """Return the numbers of the tags that go on a span, and for each the number of the tag that begins one."""
    going = [number for number, label in enumerate(labels) if label.startswith("I-")]
    return np.array(going), np.array([labels.index(f"B-{labels[number][2:]}") for number in going])


@cache
def _sorts(labels: tuple[str, ...]) -> tuple[Array, Array]:
    """Return for each label whether it goes on a span, and a number for its kind of span."""
    kinds = {kind: number for number, kind in enumerate(dict.fromkeys(label[2:] for label in labels))}
    return np.array([label.startswith("I-") for label in labels]), np.array([kinds[label[2:]] for label in labels])


def _valid(chosen: Array, labels: tuple[str, ...], open_start: bool) -> Array:
    """Return for each row of tags whether every one that goes on a span follows one of its kind."""
    goes_on, kind = _sorts(labels)
    inside, kinds = goes_on[chosen], kind[chosen]
    follows = (~inside[:, 1:] | (kinds[:, 1:] == kinds[:, :-1])).all(axis=1)
    begun: Array = follows if open_start else follows & ~inside[:, 0]
    return begun


def tag_spans(tags: list[str]) -> list[tuple[int, int, str]]:
    """Return (first, last, label) of each span of a BIO sequence; an I- that follows nothing opens one."""
    spans: list[tuple[int, int, str]] = []
    for position, tag in enumerate(tags):
        if tag == "O":  # most are
            continue
        prefix, _, label = tag.partition("-")
        if prefix == "I" and spans and spans[-1][1] == position and spans[-1][2] == label:
            spans[-1] = (spans[-1][0], position + 1, label)
        else:
            spans.append((position, position + 1, label))
    return spans
