from collections import Counter

import numpy as np
import pytest

from dragoman.benchmark.bootstrap import estimate
from dragoman.benchmark.measures import (
    calibration_error,
    count_confidence,
    count_found,
    count_label,
    count_right,
    count_spans,
    f1,
    harmonic,
    macro_f1,
    mean,
    quotient,
    share,
)


def units_of(outcomes: str) -> list[Counter[str]]:
    units = []
    for outcome in outcomes:
        counter: Counter[str] = Counter()
        count_right(counter, "all", [outcome == "+"])
        units.append(counter)
    return units


def test_the_value_is_that_of_the_data_and_the_interval_holds_it() -> None:
    figure = estimate(units_of("+++-" * 25), {"right": share("all")})["right"]
    assert figure.value == 0.75
    # The exact binomial interval of 75 of 100 is .653 to .831.
    assert figure.low == pytest.approx(0.66, abs=0.02)
    assert figure.high == pytest.approx(0.83, abs=0.02)


def test_the_same_data_give_the_same_interval() -> None:
    units = units_of("++-+--+")
    assert estimate(units, {"right": share("all")}) == estimate(units, {"right": share("all")})


def test_more_units_give_a_narrower_interval() -> None:
    few, many = (estimate(units_of("+-" * n), {"right": share("all")})["right"] for n in (5, 500))
    assert many.high - many.low < few.high - few.low


def test_units_are_drawn_whole() -> None:
    unit: Counter[str] = Counter({"all right": 50, "all total": 100})
    figure = estimate([unit] * 3, {"right": share("all")})["right"]
    assert (figure.low, figure.value, figure.high) == (0.5, 0.5, 0.5)


def test_what_the_data_say_nothing_about_is_left_out() -> None:
    assert estimate(units_of("++"), {"other": share("other"), "f1": f1("none")}) == {}
    assert estimate([], {"right": share("all")}) == {}


def test_f1_is_of_whole_labelled_spans() -> None:
    counter: Counter[str] = Counter()
    count_spans(counter, ["B-a", "I-a", "O", "B-b"], ["B-a", "O", "O", "B-b"], "spans")
    figures = estimate([counter], {"all": f1("spans"), "a": f1("spans", "a"), "b": f1("spans", "b")})
    assert {name: figure.value for name, figure in figures.items()} == {"all": 0.5, "a": 0.0, "b": 1.0}


def test_counts_without_a_name_are_those_that_training_uses() -> None:
    counter: Counter[str] = Counter()
    count_spans(counter, ["B-a", "O"], ["B-a", "B-b"])
    assert (counter["gold"], counter["found"], counter["both"], counter["both-a"], counter["found-b"]) == (
        1,
        2,
        1,
        1,
        1,
    )


def test_macro_f1_is_the_mean_over_the_labels() -> None:
    counter: Counter[str] = Counter()
    for gold, found in (("x", "x"), ("x", "y"), ("y", "y"), ("z", "x")):
        count_label(counter, "kind", gold, found)
    # x: 2·1/(2+2) = 1/2; y: 2·1/(1+2) = 2/3; z: 0; w is neither in the data nor found.
    figure = estimate([counter], {"macro": macro_f1("kind", ("x", "y", "z", "w"))})["macro"]
    assert figure.value == pytest.approx((1 / 2 + 2 / 3 + 0) / 3, abs=1e-4)


def test_precision_and_recall_may_count_different_things() -> None:
    counter = Counter({"near": 1, "found": 2, "met": 3, "gold": 3})
    figure = estimate([counter], {"f1": harmonic(quotient("near", "found"), quotient("met", "gold"))})["f1"]
    assert figure.value == pytest.approx(2 * 0.5 * 1 / 1.5, abs=1e-4)


def test_the_mean_leaves_out_what_there_is_nothing_of() -> None:
    counter: Counter[str] = Counter()
    count_found(counter, "one", {1, 2}, {1})
    assert estimate([counter], {"mean": mean([f1("one"), f1("two")])})["mean"].value == pytest.approx(2 / 3, abs=1e-4)


def test_the_calibration_error_is_the_distance_of_confidence_and_share() -> None:
    counter: Counter[str] = Counter()
    for confidence, right in ((0.9, True), (0.9, False), (0.2, False), (1.0, True)):
        count_confidence(counter, "sure", confidence, right)
    # 0.9 to 1.0: shown 2.8, right 2; 0.2 to 0.3: shown 0.2, right 0.
    expected = (abs(2 - 2.8) + abs(0 - 0.2)) / 4
    assert estimate([counter], {"ece": calibration_error("sure")})["ece"].value == pytest.approx(expected)


def test_a_resample_without_any_of_a_label_does_not_spoil_the_interval() -> None:
    rare: Counter[str] = Counter()
    count_label(rare, "kind", "x", "x")
    common: Counter[str] = Counter()
    count_label(common, "kind", "y", "y")
    figure = estimate([rare, *[common] * 9], {"x": f1("kind", "x")})["x"]
    assert not np.isnan(figure.low)
    assert figure.value == 1.0
