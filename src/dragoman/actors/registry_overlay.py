"""Laying people and terms that a user fetched over those that ship with the package."""

from __future__ import annotations

from pathlib import Path

import msgspec

from dragoman.actors.registry_load import Tables
from dragoman.actors.types import Person, Term

#: File that names the folder, beside it, which a refresh made current; replaced in one rename.
POINTER = "current"
#: Length of a date that is known to the day.
DAY = 10


def current_folder(base: Path) -> Path | None:
    """Return the folder of the user's own people and terms below ``actors``, or None where there is none.

    Without a pointer that is the folder itself, for tables that a user wrote by hand.
    """
    try:
        named = (base / POINTER).read_text(encoding="utf-8").strip()
    except OSError:
        return base if (base / "people").is_dir() or (base / "terms").is_dir() else None
    folder = base / Path(named).name
    return folder if named and folder.is_dir() else None


def lay_over(shipped: Tables, fetched: Tables) -> Tables:
    """Return shipped tables with fetched people and terms laid over them.

    A fetched person replaces the shipped one of the same id, keeping the aliases of both, and takes
    the place of a shipped person under a local id with the same name and country. A fetched term
    replaces shipped terms of the same person in the same office that overlap with it.
    """
    renamed = settled_ids(shipped, fetched)
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


def settled_ids(shipped: Tables, fetched: Tables) -> dict[str, str]:
    """Return the fetched id for each shipped local id that means the same person.

    That is one with the same name and country, or one who took the same office on the same day.
    """
    named = {(person.name, person.country): key for key, person in fetched.people.items()}
    installed = {(term.office, term.of, term.start): term.person for term in fetched.terms if len(term.start) == DAY}
    settled = {
        term.person: installed[term.office, term.of, term.start]
        for term in shipped.terms
        if (term.office, term.of, term.start) in installed
    }
    for key, person in shipped.people.items():
        if (person.name, person.country) in named:
            settled[key] = named[person.name, person.country]
    return {key: other for key, other in settled.items() if key.startswith("local:") and key != other}


def with_aliases_of(fetched: Person, shipped: Person | None) -> Person:
    """Return the fetched person under the shipped name, so that a refresh renames nobody, aliases joined."""
    if shipped is None:
        return fetched
    names = dict.fromkeys((*shipped.aliases, fetched.name, *fetched.aliases))
    names.pop(shipped.name, None)
    return msgspec.structs.replace(shipped, id=fetched.id, aliases=tuple(names), sex=shipped.sex or fetched.sex)


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
