"""Limits and thresholds of the article part, read from ``settings.toml`` and checked."""

from __future__ import annotations

from functools import cache
from typing import TypeVar

from dragoman.data_files import Checked, read_table

Kind = TypeVar("Kind")


class Limits(Checked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is refused for its size or shape."""

    source_bytes: int
    text_characters: int
    pdf_pages: int
    open_tags: int
    tree_depth: int
    minimum_words: int
    control_share: float


class Fetch(Checked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How one address is fetched."""

    connect_seconds: float
    read_seconds: float
    total_seconds: float
    redirects: int
    user_agent: str
    media_types: tuple[str, ...]
    forbidden_networks: dict[str, tuple[str, ...]]


class Html(Checked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How blocks of a page are told apart."""

    hint_share: float
    found_share: float
    link_share: float
    restored_words: int


class Headings(Checked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What makes a line a heading."""

    words: int
    title_words: int
    plain_words: int
    question_words: int
    title_case: float
    counted_letters: int


class Promotion(Checked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What makes a headline between paragraphs a promotion."""

    article_words: int
    content_words: int
    words: int
    points: int
    points_shared: int
    shared: float
    headline_words: int


class Appeal(Checked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What makes a paragraph a notice to the reader."""

    article_words: int
    words: int
    distinct: int
    closing_words: int
    shared: float
    list_items: int


class Biography(Checked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What makes a closing paragraph a biography."""

    weight: int
    words: int


class Wrapping(Checked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How hard-wrapped lines are recognised and joined."""

    lines: int
    shortest: int
    longest: int
    ending_share: float
    short_line: float


class Pdf(Checked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How running lines are recognised."""

    margin_lines: int
    recurring_share: float
    wide_gap: float
    size_change: float


class Language(Checked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When a text counts as English."""

    english_share: float
    named_share: float
    judged_words: int
    sample_words: int
    sample_letters: int


class Dates(Checked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When a date that is given and one that is stated do not agree, and what dated entries say of a page's own."""

    days_apart: int
    longest_live: int


class Settings(Checked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All settings of the article part."""

    limits: Limits
    dates: Dates
    fetch: Fetch
    html: Html
    headings: Headings
    promotion: Promotion
    appeal: Appeal
    biography: Biography
    wrapping: Wrapping
    pdf: Pdf
    language: Language


def load_checked(name: str, kind: type[Kind]) -> Kind:
    """Return a data file of this part as the given type.

    Raises:
        VocabularyError: A key is missing or unknown, or a value has the wrong type.
    """
    return read_table("dragoman.article", name, kind)


@cache
def settings() -> Settings:
    """Return the settings."""
    return load_checked("settings.toml", Settings)
