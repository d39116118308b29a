"""Laying people and terms that a user fetched over those that ship with the package."""

from __future__ import annotations

import msgspec

from dragoman.actors.registry_load import Tables
from dragoman.actors.types import Person, Term


def lay_over(shipped: Tables, fetched: Tables) -> Tables:
    """Return shipped tables with fetched people and terms laid over them.

    A fetched person replaces the shipped one of the same id, keeping the aliases of both, and takes
    the place of a shipped person under a local id with the same name and country. A fetched term
    replaces shipped terms of the same person in the same office that overlap with it.
    """
    renamed = settled_ids(shipped.people, fetched.people)
    people = {renamed.get(key, key): person for key, person in shipped.people.items()}
    for key, person in fetched.people.items():
        people[key] = with_aliases_of(person, people.get(key))
    terms = [rename_person(term, renamed) for term in shipped.terms]
    return Tables(
        states=shipped.states,
        organisations=shipped.organisations,
        places=shipped.places,
        people=people,
        terms=[*kept_terms(terms, fetched.terms), *fetched.terms],
    )


def settled_ids(shipped: dict[str, Person], fetched: dict[str, Person]) -> dict[str, str]:
    """Return the fetched id for each shipped local id that means the same person."""
    known = {(person.name, person.country): key for key, person in fetched.items()}
    pairs = ((key, known.get((person.name, person.country))) for key, person in shipped.items())
    return {key: other for key, other in pairs if other is not None and key.startswith("local:")}


def with_aliases_of(fetched: Person, shipped: Person | None) -> Person:
    """Return the fetched person under the shipped name, so that a refresh renames nobody, aliases joined."""
    if shipped is None:
        return fetched
    names = dict.fromkeys((*shipped.aliases, fetched.name, *fetched.aliases))
    names.pop(shipped.name, None)
    return msgspec.structs.replace(
        shipped, id=fetched.id, aliases=tuple(names), sex=shipped.sex or fetched.sex
    )


def rename_person(term: Term, renamed: dict[str, str]) -> Term:
    """Return the term under the settled id of its person."""
    settled = renamed.get(term.person)
    return msgspec.structs.replace(term, person=settled) if settled else term


def kept_terms(shipped: list[Term], fetched: list[Term]) -> list[Term]:
    """Return the shipped terms that no fetched term replaces."""
    newer: dict[tuple[str, str, str], list[Term]] = {}
    for term in fetched:
        newer.setdefault((term.person, term.office, term.of), []).append(term)
    return [
        term
        for term in shipped
        if not any(
            other.possible(term.start_earliest, term.end_latest)
            for other in newer.get((term.person, term.office, term.of), ())
        )
    ]
