"""How the elements of a page are read, from ``page.toml``."""

from __future__ import annotations

from functools import cache

from dragoman.article.settings import load_checked
from dragoman.data_files import Checked


class PageTerms(Checked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Names of elements and of meta elements by what they mean."""

    block_tags: frozenset[str]
    skipped_tags: frozenset[str]
    unclosed_tags: frozenset[str]
    date_names: tuple[str, ...]
    author_names: tuple[str, ...]
    outlet_names: tuple[str, ...]


@cache
def page_terms() -> PageTerms:
    """Return the terms."""
    return load_checked("page.toml", PageTerms)
