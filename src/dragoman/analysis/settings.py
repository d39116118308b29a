"""The thresholds of the analyses, from the data files beside the code."""

from __future__ import annotations

from functools import cache
from typing import TypeVar

from dragoman.data_files import read_table
from dragoman.types import Frozen

Settings = TypeVar("Settings")


class CoverageSettings(Frozen):
    """When coverage has a gap."""

    least_days: int
    times_usual: float
    window: int
    share: float
    least_expected: float


class RhythmSettings(Frozen):
    """The thresholds of rhythm and silence."""

    least_contacts: int
    longest_interval: int
    news: int
    coverage: CoverageSettings


class UncertaintySettings(Frozen):
    """How figures are resampled."""

    resamples: int
    seed: int
    exact: int
    least_origins: int


class ChangeSettings(Frozen):
    """When the level of a relationship has changed."""

    least_periods: int
    penalty: float
    least_noise: float
    events: int


class RelationsSettings(Frozen):
    """The thresholds of relations over time."""

    background: int
    uncertainty: UncertaintySettings
    change: ChangeSettings


class ClaimSettings(Frozen):
    """Which contacts count against a claim about the past."""

    without_talk: tuple[str, ...]
    any_means: tuple[str, ...]
    maybe_visits: tuple[str, ...]
    vague: tuple[str, ...]


def load(name: str, kind: type[Settings]) -> Settings:
    """Return what a data file of the analyses holds.

    Raises:
        VocabularyError: It lacks a value or has one of another kind; the message names it.
    """
    return read_table("dragoman.analysis", f"data/{name}", kind)


@cache
def rhythm_settings() -> RhythmSettings:
    """Return the thresholds of rhythm and silence."""
    return load("rhythm.toml", RhythmSettings)


@cache
def relations_settings() -> RelationsSettings:
    """Return the thresholds of relations over time."""
    return load("relations.toml", RelationsSettings)


@cache
def claim_settings() -> ClaimSettings:
    """Return which contacts count against a claim about the past."""
    return load("claims.toml", ClaimSettings)
