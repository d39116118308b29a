"""How furniture is recognised, read from ``furniture.toml`` and checked."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from dragoman.article.clean import plain_quotes
from dragoman.article.reasons import reasons
from dragoman.article.settings import load_checked
from dragoman.data_files import Checked
from dragoman.errors import VocabularyError


class Pattern(Checked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Wording that makes a block furniture."""

    reason: str
    pattern: str
    words: int
    anywhere: bool = False
    edge: bool = False


class Zone(Checked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Wording after which further blocks are furniture too."""

    reason: str
    pattern: str
    sentences: int = 0


class Weighted(Checked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Wording that counts towards a biography."""

    weight: int
    pattern: str


class Letterhead(Checked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How publishers are called: by forms of names, and by names."""

    offices: str
    papers: str
    foreign_papers: str
    wires: tuple[str, ...]
    not_names: tuple[str, ...]
    the_places: tuple[str, ...]


class Headline(Checked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Forms of promotional headlines."""

    forms: str
    neutral: tuple[str, ...]


class FurnitureFile(Checked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The shape of ``furniture.toml``."""

    hints: dict[str, tuple[str, ...]]
    elements: dict[str, str]
    roles: dict[str, str]
    patterns: tuple[Pattern, ...]
    zones: tuple[Zone, ...]
    endings: tuple[Zone, ...]
    biography: tuple[Weighted, ...]
    headline: Headline
    appeal: dict[str, tuple[str, ...]]
    closing: dict[str, tuple[str, ...]]
    letterhead: Letterhead


class Wording(NamedTuple):
    """A compiled pattern."""

    reason: str
    words: int
    edge: bool
    search: re.Pattern[str]
    anywhere: bool
    sentences: int = 0

    def fits(self, text: str) -> bool:
        """Return whether the text, with plain quotes, has this wording."""
        return bool(self.search.search(text) if self.anywhere else self.search.match(text))


class Furniture(NamedTuple):
    """All knowledge about furniture, compiled."""

    #: Word of a class, id or role to reason.
    hints: dict[str, str]
    elements: dict[str, str]
    roles: dict[str, str]
    patterns: tuple[Wording, ...]
    zones: tuple[Wording, ...]
    endings: tuple[Wording, ...]
    biography: tuple[tuple[int, re.Pattern[str]], ...]
    headline: re.Pattern[str]
    neutral: frozenset[str]
    #: Word to reason.
    appeal: dict[str, str]
    #: The same for words that count at the end of the text only.
    closing: dict[str, str]
    letterhead: re.Pattern[str]
    offices: re.Pattern[str]
    papers: re.Pattern[str]
    wires: frozenset[str]
    #: What is the name of no publisher, though it stands where one may.
    not_outlets: frozenset[str]


def compile_wording(entry: Pattern | Zone) -> Wording:
    """Return the entry with its pattern compiled."""
    search = compile_pattern(entry.pattern)
    if isinstance(entry, Zone):
        return Wording(entry.reason, 0, False, search, False, entry.sentences)
    return Wording(entry.reason, entry.words, entry.edge, search, entry.anywhere)


def compile_pattern(pattern: str, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    """Return a compiled pattern.

    Raises:
        VocabularyError: It is not a regular expression.
    """
    try:
        return re.compile(pattern, flags)
    except re.error as error:
        raise VocabularyError(f"furniture.toml is damaged: {pattern!r} is not a regular expression: {error}") from error


def by_word(table: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """Return the reasons of a table by their words."""
    return {word: reason for reason, words in table.items() for word in words}


def check_reasons(table: FurnitureFile) -> None:
    """Raise VocabularyError if a reason is used that ``reasons.toml`` does not define."""
    entries: tuple[Pattern | Zone, ...] = (*table.patterns, *table.zones, *table.endings)
    used = {
        *table.hints,
        *table.appeal,
        *table.closing,
        *table.elements.values(),
        *table.roles.values(),
        *(entry.reason for entry in entries),
    }
    unknown = sorted(used - reasons().keys())
    if unknown:
        raise VocabularyError(f"furniture.toml uses reasons that reasons.toml does not define: {', '.join(unknown)}")


@cache
def furniture() -> Furniture:
    """Return the knowledge about furniture."""
    table = load_checked("furniture.toml", FurnitureFile)
    check_reasons(table)
    papers = f"({table.letterhead.papers}|{table.letterhead.foreign_papers})"
    return Furniture(
        hints=by_word(table.hints),
        elements=table.elements,
        roles=table.roles,
        patterns=tuple(map(compile_wording, table.patterns)),
        zones=tuple(map(compile_wording, table.zones)),
        endings=tuple(map(compile_wording, table.endings)),
        biography=tuple((entry.weight, compile_pattern(entry.pattern)) for entry in table.biography),
        headline=compile_pattern(table.headline.forms),
        neutral=frozenset(table.headline.neutral),
        appeal=by_word(table.appeal),
        closing=by_word(table.closing) | by_word(table.appeal),
        letterhead=compile_pattern(f"({table.letterhead.offices}|{papers})"),
        offices=compile_pattern(table.letterhead.offices),
        papers=compile_pattern(papers),
        wires=frozenset(table.letterhead.wires),
        not_outlets=frozenset((*table.letterhead.not_names, *table.letterhead.the_places)),
    )


# The rules run at least twice over the same blocks.
@lru_cache(maxsize=2048)
def reason_by_wording(text: str, words: int, *, edge: bool) -> str | None:
    """Return why a block with this text is furniture, or None.

    Args:
        text: Text of the block.
        words: Number of its words.
        edge: Whether it stands before the first or after the last sentence.
    """
    plain = plain_quotes(text)
    for wording in furniture().patterns:
        if words <= wording.words and (edge or not wording.edge) and wording.fits(plain):
            return wording.reason
    return None
