"""How reliable a source is: an editable scale from A to F with reasons, kept apart from the confidence in a fact."""

from __future__ import annotations

import sqlite3
import tomllib
from functools import cache
from importlib import resources

import msgspec

from dragoman.errors import EntryNotFoundError
from dragoman.record.decided import from_row
from dragoman.record.types import Decision
from dragoman.types import Frozen

ACTION = "reliability"


class Grade(Frozen):
    """A step of the scale."""

    #: A to F.
    letter: str
    name: str
    definition: str


class Reliability(Frozen):
    """How reliable an outlet is, as a reviewer says."""

    outlet: str
    #: How many of its articles the record has.
    articles: int
    #: A to F; None where nobody has said.
    grade: str | None = None
    #: What the grade is called.
    name: str | None = None
    #: The reason.
    because: str | None = None
    #: Who said so, when, and by which decision.
    author: str | None = None
    at: str | None = None
    decision: int | None = None


@cache
def grades() -> dict[str, Grade]:
    """Return the steps of the scale by letter."""
    text = (resources.files("dragoman.record") / "reliability.toml").read_text(encoding="utf-8")
    return {grade.letter: grade for grade in msgspec.convert(tomllib.loads(text)["grade"], list[Grade])}


def reliabilities(connection: sqlite3.Connection) -> list[Reliability]:
    """Return every outlet that the record has articles of or a grade for, in the order of their names.

    The last decision in force on an outlet holds.
    """
    decided = gradings(connection)
    counts: dict[str, int] = dict.fromkeys(decided, 0)
    counts |= dict(connection.execute("SELECT outlet, count(*) FROM article WHERE outlet IS NOT NULL GROUP BY outlet"))
    found = []
    for outlet in sorted(counts, key=lambda name: (name.casefold(), name)):
        known = decided.get(outlet)
        if known is None:
            found.append(Reliability(outlet=outlet, articles=counts[outlet]))
        else:
            grade = grades()[known.detail["grade"]]
            found.append(
                Reliability(
                    outlet=outlet, articles=counts[outlet], grade=grade.letter, name=grade.name, because=known.note,
                    author=known.author, at=known.at, decision=known.id,
                )
            )  # fmt: skip
    return found


def gradings(connection: sqlite3.Connection) -> dict[str, Decision]:
    """Return the decision that grades each outlet that has a grade, by its name: the last in force."""
    rows = connection.execute("SELECT * FROM decision WHERE action = ? AND undone_by IS NULL ORDER BY id", (ACTION,))
    return {row["subject"]: from_row(row) for row in rows}


def graded(connection: sqlite3.Connection, outlet: str | None) -> str | None:
    """Return the grade of an outlet with what it is called, "B, usually reliable"; None where nobody gave it one."""
    row = connection.execute(
        """SELECT json_extract(detail, '$.grade') FROM decision
           WHERE subject = ? AND action = ? AND undone_by IS NULL ORDER BY id DESC LIMIT 1""",
        (outlet, ACTION),
    ).fetchone()
    return f"{row[0]}, {grades()[row[0]].name}" if row else None


def outlet_named(connection: sqlite3.Connection, name: str) -> str:
    """Return an outlet as the record spells it.

    Raises:
        EntryNotFoundError: The record has nothing by it.
    """
    rows = connection.execute("SELECT DISTINCT outlet FROM article WHERE outlet = ? COLLATE NOCASE", (name.strip(),))
    spelled = sorted(row[0] for row in rows)
    if name.strip() in spelled:
        return name.strip()
    if spelled:
        return str(spelled[0])
    from rapidfuzz.process import extract

    every = [row[0] for row in connection.execute("SELECT DISTINCT outlet FROM article WHERE outlet IS NOT NULL")]
    near = [found for found, *_ in extract(name, every, limit=3)]
    hint = f"; did you mean {' or '.join(near)}?" if near else "; none of its articles names an outlet"
    raise EntryNotFoundError(f"the record has no article by {name!r}{hint}")
