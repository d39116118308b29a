"""The reasons for which text is set aside, read from ``reasons.toml`` and checked."""

from __future__ import annotations

from functools import cache

from dragoman.article.settings import load_checked
from dragoman.data_files import Checked


class Reason(Checked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Why a stretch of a document is not part of the article."""

    label: str
    definition: str
    example: str


@cache
def reasons() -> dict[str, Reason]:
    """Return the reasons by their keys."""
    return load_checked("reasons.toml", dict[str, Reason])
