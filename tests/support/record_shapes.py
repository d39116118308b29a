"""Writes down the shape of today's record, with something in it, for the test that every released shape can be opened.

    python tests/support/record_shapes.py

Writes ``tests/record/shapes/NNNN.sql`` for the newest shape. To be run again while a shape is not released; the file of
a released shape stays as it is for ever.
"""

from __future__ import annotations

import sqlite3
import tempfile
from pathlib import Path

from invented_readings import SIDES, Fact, Invented

from dragoman.door import open_record
from dragoman.record.database import newest

SHAPES = Path(__file__).parents[1] / "record" / "shapes"
#: Three articles: one call told twice on different days, a promise, a statement.
ARTICLES = (
    Invented((Fact(), Fact(kind="promise", days=(10, 12)))),
    Invented((Fact(days=(1, 1)), Fact(kind="statement")), outlet="Herald", filler=1, page="https://press.example/a"),
    Invented((Fact(kind="ACCUSE", other=SIDES["POL"][0], words="accused the other side"),), published=5, filler=2),
)
#: Takes away what shape 19 brought, what is noted of reports.
WITHOUT_MENTIONS = (
    "DROP TABLE mention", "ALTER TABLE report ADD COLUMN until TEXT",
    "CREATE INDEX report_by_block ON report (block, placed, until) WHERE block IS NOT NULL",
)  # fmt: skip
#: Takes away what shape 17 brought, from which files the events beside a record came, and what came later.
WITHOUT_FILES = (
    *WITHOUT_MENTIONS,
    "DROP INDEX external_event_by_file", "ALTER TABLE external_event DROP COLUMN file", "DROP TABLE external_known",
    "DROP TABLE external_file",
)  # fmt: skip
#: Takes away what shape 16 brought, which articles were read, and what came later.
WITHOUT_READ = (
    *WITHOUT_FILES,
    "DROP TRIGGER article_is_counted", "DROP TRIGGER article_is_counted_again", "DROP TRIGGER article_is_withdrawn",
    "DROP TRIGGER article_is_brought_back", "DROP INDEX article_by_hand", "DROP VIEW article_read",
)  # fmt: skip
#: Takes away what shape 13 brought, who somebody is whom an article has by the family name alone, and the places of 15.
WITHOUT_PERSONS = (
    "DROP TABLE person_named", "DROP TABLE family_name", "DROP INDEX actor_by_person", "DROP INDEX report_party_told",
    "ALTER TABLE actor DROP COLUMN person", "ALTER TABLE actor DROP COLUMN person_rank",
    "ALTER TABLE report_party DROP COLUMN told", "ALTER TABLE report DROP COLUMN place",
    "ALTER TABLE event DROP COLUMN place",
)  # fmt: skip


def written(path: Path) -> None:
    """Make a record in a file, with one decision in force and one undone."""
    with open_record(path) as record:
        for article in ARTICLES:
            record.keep(article.reading)
        event = record.events_between("FRA", "DEU", contacts=True)[0]
        record.decide("accept", event.key, author="reviewer", note="both capitals confirm it")
        other = record.decide("correct", event.key, author="reviewer", detail={"fields": {"medium": "video"}})
        record.decide("undo", str(other.id), author="reviewer")


def dumped(path: Path) -> str:
    """Return a record as SQL that makes it again; what ``iterdump`` writes of a search index cannot be read back."""
    connection = sqlite3.connect(path)
    made = connection.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid"
    ).fetchall()
    # The tables in which the search index lies come into being with it.
    inner = {name for _, name, _ in made if name.startswith("passage_")}
    lines = ["BEGIN;", *(f"{sql};" for kind, name, sql in made if kind == "table" and name not in inner)]
    for kind, name, _ in made:
        if kind == "table" and name != "passage":
            lines += [f"DELETE FROM {name};"] if name in inner else []
            lines += rows_of(connection, name)
    lines += [f"{sql};" for kind, _, sql in made if kind != "table"]
    for name in ("application_id", "user_version"):
        lines.append(f"PRAGMA {name} = {connection.execute(f'PRAGMA {name}').fetchone()[0]};")
    connection.close()
    return "\n".join([*lines, "COMMIT;\n"])


def rows_of(connection: sqlite3.Connection, table: str) -> list[str]:
    """Return the statements that write the rows of a table; columns that are worked out from others are left out."""
    columns = [f'"{row[1]}"' for row in connection.execute(f"PRAGMA table_info({table})")]
    values = " || ', ' || ".join(f"quote({column})" for column in columns)
    listed = ", ".join(columns)
    return [
        f"INSERT INTO {table} ({listed}) VALUES ({row[0]});"
        for row in connection.execute(f"SELECT {values} FROM {table}")
    ]


def restored(script: str, path: Path) -> None:
    """Make a file of what ``dumped`` wrote."""
    connection = sqlite3.connect(path)
    connection.executescript(script)
    connection.close()


def main() -> None:
    """Write the file of the newest shape."""
    SHAPES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.db"
        written(path)
        (SHAPES / f"{newest():04}.sql").write_text(dumped(path), encoding="utf-8")


if __name__ == "__main__":
    main()
