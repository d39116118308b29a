"""Names that are also something else: which reading the rest of the text supports."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import msgspec

from dragoman.actors.registry_tokens import key_of
from dragoman.actors.types import Candidate
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
    surface: list[AmbiguityRule] = []


class Surroundings(msgspec.Struct):
    """What stands around a name, and the text that it stands in."""

    before: str
    after: str
    text: str


PLACE_KINDS = frozenset({"capital", "seat", "place"})
COUNTRY_KINDS = PLACE_KINDS | {"name"}


class Ambiguities:
    """The rules of ``ambiguous.toml``, by surface."""

    def __init__(self, content: AmbiguityFile, given_names: frozenset[str]) -> None:
        self.document_nouns = frozenset(content.document_nouns)
        self.given_names = given_names | frozenset(content.given_names)
        self.rules = {key_of(text): rule for rule in content.surface for text in rule.texts}

    def settle(self, surface: str, candidates: list[Candidate], around: Surroundings) -> tuple[Candidate, ...]:
        """Return the readings that the surroundings leave, the best supported first."""
        if around.after in self.document_nouns:
            candidates = [each for each in candidates if each.kind not in PLACE_KINDS]
        rule = self.rules.get(surface)
        if rule is None:
            return tuple(candidates)
        if self.excluded(rule, around):
            return tuple(each for each in candidates if each.kind not in COUNTRY_KINDS)
        return by_support(rule, candidates, around.text)

    def excluded(self, rule: AmbiguityRule, around: Surroundings) -> bool:
        """Tell whether a rule says that the words are no name here."""
        return (
            (rule.name_part and around.before in self.given_names)
            or around.after in rule.not_before
            or around.before in rule.not_after
            or bool(rule.requires and not any(word in around.text for word in rule.requires))
        )


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
