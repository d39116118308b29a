"""The part of a record that is exported, entry by entry with its sources."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from dragoman.exchange.sources import Readings
from dragoman.exchange.types import Exported, Selection
from dragoman.record.queries import events_of
from dragoman.record.rows import batches, fetch_reports, marks, text
from dragoman.record.types import EventEntry, Party, Report
from dragoman.types import Actor, Reading

#: Kinds of entry that many reports can share, and kinds that are one report each.
MERGED = ("event", "commitment")
SINGLE = ("statement", "assessment")
#: A commitment belongs to a period in which its window opens, in which it falls due, or in which it is reported, unless
#: it was first reported after it: how it stands is told as of the last day. By publication, events belong to one in
#: which they are reported too.
IN_PERIOD = """(event.earliest BETWEEN asked.since AND asked.until
    OR event.kind = 'commitment' AND event.latest BETWEEN asked.since AND asked.until
    OR (event.kind = 'commitment' OR asked.told)
    AND EXISTS (SELECT 1 FROM report JOIN article ON article.id = report.article
        WHERE report.event = event.id AND article.latest BETWEEN asked.since AND asked.until))
    AND (event.kind <> 'commitment' OR asked.until >= coalesce((SELECT min(article.latest)
        FROM report JOIN article ON article.id = report.article WHERE report.event = event.id), ''))"""


def exported(connection: sqlite3.Connection, selection: Selection, kinds: Sequence[str] = MERGED) -> Iterator[Exported]:
    """Yield the events and commitments of a selection in the order of their days, then keys."""
    readings = Readings(connection)
    for some in batches(event_numbers(connection, selection, kinds)):
        reports = reports_by_event(connection, some)
        for event in events_of(connection, f"event.id IN ({marks(some)})", some):
            yield with_sources(event, reports[event.key], readings)


def event_numbers(connection: sqlite3.Connection, selection: Selection, kinds: Sequence[str] = MERGED) -> list[int]:
    """Return the numbers of the events of a selection, in the order of their days, then keys."""
    asked = "WITH asked AS (SELECT ? AS since, ? AS until, ? AS told)"
    condition, values = f"event.kind IN ({marks(kinds)})", [*period(selection), selection.by_publication, *kinds]
    if selection.since or selection.until:
        condition += f" AND {IN_PERIOD}"
    if selection.between:
        condition += " AND event.id IN (SELECT event FROM event_pair WHERE a = ? AND b = ?)"
        values += sorted(selection.between)
    rows = connection.execute(
        f"{asked} SELECT id FROM event, asked WHERE {condition} ORDER BY earliest IS NULL, earliest, key", values
    )
    return [row[0] for row in rows]


def outside(connection: sqlite3.Connection, selection: Selection) -> list[EventEntry]:
    """Return the contacts and commitments of a selection that its days alone leave out."""
    within = set(event_numbers(connection, selection))
    anytime = event_numbers(connection, replace(selection, since=None, until=None))
    return [
        event
        for some in batches([number for number in anytime if number not in within])
        for event in events_of(connection, f"event.id IN ({marks(some)})", some)
        if event.kind == "commitment" or event.medium is not None
    ]


def period(selection: Selection) -> tuple[str, str]:
    """Return first and last day as columns hold them."""
    return text(selection.since) or "0001-01-01", text(selection.until) or "9999-12-31"


def in_period(event: EventEntry, selection: Selection) -> bool:
    """Whether an event on a known day stands in the period of a selection."""
    first, last = selection.since or date.min, selection.until or date.max
    return event.earliest is not None and first <= event.earliest <= last


def reports_by_event(connection: sqlite3.Connection, numbers: Sequence[int]) -> dict[str, list[Report]]:
    """Return the reports of the events with these numbers, by the events' keys; those rejected are left out."""
    owners: dict[str, str] = dict(
        connection.execute(
            f"""SELECT report.key, event.key FROM report JOIN event ON event.id = report.event
                WHERE event.id IN ({marks(numbers)})""",
            numbers,
        ).fetchall()
    )
    found: dict[str, list[Report]] = defaultdict(list)
    condition = f"report.event IN ({marks(numbers)}) AND report.verdict IS NOT 'rejected'"
    for report in fetch_reports(connection, condition, numbers):
        found[owners[report.key]].append(report)
    return found


