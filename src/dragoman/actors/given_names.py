"""Given names of many languages: which words are such, and the sex of those who bear them."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

from dragoman.actors.registry import Registry
from dragoman.actors.registry_surnames import surnames_of
from dragoman.actors.registry_tokens import plain


def sex_of_given(name: str, registry: Registry) -> str:
    """Return the sex of those who bear a given name, as the registry or else the list of names has it, or ""."""
    known = given_sexes(registry)
    return known[name] if name in known else given_names().get(plain(name).lower(), "")


@cache
def given_names() -> dict[str, str]:
    """Return the sex of given names of many languages, lower case and without accents, where it is one."""
    rows = files("dragoman.actors").joinpath("data/given_names.tsv").read_text("utf-8").splitlines()[1:]
    return {row.partition("\t")[0]: row.partition("\t")[2] for row in rows}


@lru_cache(maxsize=4)
def given_sexes(registry: Registry) -> dict[str, str]:
    """Return the sex of given names that the people of the registry bear; "" where they do not agree."""
    bearers: dict[str, set[str]] = {}
    for person in registry.tables.people.values():
        given, _, rest = person.name.partition(" ")
        if rest and person.sex and given not in surnames_of(person):  # "Lin Biao"
            bearers.setdefault(given, set()).add(person.sex)
    return {given: next(iter(sexes)) if len(sexes) == 1 else "" for given, sexes in bearers.items()}


def is_given(name: str, registry: Registry) -> bool:
    """Tell whether a word is known as somebody's given name, whatever the sex."""
    return name in given_sexes(registry) or plain(name).lower() in given_names()
