"""The actors of one article while they are being gathered."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date

from dragoman.actors.registry import Registry
from dragoman.actors.types import Organisation, Person, State, Term
from dragoman.types import Actor, Interval, Publication, Span

#: Offices in the order in which one is shown when a person holds several.
_SHOWN_FIRST = (
    "head_of_organisation", "head_of_state", "monarch", "head_of_government", "crown_prince", "deputy_head",
    "foreign_minister",
    "defence_minister", "security_adviser",
)  # fmt: skip
_HEADS = frozenset(
    {"head_of_organisation", "head_of_state", "monarch", "head_of_government", "crown_prince", "group_leader"}
)
_MINISTERS = frozenset({"foreign_minister", "defence_minister", "finance_minister", "interior_minister"})


class Draft:
    """One actor in the making."""

    def __init__(self, identifier: str, name: str, kind: str) -> None:
        self.id = identifier
        self.name = name
        self.kind = kind
        self.country: str | None = None
        self.sector: str | None = None
        self.office: str | None = None
        #: m | f | n | p (plural) | "" where unknown.
        self.sex = ""
        #: Whether a given name alone tells the sex.
        self.sex_presumed = False
        #: Office keys held on the day, for descriptions such as "the prime minister".
        self.offices: set[str] = set()
        #: Titles and descriptions in lower case, each with the id of what it belongs to, or "".
        self.titles: set[tuple[str, str]] = set()
        #: head | minister | official, as far as its titles tell.
        self.levels: set[str] = set()
        #: Whether the article names it with one of its titles.
        self.titled = False
        self.spans: list[Span] = []

    @property
    def stateless(self) -> bool:
        """Whether it is a person known by name alone, whose state nothing told so far."""
        return self.kind == "person" and self.country is None and self.id.startswith("local:")


class ActorTable:
    """Adds actors once each, whatever they are called."""

    def __init__(
        self, registry: Registry, published: Publication | None, homes: Mapping[str, str] | None = None
    ) -> None:
        self.registry = registry
        #: Codes of the states of persons, by their ids, as far as the article told before it is gone through.
        self.told = homes or {}
        self.earliest: date | None = published.earliest if published else None
        self.latest: date | None = published.latest if published else None
        self.drafts: dict[str, Draft] = {}

    @property
    def single_offices(self) -> frozenset[str]:
        """The offices that one person of a state holds at a time."""
        return _HEADS | _MINISTERS

    def add(self, identifier: str, name: str, kind: str) -> Draft:
        """Return the draft with this id, made on first use."""
        if identifier not in self.drafts:
            self.drafts[identifier] = Draft(identifier, name, kind)
            self.drafts[identifier].country = self.told.get(identifier)
        return self.drafts[identifier]

    def homes(self) -> dict[str, str]:
        """Return the codes of the states of the persons whom the article alone tells of, by their ids."""
        local = (draft for draft in self.drafts.values() if draft.kind == "person" and draft.id.startswith("local:"))
        return {draft.id: draft.country for draft in local if draft.country}

    def entity(self, identifier: str) -> Draft | None:
        """Return the draft of a registry entity, or None when the id is no actor (a place)."""
        if identifier in self.drafts:
            return self.drafts[identifier]
        entity = self.registry.by_id(identifier)
        if entity is None:
            return None
        if isinstance(entity, State):
            return self._state(entity)
        if isinstance(entity, Person):
            return self._person(entity)
        if not isinstance(entity, Organisation):
            return None
        draft = self.add(entity.id, entity.name, entity.kind)
        draft.sector, draft.country, draft.sex = entity.sector or None, entity.country or None, "n"
        return draft

    def state(self, code: str) -> Draft | None:
        """Return the draft of the state with an ISO alpha-3 code."""
        state = self.registry.state(code)
        return self._state(state) if state is not None else None

    def _state(self, state: State) -> Draft:
        draft = self.add(state.id, state.name, "state")
        draft.country, draft.sector, draft.sex = state.iso3, "GOV", "n"
        return draft

    def _person(self, person: Person) -> Draft:
        draft = self.add(person.id, person.name, "person")
        draft.country, draft.sector, draft.sex = person.country or None, person.sector or None, person.sex
        terms = self.terms_of(person.id)
        held = terms or (() if self.dated else self.registry.offices_of(person.id))
        draft.offices = {term.office for term in held}
        draft.titles |= {(term.title.lower(), self.owner_id(term.of)) for term in held}
        draft.levels = {level_of(term.office) for term in held}
        if terms:
            best = min(
                terms, key=lambda t: _SHOWN_FIRST.index(t.office) if t.office in _SHOWN_FIRST else len(_SHOWN_FIRST)
            )
            draft.office = self.office_name(best)
        return draft

    @property
    def dated(self) -> bool:
        """Whether the day of the article is known."""
        return self.earliest is not None and self.latest is not None

    def owner_id(self, of: str) -> str:
        """Return the id of what a term of office belongs to."""
        state = self.registry.state(of)
        return state.id if state is not None else of

    def terms_of(self, person: str) -> tuple[Term, ...]:
        """Return the offices that a person may have held on the day of the article; none when it is unknown."""
        if self.earliest is None or self.latest is None:
            return ()
        return self.registry.offices_of(person, Interval(earliest=self.earliest, latest=self.latest))

    def holders(self, office: str, country: str) -> tuple[str, ...]:
        """Return the persons who may have held an office on the day of the article."""
        if self.earliest is None or self.latest is None:
            return ()
        terms = self.registry.office_holders(office, country, Interval(earliest=self.earliest, latest=self.latest))
        sure = [t.person for t in terms if t.certain(self.earliest, self.latest)]
        return tuple(dict.fromkeys(sure or [t.person for t in terms]))

    def titled(self, title: str, of: str) -> tuple[str, ...]:
        """Return the persons whom a title means in a state or organisation on the day of the article."""
        if self.earliest is None or self.latest is None:
            return ()
        terms = self.registry.titled(title, of, Interval(earliest=self.earliest, latest=self.latest))
        sure = [t.person for t in terms if t.certain(self.earliest, self.latest)]
        return tuple(dict.fromkeys(sure or [t.person for t in terms]))

    def owner_name(self, owner: str) -> str:
        """Return the name of a state or organisation as it stands before a description: by its adjective, if any."""
        draft = self.entity(owner)
        state = self.registry.state(draft.country) if draft and draft.kind == "state" and draft.country else None
        if state is not None and state.adjectives:
            return state.adjectives[0]
        return draft.name if draft else ""

    def office_name(self, term: Term) -> str:
        """Return an office with what it belongs to: "President of the United States"."""
        state = self.registry.state(term.of)
        owner = state.name if state else getattr(self.registry.by_id(term.of), "name", term.of)
        article = (
            "the " if re.match(r"United |Netherlands|Philippines|European|African|Arab|International", owner) else ""
        )
        return f"{term.title} of {article}{owner}"

    def country_name(self, code: str | None) -> str | None:
        """Return the name of the state of a code, or None."""
        state = self.registry.state(code) if code else None
        return state.name if state else None

    def local(self, name: str, kind: str, country: str | None = None, sector: str | None = None) -> Draft:
        """Return an actor that the registry does not know, under an id made from its name."""
        draft = self.add(f"local:{slug(name)}", name, kind)
        draft.country = draft.country or country
        draft.sector = draft.sector or sector
        return draft

    def finish(self) -> dict[str, Actor]:
        """Return the frozen actors in the order of their first mention; states named only through a place have none."""
        used = sorted(
            self.drafts.values(), key=lambda d: (min(((s.start, s.end) for s in d.spans), default=(0, 0)), d.id)
        )
        return {
            d.id: Actor(
                id=d.id,
                name=d.name,
                kind=d.kind,
                country=d.country,
                country_name=self.country_name(d.country),
                sector=d.sector,
                office=d.office,
                mentions=tuple(sorted(set(d.spans), key=lambda s: (s.start, s.end))),
            )
            for d in used
        }


def level_of(office: str) -> str:
    """Return whether an office is that of a head, a minister, or somebody else."""
    return "head" if office in _HEADS else "minister" if office in _MINISTERS else "official"


def slug(name: str) -> str:
    """Return a name as lower-case ASCII words joined by hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "actor"
