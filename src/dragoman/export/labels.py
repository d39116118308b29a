"""Names of codes as people see them: media, statuses, kinds."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def labels() -> dict[str, dict[str, str]]:
    """Return the names that differ from their codes, by group."""
    return tomllib.loads(files("dragoman.export").joinpath("labels.toml").read_text(encoding="utf-8"))


def label(group: str, code: str) -> str:
    """Return the name of a code; a code without a name of its own is spelled out."""
    return labels().get(group, {}).get(code) or code.replace("_", " ").lower()
