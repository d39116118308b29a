import numpy as np
import pytest

from dragoman.language.roles import best_role_tags, filled_twice

LABELS = ("O", "B-ARG0", "I-ARG0", "B-ARG1", "I-ARG1", "B-ARGM-TMP", "I-ARGM-TMP")


def scores(*rows: dict[str, float]) -> np.ndarray:
    """Return scores in which every word has those that are named, and little of the rest."""
    found = np.full((len(rows), len(LABELS)), -6.0, dtype=np.float32)
    for number, row in enumerate(rows):
        for label, value in row.items():
            found[number, LABELS.index(label)] = value
    return found


def test_a_role_that_came_apart_is_joined() -> None:
    apart = scores({"O": 2}, {"B-ARG1": 2}, {"O": 0.2, "I-ARG1": 0.0}, {"B-ARG1": 1.0, "I-ARG1": 0.8}, {"I-ARG1": 2})
    assert best_role_tags([apart], [0], LABELS) == [["O", "B-ARG1", "I-ARG1", "I-ARG1", "I-ARG1"]]


def test_of_two_far_apart_the_less_likely_gives_way_to_its_next_best() -> None:
    twice = scores({"B-ARG0": 3}, {"O": 4}, {"B-ARG0": 1, "B-ARG1": 0.9}, {"O": 2})
    assert best_role_tags([twice], [1], LABELS) == [["B-ARG0", "O", "B-ARG1", "O"]]


def test_a_predicate_between_them_keeps_them_apart() -> None:
    around = scores({"B-ARG1": 3}, {"O": 0.1, "I-ARG1": 0.0}, {"B-ARG1": 2, "O": 0, "I-ARG1": 1.9})
    assert best_role_tags([around], [1], LABELS) == [["B-ARG1", "O", "O"]]


def test_circumstances_may_be_several_and_the_predicate_fills_no_role() -> None:
    several = scores({"B-ARGM-TMP": 2}, {"O": 2}, {"B-ARGM-TMP": 2}, {"B-ARG1": 2}, {"B-ARG1": 2})
    tags = ["B-ARGM-TMP", "O", "B-ARGM-TMP", "B-ARG1", "B-ARG1"]
    assert best_role_tags([several], [4], LABELS) == [tags]
    assert filled_twice(tags, 4) is None
    assert filled_twice(tags, 1) == ((3, 4), (4, 5), "ARG1")


def test_nothing_in_nothing_out() -> None:
    assert best_role_tags([], [], LABELS) == []


@pytest.mark.parametrize("seed", range(5))
def test_no_numbered_role_is_filled_twice(seed: int) -> None:
    noise = np.random.default_rng(seed).normal(size=(12, len(LABELS))).astype(np.float32)
    tags = best_role_tags([noise], [5], LABELS)[0]
    assert filled_twice(tags, 5) is None
