"""Contacts and disputes: what articles that had appeared by a day tell of the events of two countries."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

import msgspec

from dragoman.alerts.rules import Contact, Dispute
from dragoman.alerts.sources import command, sources_of
from dragoman.alerts.types import Fact, Told
from dragoman.export.lines import of_event
from dragoman.record.as_told import as_told
from dragoman.record.decided import settled, settled_values
from dragoman.record.events import event_columns
from dragoman.record.known_from import KNOWN_FROM
from dragoman.record.mentions import FACE_TO_FACE
from dragoman.record.moved import moved
from dragoman.record.queries import called_off, entry_of, unsettled
from dragoman.record.rows import fetch_with_rows, marks
from dragoman.record.summary import disputes_of
from dragoman.record.took_place import DISPUTED, SIDES_IN_DISPUTE
from dragoman.record.types import EventEntry, Report

#: Of every event of a pair what its row says, and from when on the first and the last article about it are known.
ROWS = f"""
SELECT event.id, event.key, event.medium, event.level, event.status, event.earliest, event.latest, event.disputes,
       min({KNOWN_FROM}) AS first_told, max({KNOWN_FROM}) AS last_told,
       group_concat(report.key) AS reports
FROM event_pair JOIN event ON event.id = event_pair.event
JOIN report ON report.event = event.id JOIN article ON article.id = report.article
WHERE event_pair.a = ? AND event_pair.b = ? AND event.kind = 'event' AND report.verdict IS NOT 'rejected' {{}}
GROUP BY event.id ORDER BY event.earliest, event.key
"""
PUBLISHED = f"report.event = ? AND report.verdict IS NOT 'rejected' AND {KNOWN_FROM} <= ?"


@dataclass(frozen=True)
class Seen:
    """An event as the articles that had appeared by a day tell it."""

    number: int
    key: str
    columns: dict[str, Any]
    first_told: str
    reports: tuple[str, ...]


def seen_by(
    connection: sqlite3.Connection, pair: tuple[str, str], as_of: date, condition: str = "", since: date | None = None
) -> Iterator[Seen]:
    """Yield the events of a pair of which an article had told by a day, as they stood on it.

    What was told later is left out; only the events of which something was are worked out anew.
    """
    for row in connection.execute(ROWS.format(condition), pair).fetchall():
        if row["first_told"] > as_of.isoformat() or before(row, since):
            continue
        columns, keys = dict(row), tuple(sorted(row["reports"].split(",")))
        if row["last_told"] > as_of.isoformat():
            reports = reports_by(connection, row["id"], as_of)
            keys = tuple(report.key for report in reports)
            columns = event_columns(reports, settled_values(connection, keys))
        yield Seen(row["id"], str(columns["key"]), columns, row["first_told"], keys)


def before(row: sqlite3.Row, since: date | None) -> bool:
    """Whether an event was before a day: by its last possible day, without one by when it was first told."""
    return since is not None and (row["latest"] or row["earliest"] or row["first_told"]) < since.isoformat()


def reports_by(connection: sqlite3.Connection, event: int, as_of: date) -> list[Report]:
    """Return the reports of an event in articles that had appeared by a day, in the order of their keys."""
    return [report for report, _ in fetch_with_rows(connection, PUBLISHED, (event, as_of.isoformat()))]


def entry_by(connection: sqlite3.Connection, reports: Sequence[Report]) -> EventEntry:
    """Return the event that reports tell of together, as far as reviewers settled nothing else."""
    settled_on = settled_values(connection, [report.key for report in reports])
    return entry_of(cast(sqlite3.Row, event_columns(reports, settled_on)), reports)


def contacts(connection: sqlite3.Connection, rule: Contact, as_of: date) -> Iterator[Fact]:
    """Yield the contacts of two countries that suit a rule, and those that stand otherwise."""
    found = list(seen_by(connection, rule.between, as_of, "AND event_pair.contact = 1", rule.since))
    days = moved_by(connection, rule.between, found, as_of)
    for seen in found:
        said, day = seen.columns, days.get(seen.number)
        if is_of(rule, said):
            state = {name: str(said[name]) for name in ("status", "medium", "earliest", "latest") if said[name]}
            state |= {"status": "moved", "moved_to": day.isoformat()} if day else {}
            state |= {"status": DISPUTED} if stands_disputed(connection, seen) else {}
            yield Fact(
                countries=rule.between, marks=seen.reports, state=state,
                tell=telling(connection, seen, as_of, moved_to=day), order=(said["earliest"] or "", seen.key),
                only_known=asked_for(state["status"]).isdisjoint(rule.status),
            )  # fmt: skip


def stands_disputed(connection: sqlite3.Connection, seen: Seen) -> bool:
    """Whether the reports of an event differ in whether it took place, and no reviewer settled that."""
    return "status" in (seen.columns["disputes"] or "").split() and "status" not in settled(connection, seen.number)


def asked_for(status: str) -> frozenset[str]:
    """Return the statuses by which a rule asks for what stands so: what is disputed happened by some of its reports."""
    return SIDES_IN_DISPUTE if status == DISPUTED else frozenset({status})


def is_of(rule: Contact, said: dict[str, Any]) -> bool:
    """Whether an event is a contact of the level and by the means that a rule asks for."""
    media = {*rule.media, *(FACE_TO_FACE if "in_person" in rule.media else ())}
    meant = said["medium"] in media if media else said["medium"] is not None
    return meant and rule.level in ("any", said["level"])


def moved_by(
    connection: sqlite3.Connection, pair: tuple[str, str], found: Sequence[Seen], as_of: date
) -> dict[int, date]:
    """Return the day to which each of some contacts was moved, by number, as far as it had been told by a day."""
    plans = [seen.number for seen in found if seen.columns["status"] == "planned"]
    if not plans:
        return {}
    with as_told(connection, pair, as_of):
        rows = connection.execute(f"SELECT * FROM event WHERE id IN ({marks(plans)})", plans).fetchall()
        return moved(connection, rows)


def telling(
    connection: sqlite3.Connection, seen: Seen, as_of: date, *further: str, moved_to: date | None = None
) -> Callable[[], Told]:
    """Return the function that tells of an event."""

    def tell() -> Told:
        reports = reports_by(connection, seen.number, as_of)
        entry = msgspec.structs.replace(
            unsettled(connection, entry_by(connection, reports), seen.number),
            moved_to=moved_to,
            called_off=bool(called_off(connection, [seen.number])),
        )
        line = of_event(entry)
        return Told(
            title=f"{line.title}: {line.parties}", details=(line.word, *line.details, *further),
            events=(entry.key,), commands=(command("show", entry.key),), sources=sources_of(connection, reports),
        )  # fmt: skip

    return tell


def disputes(connection: sqlite3.Connection, rule: Dispute, pair: tuple[str, str], as_of: date) -> Iterator[Fact]:
    """Yield the events of two countries whose reports differ in what a rule names."""
    for seen in seen_by(connection, pair, as_of, "AND event.disputes IS NOT NULL", rule.since):
        reports = reports_by(connection, seen.number, as_of)
        open_ones = [
            dispute
            for dispute in disputes_of(reports)
            if dispute.about in rule.about and dispute.about not in settled(connection, seen.number)
        ]
        if not open_ones:
            continue
        sides: dict[str, list[str]] = defaultdict(list)
        for dispute in open_ones:
            sides[dispute.about] = [value for value, _ in dispute.sides]
        further = [f"{about} in dispute: {' or '.join(values)}" for about, values in sides.items()]
        yield Fact(
            countries=pair, marks=seen.reports,
            state={about: " | ".join(values) for about, values in sides.items()},
            tell=telling(connection, seen, as_of, *further), order=(seen.columns["earliest"] or "", seen.key),
        )  # fmt: skip
