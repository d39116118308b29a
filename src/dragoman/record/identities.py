"""Of which country a person is: what most articles of the record say, for one article often leaves it open.

Persons of the registry have their country from there; this is about those known by name alone.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from dragoman.record.reports import between
from dragoman.record.rows import batches, marks
from dragoman.record.types import Report
from dragoman.types import Actor

LOCAL = "local:"


def known_by_name(kind: str, identifier: str) -> bool:
    """Whether an actor is a person whom only articles tell of."""
    return kind == "person" and identifier.startswith(LOCAL)


def learn_countries(connection: sqlite3.Connection, actors: Iterable[Actor]) -> list[str]:
    """Count one more article for the country of each person; return those whose country this changed."""
    told = [actor for actor in actors if actor.country and known_by_name(actor.kind, actor.id)]
    before = leading_countries(connection, [actor.id for actor in told])
    connection.executemany(
        """INSERT INTO actor_country (actor, country, name, articles) VALUES (?, ?, ?, 1)
           ON CONFLICT (actor, country) DO UPDATE SET
             articles = articles + 1, name = coalesce(min(name, excluded.name), name, excluded.name)""",
        [(actor.id, actor.country, actor.country_name) for actor in told],
    )
    after = leading_countries(connection, [actor.id for actor in told])
    return sorted(actor for actor in after if after[actor] != before.get(actor))


def forget_countries(connection: sqlite3.Connection, actors: Iterable[Actor]) -> None:
    """Count one article less for the country of each person: a newer reading takes its place."""
    told = [(a.id, a.country) for a in actors if a.country and known_by_name(a.kind, a.id)]
    connection.executemany("UPDATE actor_country SET articles = articles - 1 WHERE actor = ? AND country = ?", told)
    connection.executemany("DELETE FROM actor_country WHERE actor = ? AND country = ? AND articles <= 0", told)


def leading_countries(connection: sqlite3.Connection, actors: Iterable[str]) -> dict[str, str]:
    """Return the country that most articles give each person, the first by code of equal ones."""
    found: dict[str, str] = {}
    for some in batches(sorted(actors)):
        rows = connection.execute(
            f"SELECT actor, country FROM actor_country WHERE actor IN ({marks(some)}) ORDER BY articles, country DESC",
            some,
        )
        found |= {row["actor"]: row["country"] for row in rows}
    return found


def told_countries(connection: sqlite3.Connection, actor: str) -> dict[str, int]:
    """Return the countries that articles give a person, each with how many do."""
    return dict(connection.execute("SELECT country, articles FROM actor_country WHERE actor = ?", (actor,)).fetchall())


def settle_countries(connection: sqlite3.Connection, actors: Iterable[str]) -> None:
    """Write the country of every person among some actors; of what some article calls a person, that country counts."""
    connection.executemany(
        """UPDATE actor SET (country, country_name) = (
               SELECT told.country, told.name FROM actor_country AS told WHERE told.actor = actor.id
               ORDER BY told.articles DESC, told.country LIMIT 1)
           WHERE id = ? AND EXISTS (SELECT 1 FROM actor_country AS told WHERE told.actor = actor.id)""",
        [(actor,) for actor in sorted(actors)],
    )


def with_countries(connection: sqlite3.Connection, reports: Sequence[Report]) -> tuple[Report, ...]:
    """Return reports in which every person is of the country that the record knows."""
    people = {p.actor for report in reports for p in report.parties if known_by_name(p.kind, p.actor)}
    countries = leading_countries(connection, people)
    return tuple(moved(report, countries) for report in reports) if countries else tuple(reports)


def moved(report: Report, countries: Mapping[str, str]) -> Report:
    """Return a report whose persons are of the countries given, at the level that follows from it."""
    parties = tuple(
        msgspec.structs.replace(party, country=countries[party.actor])
        if party.kind == "person" and countries.get(party.actor, party.country) != party.country
        else party
        for party in report.parties
    )
    return report if parties == report.parties else between(report, parties)
