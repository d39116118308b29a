"""Countries as they are typed: by the codes and names of the registry, and by those that a record has besides."""

from __future__ import annotations

import difflib
import sqlite3
from collections.abc import Sequence
from functools import cache
from importlib import resources
from pathlib import Path

from dragoman.actors.find import find_settings
from dragoman.actors.registry_tables import Problems, read_rows, split_list
from dragoman.errors import QueryError

TABLE = Path(str(resources.files("dragoman.actors") / "data" / "states.tsv"))
COLUMNS = ("iso3", "iso2", "name", "official_name", "aliases")


@cache
def states() -> tuple[dict[str, str], dict[str, str]]:
    """Return the code of every state by its codes and names, in lower case; and the name of every code."""
    problems = Problems()
    codes: dict[str, str] = {}
    names: dict[str, str] = {}
    for _, (code, short, name, official, aliases) in read_rows(TABLE, COLUMNS, problems):
        for word in (*split_list(aliases), official, name, short, code):
            if word and code:
                codes[word.casefold()] = code
        names[code] = name
    problems.raise_any()
    return codes, names


@cache
def capitals() -> dict[str, str]:
    """Return the code of every state by its capitals, in lower case."""
    problems = Problems()
    found = {
        capital.casefold(): code
        for _, (code, names) in read_rows(TABLE, ("iso3", "capitals"), problems)
        for capital in split_list(names)
    }
    problems.raise_any()
    return found


def code_of(country: str) -> str | None:
    """Return the ISO 3166-1 alpha-3 code of a country of the registry given by code or name; None where none has it."""
    return states()[0].get(" ".join(country.split()).casefold())


def country_pair(connection: sqlite3.Connection, between: Sequence[str]) -> tuple[str, str]:
    """Return the codes of two countries given by code or name; the same twice stands for what one does alone.

    Raises:
        QueryError: They are not two, or no country is called so.
    """
    if isinstance(between, str) or len(between) != 2:  # noqa: PLR2004  # a pair
        raise QueryError(f"between is {between!r}; expected two countries by code or name, such as ('USA', 'China')")
    one, other = between
    return country_code(connection, one), country_code(connection, other)


def country_code(connection: sqlite3.Connection, country: str) -> str:
    """Return the code of a country given by code or name, as the registry or the record has it.

    Raises:
        QueryError: No country is called so.
    """
    wanted = " ".join(country.split())
    known = connection.execute("SELECT country FROM actor WHERE country = ? LIMIT 1", (wanted.upper(),)).fetchone()
    code = known[0] if known else code_of(wanted) or code_in_record(connection, wanted)
    if code is None:
        side = no_such_side(connection, wanted)
        raise QueryError(side) if side else no_country(country)
    return str(code)


def code_in_record(connection: sqlite3.Connection, name: str) -> str | None:
    """Return the code of a country that only the record has, by its name there."""
    row = connection.execute(
        """SELECT country FROM actor WHERE country IS NOT NULL
           AND (country_name = ? COLLATE NOCASE OR name = ? COLLATE NOCASE AND kind = 'state') LIMIT 1""",
        (name, name),
    ).fetchone()
    return row[0] if row else None


def two_countries(a: str, b: str) -> None:
    """Refuse one country in the place of two.

    Raises:
        QueryError: Both codes are the same.
    """
    if a == b:
        raise QueryError(f"{a} is one country; name two, for contacts are between countries")


def no_such_side(connection: sqlite3.Connection, name: str) -> str | None:
    """Return what is wrong with the name of a person or an organisation of the record in the place of a country's."""
    named = connection.execute(
        "SELECT kind FROM actor WHERE name = ? COLLATE NOCASE AND kind IN ('person', 'organisation')", (name,)
    ).fetchone()
    return named and f"{name!r} is no country but of the kind {named[0]}; “dragoman contacts --with” lists its contacts"


def no_country(country: str) -> QueryError:
    """Return what is wrong with a word that is no country, and what may have been meant."""
    wanted = " ".join(country.split()).casefold()
    if code := capitals().get(wanted):
        told = f"{country!r} is the capital of {states()[1][code]}, and no country; name the country: {code}"
        return QueryError(told, typed=country, near=(code,))
    near = difflib.get_close_matches(wanted, states()[0], 1, find_settings().least_likeness / 100)
    code = states()[0][near[0]] if near else ""
    hint = f"did you mean {code} ({states()[1][code]})?" if code else "give a code such as FRA, or a name"
    told = f"{country!r} is no country of the registry or the record; {hint}"
    return QueryError(told, typed=country, near=(code,) if code else ())


def country_name(connection: sqlite3.Connection, code: str) -> str:
    """Return the name of a country as the record or the registry has it; its code where neither has one."""
    row = connection.execute(
        """SELECT country_name FROM actor WHERE country = ? AND country_name IS NOT NULL
           ORDER BY kind <> 'state' LIMIT 1""",
        (code,),
    ).fetchone()
    return str(row[0]) if row else states()[1].get(code, code)