def with_sources(event: EventEntry, reports: Sequence[Report], readings: Readings) -> Exported:
    """Return an entry with its sources, the report whose words stand for it first."""
    ranked = sorted(reports, key=lambda r: (r.status == event.status, not r.historical, r.confidence, r.key))[::-1]
    facts = [fact for report in ranked if (fact := readings.event(report)) is not None]
    cast, words = cast_of([(readings.of(report.article), report.parties) for report in ranked])
    return Exported(
        event=event,
        sources=tuple(readings.source(report) for report in ranked),
        modes=facts[0].modes if facts else (),
        contexts=tuple(sorted({context for fact in facts for context in fact.contexts})),
        cameo=facts[0].cameo if facts else None,
        cast=cast,
        words=words,
        engine=readings.of(ranked[0].article).dragoman,
    )


def cast_of(told: Iterable[tuple[Reading, Sequence[Party]]]) -> tuple[dict[str, Actor], dict[str, str]]:
    """Return everybody whom some readings name, as the first of them does, and the first words for each.

    Args:
        told: Each reading, with who takes part in what it tells: those whom it has by the family name alone are there
            whom the record knows them to be.
    """
    cast: dict[str, Actor] = {}
    words: dict[str, str] = {}
    for reading, parties in told:
        known = {party.told: party for party in parties if party.told}
        for named in reading.actors:
            party = known.get(named.id)
            actor = named if party is None else replace(named, id=party.actor, name=party.name, country=party.country)
            cast.setdefault(actor.id, actor)
            if actor.mentions:
                first = min(actor.mentions, key=lambda span: span.start)
                words.setdefault(actor.id, reading.article.text[first.start : first.end])
    return cast, words


def singles(connection: sqlite3.Connection, selection: Selection) -> Iterator[Exported]:
    """Yield the statements and assessments of a selection, in the order of their articles' keys and of the text."""
    readings = Readings(connection)
    condition, values = single_condition(selection)
    numbers = connection.execute(
        f"""SELECT report.id FROM report JOIN article ON article.id = report.article
            WHERE {condition} ORDER BY article.key, report.start, report.key""",
        values,
    ).fetchall()
    for some in batches([row[0] for row in numbers]):
        reports = fetch_reports(connection, f"report.id IN ({marks(some)})", some)
        for report in sorted(reports, key=lambda report: (report.article, report.start, report.key)):
            yield with_sources(single_entry(report), [report], readings)


def single_condition(selection: Selection) -> tuple[str, list[object]]:
    """Return the condition that statements and assessments of a selection fulfil, with its values.

    Of a pair are those in which both countries take part, as speaker, addressee or otherwise.
    """
    condition, values = f"report.kind IN ({marks(SINGLE)}) AND report.verdict IS NOT 'rejected'", [*SINGLE]
    if selection.since or selection.until:
        condition += " AND article.latest BETWEEN ? AND ?"
        values += period(selection)
    for country in sorted(set(selection.between or ())):
        condition += " AND EXISTS (SELECT 1 FROM report_party WHERE report_party.report = report.id AND country = ?)"
        values.append(country)
    return condition, list(values)


def single_entry(report: Report) -> EventEntry:
    """Return a statement or assessment as an entry of one report."""
    return EventEntry(
        key=report.key, kind=report.kind, type=report.type, medium=None, level=None, status=report.status,
        earliest=report.earliest, latest=report.latest, precision=report.precision, articles=1, origins=1,
        confidence=report.confidence, intensity=report.intensity, parties=report.parties, quote=report.quote,
    )  # fmt: skip
