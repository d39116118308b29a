"""Which country of a dyad a visit went to: a visit there is none that a claim about visits to the other one counts."""

from __future__ import annotations

import re
from collections.abc import Collection

from dragoman.record.countries import capitals, code_of
from dragoman.record.types import VISIT, EventEntry

#: "His first visit to Chile", "a trip of the two to the Hague": the name that follows.
TO_PLACE = re.compile(
    r"\b(?:visits?|trips?|journeys?|visited|travell?ed)\b(?: [a-z]+){0,3}? to (?:the )?((?:[A-Z][\w’'-]+ ?){1,3})"
)


def named_host(sentence: str, pair: Collection[str]) -> str | None:
    """Return the country of a dyad to which a visit goes by the words of a claim; None where they name neither."""
    found = TO_PLACE.search(sentence)
    return country_of(found[1], pair) if found else None


def host_of(contact: EventEntry, pair: Collection[str]) -> str | None:
    """Return the country of a dyad in which a contact took place; None where neither place nor parties tell.

    Of a visit of somebody to a country, of which nobody is named, that is the host.
    """
    if contact.place and (there := country_of(contact.place, pair)):
        return there
    people = {party.country for party in contact.parties if party.kind == "person"} & {*pair}
    alone = [code for code in pair if code not in people]
    return alone[0] if contact.medium == VISIT and len(alone) == 1 else None


def country_of(place: str, pair: Collection[str]) -> str | None:
    """Return the country of a dyad that a place is, or whose capital it is; the longest beginning of it that is one."""
    words = place.split()
    names = (" ".join(words[:length]) for length in range(len(words), 0, -1))
    codes = (code_of(name) or capitals().get(name.casefold()) for name in names)
    return next((code for code in codes if code in pair), None)
