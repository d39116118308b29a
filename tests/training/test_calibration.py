import numpy as np
import pytest

pytest.importorskip("sklearn", reason="learning confidences needs scikit-learn; see training/README.md")

import calibration


def test_points_rise_with_the_share_that_is_right() -> None:
    random = np.random.default_rng(1)
    values = random.uniform(0.3, 1.0, 400)
    right = random.uniform(size=400) < values
    points = calibration.points(values, right)
    assert points == sorted(points)
    assert [share for _, share in points] == sorted(share for _, share in points)
    assert points[0][1] < 0.6
    assert points[-1][1] > 0.8


def test_few_facts_say_little() -> None:
    ((_, low), *_, (_, high)) = calibration.points(np.array([0.2, 0.9]), np.array([False, True]))
    assert 0 < low < high < 1
