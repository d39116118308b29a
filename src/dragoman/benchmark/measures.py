"""The measures of the literature: what is counted for each, and how it is computed from sums of counts.

Counts have names: "las right" and "las total" for a share; "cue gold", "cue found" and "cue both" for
precision, recall and F1, with "-LABEL" behind them for one label.
"""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Any

import numpy as np

from dragoman.benchmark.bootstrap import Formula, Sums
from dragoman.language.tags import tag_spans

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

#: Confidences are compared with shares of right answers in so many bins of equal width (Guo et al. 2017).
BINS = 10


# --- counting ---------------------------------------------------------------------------------------


def count_right(counter: Counter[str], name: str, outcomes: Iterable[bool]) -> None:
    """Count how many of some answers are right."""
    for right in outcomes:
        counter[f"{name} right"] += right
        counter[f"{name} total"] += 1


def count_found(counter: Counter[str], name: str, gold: AbstractSet[Any], found: AbstractSet[Any]) -> None:
    """Count what the data have, what was found, and what is in both."""
    counter[f"{name} gold"] += len(gold)
    counter[f"{name} found"] += len(found)
    counter[f"{name} both"] += len(gold & found)


def count_label(counter: Counter[str], name: str, gold: str, found: str) -> None:
    """Count one labelled item, for F1 by label."""
    counter[f"{name} gold-{gold}"] += 1
    counter[f"{name} found-{found}"] += 1
    counter[f"{name} both-{gold}"] += gold == found


def count_spans(counter: Counter[str], gold: list[str], found: list[str], name: str = "") -> None:
    """Count the spans of two BIO sequences and those that are in both, together and by label."""
    count_labelled(counter, set(tag_spans(gold)), set(tag_spans(found)), name)


def count_labelled(
    counter: Counter[str], gold: AbstractSet[tuple[Any, ...]], found: AbstractSet[tuple[Any, ...]], name: str = ""
) -> None:
    """Count items whose last part is a label, together and by label."""
    before = f"{name} " if name else ""
    for side, items in (("gold", gold), ("found", found), ("both", gold & found)):
        counter[f"{before}{side}"] += len(items)
        for item in items:
            counter[f"{before}{side}-{item[-1]}"] += 1


def count_confidence(counter: Counter[str], name: str, confidence: float, right: bool) -> None:
    """Count one answer whose confidence is shown."""
    number = min(BINS - 1, int(confidence * BINS))
    counter[f"{name} total"] += 1
    counter[f"{name} right-{number}"] += right
    # A Counter holds whatever can be added; confidences are summed in millionths, which are whole.
    counter[f"{name} shown-{number}"] += round(confidence * 1_000_000)


# --- computing --------------------------------------------------------------------------------------


def ratio(part: Array, whole: Array) -> Array:
    """Return part of whole; nan where there is nothing to share."""
    empty = np.full(np.broadcast(part, whole).shape, np.nan)
    result: Array = np.divide(part, whole, out=empty, where=whole != 0)
    return result


def share(name: str) -> Formula:
    """Return the formula of the share of right answers."""
    return lambda sums: ratio(sums[f"{name} right"], sums[f"{name} total"])


def quotient(part: str, whole: str) -> Formula:
    """Return the formula of one count divided by another."""
    return lambda sums: ratio(sums[part], sums[whole])


def f1(name: str, label: str = "") -> Formula:
    """Return the formula of F1, of all labels together or of one."""
    end = f"-{label}" if label else ""
    return lambda sums: ratio(2 * sums[f"{name} both{end}"], sums[f"{name} gold{end}"] + sums[f"{name} found{end}"])


def harmonic(first: Formula, second: Formula) -> Formula:
    """Return the formula of the harmonic mean of two: F1 where precision and recall count different things."""

    def formula(sums: Sums) -> Array:
        one, two = first(sums), second(sums)
        return np.where(one + two == 0, 0.0, ratio(2 * one * two, one + two))

    return formula


def mean(formulas: Iterable[Formula]) -> Formula:
    """Return the formula of the mean of some figures, those left out that a resample says nothing about."""
    each = tuple(formulas)

    def formula(sums: Sums) -> Array:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", RuntimeWarning)  # a resample may lack all of them
            result: Array = np.nanmean([one(sums) for one in each], axis=0)
        return result

    return formula


def macro_f1(name: str, labels: Sequence[str]) -> Formula:
    """Return the formula of the mean of the labels' F1."""
    return mean(f1(name, label) for label in labels)


def calibration_error(name: str) -> Formula:
    """Return the formula of the expected calibration error: how far confidences are from the shares of right ones."""

    def formula(sums: Sums) -> Array:
        gaps = [
            np.abs(sums[f"{name} right-{number}"] - sums[f"{name} shown-{number}"] / 1_000_000)
            for number in range(BINS)
        ]
        return ratio(np.sum(gaps, axis=0), sums[f"{name} total"])

    return formula
