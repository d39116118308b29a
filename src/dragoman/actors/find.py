"""Answering who held an office, or who bears a name, from the registry."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache

import msgspec

from dragoman.actors.registry import DATA, Registry, load_registry
from dragoman.actors.registry_terms import When
from dragoman.actors.registry_tokens import key_of
from dragoman.actors.types import Candidate, FindResult, Match, Person, State, Term
from dragoman.errors import RegistryError
from dragoman.types import Interval

#: Words that join a title and what it belongs to ("president of France").
JOINING = re.compile(r"^(?:the|of|for|to)\s+|\s+(?:the|of|for|to)$|['’]s?$|^['’]s\s+", re.IGNORECASE)


class Question(msgspec.Struct):
    """A query taken apart."""

    words: str
    #: Code of a state or id of an organisation that the answer belongs to, or None.
    of: str | None
    when: When


class FindSettings(msgspec.Struct, forbid_unknown_fields=True):
    """The content of ``find.toml``."""

    least_likeness: float
    most_entities: int


@cache
def find_settings() -> FindSettings:
    """Return the content of ``find.toml``.

    Raises:
        RegistryError: when it is missing or damaged.
    """
    path = DATA / "find.toml"
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), FindSettings)
    except (OSError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise RegistryError(f"expected the settings of find: {error}", source=str(path)) from error


def find(
    query: str, *, country: str | None = None, on: date | Interval | None = None, registry: Registry | None = None
) -> tuple[FindResult, ...]:
    """Return who or what a query means, the likeliest first.

    A title or office ("foreign secretary", "president of France", "head_of_government") answers with
    its holders; any other query is a name, and answers with its bearers and their terms.

    Args:
        query: A title, an office key, or a name; a name may be misspelt.
        country: Code or name of the state that the answer must belong to.
        on: The day or interval asked about. Without one, all holders answer where the query says whose
            office is meant, today's holders where it does not, and all terms of a person.
        registry: The registry to ask; the loaded one by default.

    Raises:
        RegistryError: when the country is unknown, or the query is empty.
    """
    registry = registry or load_registry()
    if not query.strip():
        raise RegistryError("expected a title, an office or a name, found an empty query")
    code = country_code(registry, country) if country else None
    question = take_apart(registry, query.strip(), code, on)
    return tuple(holders(registry, question)) or tuple(bearers(registry, Question(query.strip(), code, on)))


def country_code(registry: Registry, country: str) -> str:
    """Return the code of a state given by any of its codes or names.

    Raises:
        RegistryError: when no state has it.
    """
    state = registry.state(country.upper())
    if state is None:
        state = next((each for each in registry.tables.states.values() if country.upper() == each.iso2), None)
    if state is not None:
        return state.iso3
    for name in (country, country.title()):
        found = next((each.country for each in registry.lookup(name) if each.entity == "state"), None)
        if found:
            return found
    raise RegistryError(f"unknown country {country!r}: expected an ISO 3166-1 code such as GBR, or a name")


# --- offices ----------------------------------------------------------------------------------------


def take_apart(registry: Registry, query: str, code: str | None, on: When) -> Question:
    """Return the title in a query and what it belongs to; the given country comes before one in the words."""
    query = trimmed(query)
    if is_printed(registry, query):
        return Question(query, code, on)
    for match in registry.names_in(query):
        owner = code or owner_of(registry, match)
        rest = trimmed(f"{query[: match.start].strip()} {query[match.end :].strip()}")
        for words in (rest, query) if owner else ():
            if is_title(registry, words) and terms_meant(registry, words, owner or "", on):
                return Question(words, owner, on)
    return Question(query, code, on)


def trimmed(words: str) -> str:
    """Return words without those that only join them to a name."""
    while words != (shorter := JOINING.sub("", words.strip())):
        words = shorter
    return words


def owner_of(registry: Registry, match: Match) -> str | None:
    """Return the code of the state or the id of the organisation that a name in a query means."""
    for candidate in match.candidates:
        if candidate.entity == "state":
            return candidate.country
        if candidate.entity in ("organisation", "group"):
            return candidate.id
    return None


def is_title(registry: Registry, words: str) -> bool:
    """Tell whether words name an office or are a printed title."""
    named = words in registry.roles.offices or registry.roles.meanings(words)
    return bool(named) or is_printed(registry, words)


def is_printed(registry: Registry, words: str) -> bool:
    """Tell whether words are a printed title of some term."""
    key = key_of(words.lower())
    return any(key_of(term.title.lower()) == key for term in registry.tables.terms)


def holders(registry: Registry, question: Question) -> Iterator[FindResult]:
    """Yield the holders of the office that a question names; nothing when it names none."""
    if not is_title(registry, question.words):
        return
    if question.of is not None:
        for term in terms_meant(registry, question.words, question.of, question.when):
            yield term_result(registry, term, question.when)
        return
    when = question.when or date.today()
    for of in sorted(registry.terms.by_owner, key=registry.owner_name):
        for term in terms_meant(registry, question.words, of, when):
            yield term_result(registry, term, when)


def terms_meant(registry: Registry, words: str, of: str, when: When) -> tuple[Term, ...]:
    """Return the terms in an office given by key or title."""
    if words in registry.roles.offices:
        return registry.office_holders(words, of, when)
    return registry.titled(words, of, when)


def term_result(registry: Registry, term: Term, when: When, score: float = 100.0) -> FindResult:
    """Return the answer that a term of office is."""
    person = registry.tables.people[term.person]
    country = term.of if registry.state(term.of) else person.country
    return FindResult(
        id=person.id,
        name=person.name,
        kind="person",
        country=country,
        country_name=registry.country_name(country),
        office=term.office,
        title=term.title,
        of=term.of,
        of_name=registry.owner_name(term.of),
        start=term.start,
        end=term.end,
        acting=term.acting,
        certain=not isinstance(when, date) or term.certain(when, when),
        score=score,
    )


# --- names ------------------------------------------------------------------------------------------


def bearers(registry: Registry, question: Question) -> Iterator[FindResult]:
    """Yield whom or what a name means: exact bearers first, else similar names."""
    scored = [(each, 100.0) for each in exact(registry, question.words)]
    if not any(fits(registry, candidate, question) for candidate, _ in scored):
        scored = similar(registry, question.words)
    fitting = [pair for pair in scored if fits(registry, pair[0], question)]
    for candidate, score in fitting[: find_settings().most_entities]:
        yield from entity_results(registry, candidate, question, score)


def exact(registry: Registry, name: str) -> list[Candidate]:
    """Return the entities of exactly this name, then the people of this surname, each once."""
    surnames = registry.surnames.candidates.get(key_of(name), [])
    return once_each((*registry.lookup(name), *surnames))


def similar(registry: Registry, name: str) -> list[tuple[Candidate, float]]:
    """Return the entities whose names are like the name, with their likeness, the likeliest first."""
    from rapidfuzz import fuzz, process

    keys = fuzzy_keys(registry)
    settings = find_settings()
    found = process.extract(
        key_of(name).casefold(),
        list(keys),
        scorer=fuzz.token_sort_ratio,
        score_cutoff=settings.least_likeness,
        limit=settings.most_entities * 5,
    )
    best: dict[str, tuple[Candidate, float]] = {}
    for folded, score, _ in found:
        for candidate in keys[folded]:
            best.setdefault(candidate.id, (candidate, score))
    return list(best.values())


def fuzzy_keys(registry: Registry) -> dict[str, list[Candidate]]:
    """Return the candidates of every name and surname without regard to case."""
    keys: dict[str, list[Candidate]] = {}
    for index in (registry.names, registry.surnames):
        for key, candidates in index.candidates.items():
            keys.setdefault(key.casefold(), []).extend(candidates)
    return keys


def once_each(candidates: tuple[Candidate, ...]) -> list[Candidate]:
    """Return the first candidate of each entity."""
    first: dict[str, Candidate] = {}
    for candidate in candidates:
        first.setdefault(candidate.id, candidate)
    return list(first.values())


def fits(registry: Registry, candidate: Candidate, question: Question) -> bool:
    """Tell whether an entity belongs to the state asked about, by itself or by a term of office."""
    if question.of is None or candidate.country == question.of:
        return True
    return any(term.of == question.of for term in registry.offices_of(candidate.id))


def entity_results(registry: Registry, candidate: Candidate, question: Question, score: float) -> Iterator[FindResult]:
    """Yield one answer for each term of a person at the time asked about, or one without a term."""
    entity = registry.by_id(candidate.id)
    if entity is None:
        return
    terms = registry.offices_of(entity.id, question.when) if isinstance(entity, Person) else ()
    for term in terms:
        yield term_result(registry, term, question.when, score)
    if not terms:
        country = entity.iso3 if isinstance(entity, State) else entity.country
        yield FindResult(
            id=entity.id,
            name=entity.name,
            kind=candidate.entity,
            country=country,
            country_name=registry.country_name(country),
            score=score,
        )
