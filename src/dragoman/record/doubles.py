"""Events that are likely one and that the merge left apart: proposed to a reviewer, never again once told apart."""

from __future__ import annotations

import sqlite3
import tomllib
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from importlib import resources
from typing import Any

import msgspec

from dragoman.errors import DecisionError
from dragoman.record.adding import now
from dragoman.record.comparing import named, same_course, same_medium, same_people
from dragoman.record.decidable import keys_of
from dragoman.record.decisions import keep_decision
from dragoman.record.links import is_refused
from dragoman.record.mentions import Mention, mention_of
from dragoman.record.rows import batches, fetch_reports, marks
from dragoman.record.types import Decision, Report
from dragoman.record.wording import likeness, telling_words
from dragoman.types import Frozen


class Double(Frozen):
    """Two events that are likely one."""

    #: Keys of the events, the lesser first.
    one: str
    other: str
    #: How alike their reports are: 0 to 1.
    likeness: float


@cache
def rules() -> dict[str, Any]:
    """Return what the queue looks at."""
    return tomllib.loads((resources.files("dragoman.record") / "review.toml").read_text(encoding="utf-8"))


#: Candidates, the nearest in days first; those told apart, or both decided on, are left out.
CANDIDATES = """
SELECT x.id AS x, y.id AS y, x.key AS one, y.key AS other FROM {}
CROSS JOIN event AS x ON x.id = double.a
CROSS JOIN event AS y ON y.id = double.b
WHERE (x.decided = 0 OR y.decided = 0)
  AND NOT EXISTS (SELECT 1 FROM link WHERE same = 0 AND link.a = min(x.key, y.key) AND link.b = max(x.key, y.key))
  {}
ORDER BY days, double.a, double.b LIMIT ?
"""
#: A cross join is not turned round: a pair has few events, and the whole record many.
OF_A_PAIR = "event_pair AS pair CROSS JOIN double ON double.a = pair.event"
#: The latest contacts that have no day of their own, with those of the same two that may have been in the same weeks;
#: those that have a day are kept beside each other by the record.
VAGUE = """
SELECT DISTINCT x.id AS x, y.id AS y, x.key AS one, y.key AS other
FROM (SELECT * FROM event WHERE medium IS NOT NULL AND kind = 'event' AND precision <> 'day' AND earliest IS NOT NULL
      AND julianday(latest) - julianday(earliest) <= ? ORDER BY id DESC LIMIT ?) AS x
CROSS JOIN event_pair AS mine ON mine.event = x.id AND mine.contact = 1 {}
CROSS JOIN event_pair AS near ON near.a = mine.a AND near.b = mine.b AND near.contact = 1 AND near.event <> x.id
    AND near.earliest BETWEEN x.earliest AND x.latest
CROSS JOIN event AS y ON y.id = near.event
WHERE (x.decided = 0 OR y.decided = 0)
  AND NOT EXISTS (SELECT 1 FROM link WHERE same = 0 AND link.a = min(x.key, y.key) AND link.b = max(x.key, y.key))
LIMIT ?
"""
#: The latest commitments, with those of the same two that bind in the same way and may be due at the same time.
PROMISES = """
SELECT DISTINCT x.id AS x, y.id AS y, x.key AS one, y.key AS other
FROM (SELECT * FROM event WHERE kind = 'commitment' ORDER BY id DESC LIMIT ?) AS x
CROSS JOIN event_pair AS mine ON mine.event = x.id {}
CROSS JOIN event_pair AS near ON near.a = mine.a AND near.b = mine.b AND near.event < x.id
CROSS JOIN event AS y ON y.id = near.event
WHERE y.kind = 'commitment' AND (x.decided = 0 OR y.decided = 0)
  AND (x.type = y.type OR ({} AND {}))
  AND (x.earliest IS NULL OR y.earliest IS NULL OR (x.earliest <= y.latest AND y.earliest <= x.latest))
  AND NOT EXISTS (SELECT 1 FROM link WHERE same = 0 AND link.a = min(x.key, y.key) AND link.b = max(x.key, y.key))
ORDER BY x.id DESC, y.id DESC LIMIT ?
"""
#: Kinds of commitments that bind who makes them.
BINDING = "{}.type IN ('promise', 'plan', 'agreement')"
#: Events of a pair.
PAIR = "(SELECT event FROM event_pair WHERE a = ? AND b = ?)"


def proposals(connection: sqlite3.Connection, pair: tuple[str, str] | None = None) -> list[Double]:
    """Return contacts and commitments that are likely one, the likeliest first.

    Args:
        connection: Of a reader.
        pair: Codes of two countries that they must be between.
    """
    most = rules()["double"]["most"]
    if pair and is_busy(connection, pair):
        query, values = CANDIDATES.format("double", f"AND double.a IN {PAIR}"), [*sorted(pair), most]
    elif pair:
        query, values = CANDIDATES.format(OF_A_PAIR, "AND pair.a = ? AND pair.b = ?"), [*sorted(pair), most]
    else:
        query, values = CANDIDATES.format("double", ""), [most]
    rows = connection.execute(query, values).fetchall()
    rows += [row for row in (*vague_ones(connection, pair), *promises(connection, pair)) if row not in rows]
    told = mentions_of(connection, [row[side] for row in rows for side in ("x", "y")])
    found = {d for row in rows for d in double_of(connection, told[row["x"]], told[row["y"]], row["one"], row["other"])}
    return sorted(found, key=lambda d: (-d.likeness, d.one, d.other))[: rules()["double"]["proposed"]]


