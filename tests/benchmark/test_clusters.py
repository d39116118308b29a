import itertools
import random
from collections import Counter

import pytest

from dragoman.benchmark.bootstrap import estimate
from dragoman.benchmark.clusters import b_cubed, best_alignment, conll, count_clusters, score, side

#: Bagga and Baldwin's second example: two of three clusters of the data were put together.
GOLD = {m: k for k, mentions in {"a": "12345", "b": "67", "c": "89ABC"}.items() for m in mentions}
JOINED = {m: k for k, mentions in {"x": "12345", "y": "6789ABC"}.items() for m in mentions}


def values(gold: dict[str, str], found: dict[str, str]) -> dict[str, float]:
    counter: Counter[str] = Counter()
    count_clusters(counter, "it", gold, found)
    formulas = {
        **{f"{m}_{s[0]}": side("it", m, s) for m in ("muc", "b3", "ceaf") for s in ("precision", "recall")},
        **{m: score("it", m) for m in ("muc", "ceaf")},
        "b3": b_cubed("it"),
        "conll": conll("it"),
    }
    return {name: figure.value for name, figure in estimate([counter], formulas).items()}


def test_the_same_clusters_score_one() -> None:
    assert set(values(GOLD, dict(GOLD)).values()) == {1.0}


def test_two_clusters_put_together_cost_precision() -> None:
    found = values(GOLD, JOINED)
    # MUC: 9 links in the data, all there; 10 in the answer, one of them wrong.
    assert (found["muc_r"], found["muc_p"]) == (1.0, 0.9)
    # B-cubed: 5 mentions with 1, 2 with 2/7, 5 with 5/7.
    assert (found["b3_r"], found["b3_p"]) == (1.0, pytest.approx((5 + 2 * 2 / 7 + 5 * 5 / 7) / 12, abs=1e-4))
    # CEAF: a with x (1), c with y (2·5/12); b is left without a partner.
    aligned = 1 + 10 / 12
    assert found["ceaf_r"] == pytest.approx(aligned / 3, abs=1e-4)
    assert found["ceaf_p"] == pytest.approx(aligned / 2, abs=1e-4)
    assert found["conll"] == pytest.approx((found["muc"] + found["b3"] + found["ceaf"]) / 3, abs=1e-4)


def test_mentions_that_one_side_lacks_count_against_the_other() -> None:
    found = values({"1": "a", "2": "a", "3": "a"}, {"1": "x", "2": "x", "9": "x"})
    # Two of the three mentions, each in a cluster of three with two in common.
    assert found["b3_r"] == found["b3_p"] == pytest.approx(2 * (2 / 3) / 3, abs=1e-4)
    assert found["muc_r"] == found["muc_p"] == 0.5


def test_the_alignment_is_the_best_of_all() -> None:
    generator = random.Random(3)
    for _ in range(200):
        rows, columns = "ABCDE"[: generator.randint(1, 5)], "vwxyz"[: generator.randint(1, 5)]
        likeness = {(r, c): generator.random() for r in rows for c in columns if generator.random() < 0.7}
        short, long = sorted((rows, columns), key=len)
        best = max(
            sum(likeness.get((a, b) if short == rows else (b, a), 0) for a, b in zip(short, order, strict=True))
            for order in itertools.permutations(long, len(short))
        )
        assert best_alignment(list(rows), list(columns), likeness) == pytest.approx(best)


def test_nothing_against_nothing_is_no_score() -> None:
    assert values({}, {}) == {}
