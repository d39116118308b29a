"""Loading the registry's tables and checking them against each other."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

from dragoman.actors.registry_entities import (
    read_organisations,
    read_people,
    read_places,
    read_states,
    read_terms,
)
from dragoman.actors.registry_tables import Problems
from dragoman.actors.registry_tokens import key_of, plain
from dragoman.actors.types import Organisation, Person, Place, State, Term

SEXES = frozenset({"m", "f", ""})
KINDS = frozenset({"organisation", "group"})
Entry = TypeVar("Entry")


class Tables(msgspec.Struct):
    """All rows of one data folder, by id; terms in file order."""

    states: dict[str, State] = {}
    organisations: dict[str, Organisation] = {}
    places: dict[str, Place] = {}
    people: dict[str, Person] = {}
    terms: list[Term] = []


@contextmanager
def without_collection() -> Iterator[None]:
    """Hold back the garbage collector: it would walk the growing tables dozens of times and find nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def load_tables(folder: Path, offices: frozenset[str]) -> Tables:
    """Return the checked tables of the folder that ships with the package.

    Absent files and folders have no rows.

    Raises:
        RegistryError: naming file and line of everything that is wrong.
    """
    problems = Problems()
    tables = Tables()
    tables.states = gather_states(read_states(folder / "states.tsv", problems), problems)
    codes = frozenset(tables.states)
    for name in ("organisations.tsv", "groups.tsv"):
        gather_organisations(read_organisations(folder / name, problems), tables, codes, problems)
    for source, place in read_places(folder / "places.tsv", problems):
        known_country(place.country, codes, source, problems)
        add_once(tables.places, place.id, place, source, problems)
    gather_holders(folder, tables, offices, problems)
    problems.raise_any()
    return tables


def load_holders(folder: Path, shipped: Tables, offices: frozenset[str]) -> Tables:
    """Return the people and terms of a user's data folder, checked against the shipped tables."""
    problems = Problems()
    tables = Tables(states=shipped.states, organisations=shipped.organisations)
    tables.people = dict(shipped.people)
    own = Tables(states=shipped.states, organisations=shipped.organisations)
    gather_people(folder, own, problems)
    tables.people.update(own.people)
    gather_terms(folder, tables, offices, problems)
    problems.raise_any()
    own.terms = tables.terms
    return own


def gather_holders(folder: Path, tables: Tables, offices: frozenset[str], problems: Problems) -> None:
    """Read the people and terms of a folder into the tables."""
    gather_people(folder, tables, problems)
    gather_terms(folder, tables, offices, problems)
    merge_namesakes(tables)


def merge_namesakes(tables: Tables) -> None:
    """Join a person under a local id with the one of the same name and country who has a Wikidata id.

    Two region files may know one person, and only one of them the id.
    """
    known = {(plain(p.name), p.country): p.id for p in tables.people.values() if not p.id.startswith("local:")}
    for local in [person for person in tables.people.values() if person.id.startswith("local:")]:
        settled = known.get((plain(local.name), local.country))
        if settled is not None:
            del tables.people[local.id]
            tables.people[settled] = with_names_of(tables.people[settled], local)
            tables.terms = [
                msgspec.structs.replace(term, person=settled) if term.person == local.id else term
                for term in tables.terms
            ]


def with_names_of(person: Person, other: Person) -> Person:
    """Return a person with the names of another row about the same person added."""
    names = dict.fromkeys((*person.aliases, other.name, *other.aliases))
    names.pop(person.name, None)
    return msgspec.structs.replace(person, aliases=tuple(names))


def add_once(into: dict[str, Entry], key: str, entry: Entry, source: str, problems: Problems) -> None:
    """Add an entry, or note that its id was used before."""
    if key in into:
        problems.add(source, f"the id {key} is used twice")
    into[key] = entry


def known_country(code: str, codes: frozenset[str], source: str, problems: Problems) -> None:
    """Note a code that states.tsv does not list; an empty one is fine."""
    if code and code not in codes:
        problems.add(source, f"unknown country code {code!r}")


