"""Where a meeting was to be, and where one was held: in one country or in another."""

from __future__ import annotations

import re
from functools import cache

from dragoman.record.types import Report

#: What stands before the place where somebody is or goes.
THERE = r"\b(?:in|to|at|visit|visits|visited|visiting|reached) "


def is_elsewhere(first: Report, told: str) -> bool:
    """Whether a meeting was to be in one country of those who take part, and a sentence tells of one in another."""
    wanted, held = countries_in(first, first.quote), countries_in(first, told)
    return bool(wanted and held) and not wanted & held


def is_there(first: Report, told: str) -> bool:
    """Whether a sentence tells of the one country of those who take part in which a meeting was to be."""
    return bool(countries_in(first, first.quote) & countries_in(first, told))


def countries_in(first: Report, text: str) -> set[str]:
    """Return the countries of those who take part that a text says somebody is in or goes to."""
    countries = {party.country for party in first.parties if party.country}
    return {country for country in countries if there(country).search(text)}


@cache
def there(country: str) -> re.Pattern[str]:
    """Return the pattern of being in a country or its capital, or of going there."""
    from dragoman.actors.registry import load_registry

    state = load_registry().state(country)
    names = [state.name, *state.capitals] if state else [country]
    return re.compile(f"{THERE}(?:{'|'.join(map(re.escape, names))})\\b")
