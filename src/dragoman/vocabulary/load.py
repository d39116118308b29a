"""Loads the vocabulary files and checks them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

import msgspec

from dragoman.errors import VocabularyError
from dragoman.vocabulary import types
from dragoman.vocabulary.types import Concept, Vocabulary

C = TypeVar("C", bound=Concept)

CAMEO_COLUMNS = ["code", "label", "goldstein", "type", "modes", "contexts"]


@cache
def load_vocabulary() -> Vocabulary:
    """Return the vocabulary that ships with the package.

    Raises:
        VocabularyError: A file breaks a rule; the message names file and key.
    """
    choices = tomllib.loads(read("cameo.toml"))
    vocabulary = Vocabulary(
        quads=group("quads.toml", types.Quad),
        event_types=group("event_types.toml", types.EventType),
        modes=dict(read_modes()),
        contexts=group("contexts.toml", types.Context),
        sectors=group("sectors.toml", types.Sector),
        statuses=group("statuses.toml", types.Status),
        media=group("media.toml", types.Medium),
        commitment_kinds=group("commitment_kinds.toml", types.CommitmentKind),
        tones=group("tones.toml", types.Tone),
        assessment_aspects=group("assessment_aspects.toml", types.AssessmentAspect),
        assessment_directions=group("assessment_directions.toml", types.AssessmentDirection),
        time_precisions=group("time_precisions.toml", types.TimePrecision),
        cameo={code.code: code for code in read_cameo()},
        cameo_choices={type_: tuple(read_choices(type_, rules)) for type_, rules in choices.items()},
    )
    from dragoman.vocabulary.check import check_vocabulary

    check_vocabulary(vocabulary)
    return vocabulary


def read(name: str) -> str:
    """Return the text of a vocabulary file."""
    return files("dragoman.vocabulary").joinpath("data", name).read_text(encoding="utf-8")


def group(name: str, type_: type[C]) -> dict[str, C]:
    """Return the concepts of one file by key."""
    return {key: concept(name, key, table, type_) for key, table in tomllib.loads(read(name)).items()}


def concept(name: str, key: str, table: Mapping[str, Any], type_: type[C]) -> C:
    """Return one concept, checked for missing, unknown and empty fields."""
    unknown = set(table) - set(type_.__struct_fields__)
    if unknown:
        raise VocabularyError(f"[{key}] unknown fields {sorted(unknown)}", source=name)
    try:
        made = msgspec.convert({"key": key, **table}, type=type_)
    except msgspec.ValidationError as error:
        raise VocabularyError(f"[{key}] {error}", source=name) from error
    for field in ("label", "definition", "example", "counter_example"):
        if not getattr(made, field).strip():
            raise VocabularyError(f"[{key}] {field} is empty; expected a text", source=name)
    return made


def read_modes() -> Iterator[tuple[tuple[str, str], types.Mode]]:
    """Yield the modes by (event type, mode)."""
    for event_type, tables in tomllib.loads(read("modes.toml")).items():
        for key, table in tables.items():
            yield (event_type, key), concept("modes.toml", key, {"type": event_type, **table}, types.Mode)


def read_cameo() -> Iterator[types.CameoCode]:
    """Yield the CAMEO codes of ``cameo.tsv``."""
    rows = [line.split("\t") for line in read("cameo.tsv").splitlines() if line and not line.startswith("#")]
    if rows[0] != CAMEO_COLUMNS:
        raise VocabularyError(f"columns are {rows[0]}; expected {CAMEO_COLUMNS}", source="cameo.tsv")
    for row in rows[1:]:
        if len(row) != len(CAMEO_COLUMNS):
            message = f"code {row[0]} has {len(row)} columns; expected {len(CAMEO_COLUMNS)}"
            raise VocabularyError(message, source="cameo.tsv")
        code, label, goldstein, type_, modes, contexts = row
        yield types.CameoCode(
            code=code,
            label=label,
            goldstein=float(goldstein) if goldstein else None,
            type=type_ or None,
            modes=tuple(filter(None, modes.split("|"))),
            contexts=tuple(filter(None, contexts.split("|"))),
        )


def read_choices(event_type: str, rules: list[dict[str, str]]) -> Iterator[types.CameoChoice]:
    """Yield the rules of ``cameo.toml`` for one event type."""
    for rule in rules:
        try:
            yield msgspec.convert({"type": event_type, **rule}, type=types.CameoChoice)
        except msgspec.ValidationError as error:
            raise VocabularyError(f"[{event_type}] {error}", source="cameo.toml") from error
