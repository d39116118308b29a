"""Two holders of one office, of whom two events name one each: who is right, and what a merge makes of that."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import msgspec

from dragoman.errors import DecisionError
from dragoman.record.countries import code_of
from dragoman.record.decidable_parties import check_parties, kept
from dragoman.record.entering_parties import office_on
from dragoman.record.party_fields import PARTY_FIELDS, parties_in, party_fields_of
from dragoman.record.rows import batches, fetch_reports, marks
from dragoman.record.types import EventEntry, Party, Report
from dragoman.types import Frozen

#: A title that says of what it is: "Foreign Minister of Armenia", "Foreign Minister (Armenia)".
OF_WHAT = re.compile(r"(.+?) (?:of (?:the )?(.+)|\((.+)\))")
#: How many origins name somebody in the reports of two events, and how sure the surest of these reports is.
NAMED = """SELECT count(DISTINCT article.origin), coalesce(max(report.confidence), 0) FROM report
JOIN event ON event.id = report.event JOIN article ON article.id = report.article
WHERE event.key IN (?, ?) AND report.verdict IS NOT 'rejected'
AND EXISTS (SELECT 1 FROM report_party WHERE report_party.report = report.id AND actor = ?)"""

Events = tuple[EventEntry, EventEntry]


class Rivals(Frozen):
    """Two who hold one office of one country, of whom one event names one and another event the other."""

    office: str
    country: str
    #: Who takes part in the one event, and who in the other.
    one: Party
    other: Party
    #: The two, the likelier first, and how many origins name each.
    ranked: tuple[Party, Party]
    origins: tuple[int, int]


def rivals(connection: sqlite3.Connection, one: EventEntry, other: EventEntry) -> Iterator[Rivals]:
    """Yield the holders of one office who take part in one event alone, each with the one in the other event."""
    mine, theirs = ({party.actor: party for party in event.parties if party.kind == "person"} for event in (one, other))
    held = {
        actor: {(party.country, bare_office(title)) for title in titles_of(connection, actor)}
        for actor, party in (mine | theirs).items()
        if party.country
    }
    for first in sorted(mine.keys() - theirs.keys()):
        for second in sorted(theirs.keys() - mine.keys()):
            shared = held.get(first, set()) & held.get(second, set())
            for country, office in sorted(shared)[:1]:
                yield ranked(connection, (one, other), (mine[first], theirs[second]), (str(country), office))


def ranked(connection: sqlite3.Connection, events: Events, both: tuple[Party, Party], of: tuple[str, str]) -> Rivals:
    """Return two holders of one office, with who is the likelier.

    That is who is named by more origins, else who holds the office by the registry, else who is named more surely.
    """
    day, keys, (country, office) = events[0].earliest or events[1].earliest, [event.key for event in events], of
    told = {party.actor: connection.execute(NAMED, (*keys, party.actor)).fetchone() for party in both}

    def likely(party: Party) -> tuple[int, bool, float]:
        origins, confidence = told[party.actor]
        return origins, holds(party.actor, office, day), confidence

    first, second = sorted(both, key=likely, reverse=True)
    return Rivals(
        office=office, country=country, one=both[0], other=both[1], ranked=(first, second),
        origins=(told[first.actor][0], told[second.actor][0]),
    )  # fmt: skip


def holds(actor: str, office: str, day: date | None) -> bool:
    """Whether somebody holds an office on a day by the registry."""
    held = office_on(actor, day)
    return held is not None and bare_office(held) == office


def titles_of(connection: sqlite3.Connection, actor: str) -> list[str]:
    """Return the titles that articles give somebody."""
    return [row["title"] for row in connection.execute("SELECT title FROM office WHERE actor = ?", (actor,))]


def bare_office(title: str) -> str:
    """Return a title without the country that it is of."""
    parts = OF_WHAT.fullmatch(title)
    return (parts[1] if parts and code_of(parts[2] or parts[3]) else title).casefold()


def renamed(
    connection: sqlite3.Connection, events: Events, reports: Sequence[str], wrong: Sequence[str]
) -> list[dict[str, Any]]:
    """Return what a merge makes of reports that name the wrong one of two: fields, as corrections have them.

    Args:
        connection: Of the record.
        events: The two that are merged.
        reports: Their reports.
        wrong: Who did not take part, by identifier; whoever takes part in the other event in that office did.

    Raises:
        DecisionError: One of them is no holder of an office that the other event has another holder of, or two are both
            said to be wrong.
    """
    right = righted([one.ranked for one in rivals(connection, *events)], wrong)
    found: dict[str, tuple[dict[str, Any], list[str]]] = {}
    for some in batches(reports):
        for report in fetch_reports(connection, f"report.key IN ({marks(some)})", some):
            if fields := fields_with(connection, report, right):
                found.setdefault(repr(fields), (fields, []))[1].append(report.key)
    return [{"reports": sorted(keys), "fields": fields} for fields, keys in found.values()]


def righted(pairs: Sequence[tuple[Party, Party]], wrong: Sequence[str]) -> dict[str, Party]:
    """Return who is right by the identifiers of those who are wrong."""
    found: dict[str, Party] = {}
    for actor in wrong:
        others = [b if a.actor == actor else a for a, b in pairs if actor in (a.actor, b.actor)]
        if not others:
            known = ", ".join(f"{party.name} ({party.actor})" for pair in pairs for party in pair)
            told = f"{actor!r} is none of two holders of one office in these events"
            raise DecisionError(f"{told}; they are: {known or 'none'}")
        if all(other.actor in wrong for other in others):
            told = f"{actor!r} and {others[0].actor!r} cannot both be wrong"
            raise DecisionError(f"{told}; name one of the two, or neither where both took part")
        found[actor] = next(other for other in others if other.actor not in wrong)
    return found


def fields_with(connection: sqlite3.Connection, report: Report, right: Mapping[str, Party]) -> dict[str, Any]:
    """Return the fields of a report that say who takes part, with who is right in the place of who is wrong."""
    fields: dict[str, Any] = {}
    for field in party_fields_of(report):
        parties = parties_in(report, field)
        if any(party.actor in right for party in parties):
            once = {party.actor: party for party in (right.get(party.actor, party) for party in parties)}
            named = [kept(connection, PARTY_FIELDS[field].role, party) for party in once.values()]
            fields[field] = msgspec.to_builtins(named)
            check_parties(field, fields[field])
    return fields
