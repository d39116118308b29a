"""The numbers that the coder decides by, loaded from ``thresholds.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def thresholds() -> dict[str, dict[str, float]]:
    """Return the thresholds by section and name."""
    return tomllib.loads(files("dragoman.coding").joinpath("thresholds.toml").read_text("utf-8"))
