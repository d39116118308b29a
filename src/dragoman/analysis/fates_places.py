"""Where a meeting was to be, and where one was held: in one country or in another."""

from __future__ import annotations

import re
from functools import cache

from dragoman.record.types import Report

#: What stands before the place where somebody is or goes.
THERE = r"\b(?:in|to|at|visit|visits|visited|visiting|reached) "


def is_elsewhere(first: Report, told: str) -> bool:
    """Whether a meeting was to be in one country of those who take part, and a sentence tells of one in another."""
    countries = {party.country for party in first.parties if party.country}
    wanted = {country for country in countries if there(country).search(first.quote)}
    held = {country for country in countries if there(country).search(told)}
    return bool(wanted and held) and not wanted & held


@cache
def there(country: str) -> re.Pattern[str]:
    """Return the pattern of being in a country or its capital, or of going there."""
    from dragoman.actors.registry import load_registry

    state = load_registry().state(country)
    names = [state.name, *state.capitals] if state else [country]
    return re.compile(f"{THERE}(?:{'|'.join(map(re.escape, names))})\\b")
