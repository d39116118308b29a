"""What a record of an older shape needs beyond new tables: what was not worked out before is worked out once."""

from __future__ import annotations

import sqlite3
from contextlib import suppress

from dragoman.errors import RecordError
from dragoman.record.adding import articles_of, note_countries
from dragoman.record.mentions import mention_of
from dragoman.record.merging import remerge
from dragoman.record.noted import note_mention
from dragoman.record.packing import part_of
from dragoman.record.persons import name_families, settle_persons
from dragoman.record.reports import block_of
from dragoman.record.restating import move_reports
from dragoman.record.rows import MERGED, fetch_with_rows, marks
from dragoman.record.written import report_columns
from dragoman.types import Frozen

#: The first shape that knows who somebody is whom an article has by the family name alone, and where something was;
#: the first one in which reports are grouped as they are today; and that which has noted what grouping looks at.
PERSONS, PLACES, GROUPED, NOTED = 13, 15, 18, 19
#: Columns of a report that follow from how reports are grouped.
GROUPED_BY = ("block", "placed")
IS_MERGED = f"report.kind IN ({marks(MERGED)})"
PLACE_OF_EVENTS = """UPDATE event SET place = (SELECT report.place FROM report
    WHERE report.event = event.id AND report.place IS NOT NULL AND report.verdict IS NOT 'rejected'
    GROUP BY report.place ORDER BY count(*) DESC, min(report.key) LIMIT 1)"""


class Placed(Frozen):
    """A fact with its place."""

    id: str
    place: str | None = None


class Places(Frozen):
    """What of a reading says where something was."""

    events: tuple[Placed, ...]
    contacts: tuple[Placed, ...]


def upgrade(connection: sqlite3.Connection, version: int) -> None:
    """Work out what records did not know before the newest shape; to be called within the transaction that brings it.

    Args:
        connection: Of a writer, the tables being of the newest shape.
        version: The shape that the record had.
    """
    if version < PLACES:
        note_places(connection)
    if version < NOTED:
        note_mentions(connection)
    if version < PERSONS:
        persons = [row[0] for row in connection.execute("SELECT DISTINCT actor FROM person_named ORDER BY actor")]
        name_families(connection, persons)
        keys, vacated = move_reports(connection, (), settle_persons(connection, persons))
        note_countries(connection, articles_of(connection, keys))
        remerge(connection, keys, vacated)
    if version < GROUPED:
        remerge(connection, [key for (key,) in connection.execute(f"SELECT key FROM report WHERE {IS_MERGED}", MERGED)])


def note_mentions(connection: sqlite3.Connection) -> None:
    """Write down what grouping looks at today in every report."""
    for report, row in fetch_with_rows(connection, IS_MERGED, MERGED):
        mention = mention_of(report)
        now = report_columns(report, mention)
        if any(now[name] != row[name] for name in GROUPED_BY):
            settings = ", ".join(f"{name} = ?" for name in GROUPED_BY)
            connection.execute(
                f"UPDATE report SET {settings} WHERE key = ?", (*(now[name] for name in GROUPED_BY), report.key)
            )
        note_mention(connection, row["id"], block_of(report), mention)


def note_places(connection: sqlite3.Connection) -> None:
    """Write down where the events of all readings were; a damaged reading is left to those who verify the record."""
    for article, packed in connection.execute("SELECT id, reading FROM article ORDER BY id").fetchall():
        with suppress(RecordError):
            places = part_of(packed, Places)
            # A contact stands for its event: what is known of both is the contact's.
            known = {fact.id: fact.place for fact in (*places.events, *places.contacts) if fact.place}
            connection.executemany(
                "UPDATE report SET place = ? WHERE article = ? AND kind = 'event' AND ? IN (fact, contact)",
                [(place, article, fact) for fact, place in known.items()],
            )
    connection.execute(PLACE_OF_EVENTS)
