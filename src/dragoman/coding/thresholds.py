"""The numbers that the coder decides by, loaded from ``thresholds.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def thresholds() -> dict[str, dict[str, float]]:
    """Return the thresholds by section and name."""
    return tomllib.loads(files("dragoman.coding").joinpath("thresholds.toml").read_text("utf-8"))


@cache
def calibration() -> dict[str, list[tuple[float, float]]]:
    """Return the points (sum of the signs, share right) of each kind of fact, from ``calibration.toml``."""
    tables = tomllib.loads(files("dragoman.coding").joinpath("calibration.toml").read_text("utf-8"))
    return {kind: [(float(value), float(right)) for value, right in points] for kind, points in tables.items()}
