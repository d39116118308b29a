"""Names as people type them: whole words, with or without accents; a state also by its code and its other names."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from enum import IntEnum
from functools import lru_cache

from dragoman.actors.registry_tokens import evened, key_of, plain
from dragoman.errors import EntryNotFoundError
from dragoman.record.addressing import without_titles
from dragoman.record.countries import code_of
from dragoman.record.identities import LOCAL

#: Names that are kept at hand as they are compared.
NAMES = 65536
#: Names that may have been meant, of which so many are told.
SUGGESTED = 3
#: A code is typed in capitals: "Per" is a first name.
CODE = re.compile(r"[A-Z]{2,3}")


class Nearness(IntEnum):
    """How near a name is to the words that are looked for."""

    WHOLE = 0
    #: It has them as whole words: "Lucía Paredes" has "paredes".
    WORDS = 1
    #: Its words begin so.
    BEGINNING = 2
    NONE = 3


@lru_cache(maxsize=NAMES)
def folded(name: str) -> str:
    """Return the words of a name as they are compared: without accents and capitals, apart by single spaces."""
    return key_of(plain(evened(name)).casefold())


def nearness(name: str, wanted: str) -> Nearness:
    """Return how near a name is to words; whose is somebody else's is not called so: "Paredes's office"."""
    words = folded(wanted)
    told = f" {folded(name)} "
    if called(name, wanted):
        return Nearness.WHOLE
    if not words or f" {words}" not in told:
        return Nearness.NONE
    if f" {words} " in told.replace(f" {words} ' s ", " "):
        return Nearness.WORDS
    return Nearness.NONE if f" {words} " in told else Nearness.BEGINNING


def called(name: str, wanted: str) -> bool:
    """Whether somebody of a name is called so."""
    return folded(name) == folded(wanted)


def actors_named(connection: sqlite3.Connection, name: str) -> list[str]:
    """Return the identifiers of the actors of that name or code; where there are none, of those nearest to it.

    Where nobody is called so, titles before the name are left out. What an article has by the surname alone, as a
    person or whatever it took that for, does not hide the persons whom others name in full. Who he is taken for is
    found as well.

    Raises:
        EntryNotFoundError: Nobody is called so.
    """
    found = called_so(connection, name.strip())
    if not found and (bare := without_titles(name)) != name:
        found = called_so(connection, bare)
    if not found:
        near = alike(connection, name)
        told = f"nobody in the record is called {name!r}; {hint_for(near)}"
        raise EntryNotFoundError(told, typed=name, near=near)
    return sorted(found)


def called_so(connection: sqlite3.Connection, wanted: str) -> set[str]:
    """Return the identifiers of those who have a name or code, or are nearest to it."""
    rows = connection.execute(
        "SELECT id, kind, person FROM actor WHERE name = ? COLLATE NOCASE OR id = ?", (wanted, wanted)
    )
    exact = list(rows)
    found = {row["id"] for row in exact} | set(states_named(connection, wanted))
    if found and len(exact) == len(found) and all(may_be_surname(row) for row in exact):
        found |= {one["id"] for near, one in actors_near(connection, wanted) if is_person_named(near, one)}
        found |= {row["person"] for row in exact if row["person"]}
    if not found:
        named = [(near, one["id"]) for near, one in actors_near(connection, wanted) if one["kind"] != "unresolved"]
        nearest = min((near for near, _ in named), default=Nearness.NONE)
        found = {identifier for near, identifier in named if near is nearest}
    return found


def hint_for(near: Sequence[str]) -> str:
    """Return what to do about a name that nobody has, by the names of those who share words with it."""
    return f"did you mean {' or '.join(near)}?" if near else "try the surname, or a country's name"


def alike(connection: sqlite3.Connection, name: str) -> tuple[str, ...]:
    """Return the names of those who share words with a name that nobody has."""
    found = actors_sharing_words(connection, name)[:SUGGESTED]
    return tuple(dict.fromkeys(row["name"] for row in found))


def actors_sharing_words(connection: sqlite3.Connection, name: str) -> list[sqlite3.Row]:
    """Return the rows of those who have words of a name, and these for half of their own; most words first."""
    words = set(folded(name).split())
    shared = [
        (len(words & own), len(own), row)
        for row in connection.execute("SELECT * FROM actor WHERE kind <> 'unresolved'")
        if 2 * len(words & (own := set(folded(row["name"]).split()))) >= len(own) > 0
    ]
    return [row for _, _, row in sorted(shared, key=lambda one: (-one[0], one[1], one[2]["id"]))]


def may_be_surname(actor: sqlite3.Row) -> bool:
    """Whether the name of an actor may be but the surname of somebody: of a person, or of what no registry knows."""
    known = not str(actor["id"]).startswith(LOCAL)
    return actor["kind"] == "person" or not (known or actor["kind"] == "state")


def is_person_named(near: Nearness, actor: sqlite3.Row) -> bool:
    """Whether an actor is a person whose name has the words."""
    return near <= Nearness.WORDS and actor["kind"] == "person"


def states_named(connection: sqlite3.Connection, name: str) -> Sequence[str]:
    """Return the identifiers of the state that a code, or a name of it, means."""
    rows = connection.execute("SELECT id FROM actor WHERE kind = 'state' AND country = ?", (country_typed(name),))
    return [row[0] for row in rows]


def country_typed(name: str) -> str | None:
    """Return the code of the country that a code in capitals, or a name of it, means; None for any other name."""
    short = len(name) <= 3  # noqa: PLR2004 (as long as codes are)
    return code_of(name) if CODE.fullmatch(name) or not short else None


def actors_near(connection: sqlite3.Connection, name: str) -> list[tuple[Nearness, sqlite3.Row]]:
    """Return the rows of the actors with the words in their name, each with how near it is."""
    rows = ((nearness(row["name"], name), row) for row in connection.execute("SELECT * FROM actor"))
    return [(near, row) for near, row in rows if near is not Nearness.NONE]
