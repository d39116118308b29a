"""Which part of a person's name later sentences use, by the custom of the person's country."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from dragoman.actors.registry_entities import slug
from dragoman.actors.registry_tokens import plain
from dragoman.actors.types import Person
from dragoman.errors import RegistryError

RULES = Path(__file__).parent / "data" / "surnames.toml"


class SurnameRules(NamedTuple):
    """The content of ``surnames.toml``."""

    #: Codes of states where the family name comes first.
    family_first: frozenset[str]
    #: Codes of states where it comes first in names of three or hyphenated parts, last after an English name.
    mixed_order: frozenset[str]
    #: Codes of states where people are called by the last and by the first part.
    either_end: frozenset[str]
    #: Codes of states where two family names end the full name.
    two_family_names: frozenset[str]
    #: In lower case: words that belong to the word after them ("van", "bin").
    particles: frozenset[str]
    #: Words that end a name without being part of it ("Jr.").
    suffixes: frozenset[str]


@cache
def surname_rules() -> SurnameRules:
    """Return the rules of ``surnames.toml``.

    Raises:
        RegistryError: when the file is missing or lacks a list.
    """
    try:
        content = tomllib.loads(RULES.read_text(encoding="utf-8"))
        return SurnameRules(**{field: frozenset(content[field]) for field in SurnameRules._fields})
    except (OSError, KeyError, tomllib.TOMLDecodeError) as error:
        raise RegistryError(f"expected the lists of surname rules: {error}", source=str(RULES)) from error


def surnames_of(person: Person) -> set[str]:
    """Return the parts of a person's name that may stand alone, with and without accents."""
    rules = surname_rules()
    parts = [part for part in person.name.split() if part not in rules.suffixes]
    if not parts:
        return set()
    found = {last_name(parts, rules.particles), without_article(parts[-1])}
    if family_name_first(person.country, parts, rules):
        found = {parts[0]}
    elif person.country in rules.either_end:
        found.add(parts[0])
    elif person.country in rules.two_family_names and len(parts) > 2:  # noqa: PLR2004 - given and two family names
        found |= {" ".join(parts[-2:]), parts[-2]}
    found |= {alias for alias in person.aliases if stands_like_surname(alias)}
    found = {name for name in found if name.lower() not in rules.particles}
    return found | {plain(name) for name in found if not name.isascii()}


def family_names(name: str, country: str | None) -> set[str]:
    """Return what may stand for a person's whole name: its last words, or the family names of the person's country.

    They are written as the part of an identifier that is made from a name, and so may the name be.
    """
    rules = surname_rules()
    endings = {slug(suffix) for suffix in rules.suffixes}
    words = slug(name).split("-")
    while len(words) > 1 and words[-1] in endings:
        words.pop()
    found = {"-".join(words[first:]) for first in range(1, len(words))}
    if len(words) == 1 or country is None:
        return found - rules.particles
    if family_name_first(country, words, rules):
        return {words[0]}
    if country in rules.either_end:
        found.add(words[0])
    elif country in rules.two_family_names and len(words) > 2:  # noqa: PLR2004 - given and two family names
        found.add(words[-2])
    return found - rules.particles


def stands_like_surname(alias: str) -> bool:
    """Tell whether an alias is a single word: another spelling of a surname, or a nickname, but no initials."""
    return " " not in alias and not alias.isupper()


def family_name_first(country: str, parts: list[str], rules: SurnameRules) -> bool:
    """Tell whether the first part of a name is the family name."""
    if country in rules.family_first:
        return True
    local = len(parts) == 3 or "-" in parts[-1]  # noqa: PLR2004 - "Lee Hsien Loong", against "Lawrence Wong"
    return country in rules.mixed_order and local


def last_name(parts: list[str], particles: frozenset[str]) -> str:
    """Return the last part with the particles before it ("van der Bellen")."""
    first = len(parts) - 1
    while first > 1 and parts[first - 1].lower() in particles:
        first -= 1
    return " ".join(parts[first:])


def without_article(part: str) -> str:
    """Return a name without the Arabic article ("al-Assad", "Assad")."""
    return part[3:] if part[:3].lower() in ("al-", "el-") and part[3:4].isupper() else part
