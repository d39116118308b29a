"""The states of commitments that reviewers decide: which there are, and which of them holds on a day."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

from dragoman.data_files import read_table
from dragoman.errors import DecisionError
from dragoman.record.decided import settlements
from dragoman.record.mentions import rules
from dragoman.record.queries import latest_day
from dragoman.record.rows import day, marks
from dragoman.record.types import DecidedState, Decision, EventEntry

#: What a settlement is about that says how a commitment stands.
STATE = "state"


@cache
def states_by_kind() -> dict[str, tuple[str, ...]]:
    """Return the states that can be decided, by kind of commitment."""
    return read_table("dragoman.record", "states.toml", dict[str, tuple[str, ...]])


def states_of(event: EventEntry) -> tuple[str, ...]:
    """Return the states that can be decided of an event: none of what is no commitment."""
    return states_by_kind().get(event.type, ()) if event.kind == "commitment" else ()


def every_state() -> tuple[str, ...]:
    """Return the states that can be decided of a commitment of any kind."""
    return tuple(dict.fromkeys(state for states in states_by_kind().values() for state in states))


def check_state(connection: sqlite3.Connection, keys: list[str], detail: Mapping[str, Any]) -> list[str]:
    """Return the reports of a commitment whose state is decided; it must be one of its kind, since a day that was read.

    A later day is refused, for what became of commitments is told as of the last day of the record at most.
    """
    row = connection.execute(
        "SELECT event.kind, event.type FROM report JOIN event ON event.id = report.event WHERE report.key = ?",
        (keys[0],),
    ).fetchone()
    if row is None or row["kind"] != "commitment":
        raise DecisionError("only what became of a commitment is decided as its state; this is none")
    expected = states_by_kind().get(row["type"], ())
    if detail["value"] not in expected:
        raise DecisionError(
            f"{detail['value']!r} is no state of a {row['type']}; expected one of {', '.join(expected)}"
        )
    since, last = since_of(detail), latest_day(connection)
    if since and last and since > last:
        raise DecisionError(
            f"{since} is after the last day of the record, {last}, so that nothing would show it; leave the day out, "
            "and the state holds as of any day"
        )
    check_begun(connection, keys, since)
    return keys


def check_begun(connection: sqlite3.Connection, keys: list[str], since: date | None) -> None:
    """Refuse a day before the commitment was reported, as news, and due: nothing became of it before it was made."""
    row = connection.execute(
        f"""SELECT min(coalesce(article.earliest, '')) AS reported, min(coalesce(report.earliest, '9999')) AS due
            FROM report JOIN article ON article.id = report.article WHERE report.key IN ({marks(keys)})""",
        keys,
    ).fetchone()
    if since is None or not row["reported"] or since.isoformat() >= row["due"]:
        return
    if since < date.fromisoformat(row["reported"]) - timedelta(days=int(rules()["news"])):
        raise DecisionError(
            f"{since} is before the commitment was first reported, on {row['reported']}, and before it is due; change "
            "the day, or leave it out, and the state holds as of any day"
        )


def since_of(detail: Mapping[str, Any]) -> date | None:
    """Return the day since which a state holds; None where it holds as of any day."""
    return day(detail.get("since"))


def states_decided(
    connection: sqlite3.Connection, reports: Mapping[str, Iterable[str]], as_of: date
) -> dict[str, DecidedState]:
    """Return the states that reviewers decided, as of a day: of several on one commitment the last one counts.

    Args:
        connection: Of a reader.
        reports: The keys of the reports of each commitment, by its key.
        as_of: The day; a state that holds since a later one is left out.
    """
    owners = {report: key for key, some in reports.items() for report in some}
    found: dict[str, DecidedState] = {}
    for decision in settlements(connection, list(owners)):
        since = since_of(decision.detail)
        if decision.detail["about"] == STATE and (since is None or since <= as_of):
            about = {owners[report] for report in decision.detail["reports"] if report in owners}
            found |= dict.fromkeys(about, decided_state(decision, since))
    return found


def decided_state(decision: Decision, since: date | None) -> DecidedState:
    """Return the state that a decision gives a commitment."""
    return DecidedState(
        state=decision.detail["value"], since=since, decision=decision.id, author=decision.author, at=decision.at,
        note=decision.note,
    )  # fmt: skip
