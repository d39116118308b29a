"""What one reviewer decided, for another to decide again without seeing it: shown as the program had read it."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from dragoman.errors import QueryError
from dragoman.record.agreement import reviewers
from dragoman.record.events import event_columns, unpacked
from dragoman.record.packing import decompress
from dragoman.record.queries import entry_from
from dragoman.record.reports import reports_of
from dragoman.record.restating import as_known
from dragoman.record.review import Waiting, check_limits, reasons
from dragoman.record.review_limits import limited
from dragoman.record.rows import WITHDRAWN, batches, fetch_reports, marks
from dragoman.record.summary import best_of
from dragoman.record.types import EventEntry, Report

#: Those of several that a reviewer decided on and another has not, articles that are withdrawn left out.
DECIDED = f"""SELECT DISTINCT coalesce(event.key, report.key) AS key FROM decision
    JOIN decision_report ON decision_report.decision = decision.id
    JOIN report ON report.key = decision_report.report
    JOIN article ON article.id = report.article
    LEFT JOIN event ON event.id = report.event
    WHERE decision.author = ? AND decision.undone_by IS NULL
      AND decision.action IN ('accept', 'reject', 'correct')
      AND NOT EXISTS (
          SELECT 1 FROM decision_report AS other JOIN decision AS theirs ON theirs.id = other.decision
          WHERE other.report = report.key AND theirs.author = ? AND theirs.undone_by IS NULL)
      AND {WITHDRAWN.format("id")} IS NULL"""


def decided_by(
    connection: sqlite3.Connection,
    first: str,
    second: str,
    limit: int = 50,
    *,
    pair: tuple[str, str] | None = None,
    type: str | None = None,
    kind: str | None = None,
) -> list[Waiting]:
    """Return what one reviewer accepted, rejected or corrected and another has not looked at, in the order of keys.

    Args:
        connection: Of a reader.
        first, second: The reviewers.
        limit: How many.
        pair, type, kind: What it is limited to, as the queue is; of likely doubles there is no second reading.

    Raises:
        QueryError: The first one has decided nothing, or there is no such kind or type.
    """
    check_limits(type, kind)
    names = [reviewer.name for reviewer in reviewers(connection)]
    if first not in names:
        known = f"those who did are {', '.join(names)}" if names else "nobody has decided on anything yet"
        raise QueryError(f"{first!r} has decided on nothing that could be decided a second time; {known}")
    condition, values = limited(pair, type, kind)
    rows = connection.execute(f"{DECIDED} AND {condition} ORDER BY key LIMIT ?", (first, second, *values, limit))
    return as_read_first(connection, [row["key"] for row in rows])


def as_read_first(connection: sqlite3.Connection, keys: Sequence[str]) -> list[Waiting]:
    """Return events, and reports that are of none, as they were read: whatever was rejected is shown as what it was."""
    told = reports_read(connection, keys)
    return [waiting(key, told[key]) for key in keys]


def unseen(connection: sqlite3.Connection, one: Waiting) -> Waiting:
    """Return something to decide on as it was read, without what others decided."""
    if one.what == "double":
        double = one.double and event_read(connection, one.double.key)
        event = one.event and event_read(connection, one.event.key)
        return msgspec.structs.replace(one, event=event, double=double)
    return as_read_first(connection, [one.key])[0]


def event_read(connection: sqlite3.Connection, key: str) -> EventEntry:
    """Return the event of a key as it was read."""
    return entry_read(reports_read(connection, [key])[key])


def waiting(key: str, reports: Sequence[Report]) -> Waiting:
    """Return an event, or a statement or assessment, as its reports tell it."""
    if reports[0].kind not in {"event", "commitment"}:
        because = reasons(None, reports[0])
        return Waiting(what="report", key=key, worth=0.0, because=because, report=reports[0])
    event = msgspec.structs.replace(entry_read(reports), key=key)
    return Waiting(what="event", key=key, worth=0.0, because=reasons(event, None), event=event)


def entry_read(reports: Sequence[Report]) -> EventEntry:
    """Return the event that some reports make together."""
    ordered = sorted(reports, key=lambda report: report.key)
    columns = event_columns(ordered)
    names: dict[object, str] = {party.actor: party.name for report in ordered for party in report.parties}
    return entry_from(columns, unpacked(str(columns["parties"])), names, best_of(ordered, str(columns["status"])).quote)


def reports_read(connection: sqlite3.Connection, keys: Iterable[str]) -> dict[str, list[Report]]:
    """Return the reports of events, or single ones, as they were read, by the key asked for; the earliest first."""
    found: dict[str, list[Report]] = {}
    for key in keys:
        event = connection.execute("SELECT id FROM event WHERE key = ?", (key,)).fetchone()
        of_event = fetch_reports(connection, "report.event = ?", (event["id"],)) if event else []
        found[key] = of_event or fetch_reports(connection, "report.key = ?", (key,))
    read = {report.key: report for report in originals(connection, [r for some in found.values() for r in some])}
    return {
        key: sorted(
            (read[report.key] for report in some),
            key=lambda r: (str(r.published and r.published.latest), r.article, r.start),
        )
        for key, some in found.items()
    }


def originals(connection: sqlite3.Connection, reports: Iterable[Report]) -> list[Report]:
    """Return reports as they were read, of the persons and countries that the record knows."""
    origins: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for report in reports:
        origins[report.article][report.key] = report.origin
    found: list[Report] = []
    for some in batches(sorted(origins)):
        rows = connection.execute(f"SELECT key, reading FROM article WHERE key IN ({marks(some)})", some).fetchall()
        for row in rows:
            reading, wanted = decompress(row["reading"]), origins[row["key"]]
            told = [report for report in reports_of(reading, row["key"]) if report.key in wanted]
            found += [
                msgspec.structs.replace(report, origin=wanted[report.key])
                for report in as_known(connection, reading, told)
            ]
    return found
