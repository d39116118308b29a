"""Offices and the descriptions that name them, from ``roles.toml``."""

from __future__ import annotations

import tomllib
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec

from dragoman.actors.registry_tokens import SAME_LENGTH, TOKEN
from dragoman.actors.types import Role, RoleMatch
from dragoman.errors import RegistryError

LEVELS = frozenset({"head", "minister", "official"})


class Roles:
    """All roles by title, with what stands in for an office that a state does not have."""

    def __init__(self, content: dict[str, Any], source: str = "roles.toml") -> None:
        """Take the parsed content of ``roles.toml``; source names it in errors."""
        self.offices: dict[str, str] = dict(content.get("offices", {}))
        self.fallbacks: dict[str, list[str]] = dict(content.get("fallbacks", {}))
        self.prominence: dict[str, int] = dict(content.get("prominence", {}))
        self.royal = frozenset(content.get("royal_titles", ()))
        self.modifiers = frozenset(content.get("title_modifiers", ()))
        #: Titles that are ordinary words in lower case ("major", "general").
        self.capitalised = frozenset(content.get("capitalised", ()))
        #: Words that name whoever heads an organisation or group ("NATO chief", "Hamas leader").
        self.heading_words = frozenset(content.get("heading_words", ()))
        #: Offices that gather different posts: their holders answer to a title only by their printed one.
        self.loose_offices = frozenset(content.get("loose_offices", ()))
        self.by_title: dict[str, list[Role]] = {}
        irregular = dict(content.get("irregular_plurals", {}))
        for entry in content.get("role", ()):
            self.add(entry, irregular, source)

    def add(self, entry: dict[str, Any], irregular: dict[str, str], source: str) -> None:
        """Add the titles of one table, singular and plural, checked."""
        office, level = entry.get("office", ""), entry.get("level", "")
        if office and office not in self.offices:
            raise RegistryError(f"unknown office {office!r}", source=source)
        if level not in LEVELS:
            raise RegistryError(f"expected head, minister or official as level, found {level!r}", source=source)
        for title in entry["titles"]:
            role = Role(
                title=title,
                office=office,
                sector=entry.get("sector", ""),
                level=level,
                countries=tuple(entry.get("countries", ())),
            )
            self.by_title.setdefault(title, []).append(role)
            many = plural_of(title, irregular)
            if many != title:
                self.by_title.setdefault(many, []).append(msgspec.structs.replace(role, title=many, plural=True))

    @cached_property
    def longest(self) -> dict[str, int]:
        """The number of tokens of the longest title for each first token."""
        lengths: dict[str, int] = {}
        for title in self.by_title:
            tokens = TOKEN.findall(title)
            lengths[tokens[0]] = max(lengths.get(tokens[0], 0), len(tokens))
        return lengths

    @cached_property
    def last_words(self) -> frozenset[str]:
        """The last word of every title of one person, as it stands right before a name."""
        singular = (title for title, roles in self.by_title.items() if not all(role.plural for role in roles))
        return frozenset(title.rsplit(" ", 1)[-1] for title in singular)

    @cached_property
    def by_tokens(self) -> dict[str, tuple[Role, ...]]:
        """The roles of each title, keyed by its tokens joined by spaces, country-specific ones first."""
        return {
            " ".join(TOKEN.findall(title)): tuple(sorted(roles, key=lambda role: not role.countries))
            for title, roles in self.by_title.items()
        }

    def meanings(self, title: str, country: str | None = None) -> tuple[Role, ...]:
        """Return what a title can mean, in the given state where one is given."""
        key = " ".join(TOKEN.findall(title.lower().translate(SAME_LENGTH)))
        roles = self.by_tokens.get(key, ())
        if country is None:
            return roles
        own = tuple(role for role in roles if country in role.countries)
        return own or tuple(role for role in roles if not role.countries)

    def scan(self, text: str) -> tuple[RoleMatch, ...]:
        """Return the descriptions in a text, the longest at each place, in order."""
        words = list(TOKEN.finditer(text.translate(SAME_LENGTH)))
        spans = [word.span() for word in words]
        tokens = [word.group().lower() for word in words]
        found: list[RoleMatch] = []
        at = 0
        while at < len(tokens):
            size, roles = self.longest_at(tokens, at)
            start, end = spans[at][0], spans[at + size - 1][1]
            if roles and (text[start].isupper() or roles[0].title not in self.capitalised):
                found.append(RoleMatch(start=start, end=end, text=text[start:end], roles=roles))
            at += size
        return tuple(found)

    def longest_at(self, tokens: list[str], at: int) -> tuple[int, tuple[Role, ...]]:
        """Return the size and roles of the longest title that begins at a token; (1, ()) for none."""
        most = min(self.longest.get(tokens[at], 0), len(tokens) - at)
        for size in range(most, 0, -1):
            roles = self.by_tokens.get(" ".join(tokens[at : at + size]))
            if roles:
                return size, roles
        return 1, ()


def plural_of(title: str, irregular: dict[str, str]) -> str:
    """Return the plural of a title: of its head noun, which stands before "of", "to" and the like."""
    words = title.split(" ")
    head = next((i for i, word in enumerate(words) if word in ("of", "to", "for", "in", "at")), len(words)) - 1
    if words[-1] in ("general", "designate") and head == len(words) - 1 and len(words) > 1:
        head -= 1
    noun = words[max(head, 0)]
    words[max(head, 0)] = irregular.get(noun) or irregular_compound(noun, irregular) or regular_plural(noun)
    return " ".join(words)


def irregular_compound(noun: str, irregular: dict[str, str]) -> str | None:
    """Return the plural of a noun that ends in an irregular one ("spokeswoman", "secretary-general")."""
    for ending in sorted(irregular, key=len, reverse=True):
        if noun.endswith(ending):
            return noun[: -len(ending)] + irregular[ending]
    return None


def regular_plural(noun: str) -> str:
    """Return the regular English plural of a noun; one that ends in "s" stays."""
    if noun.endswith("s"):
        return noun
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("ch", "sh", "x")) else "s")


def load_roles(path: Path) -> Roles:
    """Return the roles of a file.

    Raises:
        RegistryError: when it is missing, no TOML, or names an unknown office or level.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RegistryError(f"expected a readable TOML file: {error}", source=str(path)) from error
    return Roles(content, path.name)
