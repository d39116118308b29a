"""The registry of the world's actors: who they are, what they are called, and who held which office when."""

from __future__ import annotations

import os
from functools import cached_property, lru_cache
from itertools import chain
from pathlib import Path

from dragoman.actors.registry_ambiguity import Ambiguities, AmbiguityFile, load_ambiguities
from dragoman.actors.registry_load import Tables, load_holders, load_tables, without_collection
from dragoman.actors.registry_overlay import current_folder, lay_over
from dragoman.actors.registry_roles import Roles, load_roles
from dragoman.actors.registry_scan import scan
from dragoman.actors.registry_surfaces import SurfaceIndex, surfaces_of, surname_surfaces
from dragoman.actors.registry_terms import TermIndex, When
from dragoman.actors.registry_tokens import key_of
from dragoman.actors.types import Candidate, Match, Organisation, Person, Place, RoleMatch, State, Term

DATA = Path(__file__).parent / "data"
#: Names the folder of a user's own data; ``dragoman actors update`` writes below it.
DATA_VARIABLE = "DRAGOMAN_DATA"

Entity = State | Organisation | Place | Person


class Registry:
    """Entities by id and name, and terms of office by day.

    Indexes are built when first asked for. Codes of states are this registry's own: ISO 3166-1
    alpha-3 wherever there is one.
    """

    def __init__(self, tables: Tables, roles: Roles, folder: Path = DATA) -> None:
        """Take checked tables, the roles, and the folder that ``ambiguous.toml`` lies in."""
        self.tables = tables
        self.roles = roles
        self.folder = folder

    # --- entities -------------------------------------------------------------------------------

    def by_id(self, identifier: str) -> Entity | None:
        """Return the state, organisation, group, place or person of an id, or None."""
        tables = self.tables
        return (
            tables.people.get(identifier)
            or self.states_by_id.get(identifier)
            or tables.organisations.get(identifier)
            or tables.places.get(identifier)
        )

    def state(self, code: str) -> State | None:
        """Return the state of an alpha-3 code, or None."""
        return self.tables.states.get(code)

    def country_name(self, code: str) -> str:
        """Return the name of the state of a code, or "" for none."""
        state = self.tables.states.get(code)
        return state.name if state else ""

    def owner_name(self, of: str) -> str:
        """Return the name of what a term of office belongs to: a code's state, or an id's organisation."""
        entity = self.tables.states.get(of) or self.tables.organisations.get(of)
        return entity.name if entity else of

    @cached_property
    def states_by_id(self) -> dict[str, State]:
        """The states by Wikidata QID."""
        return {state.id: state for state in self.tables.states.values()}

    # --- names ----------------------------------------------------------------------------------

    @cached_property
    def names(self) -> SurfaceIndex:
        """Every surface but bare surnames."""
        return SurfaceIndex(surfaces_of(self.tables), self.ambiguity_file.masks)

    @cached_property
    def surnames(self) -> SurfaceIndex:
        """Bare surnames."""
        return SurfaceIndex(surname_surfaces(self.people_by_prominence))

    @cached_property
    def people_by_prominence(self) -> list[Person]:
        """All people, those who headed a state, a government or an organisation first, then by number of terms."""
        weights = self.roles.prominence

        def weight(person: Person) -> int:
            return sum(weights.get(term.office, 1) for term in self.terms.by_person.get(person.id, ()))

        return sorted(self.tables.people.values(), key=weight, reverse=True)

    @cached_property
    def names_and_surnames(self) -> SurfaceIndex:
        """Every surface."""
        surfaces = chain(surfaces_of(self.tables), surname_surfaces(self.people_by_prominence))
        return SurfaceIndex(surfaces, self.ambiguity_file.masks)

    @cached_property
    def ambiguities(self) -> Ambiguities:
        """The rules about names that are also something else."""
        return Ambiguities(self.ambiguity_file, self.tables.people, self.owners_of, self.roles.last_words)

    def owners_of(self, person: str) -> frozenset[str]:
        """Return the states and organisations that a person held an office of."""
        return frozenset(term.of for term in self.terms.by_person.get(person, ()))

    @cached_property
    def ambiguity_file(self) -> AmbiguityFile:
        """The content of ``ambiguous.toml``."""
        return load_ambiguities(self.folder / "ambiguous.toml")

    def lookup(self, surface: str) -> tuple[Candidate, ...]:
        """Return every reading of a surface outside of any text, in the order of kinds."""
        return tuple(self.names.candidates.get(key_of(surface), ()))

    def lookup_in(self, surface: str, text: str) -> tuple[Candidate, ...]:
        """Return every reading of a surface; none where the text lacks what it needs ("Congress" needs America)."""
        lacking = self.ambiguities.lacks_support(key_of(surface), text)
        return () if lacking else self.lookup(surface)

    def names_in(self, text: str, *, surnames: bool = False) -> tuple[Match, ...]:
        """Return the names in a text with their readings, longest first, without overlap, in order.

        Args:
            text: Any text; offsets count its code points.
            surnames: Whether bare surnames of people in the registry count as names ("May" then does).
        """
        return scan(text, self.names_and_surnames if surnames else self.names, self.ambiguities)

    def country_of(self, surface: str) -> Candidate | None:
        """Return the first reading of a surface that belongs to a state, or None."""
        return next((each for each in self.lookup(surface) if each.country), None)

    def person_by_surname(self, surname: str, when: When = None) -> tuple[Person, ...]:
        """Return the people of a surname; with a time, only those who may then have been in office.

        Those with the most terms come first.
        """
        candidates = self.surnames.candidates.get(key_of(surname), ())
        people = [self.tables.people[each.id] for each in candidates]
        if when is not None:
            people = [person for person in people if self.offices_of(person.id, when)]
        return tuple(sorted(people, key=lambda person: -len(self.terms.by_person.get(person.id, ()))))

    # --- offices --------------------------------------------------------------------------------

    @cached_property
    def terms(self) -> TermIndex:
        """Terms by office, owner and person."""
        return TermIndex(self.tables.terms, self.roles)

    def office_holders(self, office: str, of: str, when: When = None) -> tuple[Term, ...]:
        """Return who may have held an office: certain, then not acting, then latest first.

        Where the office does not exist the one that takes its place answers: the president of a
        state without a prime minister is its head of government.

        Args:
            office: A key of ``offices`` in ``roles.toml``.
            of: Code of a state, or id of an organisation or group.
            when: A day, an interval, or None for all time.
        """
        return self.terms.holders(office, of, when)

    def titled(self, title: str, of: str, when: When = None) -> tuple[Term, ...]:
        """Return whom a title means in a state or organisation, in the order of ``office_holders``.

        Terms printed with the title come before the office that it usually names, so that "the
        president" is the president also where another is head of state.
        """
        return self.terms.titled(title, of, when)

    def offices_of(self, person: str, when: When = None) -> tuple[Term, ...]:
        """Return the terms that a person may have been in: certain, then not acting, then latest first."""
        return self.terms.of_person(person, when)

    def roles_in(self, text: str) -> tuple[RoleMatch, ...]:
        """Return the descriptions of offices and parts in a text, without regard to case."""
        return self.roles.scan(text)


def user_folder() -> Path:
    """Return the folder of the user's own data: ``$DRAGOMAN_DATA``, else the platform's place for it."""
    given = os.environ.get(DATA_VARIABLE)
    if given:
        return Path(given).expanduser()
    base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(base) / "dragoman"


def load_registry() -> Registry:
    """Return the registry, loaded once: the shipped data with the user's own laid over it.

    Raises:
        RegistryError: naming file and line of what is wrong.
    """
    return registry_with(current_folder(user_folder() / "actors"))


@lru_cache(maxsize=4)
def registry_with(overlay: Path | None) -> Registry:
    """Return the registry, with the people and terms of a folder laid over the shipped ones."""
    roles = load_roles(DATA / "roles.toml")
    offices = frozenset(roles.offices)
    with without_collection():
        tables = load_tables(DATA, offices)
        if overlay is not None:
            tables = lay_over(tables, load_holders(overlay, tables, offices))
    return Registry(tables, roles)
