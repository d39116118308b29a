"""Who somebody is whom an article has by the family name alone: the one person whom others name in full.

That follows from all articles that name persons, whichever came first, and goes with them: a second person of the name,
an article that is withdrawn or read otherwise undo it. Of which country people are is learnt before.
"""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from dragoman.actors.registry_surnames import family_names
from dragoman.record.identities import LOCAL, known_by_name, leading_countries, told_countries
from dragoman.record.mentions import rules
from dragoman.record.ranks import RANKS, UNKNOWN, rank_of
from dragoman.record.reports import between
from dragoman.record.rows import WITHDRAWN, batches, marks
from dragoman.record.types import Party, Report
from dragoman.types import Actor

#: A rank as rows keep it; that no office was given too.
KEPT = {rank: rank for rank in RANKS} | {UNKNOWN: ""}
RANKS_OF = f"""SELECT value FROM json_each('["{'", "'.join(RANKS)}"]')
    WHERE EXISTS (SELECT 1 FROM person_named WHERE actor = ? AND rank = value)"""
EVERY_RANK = ", ".join(f"'{rank}'" for rank in KEPT.values())
NEAR = f"""SELECT 1 FROM person_named AS one JOIN person_named AS other
    ON other.actor = :other AND other.rank IN ({EVERY_RANK})
    AND other.day BETWEEN date(one.day, :before) AND date(one.day, :after)
    WHERE one.actor = :one AND one.day <> '' LIMIT 1"""


class Meant(NamedTuple):
    """Who somebody known by name alone is."""

    #: Identifier of the person, None where he is nobody else, and the rank that articles give him, where they give one
    #: only.
    person: str | None = None
    rank: str | None = None


def note_persons(connection: sqlite3.Connection, article: int, actors: Iterable[Actor]) -> set[str]:
    """Write down whom a fact of an article names, unless that is withdrawn; return whose meaning may hang on it."""
    persons = [actor for actor in actors if actor.kind == "person"]
    counts = f"SELECT coalesce(latest, '') FROM article WHERE id = ? AND {WITHDRAWN.format('id')} IS NULL"
    row = connection.execute(counts, (article,)).fetchone()
    if row:
        connection.executemany(
            "INSERT OR IGNORE INTO person_named (actor, rank, day, article) VALUES (?, ?, ?, ?)",
            [(actor.id, KEPT[rank_of(actor)], row[0], article) for actor in persons],
        )
    identifiers = [actor.id for actor in persons]
    return {*identifiers, *name_families(connection, identifiers)}


def forget_persons(connection: sqlite3.Connection, article: int, actors: Iterable[Actor]) -> set[str]:
    """Take back whom the facts of an article name; return whose meaning may hang on it."""
    persons = [actor for actor in actors if actor.kind == "person"]
    connection.executemany(
        f"""DELETE FROM person_named WHERE actor = ?1 AND rank IN ({EVERY_RANK}) AND article = ?2
            AND day = (SELECT coalesce(latest, '') FROM article WHERE id = ?2)""",
        [(actor.id, article) for actor in persons],
    )
    identifiers = [actor.id for actor in persons]
    return {*identifiers, *name_families(connection, identifiers)}


def name_families(connection: sqlite3.Connection, persons: Sequence[str]) -> set[str]:
    """Write what may stand for the names of persons; return those who would be called what no longer may."""
    before: dict[str, set[str]] = defaultdict(set)
    for some in batches(persons):
        rows = connection.execute(f"SELECT actor, name FROM family_name WHERE actor IN ({marks(some)})", some)
        for actor, name in rows:
            before[actor].add(name)
    dropped: set[str] = set()
    for actor, (name, country) in known_as(connection, persons).items():
        names = family_names(name, country)
        gone = before[actor] - names
        connection.executemany("DELETE FROM family_name WHERE actor = ? AND name = ?", [(actor, n) for n in gone])
        new = sorted(names - before[actor])
        connection.executemany("INSERT INTO family_name (actor, name) VALUES (?, ?)", [(actor, n) for n in new])
        dropped |= {LOCAL + name for name in gone}
    return dropped


