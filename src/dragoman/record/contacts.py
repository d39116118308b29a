"""The contacts of the whole record, of a country or of a dyad, the latest first."""

from __future__ import annotations

import sqlite3
from datetime import date

import msgspec

from dragoman.record.countries import two_countries
from dragoman.record.mentions import FACE_TO_FACE
from dragoman.record.moved import moved
from dragoman.record.queries import entries
from dragoman.record.rows import marks
from dragoman.record.took_place import DISPUTED, IN_DISPUTE
from dragoman.record.types import EventEntry
from dragoman.types import Frozen

#: Values of the filters. "in_person" has the visits too.
MEDIA = ("phone", "video", "in_person", "visit", "letter", "message", "intermediary", "unspecified")
LEVELS = ("heads", "ministers", "officials", "unknown")
STATUSES = ("happened", "ongoing", "planned", "called_for", "hypothetical", "negated", "disputed", "moved")
#: What was planned, and moved to another day, is not planned any more.
MOVING = frozenset({"planned", "moved"})
#: The roles of those who take part in a contact.
MEETING = ("participant", "initiator")
#: As far as contacts are counted: to count on would mean to look at every event of the record.
COUNTED = 10_000


class ContactFilter(Frozen):
    """Which contacts are asked for; of several values of one filter any will do."""

    #: Codes of two countries.
    between: tuple[str, str] | None = None
    #: Identifiers of actors, one of whom must take part; None for anybody.
    parties: tuple[str, ...] | None = None
    #: Identifiers of others, one of whom must take part as well; of each of these.
    beside: tuple[tuple[str, ...], ...] = ()
    media: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    #: As they are shown: what is disputed is none that happened.
    statuses: tuple[str, ...] = ()
    #: First and last day; what has no day is left out when either is given.
    since: date | None = None
    until: date | None = None


class ContactList(Frozen):
    """A part of the contacts that are asked for."""

    #: How many there are; ``COUNTED`` stands for that many or more.
    total: int
    contacts: tuple[EventEntry, ...]


def contacts(
    connection: sqlite3.Connection, wanted: ContactFilter, *, first: int = 0, count: int | None = None
) -> ContactList:
    """Return contacts, the latest first, those without a date last.

    Args:
        connection: Of a reader.
        wanted: Which.
        first, count: Which part of them; all of those that are counted, unless given.
    """
    condition, values = condition_of(wanted)
    if MOVING & {*wanted.statuses}:
        condition, values = with_moved(connection, wanted, condition, values)
    total = connection.execute(
        f"SELECT count(*) FROM (SELECT 1 FROM event WHERE {condition} LIMIT {COUNTED})", values
    ).fetchone()[0]
    rows = connection.execute(
        f"SELECT * FROM event WHERE {condition} ORDER BY earliest DESC, key LIMIT ? OFFSET ?",
        [*values, COUNTED if count is None else count, first],
    ).fetchall()
    return ContactList(total=total, contacts=tuple(entries(connection, rows)))


def with_moved(
    connection: sqlite3.Connection, wanted: ContactFilter, condition: str, values: list[object]
) -> tuple[str, list[object]]:
    """Return a condition by which what was planned and moved is not planned any more, with its values."""
    every, known = condition_of(msgspec.structs.replace(wanted, statuses=("planned",)))
    days = moved(connection, connection.execute(f"SELECT * FROM event WHERE {every} LIMIT {COUNTED}", known).fetchall())
    if "moved" not in wanted.statuses:
        return f"{condition} AND id NOT IN ({marks([*days])})", [*values, *days]
    if "planned" in wanted.statuses:
        return condition, values
    return f"({condition} OR id IN ({marks([*days])}))", [*values, *days]


def condition_of(wanted: ContactFilter) -> tuple[str, list[object]]:
    """Return the condition on the rows of events, with its values."""
    condition, values = "kind = 'event' AND medium IS NOT NULL", list[object]()
    if wanted.between:
        two_countries(*wanted.between)
        condition += " AND id IN (SELECT event FROM event_pair WHERE a = ? AND b = ? AND contact = 1)"
        values += sorted(wanted.between)
    for parties in (wanted.parties, *wanted.beside):
        if parties is None:
            continue
        condition += f""" AND id IN (SELECT report.event FROM report_party AS p JOIN report ON report.id = p.report
            WHERE p.actor IN ({marks(parties)}) AND p.role IN ({marks(MEETING)}) AND report.contact IS NOT NULL
            AND report.verdict IS NOT 'rejected')"""
        values += [*parties, *MEETING]
    media = {*wanted.media, *(FACE_TO_FACE if "in_person" in wanted.media else ())}
    for column, allowed in (("medium", sorted(media)), ("level", wanted.levels)):
        if allowed:
            condition += f" AND {column} IN ({marks(allowed)})"
            values += allowed
    if wanted.statuses:
        disputed = f" OR {IN_DISPUTE}" if DISPUTED in wanted.statuses else ""
        condition += f" AND (status IN ({marks(wanted.statuses)}) AND NOT {IN_DISPUTE}{disputed})"
        values += wanted.statuses
    if wanted.since:
        condition += " AND earliest >= ?"
        values.append(wanted.since.isoformat())
    if wanted.until:
        condition += " AND earliest <= ?"
        values.append(wanted.until.isoformat())
    return condition, values
