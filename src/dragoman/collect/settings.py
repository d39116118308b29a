"""How sources are visited, read from ``settings.toml`` and checked."""

from __future__ import annotations

from functools import cache

from dragoman.data_files import Checked, read_table


class Requests(Checked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Caps on what is fetched, and on how much at once."""

    listing_bytes: int
    document_bytes: int
    robots_bytes: int
    robots_seconds: float
    robots_again_seconds: float
    threads: int
    ahead: int


class Pace(Checked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Seconds between two requests to one host."""

    between_seconds: float
    longest_seconds: float


class Retries(Checked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How often something is tried within one run."""

    tries: int
    first_seconds: float
    factor: float
    jitter: float
    longest_seconds: float


class Later(Checked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When something that failed in one run is due again."""

    first_seconds: int
    longest_seconds: int
    address_tries: int


class Listings(Checked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Caps on what is taken from a feed or sitemap."""

    entries: int
    parts: int
    depth: int
    open_tags: int
    url_characters: int
    title_characters: int
    ratio: int
    discovered: int


class Stubs(Checked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What makes a page the beginning of an article."""

    words: int


class Addresses(Checked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What does not belong to an address."""

    tracking: tuple[str, ...]


class Settings(Checked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All settings of the collection."""

    requests: Requests
    pace: Pace
    retries: Retries
    later: Later
    listings: Listings
    every: dict[str, int]
    stubs: Stubs
    addresses: Addresses


@cache
def settings() -> Settings:
    """Return the settings.

    Raises:
        VocabularyError: The file is damaged.
    """
    return read_table("dragoman.collect", "settings.toml", Settings)
