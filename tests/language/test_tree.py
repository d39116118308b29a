from itertools import product

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dragoman.language.tree import best_tree

SEEDS = st.integers(0, 2**32 - 1)


def is_tree(heads: list[int]) -> bool:
    """Whether one word hangs on the root and every word is reached from it; words count from 1."""
    if heads.count(0) != 1:
        return False
    for start in range(1, len(heads) + 1):
        node, steps = start, 0
        while node:
            node, steps = heads[node - 1], steps + 1
            if steps > len(heads):
                return False
    return True


def total(scores: np.ndarray, heads: tuple[int, ...]) -> float:
    normal = scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)
    return float(sum(normal[word, head] for word, head in enumerate(heads)))


@settings(deadline=None)
@given(SEEDS, st.integers(1, 25), st.sampled_from([0.0, 0.1, 3.0, 100.0]))
@example(seed=0, words=120, spread=3.0)
@example(seed=0, words=120, spread=0.0)
def test_it_is_a_tree_with_one_child_of_the_root(seed: int, words: int, spread: float) -> None:
    scores = np.random.default_rng(seed).normal(0, spread, (words, words + 1)).astype(np.float32)
    heads = best_tree(scores)
    assert len(heads) == words
    assert is_tree(heads)


@settings(deadline=None, max_examples=40)
@given(SEEDS, st.integers(1, 5), st.sampled_from([0.5, 5.0]))
def test_no_other_tree_scores_higher(seed: int, words: int, spread: float) -> None:
    scores = np.random.default_rng(seed).normal(0, spread, (words, words + 1)).astype(np.float32)
    trees = (heads for heads in product(range(words + 1), repeat=words) if is_tree(list(heads)))
    best = max(total(scores, heads) for heads in trees)
    assert total(scores, tuple(best_tree(scores))) == pytest.approx(best, abs=1e-3)


def test_the_best_head_of_each_word_is_taken_where_that_is_a_tree() -> None:
    scores = np.full((4, 5), -5.0, dtype=np.float32)
    for word, head in enumerate([2, 0, 4, 2]):
        scores[word, head] = 5
    assert best_tree(scores) == [2, 0, 4, 2]


def test_no_words_have_no_heads() -> None:
    assert best_tree(np.zeros((0, 1), dtype=np.float32)) == []
