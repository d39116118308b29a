from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.language.tags import best_tags, tag_spans

LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue")
SEEDS = st.integers(0, 2**32 - 1)


def random_scores(seed: int, words: int, spread: float = 3.0) -> np.ndarray:
    """Return scores that favour going on, so that the best tag of each word alone is often not allowed."""
    scores = np.random.default_rng(seed).normal(0, spread, (words, len(LABELS))).astype(np.float32)
    scores[:, 2::2] += 1.5
    return scores


def valid(tags: list[str], open_start: bool = False) -> bool:
    pairs = zip([tags[0] if open_start and tags else "O", *tags], tags, strict=False)
    return all(not tag.startswith("I-") or before[2:] == tag[2:] for before, tag in pairs)


@given(SEEDS, st.integers(0, 40), st.booleans(), st.sampled_from([0.01, 1.0, 30.0]))
def test_no_span_goes_on_that_did_not_begin(seed: int, words: int, open_start: bool, spread: float) -> None:
    tags = best_tags(random_scores(seed, words, spread), LABELS, open_start=open_start)
    assert len(tags) == words
    assert valid(tags, open_start)


@settings(deadline=None, max_examples=40)
@given(SEEDS, st.integers(1, 4), st.booleans())
def test_no_allowed_sequence_scores_higher(seed: int, words: int, open_start: bool) -> None:
    scores = random_scores(seed, words)

    def total(tags: tuple[str, ...]) -> float:
        return float(sum(scores[place, LABELS.index(tag)] for place, tag in enumerate(tags)))

    best = max(total(tags) for tags in product(LABELS, repeat=words) if valid(list(tags), open_start))
    assert total(tuple(best_tags(scores, LABELS, open_start=open_start))) == pytest.approx(best, abs=1e-4)


def test_what_goes_on_at_the_first_word_is_allowed_only_where_asked_for() -> None:
    scores = np.array([[0, 0, 9, 0, 0], [0, 0, 9, 0, 0]], dtype=np.float32)
    assert best_tags(scores, LABELS, open_start=True) == ["I-source", "I-source"]
    assert best_tags(scores, LABELS)[0] != "I-source"


@pytest.mark.parametrize(
    ("tags", "spans"),
    [
        ("", []),
        ("O O", []),
        ("B-a I-a O B-b", [(0, 2, "a"), (3, 4, "b")]),
        ("B-a B-a", [(0, 1, "a"), (1, 2, "a")]),
        ("I-a I-a O I-b", [(0, 2, "a"), (3, 4, "b")]),
        ("B-a I-b", [(0, 1, "a"), (1, 2, "b")]),
        ("B-C-ARG1 I-C-ARG1", [(0, 2, "C-ARG1")]),
    ],
)
def test_spans_of_tags(tags: str, spans: list[tuple[int, int, str]]) -> None:
    assert tag_spans(tags.split()) == spans


@given(SEEDS, st.integers(0, 30))
def test_spans_hold_exactly_the_tagged_words(seed: int, words: int) -> None:
    tags = best_tags(random_scores(seed, words), LABELS)
    inside = [place for first, last, _ in tag_spans(tags) for place in range(first, last)]
    assert inside == [place for place, tag in enumerate(tags) if tag != "O"]
