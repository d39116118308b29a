"""What reviewers decide: kept for ever, reversible, and applied to the reports that it is about.

The record is a function of what was read and of the decisions in force, in their order. A decision is undone by another
one, and so is an undoing.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from itertools import combinations
from typing import Any

from dragoman.errors import DecisionError, EntryNotFoundError
from dragoman.record.adding import actors_used, articles_of, log, log_moves, note_countries, now
from dragoman.record.copies import with_copies
from dragoman.record.decidable import fields_decided, is_article, keys_of, subjects_of
from dragoman.record.decided import ABOUT_REPORTS, decision_of, known_reports, renamed_in, reports_decided
from dragoman.record.decided_actors import drop_unnamed
from dragoman.record.events import refresh_events
from dragoman.record.links import Pair, ordered
from dragoman.record.mentions import Mention
from dragoman.record.merging import remerge
from dragoman.record.packing import decompress
from dragoman.record.party_fields import PARTY_FIELDS
from dragoman.record.persons import forget_persons, note_persons, settle_persons
from dragoman.record.queries import find_event
from dragoman.record.reports import reports_of
from dragoman.record.restating import move_reports, restate
from dragoman.record.rivals import renamed
from dragoman.record.rows import batches, marks
from dragoman.record.types import Decision

ABOUT_PAIRS = frozenset({"merge", "split"})


def decide(
    connection: sqlite3.Connection,
    author: str,
    action: str,
    subject: str,
    *,
    detail: dict[str, Any] | None = None,
    note: str | None = None,
) -> Decision:
    """Write a decision and apply it; to be called within a transaction.

    Args:
        connection: Of a writer.
        author: Who decides.
        action: accept | reject | correct (a report or every report of an event; the first two also an article with all
            that it reports: one that is rejected is withdrawn) | merge (two events) | split (reports
            out of their event) | settle (a dispute, or how a commitment stands) | reliability (of an outlet) | undo (a
            decision).
        subject: Key of the report, event or article; name of an outlet; number of a decision.
        detail: What else the action needs: ``{"fields": {…}}``, ``{"reports": […]}``, ``{"with": KEY}`` (with
            ``"wrong": [ACTOR, …]`` those who did not take part, where each event names another holder of one office),
            ``{"about": …,
            "value": …}``, of a commitment ``{"about": "state", "value": "kept", "since": "2025-04-02"}``, with a day or
            without, ``{"grade": "B"}``. In fields that say who takes part stand names or codes: a list, or words
            with semicolons between; the decision keeps whom they meant when it was made.
        note: The reason.

    Raises:
        DecisionError: It cannot be made: the action is unknown, or what it needs is missing.
        EntryNotFoundError: Nothing has the subject's key.
    """
    detail = dict(detail or {})
    reports = subjects_of(connection, action, subject, detail)
    if action == "undo":
        return undo(connection, author, subject, note)
    if action in ABOUT_REPORTS and "reports" in detail:
        detail["spared"] = sorted(set(keys_of(connection, subject)) - set(reports))
    detail |= {"reports": reports} if reports else {}
    detail |= {"article": subject} if is_article(connection, subject) else {}
    if action == "correct":
        detail["fields"] = fields_decided(connection, reports, detail.get("fields"))
    if action == "merge":
        detail["into"] = keys_of(connection, subject)
        detail |= who_is_right(connection, subject, detail)
    if action == "split":
        detail["stayed"] = sorted(set(keys_of(connection, subject)) - set(reports))
        detail["together"] = [*clusters_among(connection, reports), *clusters_among(connection, detail["stayed"])]
    made = Decision(id=0, at=now(), author=author, action=action, subject=subject, detail=detail, note=note)
    return keep_decision(connection, made)


def who_is_right(connection: sqlite3.Connection, subject: str, detail: dict[str, Any]) -> dict[str, Any]:
    """Return what a merge says of who takes part, where it names who does not; nothing of others."""
    if not detail.get("wrong"):
        return {}
    events = find_event(connection, subject), find_event(connection, str(detail["with"]))
    return {"named": renamed(connection, events, detail["reports"], list(detail["wrong"]))}


def keep_decision(connection: sqlite3.Connection, decision: Decision) -> Decision:
    """Write a decision as it was made, here or in another record, and apply it; to be called within a transaction.

    Args:
        connection: Of a writer.
        decision: Any but an undoing; its detail names the reports that it is about, and it gets a number of its own.
    """
    reports: list[str] = decision.detail.get("reports", [])
    number = connection.execute(
        "INSERT INTO decision (at, author, action, subject, detail, note) VALUES (?, ?, ?, ?, ?, ?) RETURNING id",
        (
            decision.at, decision.author, decision.action, decision.subject,
            json.dumps(decision.detail, ensure_ascii=False, sort_keys=True), decision.note,
        ),
    ).fetchone()[0]  # fmt: skip
    connection.executemany(
        "INSERT INTO decision_report (report, decision) VALUES (?, ?)", [(key, number) for key in reports]
    )
    made = decision_of(connection, number)
    apply(connection, made)
    log(connection, made.author, "decided", made.subject, {"decision": number, "action": made.action})
    return made


def clusters_among(connection: sqlite3.Connection, reports: Sequence[str]) -> list[list[str]]:
    """Return which of some reports agree by themselves: those that stand alone are left out."""
    found: dict[str, list[str]] = {}
    for some in batches(reports):
        rows = connection.execute(f"SELECT key, cluster FROM report WHERE key IN ({marks(some)})", some)
        for key, cluster in rows:
            found.setdefault(cluster, []).append(key)
    return sorted(sorted(keys) for keys in found.values() if len(keys) > 1)


def undo(connection: sqlite3.Connection, author: str, subject: str, note: str | None) -> Decision:
    """Take a decision back, and apply what is left."""
    row = connection.execute("SELECT id, undone_by FROM decision WHERE id = ?", (subject,)).fetchone()
    if row is None:
        raise EntryNotFoundError(f"there is no decision number {subject}")
    if row["undone_by"] is not None:
        raise DecisionError(f"decision {subject} is undone already, by decision {row['undone_by']}")
    number = connection.execute(
        """INSERT INTO decision (at, author, action, subject, detail, note)
           VALUES (?, ?, 'undo', ?, '{}', ?) RETURNING id""",
        (now(), author, str(subject), note),
    ).fetchone()[0]
    target = take_back(connection, row["id"], number)
    apply(connection, target)
    log(connection, author, "decided", target.subject, {"decision": number, "action": "undo", "undone": target.id})
    return decision_of(connection, number)


def take_back(connection: sqlite3.Connection, number: int, by: int) -> Decision:
    """Write that a decision is undone; return the one that this changes in the end: an undoing brings back another."""
    connection.execute("UPDATE decision SET undone_by = ? WHERE id = ?", (by, number))
    decision = decision_of(connection, number)
    return (
        bring_back(connection, int(decision.subject)) if decision.action == "undo" else decision_of(connection, number)
    )


def bring_back(connection: sqlite3.Connection, number: int) -> Decision:
    """Write that a decision is in force again; return the one that this changes in the end.

    Raises:
        DecisionError: It is an undoing, and what it undid has been undone by another one since.
    """
    connection.execute("UPDATE decision SET undone_by = NULL WHERE id = ?", (number,))
    decision = decision_of(connection, number)
    if decision.action != "undo":
        return decision
    undone = decision_of(connection, int(decision.subject))
    if undone.undone_by is not None:
        raise DecisionError(
            f"decision {undone.id} has been undone again, by decision {undone.undone_by}; undo that one"
        )
    return take_back(connection, undone.id, number)


def apply(connection: sqlite3.Connection, decision: Decision) -> None:
    """Bring the reports that a decision is about to what the decisions in force make of them."""
    keys: list[str] = decision.detail.get("reports", [])
    vacated: list[tuple[str, Mention]] = []
    if decision.action in ABOUT_PAIRS:
        renamed, vacated = rename(connection, decision)
        keys = sorted({*relink(connection, decision), *renamed})
    elif decision.action in ABOUT_REPORTS:
        keys = reports_decided(connection, decision)
        others, vacated = move_reports(connection, (), meant_anew(connection, decision))
        vacated += [before for key in keys for before in restate(connection, key)]
        note_countries(
            connection, [*articles_counted_anew(connection, decision, keys), *articles_of(connection, others)]
        )
        keys += others
    elif decision.action == "settle":
        refresh_events(connection, clusters_of_reports(connection, keys))
        return
    else:
        return
    log_moves(connection, decision.author, remerge(connection, keys, vacated))
    drop_unnamed(connection)


def rename(connection: sqlite3.Connection, decision: Decision) -> tuple[list[str], list[tuple[str, Mention]]]:
    """Let the reports say who takes part in which a merge says who is right; return them and what they said before."""
    keys = with_copies(connection, known_reports(connection, renamed_in(decision)))
    vacated = [before for key in keys for before in restate(connection, key)]
    note_countries(connection, articles_of(connection, keys))
    return keys, vacated


def meant_anew(connection: sqlite3.Connection, decision: Decision) -> list[str]:
    """Return those known by name alone who are others now that an article is withdrawn, or is it no more."""
    if "article" not in decision.detail:
        return []
    row = connection.execute("SELECT id, reading FROM article WHERE key = ?", (decision.subject,)).fetchone()
    if row is None:
        return []
    reading = decompress(row["reading"])
    actors = actors_used(reading, reports_of(reading, decision.subject))
    forget_persons(connection, row["id"], actors)
    return settle_persons(connection, note_persons(connection, row["id"], actors))


def articles_counted_anew(connection: sqlite3.Connection, decision: Decision, reports: list[str]) -> list[str]:
    """Return the articles that a decision makes ones of other countries than before."""
    if "article" in decision.detail:
        return [decision.subject]
    corrected = PARTY_FIELDS.keys() & decision.detail.get("fields", {}).keys()
    return articles_of(connection, reports) if corrected else []


def clusters_of_reports(connection: sqlite3.Connection, keys: Sequence[str]) -> set[str]:
    """Return the names of the clusters that some reports are in."""
    found: set[str] = set()
    for some in batches(keys):
        rows = connection.execute(f"SELECT DISTINCT cluster FROM report WHERE key IN ({marks(some)})", some)
        found |= {row[0] for row in rows if row[0]}
    return found


def relink(connection: sqlite3.Connection, decision: Decision) -> list[str]:
    """Write what a decision says of pairs of reports, or take it away where it is undone; return the reports."""
    keys: list[str] = decision.detail["reports"]
    members = {row[0] for key in keys for row in connection.execute(SIBLINGS, (key,))} | set(keys)
    connection.execute("DELETE FROM link WHERE decision = ?", (decision.id,))
    if decision.undone_by is None:
        connection.executemany(
            "INSERT OR IGNORE INTO link (a, b, same, decision) VALUES (?, ?, ?, ?)",
            [(*pair, int(same), decision.id) for pair, same in said(decision)],
        )
    return sorted(members)


def said(decision: Decision) -> list[tuple[Pair, bool]]:
    """Return what a merge or a split says of pairs of reports: whether they are the same event.

    A merge says it of every two from either side, so that the rest stay joined when one is split off later. A split
    takes those that leave from those that stay, and leaves together on either side what agreed by itself.
    """
    keys: list[str] = decision.detail["reports"]
    if decision.action == "merge":
        into = decision.detail.get("into") or keys[:1]
        return [(pair, True) for pair in ordered(into, sorted(set(keys) - set(into)))]
    apart = [(pair, False) for pair in ordered(keys, decision.detail["stayed"])]
    together = [
        (pair, True) for group in decision.detail.get("together", []) for pair in combinations(sorted(group), 2)
    ]
    return apart + together


#: Reports of the event that a report belongs to.
SIBLINGS = "SELECT other.key FROM report AS one JOIN report AS other ON other.event = one.event WHERE one.key = ?"
