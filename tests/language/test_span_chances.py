from collections import Counter
from collections.abc import Iterable
from itertools import chain, combinations, pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.language.span_chances import LEAST, LikelySpan, best_spans, span_chances_of
from dragoman.language.tags import tag_spans

LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue")
SEEDS = st.integers(0, 2**32 - 1)
#: Spans of a sentence of six words.
SPANS = st.builds(
    lambda ends, label: LikelySpan(min(ends), max(ends), label, 0.5),
    st.tuples(st.integers(0, 6), st.integers(0, 6)).filter(lambda ends: ends[0] != ends[1]),
    st.sampled_from(["source", "cue"]),
)


def random_scores(seed: int, words: int) -> np.ndarray:
    scores = np.random.default_rng(seed).normal(0, 1.5, (words, len(LABELS))).astype(np.float32)
    scores[:, 2::2] += 1
    return scores


def allowed(words: int) -> Iterable[tuple[str, ...]]:
    """Yield all tags in which no span goes on that did not begin; one may be open at the first word."""
    for tags in product(LABELS, repeat=words):
        if all(not tag.startswith("I-") or before[2:] == tag[2:] for before, tag in pairwise(tags)):
            yield tags


@settings(deadline=None, max_examples=30)
@given(SEEDS, st.integers(1, 4))
def test_a_chance_is_the_share_of_all_allowed_tags_that_have_the_span(seed: int, words: int) -> None:
    scores = random_scores(seed, words)
    spans: Counter[tuple[int, int, str]] = Counter()
    inside: Counter[tuple[int, str]] = Counter()
    total = 0.0
    for tags in allowed(words):
        odds = float(np.exp(sum(scores[place, LABELS.index(tag)] for place, tag in enumerate(tags))))
        total += odds
        for first, last, label in tag_spans(list(tags)):
            spans[first, last, label] += odds
            for place in range(first, last):
                inside[place, label] += odds
    (found,) = span_chances_of([scores], LABELS)
    chances = {span[:3]: span.chance for span in found.spans}
    assert chances == pytest.approx({span: odds / total for span, odds in spans.items() if span in chances}, abs=1e-5)
    assert all(odds / total < LEAST + 1e-5 for span, odds in spans.items() if span not in chances)
    for label in ("source", "cue"):
        assert found.inside[label] == pytest.approx([inside[place, label] / total for place in range(words)], abs=1e-5)


@given(SEEDS, st.lists(st.integers(0, 12), max_size=8))
def test_sentences_beside_it_change_nothing(seed: int, lengths: list[int]) -> None:
    sequences = [random_scores(seed + n, length) for n, length in enumerate(lengths)]
    for found, scores in zip(span_chances_of(sequences, LABELS), sequences, strict=True):
        (alone,) = span_chances_of([scores], LABELS)
        assert [span[:3] for span in found.spans] == [span[:3] for span in alone.spans]
        assert [span.chance for span in found.spans] == pytest.approx([span.chance for span in alone.spans])
        for label, values in alone.inside.items():
            assert found.inside[label] == pytest.approx(values)


def test_scores_far_apart_give_chances() -> None:
    scores = np.array([[0, 900, 0, 0, 0], [0, 0, 900, 0, 0], [900, 0, 0, 0, 0]], dtype=np.float32)
    (found,) = span_chances_of([scores], LABELS)
    assert found.spans == [LikelySpan(0, 2, "source", pytest.approx(1))]
    assert found.inside == {"source": pytest.approx([1, 1, 0]), "cue": pytest.approx([0, 0, 0])}


def apart(spans: Iterable[LikelySpan]) -> bool:
    ordered = sorted(spans)
    return all(span.last <= after.first for span, after in pairwise(ordered))


@settings(deadline=None)
@given(st.lists(st.tuples(SPANS, st.integers(-3, 9)), max_size=6))
def test_no_spans_apart_are_worth_more(worths: list[tuple[LikelySpan, float]]) -> None:
    chosen = best_spans(worths)
    assert apart(chosen)
    assert all(any(span == one and worth > 0 for one, worth in worths) for span in chosen)
    ways = chain.from_iterable(combinations(worths, size) for size in range(len(worths) + 1))
    most = max(sum(worth for _, worth in way) for way in ways if apart(span for span, _ in way))
    assert sum(max(worth for one, worth in worths if one == span) for span in chosen) == most


def test_a_span_that_is_worth_nothing_is_not_chosen() -> None:
    assert best_spans([(LikelySpan(0, 2, "cue", 0.2), -0.1), (LikelySpan(3, 4, "cue", 0.2), 0.0)]) == []
