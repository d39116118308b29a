"""Weights and word lists of the gate, read from ``weights.toml`` and checked."""

from __future__ import annotations

from functools import cache

from dragoman.data_files import Checked, read_table


class Parties(Checked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What parties are worth."""

    each: float
    most: int
    office: float
    elsewhere: float


class Words(Checked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What words of contact and commitment are worth."""

    strong: float
    weak: float
    between: float
    most: float


class Decision(Checked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How many points let a page through."""

    enough: float


class Page(Checked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How raw pages are looked at."""

    bytes: int


class LexiconWords(Checked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which words of the coder's lexicon count."""

    types: tuple[str, ...]
    general: tuple[str, ...]


class Lists(Checked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words besides the lexicon's and the registry's."""

    strong: tuple[str, ...]
    strong_verbs: tuple[str, ...]
    weak: tuple[str, ...]
    weak_verbs: tuple[str, ...]
    places: tuple[str, ...]
    no_offices: tuple[str, ...]
    offices: tuple[str, ...]
    games: tuple[str, ...]


class Settings(Checked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All settings of the gate; what each is for stands in ``weights.toml``."""

    parties: Parties
    words: Words
    decision: Decision
    page: Page
    lexicon: LexiconWords
    lists: Lists


@cache
def settings() -> Settings:
    """Return the settings.

    Raises:
        VocabularyError: The file is damaged.
    """
    return read_table("dragoman.gate", "weights.toml", Settings)