def vague_ones(connection: sqlite3.Connection, pair: tuple[str, str] | None) -> list[sqlite3.Row]:
    """Return contacts of which one has no day of its own, with others that may have been at the same time."""
    rule, (condition, values) = rules()["double"], of_pair(pair)
    values = [rule["vague"], rule["latest"], *values, rule["most"]]
    return connection.execute(VAGUE.format(condition), values).fetchall()


def promises(connection: sqlite3.Connection, pair: tuple[str, str] | None) -> list[sqlite3.Row]:
    """Return commitments that may be one."""
    rule, (condition, values) = rules()["double"], of_pair(pair)
    query = PROMISES.format(condition, BINDING.format("x"), BINDING.format("y"))
    return connection.execute(query, [rule["latest"], *values, rule["most"]]).fetchall()


def of_pair(pair: tuple[str, str] | None) -> tuple[str, list[object]]:
    """Return the condition that an event is of two countries, with its values; none for the whole record."""
    return ("AND mine.a = ? AND mine.b = ?", [*sorted(pair)]) if pair else ("", [])


def is_busy(connection: sqlite3.Connection, pair: tuple[str, str]) -> bool:
    """Whether a pair has so many events that looking through what is in order finds some of it sooner than sorting."""
    most = rules()["queue"]["busy"]
    query = "SELECT count(*) FROM (SELECT 1 FROM event_pair WHERE a = ? AND b = ? LIMIT ?)"
    return bool(connection.execute(query, (*sorted(pair), most)).fetchone()[0] == most)


def doubles_of(connection: sqlite3.Connection, key: str) -> list[Double]:
    """Return the likely doubles of one event of any type, the likeliest first."""
    event = connection.execute("SELECT * FROM event WHERE key = ?", (key,)).fetchone()
    if event is None or event["earliest"] is None:
        return []
    margin = timedelta(days=rules()["double"]["days"])
    first, last = (date.fromisoformat(event["earliest"]), date.fromisoformat(event["latest"] or event["earliest"]))
    rows = connection.execute(
        """SELECT DISTINCT event.id, event.key FROM event_pair AS mine
           CROSS JOIN event_pair AS near ON near.a = mine.a AND near.b = mine.b AND near.earliest BETWEEN ? AND ?
           CROSS JOIN event ON event.id = near.event
           WHERE mine.event = ? AND event.id <> ? AND event.kind = ? AND event.type = ?
           ORDER BY event.key LIMIT ?""",
        (
            (first - margin).isoformat(), (last + margin).isoformat(), event["id"], event["id"], event["kind"],
            event["type"], rules()["double"]["most"],
        ),
    ).fetchall()  # fmt: skip
    told = mentions_of(connection, [event["id"], *(row["id"] for row in rows)])
    found = [d for row in rows for d in double_of(connection, told[event["id"]], told[row["id"]], key, row["key"])]
    return sorted(found, key=lambda d: (-d.likeness, d.one, d.other))[: rules()["double"]["shown"]]


def double_of(
    connection: sqlite3.Connection, mine: Sequence[Mention], theirs: Sequence[Mention], one: str, other: str
) -> Iterator[Double]:
    """Yield two events as a double where they are likely one; nothing where an article tells of both."""
    if {mention.article for mention in mine} & {mention.article for mention in theirs}:
        return
    rated = max((alike(a, b) for a in mine for b in theirs), default=0.0)
    least = "promise" if any(mention.kind == "commitment" for mention in mine) else "wording"
    if rated >= rules()["double"][least] and not is_refused(
        connection, [mention.key for mention in mine], [mention.key for mention in theirs]
    ):
        yield Double(one=min(one, other), other=max(one, other), likeness=round(rated, 2))


def mentions_of(connection: sqlite3.Connection, events: Sequence[int]) -> dict[int, list[Mention]]:
    """Return the reports of events as the merge sees them, by the numbers of the events."""
    found: dict[int, list[Mention]] = {event: [] for event in events}
    for some in batches(list(found)):
        condition = f"report.event IN ({marks(some)}) AND report.verdict IS NOT 'rejected'"
        owners = dict(connection.execute(f"SELECT key, event FROM report WHERE {condition}", some).fetchall())
        for report in fetch_reports(connection, condition, some):
            found[owners[report.key]].append(seen(report))
    return found


def seen(report: Report) -> Mention:
    """Return a report as the merge sees it; of a commitment without names, which all of two countries share."""
    mention = mention_of(report)
    if mention.kind != "commitment":
        return mention
    names = telling_words(" ".join(party.name or "" for party in report.parties))
    return msgspec.structs.replace(mention, telling=" ".join(mention.words - names))


def alike(one: Mention, other: Mention) -> float:
    """Return how likely two reports tell of one event: by their words, and by whether the same people take part."""
    if not (same_course(one, other) and same_medium(one, other)):
        return 0.0
    rule, words = rules()["double"], likeness(one.words, other.words)
    if not same_people(one, other):
        return float(words * rule["strangers"])
    return float(max(words, rule["people"])) if one.contact and named(one, other) else words


def tell_apart(
    connection: sqlite3.Connection, author: str, one: str, other: str, *, note: str | None = None
) -> Decision:
    """Write that two events are not one; to be called within a transaction.

    It is a split of what was never merged: it holds like one, is undone like one, and forbids the merge.

    Raises:
        DecisionError: They are one event, or were told apart before.
        EntryNotFoundError: Nothing has one of the keys.
    """
    mine, theirs = keys_of(connection, one), keys_of(connection, other)
    if set(mine) & set(theirs):
        raise DecisionError("these are one event; split the reports that do not belong to it")
    if is_refused(connection, mine, theirs):
        raise DecisionError("these are told apart already")
    detail = {"reports": theirs, "stayed": mine, "together": []}
    made = Decision(id=0, at=now(), author=author, action="split", subject=one, detail=detail, note=note)
    return keep_decision(connection, made)
