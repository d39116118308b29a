"""Where a place lies: by its country in the registry, then by the cities that come with pyworldatlas, or not at all."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from dragoman.actors.registry import load_registry
from dragoman.types import Frozen

#: Readings of a name that are a place, in the order in which they are believed.
KINDS = ("capital", "place", "seat")
#: Inhabitants of a city that is believed to be meant although nothing else says that its country is.
LARGE = 1_000_000
#: Cities of one name that are looked at.
MOST = 20


class Spot(Frozen):
    """Where a place lies."""

    name: str
    #: Code of its country, as the registry has it.
    country: str
    latitude: float
    longitude: float


@cache
def venues() -> dict[tuple[str, str], Spot]:
    """Return the places of diplomacy that are too small to be among the cities, by name and country."""
    text = files("dragoman.web.atlas").joinpath("venues.tsv").read_text(encoding="utf-8")
    return {
        (row["name"].casefold(), row["country"]): Spot(
            name=row["name"], country=row["country"], latitude=float(row["latitude"]), longitude=float(row["longitude"])
        )
        for row in csv.DictReader(text.splitlines(), delimiter="\t")
    }


@cache
def located(name: str, countries: frozenset[str]) -> Spot | None:
    """Return where a place lies, or None: a place that may be another of the same name is not put on the map.

    Args:
        name: In the words of an article.
        countries: Codes of the countries whose people met there.
    """
    known = {
        one.kind: one.country
        for kind in KINDS
        for one in load_registry().lookup(name)
        if one.kind == kind and one.country
    }
    if "capital" in known:
        return capital(known["capital"])
    if known:
        return next((spot for code in known.values() if (spot := within(name, code))), None)
    if load_registry().lookup(name):
        return None  # a country, a person or a body
    return next((spot for code in sorted(countries) if (spot := within(name, code))), None) or large(name)


@cache
def capital(code: str) -> Spot | None:
    """Return where the capital of a country lies."""
    state = load_registry().state(code)
    if state is None or not state.iso2:
        return None
    from pyworldatlas import Atlas

    with Atlas() as atlas:  # opened each time: it serves the thread that opened it alone
        country = atlas.get(state.iso2)
        capitals = sorted(country.capitals, key=lambda one: not one.primary) if country else []
    return spot_of(capitals[0], code) if capitals else None


def within(name: str, code: str) -> Spot | None:
    """Return where a place of a country lies, by its name or the same with "City" after it."""
    venue = venues().get((name.casefold(), code))
    state = load_registry().state(code)
    if venue or state is None or not state.iso2:
        return venue
    for wanted in (name, f"{name} City"):
        for city in cities(wanted, state.iso2):
            return spot_of(city, code)
    return None


def large(name: str) -> Spot | None:
    """Return where a large city lies that alone is spelled so."""
    found = [city for city in cities(name) if city.name.casefold() == name.casefold()]
    if len(found) != 1 or (found[0].population or 0) < LARGE:
        return None
    states = load_registry().tables.states.values()
    return next((spot_of(found[0], state.iso3) for state in states if state.iso2 == found[0].country_code), None)


def cities(name: str, country: str | None = None) -> list[Any]:
    """Return the cities of a name, the largest first; accents and capitals make no difference."""
    if not any(map(str.isalnum, name)):
        return []
    from pyworldatlas import Atlas
    from pyworldatlas.exceptions import AtlasError

    with Atlas() as atlas:
        try:
            found: Iterable[Any] = atlas.search_cities(name, country=country, limit=MOST)
        except AtlasError:
            return []  # it knows no such country
    return [city for city in found if same(city.name, name)]


def same(one: str, other: str) -> bool:
    """Whether two names are one, accents and signs aside."""
    return plain(one) == plain(other)


def plain(name: str) -> str:
    """Return a name in small letters without accents and signs."""
    from unicodedata import normalize

    return "".join(sign for sign in normalize("NFKD", name.casefold()) if sign.isalnum())


def spot_of(place: Any, code: str) -> Spot:
    """Return a capital or city of the atlas as a spot."""
    where = place.coordinates
    return Spot(name=place.name, country=code, latitude=where.latitude, longitude=where.longitude)