def gather_states(rows: Iterator[tuple[str, State]], problems: Problems) -> dict[str, State]:
    """Return the states by code; ids must differ too."""
    states: dict[str, State] = {}
    ids: dict[str, str] = {}
    for source, state in rows:
        add_once(states, state.iso3, state, source, problems)
        add_once(ids, state.id, state.iso3, source, problems)
    return states


def gather_organisations(
    rows: Iterator[tuple[str, Organisation]], tables: Tables, codes: frozenset[str], problems: Problems
) -> None:
    """Add organisations or groups to the tables, checked."""
    for source, organisation in rows:
        if organisation.kind not in KINDS:
            problems.add(source, f"expected organisation or group as kind, found {organisation.kind!r}")
        for code in (organisation.country, *organisation.members):
            known_country(code, codes, source, problems)
        add_once(tables.organisations, organisation.id, organisation, source, problems)


def gather_people(folder: Path, tables: Tables, problems: Problems) -> None:
    """Add the people of every region file, checked.

    One person may stand in two files, as a minister here and as the head of an organisation there,
    when both rows agree on the name; their aliases are joined.
    """
    seen: dict[str, str] = {}
    for path in sorted((folder / "people").glob("*.tsv")):
        for source, person in read_people(path, problems):
            check_person(person, tables, source, problems)
            if person.id in seen:
                person = joined(tables.people[person.id], person, seen[person.id], source, problems)  # noqa: PLW2901
            seen.setdefault(person.id, source)
            tables.people[person.id] = person


def check_person(person: Person, tables: Tables, source: str, problems: Problems) -> None:
    """Note what a row about a person lacks or gets wrong."""
    if not person.id or not person.name:
        problems.add(source, "a person needs an id and a name")
    if person.sex not in SEXES:
        problems.add(source, f"expected m, f or nothing as sex, found {person.sex!r}")
    if person.country and person.country not in tables.states:
        problems.add(source, f"unknown country code {person.country!r}")


def joined(first: Person, second: Person, where: str, source: str, problems: Problems) -> Person:
    """Return two rows under one id as one person, or note that they mean two people."""
    if where.partition(":")[0] == source.partition(":")[0]:
        problems.add(source, f"the id {second.id} stands in {where} already")
    elif plain(first.name) != plain(second.name):
        problems.add(source, f"the id {second.id} means {first.name} in {where} and {second.name} here")
    return with_names_of(first, second)


def gather_terms(folder: Path, tables: Tables, offices: frozenset[str], problems: Problems) -> None:
    """Add the terms of every region file, checked, with ``of`` resolved to a code or id."""
    resolve = cache(resolver_of(tables))
    for path in sorted((folder / "terms").glob("*.tsv")):
        for source, term in read_terms(path, problems):
            if term.office not in offices:
                problems.add(source, f"unknown office {term.office!r}")
            if term.person not in tables.people:
                problems.add(source, f"unknown person {term.person!r}")
            of = resolve(term.of)
            if of is None:
                problems.add(source, f"unknown state, organisation or group {term.of!r}")
            elif of != term.of:
                term = msgspec.structs.replace(term, of=of)  # noqa: PLW2901 - the same term, its owner settled
            tables.terms.append(term)


def resolver_of(tables: Tables) -> Callable[[str], str | None]:
    """Return a function from a code, id or name to a state's code or an organisation's id.

    A full name comes before an alias; case and hyphens do not count.
    """
    keys: dict[str, str] = {}
    for state in tables.states.values():
        keys.update({state.iso3: state.iso3, state.id: state.iso3, folded(state.name): state.iso3})
    for organisation in tables.organisations.values():
        keys[organisation.id] = organisation.id
        keys.setdefault(folded(organisation.name), organisation.id)
    owners: list[tuple[str, State | Organisation]] = [*tables.states.items(), *tables.organisations.items()]
    for owner, entity in owners:
        for alias in entity.aliases:
            keys.setdefault(folded(alias), owner)
    return lambda of: keys.get(of) or keys.get(folded(of))


def folded(name: str) -> str:
    """Return a name as the table of owners compares it."""
    return key_of(name).casefold()
