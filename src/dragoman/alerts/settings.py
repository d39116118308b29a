"""The thresholds of alerts, and what rules may say, from the data files beside the code."""

from __future__ import annotations

from functools import cache

from dragoman.data_files import read_table
from dragoman.types import Frozen


class DeliverySettings(Frozen):
    """How deliveries are attempted."""

    tries: int
    first_delay: float
    growth: float
    longest_delay: float
    longest_retry_after: float
    again: tuple[int, ...]
    patience: float
    connect_seconds: float
    read_seconds: float
    total_seconds: float
    answer_bytes: int
    secret_bytes: int


class AlertSettings(Frozen):
    """All thresholds of alerts."""

    sources: int
    sentence_characters: int
    feed_entries: int
    digest_days: int
    delivery: DeliverySettings


class Field(Frozen):
    """What a rule or a channel may say in one place."""

    #: What is expected there, to be read after "expected".
    expects: str
    meaning: str


@cache
def settings() -> AlertSettings:
    """Return the thresholds."""
    return read_table("dragoman.alerts", "settings.toml", AlertSettings)


@cache
def fields() -> dict[str, Field]:
    """Return every field of rules and channels by its name."""
    return read_table("dragoman.alerts", "fields.toml", dict[str, Field])
