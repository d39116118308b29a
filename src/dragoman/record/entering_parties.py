"""Who takes part in a fact entered by hand: countries, persons and organisations of the registry or of the record."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date

import msgspec

from dragoman.actors.find import country_code, find
from dragoman.actors.registry import Registry, load_registry
from dragoman.actors.table import ActorTable
from dragoman.errors import DecisionError, EntryNotFoundError, RegistryError
from dragoman.record.naming import Nearness, actors_near, called, is_person_named, may_be_surname
from dragoman.types import Actor, Publication, Span

#: A likeness of names at which the registry means the very name.
EXACT = 100.0
#: Of those whom a name may mean, so many are told.
MOST = 8


def who(
    names: Sequence[str], day: date | None, quote: str, connection: sqlite3.Connection | None = None
) -> tuple[Actor, ...]:
    """Return the parties that are named, in the order given, with their offices on a day.

    Args:
        names: Names or codes.
        day: The day that offices are asked for.
        quote: The passage, in which they may be mentioned.
        connection: Of a record, whose persons may be named too.

    Raises:
        EntryNotFoundError: A name means nobody, or several.
        DecisionError: Two names mean the same.
    """
    registry = load_registry()
    table = ActorTable(registry, Publication(earliest=day, latest=day, basis="given") if day else None)
    found: list[Actor] = []
    for name in names:
        surname = surnamed(connection, name) if stated(registry, name) is None else None
        identifier = surname["id"] if surname else registered(registry, name, day)
        actor = drafted(table, identifier) if identifier else None
        actor = actor or (of_row(connection, surname, day) if surname else recorded(connection, name, day))
        if actor is None:
            raise EntryNotFoundError(unknown(registry, name))
        if actor.id in {other.id for other in found}:
            raise DecisionError(f"{name!r} is {actor.name}, who is named already; name two different parties")
        found.append(with_mentions(actor, name, quote))
    return tuple(found)


def stated(registry: Registry, name: str) -> str | None:
    """Return the identifier of the state that a name or code means, or None."""
    try:
        state = registry.state(country_code(registry, name.strip()))
    except RegistryError:
        return None
    return state.id if state else None


def surnamed(connection: sqlite3.Connection | None, name: str) -> sqlite3.Row | None:
    """Return the row of the one person of the record who has the surname; None where nobody has, or who is called so.

    Raises:
        EntryNotFoundError: Several have it.
    """
    if connection is None or " " in name.strip():
        return None
    near = actors_near(connection, name)
    if not all(may_be_surname(one) for how, one in near if how is Nearness.WHOLE):
        return None
    known = {one["person"] or one["id"] for how, one in near if is_person_named(how, one) and " " in one["name"]}
    if not known:
        return None
    if len(known) > 1:
        names = sorted({one["name"] for _, one in near if one["id"] in known})
        raise EntryNotFoundError(f"{name!r} may mean {', '.join(names[:MOST])}; give the full name")
    found: sqlite3.Row = connection.execute("SELECT * FROM actor WHERE id = ?", tuple(known)).fetchone()
    return found


def registered(registry: Registry, name: str, day: date | None) -> str | None:
    """Return the identifier of the state, person or organisation that a name or code means in the registry.

    Raises:
        EntryNotFoundError: It means several.
    """
    state = stated(registry, name)
    if state is not None:
        return state
    answers = [a for a in find(name, on=day, registry=registry) if a.score >= EXACT and a.kind != "place"]
    meant = dict.fromkeys(answer.id for answer in answers)
    if len(meant) > 1:
        names = sorted({f"{answer.name} ({answer.country_name})" for answer in answers})
        more = f" or {len(names) - MOST} others" if len(names) > MOST else ""
        raise EntryNotFoundError(f"{name!r} may mean {', '.join(names[:MOST])}{more}; give the full name")
    return next(iter(meant), None)


def drafted(table: ActorTable, identifier: str) -> Actor | None:
    """Return an actor of the registry with the office of the day, as a reading has it."""
    table.entity(identifier)
    return table.finish().get(identifier)


def office_on(identifier: str, day: date | None) -> str | None:
    """Return the office that somebody of the registry holds on a day; None for whom it does not know."""
    table = ActorTable(load_registry(), Publication(earliest=day, latest=day, basis="given") if day else None)
    found = drafted(table, identifier)
    return found.office if found else None


def recorded(connection: sqlite3.Connection | None, name: str, day: date | None) -> Actor | None:
    """Return the person, organisation or group of that very name whom articles of the record tell of."""
    if connection is None:
        return None
    rows = connection.execute(
        "SELECT * FROM actor WHERE kind IN ('person', 'organisation', 'group') ORDER BY kind DESC, id"
    )
    row = next((row for row in rows if called(row["name"], name)), None)
    if row is None:
        return None
    if row["person"]:
        row = connection.execute("SELECT * FROM actor WHERE id = ?", (row["person"],)).fetchone()
    return of_row(connection, row, day)


def of_row(connection: sqlite3.Connection | None, row: sqlite3.Row, day: date | None) -> Actor:
    """Return an actor of the record with the office of a day."""
    assert connection is not None  # a row was read from it
    office = connection.execute(
        """SELECT title FROM office WHERE actor = ?1 ORDER BY NOT (?2 BETWEEN earliest AND latest), latest DESC, title
           LIMIT 1""",
        (row["id"], day and day.isoformat()),
    ).fetchone()
    return Actor(
        id=row["id"], name=row["name"], kind=row["kind"], country=row["country"], country_name=row["country_name"],
        sector=row["sector"], office=office and office["title"],
    )  # fmt: skip


def unknown(registry: Registry, name: str) -> str:
    """Return what is wrong with a name that means nobody, and what may have been meant."""
    near = list(dict.fromkeys(answer.name for answer in find(name, registry=registry) if answer.kind != "place"))[:3]
    hint = f"; did you mean {' or '.join(near)}?" if near else ""
    return f"{name!r} is no country, person or organisation of the registry or the record{hint}"


def with_mentions(actor: Actor, name: str, quote: str) -> Actor:
    """Return an actor with the places in the passage where it is named as it was entered, or by its name."""
    spans = [
        Span(start=at, end=at + len(words))
        for words in dict.fromkeys((name, actor.name))
        if (at := quote.find(words)) >= 0
    ]
    return msgspec.structs.replace(actor, mentions=tuple(sorted(spans, key=lambda span: (span.start, span.end))))
