"""Confidences say how often such facts were right."""

from __future__ import annotations

from itertools import pairwise

import pytest

from dragoman.coding.confidence import calibrated
from dragoman.coding.thresholds import calibration


@pytest.mark.parametrize("kind", ["commitments", "assessments", "statements"])
def test_more_signs_never_lower_a_confidence(kind: str) -> None:
    shown = [calibrated(kind, step / 100) for step in range(101)]
    assert all(low <= high for low, high in pairwise(shown))
    assert all(0 <= value <= 1 for value in shown)


def test_between_two_points_a_confidence_lies_between_theirs() -> None:
    (low, right), (high, above) = calibration()["statements"][:2]
    assert calibrated("statements", low) == right
    assert right <= calibrated("statements", (low + high) / 2) <= above
