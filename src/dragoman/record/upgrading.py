"""What a record of an older shape needs beyond new tables: what was not worked out before is worked out once."""

from __future__ import annotations

import sqlite3

from dragoman.record.adding import articles_of, note_countries
from dragoman.record.merging import remerge
from dragoman.record.persons import name_families, settle_persons
from dragoman.record.restating import move_reports

#: The first shape that knows who somebody is whom an article has by the family name alone.
PERSONS = 13


def upgrade(connection: sqlite3.Connection, version: int) -> None:
    """Work out what records did not know before the newest shape; to be called within the transaction that brings it.

    Args:
        connection: Of a writer, the tables being of the newest shape.
        version: The shape that the record had.
    """
    if version < PERSONS:
        persons = [row[0] for row in connection.execute("SELECT DISTINCT actor FROM person_named ORDER BY actor")]
        name_families(connection, persons)
        keys, vacated = move_reports(connection, (), settle_persons(connection, persons))
        note_countries(connection, articles_of(connection, keys))
        remerge(connection, keys, vacated)
