"""The thresholds of alerts, and what rules may say, from the data files beside the code."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import TypeVar

import msgspec

from dragoman.errors import VocabularyError
from dragoman.types import Frozen

Kind = TypeVar("Kind")


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


def load(name: str, kind: type[Kind]) -> Kind:
    """Return what a data file holds.

    Raises:
        VocabularyError: It lacks a value or has one of another kind.
    """
    text = (resources.files("dragoman.alerts") / name).read_text(encoding="utf-8")
    try:
        return msgspec.convert(tomllib.loads(text), kind)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise VocabularyError(
            f"{error}; compare the file with the one that came with the package", source=name
        ) from error


@cache
def settings() -> AlertSettings:
    """Return the thresholds."""
    return load("settings.toml", AlertSettings)


@cache
def fields() -> dict[str, Field]:
    """Return every field of rules and channels by its name."""
    return load("fields.toml", dict[str, Field])