def known_as(connection: sqlite3.Connection, persons: Sequence[str]) -> dict[str, tuple[str, str | None]]:
    """Return the name and the country of persons: known by name alone, as their identifiers and articles have them."""
    found: dict[str, tuple[str, str | None]] = {}
    for some in batches(persons):
        rows = connection.execute(f"SELECT id, name, country FROM actor WHERE id IN ({marks(some)})", some)
        found |= {row["id"]: (row["name"], row["country"]) for row in rows}
    local = [person for person in found if person.startswith(LOCAL)]
    countries = leading_countries(connection, local)
    return found | {person: (person.removeprefix(LOCAL), countries.get(person)) for person in local}


def settle_persons(connection: sqlite3.Connection, touched: Collection[str]) -> list[str]:
    """Work out anew who those are whose meaning hangs on some persons; return those of whom that changed.

    Longer names come first: whom "Ould Haidar" means is asked for "Haidar".
    """
    changed: list[str] = []
    for actor, before in sorted(called(connection, touched).items(), key=lambda item: (-item[0].count("-"), item[0])):
        now = meant(connection, actor)
        if now != before:
            connection.execute("UPDATE actor SET person = ?, person_rank = ? WHERE id = ?", (*now, actor))
            if now.person != before.person or before.rank or has_no_office(connection, actor):
                changed.append(actor)
    return changed


def has_no_office(connection: sqlite3.Connection, actor: str) -> bool:
    """Whether some report has somebody in it of whom its article gives no office."""
    row = connection.execute("SELECT 1 FROM report_party WHERE actor = ? AND rank IS NULL LIMIT 1", (actor,)).fetchone()
    return row is not None


def called(connection: sqlite3.Connection, touched: Collection[str]) -> dict[str, Meant]:
    """Return those known by name alone among some, and all who are called by a part of their names; as they stand."""
    reached, new = set(touched), sorted(touched)
    while new:
        before = set(reached)
        for some in batches(new):
            rows = connection.execute(
                f"""SELECT actor.id FROM family_name JOIN actor ON actor.id = '{LOCAL}' || family_name.name
                    WHERE family_name.actor IN ({marks(some)})""",
                some,
            )
            reached |= {row[0] for row in rows}
        new = sorted(reached - before)
    found: dict[str, Meant] = {}
    for some in batches(sorted(actor for actor in reached if actor.startswith(LOCAL))):
        rows = connection.execute(f"SELECT id, person, person_rank FROM actor WHERE id IN ({marks(some)})", some)
        found |= {row["id"]: Meant(row["person"], row["person_rank"]) for row in rows}
    return found


def meant(connection: sqlite3.Connection, actor: str) -> Meant:
    """Return who somebody known by name alone is: the only person whose name ends so, or who has this family name.

    They must be of one country; where no article says of which he is, both must be named within a year. Several such
    persons mean nobody, and so do offices of which none has the rank of another. Nobody else is who has no such name.
    """
    bearers = bearers_of(connection, actor)
    if not bearers:
        return Meant(None, only(ranks_of(connection, actor)))
    told = told_countries(connection, actor)
    countries = {person: country for person, (_, country) in known_as(connection, bearers).items()}
    likely = [person for person in bearers if not told or countries[person] is None or countries[person] in told]
    if len(likely) != 1:
        return Meant()
    (person,) = likely
    if told:
        most = max(told.values())
        same = told.get(countries[person] or "") == most
    else:
        same = named_near(connection, actor, person)
    own, ranks = ranks_of(connection, actor), ranks_of(connection, person)
    if not same or (own and ranks and not own & ranks):
        return Meant()
    return Meant(person, only(ranks))


def only(ranks: Collection[str]) -> str | None:
    """Return the rank of somebody who has one only, or None."""
    return next(iter(ranks)) if len(ranks) == 1 else None


