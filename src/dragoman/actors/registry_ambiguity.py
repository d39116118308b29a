"""Names that are also something else: which reading the rest of the text supports."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Set
from pathlib import Path
from typing import Any

import msgspec

from dragoman.actors.registry_facts import Facts
from dragoman.actors.registry_tokens import key_of
from dragoman.actors.types import Candidate, Person
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
    #: Surnames so widely known that they stand alone in any text.
    known_surnames: list[str] = []
    surface: list[AmbiguityRule] = []


class Surroundings(msgspec.Struct):
    """What stands around a name, and what else the text holds."""

    before: str
    after: str
    #: The word after ``after``.
    then: str
    text: str
    facts: Facts


PLACE_KINDS = frozenset({"capital", "seat", "place"})
COUNTRY_KINDS = PLACE_KINDS | {"name"}


class Ambiguities:
    """The rules of ``ambiguous.toml``, by surface.

    Args:
        content: The content of the file.
        people: The registry's people by id.
        owners: From a person's id to the states and organisations that the person acted for.
        titles: The last words of titles, in lower case.
    """

    def __init__(
        self,
        content: AmbiguityFile,
        people: Mapping[str, Person],
        owners: Callable[[str], Set[str]],
        titles: frozenset[str],
    ) -> None:
        """Arrange the rules by key."""
        self.people = people
        self.owners = owners
        self.titles = titles
        self.needs_support = frozenset(key_of(text) for text in content.needs_support)
        self.document_nouns = frozenset(content.document_nouns)
        of_people = (person.name.split()[0] for person in people.values())
        self.given_names = frozenset(name for name in (*content.given_names, *of_people) if name.lower() not in titles)
        self.word_surnames = frozenset(content.word_surnames)
        self.known_surnames = frozenset(key_of(text) for text in content.known_surnames)
        self.rules = {key_of(text): rule for rule in content.surface for text in rule.texts}

    def settle(self, key: str, candidates: list[Candidate], around: Surroundings) -> tuple[Candidate, ...]:
        """Return the readings that the surroundings leave, the best supported first."""
        if around.after in self.document_nouns:
            candidates = [each for each in candidates if each.kind not in PLACE_KINDS]
        if candidates and candidates[-1].kind == "surname":
            candidates = self.settle_surnames(key, candidates, around)
        if key in self.needs_support:
            candidates = [each for each in candidates if self.supported(each, key, around.facts)]
        rule = self.rules.get(key)
        if rule is None:
            return tuple(candidates)
        if excluded(rule, around):
            return ()
        if rule.name_part and self.within_personal_name(around):
            candidates = [each for each in candidates if each.kind not in COUNTRY_KINDS]
        return by_support(rule, candidates, around.text)

    def lacks_support(self, key: str, text: str) -> bool:
        """Tell whether a name needs other words in its text, none of which is there."""
        rule = self.rules.get(key)
        return rule is not None and lacks_words(rule, text)

    def within_personal_name(self, around: Surroundings) -> bool:
        """Tell whether a name stands after a given name ("Michael Jordan") or before a family name ("Chad Bown, …").

        Where the word after that has a capital too, it is a headline rather than a family name.
        """
        follows = around.after.istitle() and around.after.lower() not in self.titles
        return around.before in self.given_names or (
            follows and not around.facts.known(around.after) and not around.then[:1].isupper()
        )

    def supported(self, candidate: Candidate, key: str, facts: Facts) -> bool:
        """Tell whether a text gives another name of what is named, or names its state."""
        return (
            candidate.entity == "person"
            or facts.names_otherwise(candidate.id, key)
            or facts.names_otherwise(candidate.country, key)
        )

    # --- surnames -------------------------------------------------------------------------------

    def settle_surnames(self, key: str, candidates: list[Candidate], around: Surroundings) -> list[Candidate]:
        """Return the candidates without people whom a surname cannot mean here, those fully named first."""
        others = [each for each in candidates if each.kind != "surname"]
        people = [each for each in candidates if each.kind == "surname" and self.may_be_called(each, around.before)]
        named = [each for each in people if around.facts.names(each.id)]
        if named:
            return others + named
        titled = around.before.lower() in self.titles
        begins_a_name = key in self.given_names and around.after[:1].isupper()
        if begins_a_name or (key in self.word_surnames and not (titled and around.before.istitle())):
            return others
        introduced = around.facts.given_before(key) & self.given_names
        if introduced:
            people = [each for each in people if any(self.may_be_called(each, given) for given in introduced)]
        fitting = [each for each in people if self.fits(each, around.facts)]
        return others + (fitting or (people if titled or key in self.known_surnames else []))

    def may_be_called(self, candidate: Candidate, before: str) -> bool:
        """Tell whether the word before a surname lets it mean a person: "Hunter" is no name of Joe Biden."""
        if before not in self.given_names:
            return True
        person = self.people[candidate.id]
        return any(before in name.split() for name in (person.name, *person.aliases))

    def fits(self, candidate: Candidate, facts: Facts) -> bool:
        """Tell whether a text names a state or organisation that a person acted for."""
        return facts.names(candidate.country) or any(facts.names(owner) for owner in self.owners(candidate.id))


def excluded(rule: AmbiguityRule, around: Surroundings) -> bool:
    """Tell whether a rule says that the words are no name here."""
    number = around.after.isdigit() and "#" in rule.not_before
    beside = around.after in rule.not_before or around.before in rule.not_after
    return number or beside or lacks_words(rule, around.text)


def lacks_words(rule: AmbiguityRule, text: str) -> bool:
    """Return whether a rule asks for words none of which is in a text."""
    return bool(rule.requires) and not any(word in text for word in rule.requires)


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
