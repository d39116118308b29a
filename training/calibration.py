"""Learn how often facts are right whose signs add up to a value, from articles with gold files.

    python training/calibration.py [ARTICLES]

Writes ``calibration.toml`` of the package: for each kind of fact, points (value, share right) between which confidence
is linear. Contacts have weights of their own (``contact_weights.py``).
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from gold import ARTICLES, found_in
from sklearn.isotonic import IsotonicRegression

from dragoman.coding.thresholds import calibration

CALIBRATION = Path(__file__).parents[1] / "src" / "dragoman" / "coding" / "calibration.toml"
#: Facts that make one point, and what every share is drawn towards: so many more facts, half of them right.
GROUP, MORE = 25, 2
HEADER = """\
# What the signs of a fact add up to, and the share of facts that were right at such a sum on the development articles;
# linear between the points. Made by training/calibration.py; not to be edited.
"""


def points(values: np.ndarray, right: np.ndarray) -> list[list[float]]:
    """Return the points of one kind of fact, rising in both."""
    order = np.argsort(values, kind="stable")
    groups = np.array_split(order, max(2, len(order) // GROUP))
    at = np.array([values[group].mean() for group in groups])
    shares = np.array([(right[group].sum() + MORE / 2) / (len(group) + MORE) for group in groups])
    rising = IsotonicRegression().fit_transform(at, shares, sample_weight=[len(group) for group in groups])
    found: list[list[float]] = []
    for value, share in zip(at.round(2).tolist(), rising.round(2).tolist(), strict=True):
        if found and found[-1][0] == value:
            found[-1][1] = share
        elif len(found) > 1 and found[-1][1] == share == found[-2][1]:
            found[-1] = [value, share]
        else:
            found.append([value, share])
    return found


def main() -> None:
    """Read the articles, and write the points of every kind."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("articles", nargs="?", type=Path, default=ARTICLES)
    folder = parser.parse_args().articles
    kinds = list(calibration())
    for kind in kinds:
        calibration()[kind] = [(0.0, 0.0), (1.0, 1.0)]
    lines = []
    for kind, found in found_in(folder, kinds).items():
        values = np.array([one.fact["confidence"] for one in found])
        right = np.array([bool(one.answered) for one in found])
        lines.append(f"{kind} = {points(values, right)}\n")
        print(f"{kind}: {len(found)} facts, {right.mean():.3f} right")
    CALIBRATION.write_text(HEADER + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
