"""Decoding of tag sequences: the best sequence in which no span goes on that did not begin."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

_FORBIDDEN = -1e9
#: A label whose log chance is below this at every word is part of no best sequence.
_UNLIKELY = -12.0


@cache
def _transitions(labels: tuple[str, ...], open_start: bool) -> tuple[Array, Array]:
    """Return which tag may follow which, and which may come first, as scores of 0 or minus a billion."""
    size = len(labels)
    follow = np.zeros((size, size), dtype=np.float32)
    start = np.zeros(size, dtype=np.float32)
    for j, label in enumerate(labels):
        if not label.startswith("I-"):
            continue
        if not open_start:
            start[j] = _FORBIDDEN
        for i, before in enumerate(labels):
            if before[2:] != label[2:]:
                follow[i, j] = _FORBIDDEN
    return follow, start


def best_tags(scores: Array, labels: tuple[str, ...], *, open_start: bool = False) -> list[str]:
    """Return the best valid BIO sequence (Viterbi 1967) for scores of shape [n, labels].

    With open_start, a span may already be open at the first word (a quotation that began in an
    earlier sentence).
    """
    return best_tags_of(scores[None], labels, open_start=open_start)[0]


def best_tags_of(scores: Array, labels: tuple[str, ...], *, open_start: bool = False) -> list[list[str]]:
    """Return what ``best_tags`` gives for each row of scores [rows, n, labels], the easy rows all at once."""
    if not scores.size:
        return [[] for _ in scores]
    free = scores.argmax(axis=2)
    valid = _valid(free, labels, open_start)
    return [
        [labels[i] for i in row.tolist()] if good else _viterbi(each, labels, open_start)
        for each, row, good in zip(scores, free, valid.tolist(), strict=True)
    ]


def _viterbi(scores: Array, labels: tuple[str, ...], open_start: bool) -> list[str]:
    """Return the best valid sequence; labels without a chance anywhere are left out, which are most."""
    log = scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)
    chances = log.max(axis=0)
    chances[labels.index("O")] = 0  # without it there may be no valid sequence at all
    likely = np.flatnonzero(chances > _UNLIKELY)
    follow, start = (each[..., likely] for each in _transitions(labels, open_start))
    follow, log = follow[likely], log[:, likely]
    labels = tuple(labels[i] for i in likely.tolist())
    best = log[0] + start
    back = []
    for row in log[1:]:
        table = best[:, None] + follow
        choice = table.argmax(axis=0)
        back.append(choice)
        best = table[choice, np.arange(len(labels))] + row
    place = int(best.argmax())
    path = [place]
    for choice in reversed(back):
        place = int(choice[place])
        path.append(place)
    return [labels[i] for i in reversed(path)]


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
        prefix, _, label = tag.partition("-")
        if not label:
            continue
        if prefix == "I" and spans and spans[-1][1] == position and spans[-1][2] == label:
            spans[-1] = (spans[-1][0], position + 1, label)
        else:
            spans.append((position, position + 1, label))
    return spans
