"""What was found, counted by source, type, country and period, and limited to some of these."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from dragoman.types import Frozen

#: In the place of an outlet that no article names.
NO_SOURCE = "not named"
#: Values of a facet that are shown at most.
SHOWN = 12
#: Characters of a day that are its year, and its month with the year.
YEAR, MONTH = 4, 7


class Limits(Frozen):
    """What a search is limited to; within one of them any value will do."""

    sources: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    #: Years or months: 2024, 2024-03.
    periods: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None


class Facet(Frozen):
    """How many of those found have a value, all limits but those on this facet applied."""

    value: str
    count: int


class Candidate(NamedTuple):
    """Something found, before it is looked up: a passage, a statement or an event."""

    #: Number of the passage or of the report.
    number: int
    source: str
    #: ISO day; "" when nothing is known.
    day: str
    types: frozenset[str]
    countries: frozenset[str]


def suits(one: Candidate, limits: Limits, but: str = "") -> bool:
    """Whether something is within the limits, those on one facet left aside."""
    return (
        (but == "source" or not limits.sources or one.source in limits.sources)
        and (but == "type" or not limits.types or bool(one.types & set(limits.types)))
        and (but == "country" or not limits.countries or bool(one.countries & set(limits.countries)))
        and (but == "period" or not limits.periods or any(one.day.startswith(p) for p in limits.periods))
        and (limits.since is None or one.day >= limits.since.isoformat())
        and (limits.until is None or (bool(one.day) and one.day <= limits.until.isoformat()))
    )


def facets_of(found: Sequence[Candidate], limits: Limits) -> dict[str, tuple[Facet, ...]]:
    """Return the facets of what was found, the commonest value first, periods in order, what is chosen among them."""
    sources = Counter(one.source for one in found if suits(one, limits, "source"))
    types = Counter(type for one in found if suits(one, limits, "type") for type in one.types)
    countries = Counter(country for one in found if suits(one, limits, "country") for country in one.countries)
    dated = [one.day for one in found if one.day and suits(one, limits, "period")]
    length = MONTH if len({day[:YEAR] for day in dated}) == 1 else YEAR
    periods = Counter(day[:length] for day in dated) + Counter(
        day[:MONTH] for day in dated if length == YEAR and day[:YEAR] in limits.periods
    )
    return {
        "source": commonest(sources, limits.sources),
        "type": commonest(types, limits.types),
        "country": commonest(countries, limits.countries),
        "period": tuple(Facet(value=value, count=periods[value]) for value in sorted(periods)),
    }


def commonest(counts: Counter[str], chosen: Iterable[str]) -> tuple[Facet, ...]:
    """Return the values that are chosen, then the commonest, with their counts."""
    order = sorted(counts, key=lambda value: (-counts[value], value))
    shown = dict.fromkeys([*chosen, *order[:SHOWN]])
    return tuple(Facet(value=value, count=counts[value]) for value in shown)
