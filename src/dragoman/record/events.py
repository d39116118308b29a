"""Events made of clusters: what the reports of clusters that are one say together, written when it changes."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

import msgspec

from dragoman.record.decided import settled_values
from dragoman.record.links import joined_to
from dragoman.record.reports import pairs_of
from dragoman.record.rows import batches, fetch_with_rows, marks, text
from dragoman.record.summary import (
    best_of,
    confidence_of,
    date_of,
    disputes_of,
    level_among,
    medium_of,
    parties_of,
    place_of,
    status_of,
)
from dragoman.record.types import Party, Report

#: Key of a report, of the event that it was in (None for none), and of the event that it is in now.
Move = tuple[str, str | None, str]


class Member(NamedTuple):
    """A report of a cluster, with its number in the file, and number and key of the event that it is in."""

    report: Report
    number: int
    event: int | None
    event_key: str | None


def refresh_events(connection: sqlite3.Connection, clusters: Iterable[str]) -> list[Move]:
    """Make anew the events of the clusters with these names, and of those that a reviewer joined to them."""
    linked = connection.execute("SELECT 1 FROM link LIMIT 1").fetchone() is not None
    groups: list[set[str]] = []
    done: set[str] = set()
    for name in sorted(clusters):
        if name not in done:
            groups.append(joined_clusters(connection, name) if linked else {name})
            done |= groups[-1]
    members = members_of(connection, sorted(done))
    moved: list[Move] = []
    left: set[int] = set()
    for group in groups:
        together = sorted((m for name in group for m in members[name]), key=lambda member: member.report.key)
        changes, events = refresh_event(connection, together)
        moved += changes
        left |= events
    for event in left:
        remove_if_empty(connection, event)
    return moved


def members_of(connection: sqlite3.Connection, clusters: Sequence[str]) -> defaultdict[str, list[Member]]:
    """Return the reports of some clusters, by the name of the cluster, with few statements for all of them."""
    found = [
        pair
        for some in batches(clusters)
        for pair in fetch_with_rows(connection, f"report.cluster IN ({marks(some)})", some)
    ]
    events = sorted({row["event"] for _, row in found if row["event"] is not None})
    keys = {
        row["id"]: row["key"]
        for some in batches(events)
        for row in connection.execute(f"SELECT id, key FROM event WHERE id IN ({marks(some)})", some)
    }
    members: defaultdict[str, list[Member]] = defaultdict(list)
    for report, row in found:
        members[row["cluster"]].append(Member(report, row["id"], row["event"], keys.get(row["event"])))
    return members


def remove_if_empty(connection: sqlite3.Connection, event: int) -> None:
    """Take away an event that no report is left of."""
    if connection.execute("SELECT 1 FROM report WHERE event = ? LIMIT 1", (event,)).fetchone() is None:
        connection.execute("DELETE FROM event_pair WHERE event = ?", (event,))
        connection.execute("DELETE FROM event WHERE id = ?", (event,))


def joined_clusters(connection: sqlite3.Connection, name: str) -> set[str]:
    """Return the names of all clusters that decisions join to this one, itself included."""
    found, waiting = {name}, [name]
    while waiting:
        new = joined_to(connection, waiting.pop()) - found
        found |= new
        waiting += new
    return found


def refresh_event(connection: sqlite3.Connection, members: Sequence[Member]) -> tuple[list[Move], set[int]]:
    """Make the reports of some clusters, in the order of their keys, one event.

    Returns:
        What became of the reports whose event changed, and the numbers of the events that they left.
    """
    kept = [member.report for member in members if member.report.verdict != "rejected"]
    if not kept or kept[0].kind not in {"event", "commitment"}:
        within = [member for member in members if member.event is not None]
        move(connection, [member.number for member in within], None)
        return [], {member.event for member in within if member.event is not None}
    number = write_event(connection, kept, {member.report.key: member.number for member in members})
    key = kept[0].key
    moved = [(member.report.key, member.event_key, key) for member in members if member.event_key != key]
    others = [member for member in members if member.event != number]
    move(connection, [member.number for member in others], number)
    return moved, {member.event for member in others if member.event is not None}


def move(connection: sqlite3.Connection, reports: Sequence[int], event: int | None) -> None:
    """Take reports into an event, or out of theirs."""
    for some in batches(reports):
        connection.execute(f"UPDATE report SET event = ? WHERE id IN ({marks(some)})", (event, *some))


def event_columns(reports: Sequence[Report], settled: Mapping[str, str] = MappingProxyType({})) -> dict[str, object]:
    """Return what reports, in the order of their keys, say together, column by column of an event.

    Args:
        reports: Of one event.
        settled: What a reviewer settled: date, status or medium, with the value that is right.
    """
    earliest, latest, precision = date_of(reports)
    if "date" in settled:
        earliest = latest = date.fromisoformat(settled["date"])
        precision = "day"
    intensities = sorted(report.intensity for report in reports if report.intensity is not None)
    return {
        "key": reports[0].key, "kind": reports[0].kind, "type": kind_of(reports),
        "medium": settled.get("medium", medium_of(reports)), "level": level_among(reports),
        "status": settled.get("status", status_of(reports)),
        "earliest": text(earliest), "latest": text(latest), "precision": precision,
        "reports": len({report.article for report in reports}), "origins": len({report.origin for report in reports}),
        "confidence": confidence_of(reports), "intensity": intensities[len(intensities) // 2] if intensities else None,
        "disputes": " ".join(dispute.about for dispute in disputes_of(reports)) or None,
        "parties": packed(parties_of(reports)), "place": place_of(reports),
    }  # fmt: skip


def pair_rows(reports: Sequence[Report], columns: dict[str, object]) -> list[tuple[object, ...]]:
    """Return the rows that make an event found by its dyads, the event's number left out."""
    medium = None if columns["medium"] is None else str(columns["medium"])
    contact = int(medium is not None)
    return [(a, b, columns["earliest"] or "", contact) for a, b in pairs_of(parties_of(reports), medium)]


