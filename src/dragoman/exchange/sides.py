"""Who acts and who is acted on, where a format asks for it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations, product

from dragoman.exchange.types import Exported
from dragoman.record.reports import LARGEST, side_of
from dragoman.record.types import Party

Parties = tuple[Party, ...]
TOGETHER = frozenset({"participant"})
ACTING = TOGETHER | {"actor", "by", "speaker", "co_speaker", "between"}
SEEKING = frozenset({"initiator"})
REACHED = frozenset({"recipient", "to", "addressee"})


def acting_and_reached(entry: Exported) -> tuple[Parties, Parties]:
    """Return who acts or takes part, and who is acted on, as the record has it."""
    parties = entry.event.parties
    return of_roles(parties, ACTING), of_roles(parties, REACHED)


def of_roles(parties: Iterable[Party], roles: frozenset[str]) -> Parties:
    """Return those who have one of the roles."""
    return tuple(party for party in parties if party.role in roles)


def actors_and_recipients(entry: Exported) -> tuple[Parties, Parties]:
    """Return who acts and who is acted on, for a format that knows no taking part alike.

    Of those who act together and on nobody else, one side acts: the one that sought a contact, or else the one that the
    best report names first; everybody else is a recipient. Where nobody is of another side, there is no recipient.
    """
    acting, reached = acting_and_reached(entry)
    if reached or not acting:
        return acting, reached
    first = first_side(entry, acting)
    leading = tuple(party for party in acting if side(party) == first)
    return leading, tuple(party for party in acting if side(party) != first)


def pairs(entry: Exported) -> list[tuple[Parties, Parties]]:
    """Return who acts with who is acted on, two sides at a time, for a format that knows two actors of an event.

    They are the pairs among which the record counts the event: of those who act together on nobody else every two, in
    a conference the leading one with each. One side alone has nobody beside it.
    """
    acting, reached = actors_and_recipients(entry)
    one, other = by_side(acting), by_side(reached)
    if not one or not other:
        return [*((some, ()) for some in one), *(((), some) for some in other)] or [((), ())]
    found = list(product(one, other))
    together = not acting_and_reached(entry)[1]
    return [*found, *combinations(other, 2)] if together and len(other) < LARGEST else found


def by_side(parties: Parties) -> list[Parties]:
    """Return some parties side by side, in the order of the first of each."""
    sides: dict[str, list[Party]] = {}
    for party in parties:
        sides.setdefault(side(party), []).append(party)
    return [tuple(some) for some in sides.values()]


def side(party: Party) -> str:
    """Return for whom somebody takes part: the country, or himself."""
    return side_of(party) or party.actor


def first_side(entry: Exported, acting: Parties) -> str:
    """Return the side that sought a contact, or the first that the best report names."""
    named = entry.sources[0].report.parties
    sides = {side(party) for party in acting}
    for party in (*of_roles(named, SEEKING), *of_roles(named, ACTING)):
        if side(party) in sides:
            return side(party)
    return side(acting[0])


def countries(parties: Parties) -> tuple[str, ...]:
    """Return the countries of some parties, each once, in their order."""
    return tuple(dict.fromkeys(party.country for party in parties if party.country))
