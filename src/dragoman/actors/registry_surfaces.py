"""Every name in the registry under the words that it is printed with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.actors.registry_load import Tables, without_collection
from dragoman.actors.registry_surnames import stands_like_surname, surnames_of
from dragoman.actors.registry_tokens import key_of, plain
from dragoman.actors.types import Candidate, Organisation, Person, Place, State

#: The order in which readings of the same words are offered.
PRIORITY = {
    kind: rank
    for rank, kind in enumerate(
        ("name", "organisation", "group", "person", "seat", "capital", "adjective", "demonym", "place", "surname")
    )
}
Surface = tuple[str, Candidate]


class SurfaceIndex:
    """Candidates by key, and the number of words of the longest key for each first word."""

    def __init__(self, surfaces: Iterable[Surface], masks: Iterable[str] = ()) -> None:
        """Take surfaces in any order, and words that hide names without being one."""
        self.candidates: dict[str, list[Candidate]] = {}
        self.longest: dict[str, int] = {}
        with without_collection():
            for text, candidate in surfaces:
                self.add(key_of(text), candidate)
        for mask in masks:
            self.candidates.setdefault(key_of(mask), [])
            self.lengthen(key_of(mask))

    def add(self, key: str, candidate: Candidate) -> None:
        """Add one reading of a key."""
        known = self.candidates.get(key)
        if known is None:
            self.candidates[key] = [candidate]
            self.lengthen(key)
        elif candidate not in known:
            known.append(candidate)
            known.sort(key=lambda each: PRIORITY[each.kind])

    def lengthen(self, key: str) -> None:
        """Note how many words a key has."""
        first, _, rest = key.partition(" ")
        size = rest.count(" ") + 2 if rest else 1
        if size > self.longest.get(first, 0):
            self.longest[first] = size


def surfaces_of(tables: Tables) -> Iterator[Surface]:
    """Yield every surface of every entity but people's surnames."""
    for state in tables.states.values():
        yield from with_plain(state_surfaces(state))
    for organisation in tables.organisations.values():
        yield from with_plain(organisation_surfaces(organisation))
    for place in tables.places.values():
        yield from with_plain(place_surfaces(place))
    for person in tables.people.values():
        yield from with_plain(person_surfaces(person))


def with_plain(surfaces: Iterable[Surface]) -> Iterator[Surface]:
    """Yield each surface, and again without accents where it has some."""
    for text, candidate in surfaces:
        yield text, candidate
        if not text.isascii():
            yield plain(text), candidate


def state_surfaces(state: State) -> Iterator[Surface]:
    """Yield the names, adjectives, demonyms, capitals and seats of a state."""
    kinds = {
        "name": (state.name, *((state.official_name,) if state.official_name else ()), *state.aliases),
        "adjective": state.adjectives,
        "demonym": state.demonyms,
        "capital": state.capitals,
        "seat": state.seats,
    }
    for kind, texts in kinds.items():
        sector = "GOV" if kind == "seat" else ""
        candidate = Candidate(id=state.id, entity="state", kind=kind, country=state.iso3, sector=sector)
        for text in texts:
            yield text, candidate


def organisation_surfaces(organisation: Organisation) -> Iterator[Surface]:
    """Yield the names of an organisation or group."""
    candidate = Candidate(
        id=organisation.id,
        entity=organisation.kind,
        kind=organisation.kind,
        country=organisation.country,
        sector=organisation.sector,
    )
    for text in (organisation.name, *organisation.aliases):
        yield text, candidate


def place_surfaces(place: Place) -> Iterator[Surface]:
    """Yield the names of a place."""
    candidate = Candidate(id=place.id, entity="place", kind="place", country=place.country, sector="")
    for text in (place.name, *place.aliases):
        yield text, candidate


def person_surfaces(person: Person) -> Iterator[Surface]:
    """Yield the names of a person; a single word among the aliases is left to the surname index."""
    candidate = Candidate(id=person.id, entity="person", kind="person", country=person.country, sector=person.sector)
    yield person.name, candidate
    if "-" in person.name:
        yield hyphen_variant(person.name), candidate
    if any(part.islower() for part in person.name.split()):
        yield capital_variant(person.name), candidate
    for alias in person.aliases:
        if not stands_like_surname(alias):
            yield alias, candidate


def hyphen_variant(name: str) -> str:
    """Return a name with the letter after each hyphen capitalised ("Kim Jong-un", "Kim Jong-Un")."""
    return "-".join(part[:1].upper() + part[1:] for part in name.split("-"))


def capital_variant(name: str) -> str:
    """Return a name with each of its words capitalised ("Saud bin Rakan", "Saud Bin Rakan")."""
    return " ".join(part[:1].upper() + part[1:] for part in name.split())


def surname_surfaces(people: Iterable[Person]) -> Iterator[Surface]:
    """Yield the surnames of people, each as a reading of its own."""
    for person in people:
        candidate = Candidate(
            id=person.id, entity="person", kind="surname", country=person.country, sector=person.sector
        )
        for surname in surnames_of(person):
            yield surname, candidate