def bearers_of(connection: sqlite3.Connection, actor: str) -> list[str]:
    """Return the persons, each once and as he is named in full, for whose name that of an actor may stand."""
    rows = connection.execute(
        """SELECT DISTINCT coalesce(bearer.person, bearer.id) FROM family_name
           JOIN actor AS bearer ON bearer.id = family_name.actor
           WHERE family_name.name = ?1 AND EXISTS (SELECT 1 FROM person_named WHERE actor = bearer.id)
           AND EXISTS (SELECT 1 FROM person_named WHERE actor = ?2) ORDER BY 1""",
        (actor.removeprefix(LOCAL), actor),
    )
    return [row[0] for row in rows]


def ranks_of(connection: sqlite3.Connection, actor: str) -> set[str]:
    """Return the ranks of the offices that articles give a person."""
    return {row[0] for row in connection.execute(RANKS_OF, (actor,))}


def named_near(connection: sqlite3.Connection, one: str, other: str) -> bool:
    """Whether two persons are named by articles that lie no further apart than one person may be found by."""
    days = int(rules()["same_person"])
    values = {"one": one, "other": other, "before": f"-{days} days", "after": f"+{days} days"}
    return connection.execute(NEAR, values).fetchone() is not None


def with_persons(connection: sqlite3.Connection, reports: Sequence[Report], actors: Sequence[Actor]) -> list[Report]:
    """Return reports of one article in which those named by a family name are whom the record knows them to be.

    Of whom the article gives no office he has the rank that others give him, where that is one only.

    Args:
        connection: Of the record.
        reports: As the article alone has them.
        actors: Everybody whom it names. Where it names a person in full too, or by two names that it keeps apart,
            nobody else is he.
    """
    known = meanings(connection, [actor.id for actor in actors if known_by_name(actor.kind, actor.id)])
    apart = {actor.id for actor in actors}
    often = Counter(party.actor for party in known.values())
    sure = {told: party for told, party in known.items() if party.actor not in apart and often[party.actor] == 1}
    sure |= themselves(connection, [actor.id for actor in actors if known_by_name(actor.kind, actor.id)])
    return [renamed(report, sure) for report in reports] if sure else list(reports)


def meanings(connection: sqlite3.Connection, actors: Collection[str]) -> dict[str, Party]:
    """Return who those are among some that are known by name alone, as parties without a role."""
    found: dict[str, Party] = {}
    for some in batches(sorted(actors)):
        rows = connection.execute(
            f"""SELECT short.id AS told, person.id, person.name, person.country, short.person_rank FROM actor AS short
                JOIN actor AS person ON person.id = short.person WHERE short.id IN ({marks(some)})""",
            some,
        )
        found |= {
            row["told"]: Party(
                role="", actor=row["id"], name=row["name"], kind="person", told=row["told"],
                country=None if row["id"].startswith(LOCAL) else row["country"], rank=row["person_rank"] or UNKNOWN,
            )
            for row in rows
        }  # fmt: skip
    return found


def themselves(connection: sqlite3.Connection, actors: Collection[str]) -> dict[str, Party]:
    """Return those among some who are nobody else and of one rank, as parties without a role."""
    found: dict[str, Party] = {}
    for some in batches(sorted(actors)):
        rows = connection.execute(
            f"""SELECT id, name, person_rank FROM actor
                WHERE person IS NULL AND person_rank IS NOT NULL AND id IN ({marks(some)})""",
            some,
        )
        found |= {
            row["id"]: Party(role="", actor=row["id"], name=row["name"], kind="person", rank=row["person_rank"])
            for row in rows
        }
    return found


def renamed(report: Report, known: Mapping[str, Party]) -> Report:
    """Return a report in which some take part as who they are."""
    parties = tuple(
        as_meant(party, known[party.actor]) if party.actor in known and party.kind == "person" else party
        for party in report.parties
    )
    return report if parties == report.parties else between(report, parties)


def as_meant(party: Party, person: Party) -> Party:
    """Return a party as the person who is meant, with an office that the article gives before others."""
    rank = party.rank if party.rank != UNKNOWN else person.rank
    if person.actor == party.actor:
        return msgspec.structs.replace(party, rank=rank)
    return msgspec.structs.replace(person, role=party.role, country=person.country or party.country, rank=rank)
