"""The numbers of settings.toml, checked when they are first needed."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

import msgspec

from dragoman.types import Frozen


class ShardSettings(Frozen):
    """How files are cut into shards."""

    files: int
    bytes: int
    stretch_bytes: int
    part_bytes: int


class ParquetSettings(Frozen):
    """Rows of a group of each table, and how hard they are compressed."""

    readings: int
    facts: int
    errors: int
    level: int


class WorkerSettings(Frozen):
    """When a worker or a document is given up."""

    document_seconds: float
    clock_seconds: float
    deaths_over_document: int
    deaths_over_shard: int
    look_seconds: float


class LoadSettings(Frozen):
    """How readings come into a record."""

    readings: int


class Settings(Frozen):
    """All of them."""

    shards: ShardSettings
    parquet: ParquetSettings
    workers: WorkerSettings
    load: LoadSettings


@cache
def settings() -> Settings:
    """Return the settings of the engine."""
    data = tomllib.loads((resources.files("dragoman.engine") / "settings.toml").read_text(encoding="utf-8"))
    return msgspec.convert(data, Settings)
