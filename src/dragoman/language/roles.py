"""Decoding of predicates' arguments: good tags in which a numbered role is filled once.

Words are tagged one by one, so that a long argument may come apart ("sells [morcillas], also known [as blood
pudding]", both its ARG1). PropBank gives a numbered role to one stretch at most (Palmer, Gildea and Kingsbury 2005).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from dragoman.language.tags import best_tags_of, log_chances, tag_spans

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

#: Two stretches that fill one role, and the role.
Doubled = tuple[tuple[int, int], tuple[int, int], str]
#: Roles that a predicate gives to one argument at most.
ONCE = frozenset({"ARG0", "ARG1", "ARG2", "ARG3", "ARG4", "ARG5"})
#: So often the tags of one predicate are mended at most; few need it twice.
_ROUNDS = 12
_FORBIDDEN = -1e4


def best_role_tags(sequences: Sequence[Array], predicates: Sequence[int], labels: tuple[str, ...]) -> list[list[str]]:
    """Return the tags of every word for each predicate; scores [n, labels] and the predicate's place are given."""
    found = best_tags_of(sequences, labels)
    doubled = {i: twice for i, tags in enumerate(found) if (twice := filled_twice(tags, predicates[i]))}
    scores = {i: log_chances(sequences[i]) for i in doubled}
    for _ in range(_ROUNDS):
        if not doubled:
            break
        for i, twice in doubled.items():
            scores[i] = mended(scores[i], twice, predicates[i], labels)
        tags_of = dict(zip(doubled, best_tags_of([scores[i] for i in doubled], labels), strict=True))
        for i, tags in tags_of.items():
            found[i] = tags
        doubled = {i: twice for i, tags in tags_of.items() if (twice := filled_twice(tags, predicates[i]))}
    return found


def filled_twice(tags: list[str], predicate: int) -> Doubled | None:
    """Return two stretches that fill one role, and the role; the predicate's own word fills none."""
    filled: dict[str, tuple[int, int]] = {}
    for first, last, label in tag_spans(tags):
        if label not in ONCE or (first, last) == (predicate, predicate + 1):
            continue
        if label in filled:
            return filled[label], (first, last), label
        filled[label] = first, last
    return None


def mended(scores: Array, twice: Doubled, predicate: int, labels: tuple[str, ...]) -> Array:
    """Return the scores with the likeliest way out forced: one stretch of both, or one of them given up."""
    first, second, label = twice
    begins, goes_on = labels.index(f"B-{label}"), labels.index(f"I-{label}")
    ways = []
    for start, end in (first, second):
        without = scores.copy()
        without[start:end, [begins, goes_on]] = _FORBIDDEN
        ways.append(without)
    if not first[1] <= predicate < second[0]:
        joined = np.full_like(scores, _FORBIDDEN)
        joined[: first[0]], joined[second[1] :] = scores[: first[0]], scores[second[1] :]
        joined[first[0], begins] = scores[first[0], begins]
        joined[first[0] + 1 : second[1], goes_on] = scores[first[0] + 1 : second[1], goes_on]
        ways.append(joined)
    return max(ways, key=lambda way: float(way.max(axis=1).sum()))
