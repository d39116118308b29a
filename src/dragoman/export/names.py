"""The names under which a reading's actors are shown."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.types import Actor, Reading

#: Marks in which an article quotes.
OPENING, CLOSING = '“"', '”"'
#: In the place of an actor that the article leaves open.
NOBODY_NAMED = "somebody"
NOT_NAMED = "participants not named"
#: More names than these are told in short, by the first of them.
MANY, FIRST = 6, 3


def listed(names: Sequence[str]) -> str:
    """Return names as a phrase: "A", "A and B", "A, B and C"."""
    if len(names) < 2:  # noqa: PLR2004
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def facing(names: Sequence[str]) -> str:
    """Return the parties to something mutual: "A — B"; more than two as a phrase."""
    if not names:
        return NOT_NAMED
    return " — ".join(names) if len(names) == 2 else listed(names)  # noqa: PLR2004


def in_short(names: Sequence[str]) -> str:
    """Return names as a heading has room for: of more than six the first three."""
    return listed(names if len(names) <= MANY else [*names[:FIRST], f"{len(names) - FIRST} others"])


def directed(actors: Sequence[str], recipients: Sequence[str]) -> str:
    """Return who did something to whom: "A → B"."""
    return f"{listed(actors) or NOBODY_NAMED} → {listed(recipients)}"


def in_quotes(words: str) -> str:
    """Return words of an article in quotation marks; what stands in such marks there already is not marked twice."""
    words = paired(words)
    return words if words[:1] in OPENING and words[-1:] in CLOSING else f"“{words}”"


def paired(words: str) -> str:
    """Return words that were cut out of a sentence without a mark whose other half was left behind.

    At their beginning or end it is left out; a quotation that begins within them is closed.
    """
    opened, closed = words.count("“"), words.count("”")
    lone = words.count('"') % 2 == 1
    if (opened > closed or lone) and words[:1] in OPENING:
        return words[1:]
    if (closed > opened or lone) and words[-1:] in CLOSING:
        return words[:-1]
    if opened > closed or (lone and words.rpartition('"')[0].endswith(" ")):
        return words + ("”" if opened > closed else '"')
    return words


def present(*parts: object) -> tuple[str, ...]:
    """Return those of the parts that say something."""
    return tuple(str(part) for part in parts if part)


class Names:
    """Looks up what to call the actors of one reading."""

    def __init__(self, reading: Reading) -> None:
        """Collect the actors of the reading by identifier."""
        self.actors: dict[str, Actor] = {actor.id: actor for actor in reading.actors}

    def name(self, identifier: str) -> str:
        """Return the actor's name, or the identifier itself when the reading has no such actor."""
        actor = self.actors.get(identifier)
        return actor.name if actor else identifier

    def names(self, identifiers: Sequence[str]) -> list[str]:
        """Return the names of some actors, in their order."""
        return [self.name(identifier) for identifier in identifiers]

    def listed(self, identifiers: Sequence[str]) -> str:
        """Return the actors' names as a phrase."""
        return listed(self.names(identifiers))

    def facing(self, identifiers: Sequence[str]) -> str:
        """Return the parties to something mutual, by name."""
        return facing(self.names(identifiers))

    def facing_in_short(self, identifiers: Sequence[str]) -> str:
        """Return the parties to something mutual as a heading has room for."""
        return self.facing(identifiers) if len(identifiers) <= MANY else in_short(self.names(identifiers))

    def directed(self, actors: Sequence[str], recipients: Sequence[str]) -> str:
        """Return who did something to whom: "A → B"; without recipients the actors alone."""
        if not recipients:
            return self.facing(actors)
        return directed(self.names(actors), self.names(recipients))

    def position(self, identifier: str | None) -> str:
        """Return the actor's office and country, as far as they are known and not already the name."""
        actor = self.actors.get(identifier or "")
        if actor is None or actor.kind == "state":
            return ""
        country = actor.country_name or actor.country
        if actor.office and country and country.lower() not in actor.office.lower():
            return f"{actor.office}, {country}"
        return actor.office or country or ""

    def country(self, identifier: str | None) -> str | None:
        """Return the country code of an actor, or None."""
        actor = self.actors.get(identifier or "")
        return actor.country if actor else None
