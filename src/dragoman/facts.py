"""The facts of a reading as one list, under identifiers short enough to type."""

from __future__ import annotations

from bisect import bisect_left

from dragoman.errors import FactNotFoundError
from dragoman.types import Assessment, Commitment, Contact, Event, Reading, Statement

Fact = Event | Contact | Statement | Commitment | Assessment

#: Characters of an identifier that are shown at least.
SHORTEST = 6


def all_facts(reading: Reading) -> tuple[Fact, ...]:
    """Return every fact of the reading, list by list."""
    return (*reading.contacts, *reading.statements, *reading.commitments, *reading.assessments, *reading.events)


def local_part(identifier: str) -> str:
    """Return what follows the last colon: the digest of "contact:1d9e60b7"."""
    return identifier.rpartition(":")[2]


def short_identifiers(reading: Reading) -> dict[str, str]:
    """Return for each fact's identifier the shortest text that leads to it and to no other of the reading."""
    identifiers = {fact.id for fact in all_facts(reading)}
    digests = sorted(local_part(identifier) for identifier in identifiers)
    return {identifier: shorten(identifier, digests) for identifier in identifiers}


def shorten(identifier: str, digests: list[str]) -> str:
    """Return the beginning of an identifier's digest that is the beginning of no other of the sorted digests."""
    digest = local_part(identifier)
    at = bisect_left(digests, digest)
    neighbours = digests[max(at - 1, 0) : at] + digests[at + 1 : at + 2]
    if digest in neighbours:
        return identifier
    for length in range(SHORTEST, len(digest)):
        if not any(neighbour.startswith(digest[:length]) for neighbour in neighbours):
            return digest[:length]
    return digest


def find_fact(reading: Reading, identifier: str) -> Fact:
    """Return the fact whose identifier, with or without what stands before the colon, begins as given.

    Raises:
        FactNotFoundError: No fact has it, or several begin so.
    """
    facts = all_facts(reading)
    found = [fact for fact in facts if fact.id == identifier]
    found = found or [fact for fact in facts if local_part(fact.id) == identifier]
    found = found or [fact for fact in facts if identifier and begins(fact.id, identifier)]
    if len(found) == 1:
        return found[0]
    raise FactNotFoundError(describe_failure(reading, identifier, found), source=reading.article.source)


def begins(identifier: str, beginning: str) -> bool:
    """Whether an identifier or its digest begins with the characters given."""
    return identifier.startswith(beginning) or local_part(identifier).startswith(beginning)


def describe_failure(reading: Reading, identifier: str, found: list[Fact]) -> str:
    """Return what is wrong with an identifier that does not lead to one fact."""
    if found:
        shared = ", ".join(sorted(short_identifiers(reading)[fact.id] for fact in found))
        return f"{identifier!r} is the beginning of {len(found)} identifiers. Type one of them out: {shared}."
    if not all_facts(reading):
        return f"no fact has the identifier {identifier!r}, for none was found in this article."
    example = short_identifiers(reading)[all_facts(reading)[0].id]
    return (
        f"no fact of this article has the identifier {identifier!r}. An identifier such as {example!r} stands at the "
        "right of every fact that “dragoman read” shows; it changes with the article's text and date."
    )
