"""Whom a correction names: looked up when it is decided, and kept as it was found then."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date
from typing import Any

import msgspec

from dragoman.errors import DecisionError
from dragoman.record.entering_parties import who
from dragoman.record.naming import folded
from dragoman.record.party_fields import PARTY_FIELDS
from dragoman.record.ranks import rank_of
from dragoman.record.types import NamedParty, Party, Report
from dragoman.types import Actor

#: Stands between names that are typed.
BETWEEN = ";"


def looked_up(
    connection: sqlite3.Connection, reports: Sequence[Report], field: str, value: object
) -> list[dict[str, Any]]:
    """Return whom the names in a correction mean, in the form in which a decision keeps them.

    Who takes part already keeps his place when he is named so: a list in which one is wrong is given with the others
    as they stand. Other names are looked up as those of facts entered by hand are.

    Args:
        connection: Of the record.
        reports: What is corrected; each has the field.
        field: One of those that say who takes part.
        value: Names or codes: a list of them, or as they are typed, with semicolons between.

    Raises:
        DecisionError: Too few are named, or somebody twice.
        EntryNotFoundError: A name means nobody, or several.
    """
    role, day = PARTY_FIELDS[field].role, day_of(reports)
    present = {folded(party.name): party for report in reports for party in report.parties}
    parties = [
        kept(connection, role, present[folded(name)])
        if folded(name) in present
        else named(role, *who([name], day, "", connection))
        for name in names_in(field, value)
    ]
    found: list[dict[str, Any]] = msgspec.to_builtins(parties)
    check_parties(field, found)
    return found


def names_in(field: str, value: object) -> list[str]:
    """Return the names in a value as it was given."""
    names = value.split(BETWEEN) if isinstance(value, str) else [] if value is None else value
    if not isinstance(names, list | tuple) or not all(isinstance(name, str) for name in names):
        raise DecisionError(f"{value!r} are no {field}; expected names or codes, with semicolons between")
    return [name.strip() for name in names if name.strip()]


def day_of(reports: Sequence[Report]) -> date | None:
    """Return the day on which offices are asked for: that of the first report that has one, else of an article."""
    told = [report.earliest for report in reports]
    appeared = [report.published.earliest for report in reports if report.published]
    return next((day for day in (*told, *appeared) if day), None)


def named(role: str, actor: Actor) -> NamedParty:
    """Return somebody who was found, in a role."""
    return NamedParty(
        role=role, actor=actor.id, name=actor.name, kind=actor.kind, country=actor.country, rank=rank_of(actor),
        country_name=actor.country_name, sector=actor.sector,
    )  # fmt: skip


def kept(connection: sqlite3.Connection, role: str, party: Party) -> NamedParty:
    """Return who takes part already, in a role."""
    row = connection.execute("SELECT country_name, sector FROM actor WHERE id = ?", (party.actor,)).fetchone()
    return NamedParty(**msgspec.structs.asdict(party) | {"role": role, "told": None}, **dict(row))


def check_parties(field: str, value: object) -> None:
    """Refuse parties that are not in the form in which a decision keeps them, or too few."""
    role, least = PARTY_FIELDS[field].role, PARTY_FIELDS[field].least
    try:
        parties = msgspec.convert(value, list[NamedParty])
    except msgspec.ValidationError as error:
        raise DecisionError(f"the {field} of a correction are not parties as a decision keeps them: {error}") from error
    if {party.role for party in parties} - {role}:
        raise DecisionError(f"the {field} of a correction must have the role {role!r}")
    for place, party in enumerate(parties):
        if party.actor in {other.actor for other in parties[:place]}:
            raise DecisionError(f"{field}: {party.name} is named twice; name each party once")
    if len(parties) < least:
        raise DecisionError(f"{field}: expected {least} at least; name them by names or codes, with semicolons between")