def write_event(connection: sqlite3.Connection, reports: Sequence[Report], numbers: dict[str, int]) -> int:
    """Write what the reports say together, under the least of their keys; return the event's number.

    Args:
        connection: Of a writer.
        reports: In the order of their keys.
        numbers: The number of each report, by key.
    """
    columns = event_columns(reports, settled_values(connection, [report.key for report in reports]))
    columns["best"] = numbers[best_of(reports, str(columns["status"])).key]
    names = ", ".join(columns)
    known = connection.execute(f"SELECT id, {names} FROM event WHERE key = ?", (columns["key"],)).fetchone()
    if known and list(known)[1:] == list(columns.values()):
        return int(known["id"])
    settings = ", ".join(f"{name} = excluded.{name}" for name in columns if name != "key")
    number = connection.execute(
        f"""INSERT INTO event ({names}) VALUES ({marks(list(columns))})
            ON CONFLICT (key) DO UPDATE SET {settings} RETURNING id""",
        list(columns.values()),
    ).fetchone()[0]
    connection.execute("DELETE FROM event_pair WHERE event = ?", (number,))
    connection.executemany(
        "INSERT INTO event_pair (a, b, earliest, contact, event) VALUES (?, ?, ?, ?, ?)",
        [(*row, number) for row in pair_rows(reports, columns)],
    )
    return int(number)


def kind_of(reports: Sequence[Report]) -> str:
    """Return the type that most reports give; they differ only where a reviewer joined them."""
    types = [report.type for report in reports]
    return min(types, key=lambda type: (-types.count(type), type))


def packed(parties: Iterable[Party]) -> str:
    """Return parties as the row of an event keeps them: without their names, which later articles may tell better."""
    return msgspec.json.encode([(p.role, p.actor, p.kind, p.country, p.rank) for p in parties]).decode()


def unpacked(parties: str) -> list[tuple[str, str, str, str | None, str]]:
    """Return role, actor, kind, country and rank of each of the parties that the row of an event keeps."""
    return msgspec.json.decode(parties, type=list[tuple[str, str, str, str | None, str]])
