"""Many decisions at once, as one: all are kept or none, each can be undone alone, and all together."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence

from dragoman.errors import DecisionError
from dragoman.record.decided import from_row
from dragoman.record.decisions import decide
from dragoman.record.doubles import tell_apart
from dragoman.record.types import Decision
from dragoman.record.unlike import Difference, differences, in_words

#: What can be decided on many things at once.
ACTIONS = ("accept", "reject")
#: Returns what speaks against the events with two keys being one.
Against = Callable[[sqlite3.Connection, str, str], tuple[Difference, ...]]


def decide_all(
    connection: sqlite3.Connection,
    author: str,
    action: str,
    marks: Sequence[str],
    *,
    note: str | None = None,
    against: Against = differences,
) -> list[Decision]:
    """Accept or reject many things; to be called within a transaction.

    Args:
        connection: Of a writer.
        author: Who decides.
        action: accept | reject
        marks: By what the queue knows each (``review.mark_of``): a key, or two keys of a likely double, which is one
            event when it is accepted and two when it is rejected.
        note: The reason, kept with each.
        against: What is asked before two events are made one unseen; whoever knows more of them brings his own.

    Raises:
        DecisionError: It is another action, nothing is named, or one of the decisions cannot be made; a likely double
            whose events differ is accepted only by itself, where it is asked whether that is meant.
        EntryNotFoundError: Nothing has one of the keys.
    """
    if action not in ACTIONS:
        raise DecisionError(f"many things at once can be accepted or rejected, not {action!r}")
    if not marks:
        raise DecisionError("nothing is chosen; tick what the decision is about")
    return [decide_one(connection, author, action, mark, note=note, against=against) for mark in dict.fromkeys(marks)]


def decide_one(
    connection: sqlite3.Connection, author: str, action: str, mark: str, *, note: str | None, against: Against
) -> Decision:
    """Accept or reject one thing."""
    key, _, other = mark.partition(" ")
    if not other:
        return decide(connection, author, action, key, note=note)
    if action == "accept":
        if found := against(connection, key, other):
            told = f"{key} and {other} differ in {in_words(found)}"
            raise DecisionError(f"{told}; take the tick away, and decide on these two by themselves")
        return decide(connection, author, "merge", key, detail={"with": other}, note=note)
    return tell_apart(connection, author, key, other, note=note)


def undo_all(
    connection: sqlite3.Connection, author: str, first: int, last: int, *, note: str | None = None
) -> list[Decision]:
    """Take back what a reviewer decided from one decision to another, the last first; to be called in a transaction.

    Raises:
        DecisionError: None of these decisions is his and in force.
    """
    rows = connection.execute(
        """SELECT * FROM decision WHERE id BETWEEN ? AND ? AND author = ? AND undone_by IS NULL AND action <> 'undo'
           ORDER BY id DESC""",
        (first, last, author),
    ).fetchall()
    if not rows:
        raise DecisionError(f"none of the decisions {first} to {last} is in force and yours")
    return [decide(connection, author, "undo", str(from_row(row).id), note=note) for row in rows]
