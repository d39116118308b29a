"""What a report says now: as it was read, of the countries that the record knows, after the corrections in force."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import msgspec

from dragoman.record.decided import decisions_about
from dragoman.record.decided_actors import keep_named
from dragoman.record.identities import leading_countries, with_countries
from dragoman.record.mentions import Mention, mention_of
from dragoman.record.packing import decompress
from dragoman.record.party_fields import PARTY_FIELDS, in_order, with_parties
from dragoman.record.persons import with_persons
from dragoman.record.reports import reports_of
from dragoman.record.rows import batches, fetch_reports, marks
from dragoman.record.types import Decision, Report
from dragoman.record.written import report_columns, rewrite
from dragoman.types import Reading

#: Reports of the copies of an article that decisions hold for, or that have the words of one that they are about.
MAY_BE_DECIDED_BESIDE = """article.id IN (
        SELECT other.id FROM article AS own JOIN article AS other ON other.origin = own.origin AND other.id <> own.id
        WHERE own.id = ?)
    AND (report.verdict IS NOT NULL OR EXISTS (
        SELECT 1 FROM article AS home JOIN report AS same ON same.article = home.id AND same.quote = report.quote
        JOIN decision_report ON decision_report.report = same.key WHERE home.origin = article.origin))"""

#: Whether any decision is on an article as a whole, or on a report of it or of one of its origin.
EVER_DECIDED = """SELECT 1 FROM article AS own WHERE own.id = ? AND (
        EXISTS (SELECT 1 FROM decision WHERE subject = own.key)
        OR EXISTS (
            SELECT 1 FROM article AS home JOIN report ON report.article = home.id
            JOIN decision_report ON decision_report.report = report.key WHERE home.origin = own.origin))"""


def restate(connection: sqlite3.Connection, key: str) -> list[tuple[str, Mention]]:
    """Write what a report says after the decisions in force; return block and mention of what it said before."""
    before = fetch_reports(connection, "report.key = ?", (key,))[0]
    block = rewrite(connection, as_decided(connection, before, decisions_about(connection, key)))
    return [(block, mention_of(before))] if block else []


def restate_decided(connection: sqlite3.Connection, article: int, reports: Sequence[Report]) -> None:
    """Write what reports of an article that came just now say after the decisions in force, which may be older."""
    # Asked once for all: of most articles nothing was ever decided.
    if connection.execute(EVER_DECIDED, (article,)).fetchone() is None:
        return
    for report in reports:
        if decisions_about(connection, report.key):
            restate(connection, report.key)


def restate_copies(connection: sqlite3.Connection, article: int) -> tuple[list[str], list[tuple[str, Mention]]]:
    """Bring the reports in copies and versions of an article to what the decisions on each other's make of them.

    Returns:
        The keys of the reports that changed; block and mention of what they said before, where they had a block.
    """
    keys: list[str] = []
    vacated: list[tuple[str, Mention]] = []
    for before in fetch_reports(connection, MAY_BE_DECIDED_BESIDE, (article,)):
        after = as_decided(connection, before, decisions_about(connection, before.key))
        mention, columns = mention_of(before), report_columns(after, mention_of(after))
        if columns != report_columns(before, mention) or in_order(after.parties) != in_order(before.parties):
            block = rewrite(connection, after)
            keys.append(before.key)
            vacated += [(block, mention)] if block else []
    return keys, vacated


def move_reports(
    connection: sqlite3.Connection, actors: Sequence[str], meant: Sequence[str] = ()
) -> tuple[list[str], list[tuple[str, Mention]]]:
    """Bring the reports of persons to what the record knows of them now.

    Args:
        connection: Of a writer.
        actors: Persons who are of another country than before.
        meant: Those known by name alone who are taken for another person than before, or are it no more.

    Returns:
        The keys of the reports that changed; block and mention of what they said before, where they had a block.
    """
    keys: list[str] = []
    vacated: list[tuple[str, Mention]] = []
    for actor in actors:
        condition = """report.id IN (
            SELECT report FROM report_party WHERE actor = ? AND kind = 'person' AND country IS NOT ?)"""
        country = leading_countries(connection, [actor])[actor]
        for before in fetch_reports(connection, condition, (actor, country)):
            block = rewrite(connection, said_now(connection, before))
            keys.append(before.key)
            vacated += [(block, mention_of(before))] if block else []
    for before in reports_naming(connection, meant):
        after = as_decided(connection, before, decisions_about(connection, before.key))
        if after.parties != before.parties:
            block = rewrite(connection, after)
            keys.append(before.key)
            vacated += [(block, mention_of(before))] if block else []
    return list(dict.fromkeys(keys)), vacated


def reports_naming(connection: sqlite3.Connection, actors: Sequence[str]) -> list[Report]:
    """Return the reports in which some take part, or whose articles name them so.

    So do those in which the same articles name others by a family name: two who would be one person are kept apart.
    """
    found: set[int] = set()
    for actor in actors:
        rows = connection.execute(
            "SELECT report FROM report_party WHERE actor = ?1 UNION SELECT report FROM report_party WHERE told = ?1",
            (actor,),
        )
        found |= {row[0] for row in rows}
    for some in batches(sorted(found)):
        rows = connection.execute(
            f"""SELECT DISTINCT other.id FROM report AS one JOIN report AS other ON other.article = one.article
                JOIN report_party AS party ON party.report = other.id JOIN actor ON actor.id = party.actor
                WHERE one.id IN ({marks(some)}) AND (party.told IS NOT NULL OR actor.person IS NOT NULL)""",
            some,
        )
        found |= {row[0] for row in rows.fetchall()}
    return [
        report
        for some in batches(sorted(found))
        for report in fetch_reports(connection, f"report.id IN ({marks(some)})", some)
    ]


def said_now(connection: sqlite3.Connection, before: Report) -> Report:
    """Return what a report says when only the countries of persons have changed."""
    decisions = decisions_about(connection, before.key)
    if not decisions:
        return with_countries(connection, [before])[0]
    return as_decided(connection, before, decisions)


def as_decided(connection: sqlite3.Connection, report: Report, decisions: Sequence[Decision]) -> Report:
    """Return what a report says after some decisions; whom they name is written down, if nobody told of him before.

    Persons known by name alone are of the country that the record knows, whoever named them.
    """
    between = with_parties(as_read(connection, report), decisions)
    keep_named(connection, between, decisions)
    return corrected(with_countries(connection, [between])[0], decisions)


def original(connection: sqlite3.Connection, report: Report) -> Report:
    """Return a report as it was read, of the persons and countries that the record knows."""
    return with_countries(connection, [as_read(connection, report)])[0]


def as_read(connection: sqlite3.Connection, report: Report) -> Report:
    """Return a report as its article has it, of the persons that the record knows."""
    data = connection.execute("SELECT reading FROM article WHERE key = ?", (report.article,)).fetchone()[0]
    reading = decompress(data)
    told = [one for one in reports_of(reading, report.article) if one.key == report.key]
    return with_persons(connection, told, reading.actors)[0]


def as_known(connection: sqlite3.Connection, reading: Reading, reports: Sequence[Report]) -> Sequence[Report]:
    """Return the reports of a reading, of the persons and countries that the record knows."""
    return with_countries(connection, with_persons(connection, reports, reading.actors))


def corrected(report: Report, decisions: Iterable[Decision]) -> Report:
    """Return a report after some decisions, in their order, those who take part aside (``with_parties``).

    These are corrected first: the level follows from them, unless a reviewer gave another.
    """
    for decision in decisions:
        if decision.action == "correct":
            report = with_fields(report, decision.detail["fields"])
        else:
            report = msgspec.structs.replace(report, verdict=f"{decision.action}ed")
    return report


def with_fields(report: Report, fields: dict[str, Any]) -> Report:
    """Return a report with some fields corrected; of an interval turned round, the end that was given is kept."""
    values = {name: value for name, value in fields.items() if name not in PARTY_FIELDS}
    found = msgspec.convert(msgspec.to_builtins(report) | values | {"verdict": "corrected"}, Report)
    if not {"earliest", "latest"} & fields.keys():
        return found
    first, last = found.earliest, found.latest
    if first and last and first > last:
        first = last = first if "earliest" in fields else last
    return msgspec.structs.replace(found, earliest=first, latest=last, precision=precision_of(first, last))


def precision_of(earliest: date | None, latest: date | None) -> str:
    """Return the precision of an interval that a reviewer gave."""
    if earliest is None and latest is None:
        return "unknown"
    return "day" if earliest == latest else "interval"
