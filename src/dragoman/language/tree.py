"""The best dependency tree of a sentence from the scores of its arcs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]


def best_tree(scores: Array) -> list[int]:
    """Return each word's head (0 is the root, words count from 1): a tree with one child of the root.

    Scores are [n, n + 1]. The greedy choice is taken where it is a tree; else the maximum spanning
    arborescence (Chu and Liu 1965, Edmonds 1967).
    """
    words = scores.shape[0]
    if words == 0:
        return []
    log = scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)
    greedy = [int(head) for head in log.argmax(axis=1)]
    if greedy.count(0) == 1 and not _cycle([0, *greedy]):
        return greedy
    return _single_root(log)


def _single_root(log: Array) -> list[int]:
    """Return the best tree whose root has one child: every candidate root word is tried, likeliest first."""
    words = log.shape[0]
    best: tuple[float, list[int]] | None = None
    favourite = log[:, 1:].max(axis=1)
    # What a tree with this root could score at most: every other word on the head that it likes best.
    bounds = log[:, 0] + favourite.sum() - favourite
    for root in np.argsort(-log[:, 0])[: min(words, 6)]:
        if best is not None and bounds[root] <= best[0]:
            continue
        matrix = np.full((words + 1, words + 1), -np.inf)
        matrix[1:, :] = log
        matrix[1:, 0] = -np.inf
        matrix[root + 1, 0] = log[root, 0]
        matrix[root + 1, 1:] = -np.inf
        np.fill_diagonal(matrix, -np.inf)
        heads = _arborescence(matrix)
        total = float(sum(matrix[d, heads[d]] for d in range(1, words + 1)))
        if best is None or total > best[0]:
            best = total, heads[1:]
    assert best is not None
    return best[1]


def _cycle(heads: list[int]) -> list[int]:
    """Return the nodes of one cycle, or an empty list; heads[0] is ignored."""
    state = [0] * len(heads)
    for start in range(1, len(heads)):
        path, node = [], start
        while node and not state[node]:
            state[node] = start
            path.append(node)
            node = heads[node]
        if node and state[node] == start and node in path:
            return path[path.index(node) :]
    return []


def _arborescence(matrix: Array) -> list[int]:
    """Return heads of the maximum spanning arborescence rooted at 0; matrix[d, h] scores h over d."""
    size = matrix.shape[0]
    heads = [0, *(int(h) for h in matrix[1:].argmax(axis=1))]
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = set(cycle)
    outside = [node for node in range(size) if node not in inside]
    number = {node: place for place, node in enumerate(outside)}
    merged = len(outside)
    smaller = np.full((merged + 1, merged + 1), -np.inf)
    enter: dict[int, int] = {}
    leave: dict[int, int] = {}
    for d in outside:
        for h in outside:
            smaller[number[d], number[h]] = matrix[d, h]
        best_head = max(cycle, key=lambda h, d=d: matrix[d, h])  # type: ignore[misc]
        leave[d] = best_head
        smaller[number[d], merged] = matrix[d, best_head]
    within = sum(matrix[d, heads[d]] for d in cycle)
    for h in outside:
        entry = max(cycle, key=lambda d, h=h: matrix[d, h] - matrix[d, heads[d]])  # type: ignore[misc]
        enter[h] = entry
        smaller[merged, number[h]] = within - matrix[entry, heads[entry]] + matrix[entry, h]
    np.fill_diagonal(smaller, -np.inf)
    smaller[0, :] = -np.inf
    solved = _arborescence(smaller)
    result = list(heads)
    for d in outside:
        if d:
            head = solved[number[d]]
            result[d] = leave[d] if head == merged else outside[head]
    outer = outside[solved[merged]]
    result[enter[outer]] = outer
    return result
