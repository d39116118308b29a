"""Decisions as lines: who decided what on what, why, and whether it can be taken back."""

from __future__ import annotations

import sqlite3

from dragoman.export.decision_words import decided
from dragoman.record.decidable import is_article
from dragoman.record.decided import latest_decisions
from dragoman.record.types import Decision
from dragoman.types import Frozen
from dragoman.web.addresses import article_address, event_address, fact_address

#: Decisions that are shown.
SHOWN = 8


class Logged(Frozen):
    """A decision as a line."""

    id: int
    #: "accepted", "corrected medium to video".
    what: str
    subject: str
    href: str
    author: str
    at: str
    note: str
    #: Whether it is in force, and so can be taken back.
    in_force: bool


def log(connection: sqlite3.Connection, own: Decision | None, author: str | None = None) -> tuple[Logged, ...]:
    """Return the latest decisions, the last first; those of one reviewer, if he is named.

    Args:
        connection: Of a reader.
        own: The decision that whoever asks would take back next, which stands at the end where it is not among them.
        author: Whose.
    """
    latest = latest_decisions(connection, SHOWN, author)
    more = [own] if own and own.id not in {decision.id for decision in latest} else []
    return tuple(logged(connection, decision) for decision in (*latest, *more))


def logged(connection: sqlite3.Connection, decision: Decision) -> Logged:
    """Return a decision as a line."""
    return Logged(
        id=decision.id, what=decided(decision), subject=subject_of(connection, decision),
        href=address_of(connection, decision.subject), author=decision.author, at=decision.at[:16].replace("T", " "),
        note=decision.note or "", in_force=decision.undone_by is None,
    )  # fmt: skip


def subject_of(connection: sqlite3.Connection, decision: Decision) -> str:
    """Return what a decision is about: the words that it rests on, or a name."""
    if decision.action == "undo":
        return f"decision {decision.subject}"
    article = connection.execute(
        "SELECT coalesce(title, source) AS title FROM article WHERE key = ?", (decision.subject,)
    ).fetchone()
    if article:
        return f"the article “{article['title']}”"
    row = connection.execute("SELECT quote FROM report WHERE key = ?", (decision.subject,)).fetchone()
    return f"“{' '.join(row['quote'].split())}”" if row else decision.subject


def address_of(connection: sqlite3.Connection, subject: str) -> str:
    """Return where a thing that was decided on lives, or "" where it is no event, report or article."""
    if is_article(connection, subject):
        return article_address(subject)
    row = connection.execute("SELECT event FROM report WHERE key = ?", (subject,)).fetchone()
    if row is None:
        return ""
    return fact_address(subject) if row["event"] is None else event_address(subject)
