"""Names that are also something else: which reading the rest of the text supports."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from dragoman.actors.registry_load import Tables
from dragoman.actors.registry_tokens import key_of
from dragoman.actors.types import Candidate, Organisation, Place, State
from dragoman.errors import RegistryError


class AmbiguityRule(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """What decides about one or more surfaces; every field but the first is a condition to check."""

    texts: list[str]
    #: Not a country, seat or place right after a given name ("Michael Jordan").
    name_part: bool = False
    #: Not a name right before, or right after, one of these words.
    not_before: list[str] = []
    not_after: list[str] = []
    #: Not a name unless the text holds one of these.
    requires: list[str] = []
    #: Code or id → words whose presence supports that reading.
    prefer: dict[str, list[str]] = {}
    #: Code or id of the reading that stands when no words decide.
    default: str = ""


class AmbiguityFile(msgspec.Struct, forbid_unknown_fields=True):
    """The content of ``ambiguous.toml``."""

    #: Words that look like names and are none; they also hide shorter names within.
    masks: list[str] = []
    #: A capital, seat or place before one of these names a document, not the place ("Minsk agreements").
    document_nouns: list[str] = []
    #: Given names besides those of the people in the registry.
    given_names: list[str] = []
    #: Names that stand only where the text also gives another name of the same thing, or of its state.
    needs_support: list[str] = []
    #: Surnames that stand alone only beside the full name or a title, for they are ordinary words too.
    word_surnames: list[str] = []
    surface: list[AmbiguityRule] = []


class Surroundings(msgspec.Struct):
    """What stands around a name, and the text that it stands in."""

    before: str
    after: str
    text: str


PLACE_KINDS = frozenset({"capital", "seat", "place"})
#: Names of this length and less are abbreviations that stand inside of other words.
SHORT = 3
COUNTRY_KINDS = PLACE_KINDS | {"name"}


class Ambiguities:
    """The rules of ``ambiguous.toml``, by surface."""

    def __init__(self, content: AmbiguityFile, tables: Tables, titles: frozenset[str]) -> None:
        """Take the rules, the tables with the other names of things, and the last words of titles."""
        self.people = tables.people
        self.states = tables.states
        self.bodies: Mapping[str, Organisation | Place] = {**tables.organisations, **tables.places}
        self.titles = titles
        self.needs_support = frozenset(key_of(text) for text in content.needs_support)
        self.document_nouns = frozenset(content.document_nouns)
        of_people = (person.name.split()[0] for person in tables.people.values())
        self.given_names = frozenset(name for name in (*content.given_names, *of_people) if name.lower() not in titles)
        self.word_surnames = frozenset(content.word_surnames)
        self.rules = {key_of(text): rule for rule in content.surface for text in rule.texts}

    def settle(self, surface: str, candidates: list[Candidate], around: Surroundings) -> tuple[Candidate, ...]:
        """Return the readings that the surroundings leave, the best supported first."""
        if around.after in self.document_nouns:
            candidates = [each for each in candidates if each.kind not in PLACE_KINDS]
        if around.before in self.given_names:
            candidates = [each for each in candidates if each.kind != "surname" or self.called(each, around.before)]
        if surface in self.word_surnames and around.before.lower() not in self.titles:
            candidates = [each for each in candidates if each.kind != "surname" or self.named_in(each, around.text)]
        if surface in self.needs_support:
            candidates = [each for each in candidates if self.supported(each, surface, around.text)]
        rule = self.rules.get(surface)
        if rule is None:
            return tuple(candidates)
        if excluded(rule, around):
            return ()
        if rule.name_part and around.before in self.given_names:
            candidates = [each for each in candidates if each.kind not in COUNTRY_KINDS]
        return by_support(rule, candidates, around.text)

    def called(self, candidate: Candidate, given: str) -> bool:
        """Tell whether a given name belongs to a person: "Hunter" is no name of Joe Biden."""
        person = self.people[candidate.id]
        return any(given in name.split() for name in (person.name, *person.aliases))

    def named_in(self, candidate: Candidate, text: str) -> bool:
        """Tell whether a text gives the full name of a person, by any of the person's names."""
        person = self.people[candidate.id]
        return any(name in text for name in (person.name, *person.aliases) if " " in name)


    def supported(self, candidate: Candidate, surface: str, text: str) -> bool:
        """Tell whether a text gives another name of what is named, or a name of its state."""
        if candidate.entity == "person":
            return True
        body = self.bodies.get(candidate.id)
        names = (body.name, *body.aliases) if body else ()
        if any(name in text for name in names if len(name) > len(surface)):
            return True
        state = self.states.get(candidate.country)
        return state is not None and any(name in text for name in names_of_state(state) if name != surface)


def names_of_state(state: State) -> Iterator[str]:
    """Yield the names that tell a reader which state a text is about; bare abbreviations are left out."""
    yield from (name for name in (state.name, *state.aliases, *state.adjectives, *state.capitals) if len(name) > SHORT)


def excluded(rule: AmbiguityRule, around: Surroundings) -> bool:
    """Tell whether a rule says that the words are no name here."""
    number = around.after.isdigit() and "#" in rule.not_before
    missing = bool(rule.requires) and not any(word in around.text for word in rule.requires)
    return number or missing or around.after in rule.not_before or around.before in rule.not_after


def by_support(rule: AmbiguityRule, candidates: list[Candidate], text: str) -> tuple[Candidate, ...]:
    """Return the candidates by the number of a rule's words that support them, the default before its equals."""
    counts = {key: sum(word in text for word in words) for key, words in rule.prefer.items()}

    def rank(candidate: Candidate) -> tuple[int, bool]:
        support = max(counts.get(candidate.country, 0), counts.get(candidate.id, 0))
        return -support, rule.default not in (candidate.country, candidate.id)

    return tuple(sorted(candidates, key=rank))


def load_ambiguities(path: Path) -> AmbiguityFile:
    """Return the content of the file, or nothing where it is absent.

    Raises:
        RegistryError: when it is no TOML or has unknown fields.
    """
    if not path.exists():
        return AmbiguityFile()
    try:
        content: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        return msgspec.convert(content, AmbiguityFile)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise RegistryError(f"expected rules about ambiguous names: {error}", source=str(path)) from error
