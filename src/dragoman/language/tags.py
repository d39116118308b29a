"""Decoding of tag sequences: the best sequence in which no span goes on that did not begin."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

_FORBIDDEN = -1e9


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
    if not len(scores):
        return []
    free = scores.argmax(axis=1)
    if _valid(free, labels, open_start):
        return [labels[i] for i in free.tolist()]
    log = scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)
    follow, start = _transitions(labels, open_start)
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


def _valid(chosen: Array, labels: tuple[str, ...], open_start: bool) -> bool:
    """Whether every tag that goes on a span follows one of its kind."""
    goes_on, kind = _sorts(labels)
    inside, kinds = goes_on[chosen], kind[chosen]
    first = open_start or not inside[0]
    return bool(first and (~inside[1:] | (kinds[1:] == kinds[:-1])).all())


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
