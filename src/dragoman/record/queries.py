"""What the record is asked: events of a dyad, contacts, commitments, statements, articles, history."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import msgspec

from dragoman.errors import EntryNotFoundError
from dragoman.record.countries import two_countries
from dragoman.record.decided import settled
from dragoman.record.events import unpacked
from dragoman.record.moved import moved
from dragoman.record.rows import ARTICLE, article_of, batches, day, fetch_reports, marks, text
from dragoman.record.summary import best_of
from dragoman.record.types import EventEntry, HistoryEntry, Party, Report, StoredArticle

#: Hexadecimal digits that an identifier is typed with at least.
SHORTEST = 4
#: Which of some events a report tells to be ahead: a plan, or that it will not be on a day after the article's.
AHEAD = """
SELECT DISTINCT report.event FROM report JOIN article ON article.id = report.article
WHERE report.event IN ({}) AND report.verdict IS NOT 'rejected'
AND (report.status = 'planned' OR report.status = 'negated' AND report.earliest > article.latest)
"""


def events_of(connection: sqlite3.Connection, condition: str, values: Sequence[object]) -> list[EventEntry]:
    """Return the events that fulfil a condition, in the order of their days."""
    rows = connection.execute(
        f"SELECT event.* FROM event WHERE {condition} ORDER BY event.earliest IS NULL, event.earliest, event.key",
        values,
    ).fetchall()
    return entries(connection, rows)


def entries(connection: sqlite3.Connection, rows: Sequence[sqlite3.Row]) -> list[EventEntry]:
    """Return the events that rows hold, each with its parties and its best words."""
    parties = [unpacked(row["parties"]) for row in rows]
    names = looked_up(connection, "SELECT id, name FROM actor", {actor for some in parties for _, actor, *_ in some})
    quotes = looked_up(connection, "SELECT id, quote FROM report", {row["best"] for row in rows})
    found = (entry_from(row, some, names, quotes[row["best"]]) for row, some in zip(rows, parties, strict=True))
    days = moved(connection, rows)
    off = called_off(connection, [row["id"] for row in rows if row["status"] == "negated" and row["medium"]])
    return [
        msgspec.structs.replace(
            unsettled(connection, entry, row["id"]), moved_to=days.get(row["id"]), called_off=row["id"] in off
        )
        for row, entry in zip(rows, found, strict=True)
    ]


def called_off(connection: sqlite3.Connection, numbers: Sequence[int]) -> set[int]:
    """Return which of some contacts that did not take place had been ahead, by number: the others were only denied."""
    found: set[int] = set()
    for some in batches(numbers):
        found |= {row[0] for row in connection.execute(AHEAD.format(marks(some)), some)}
    return found


def unsettled(connection: sqlite3.Connection, entry: EventEntry, number: int) -> EventEntry:
    """Return an event without the disputes that a reviewer settled."""
    if not entry.disputes:
        return entry
    over = settled(connection, number)
    return msgspec.structs.replace(entry, disputes=tuple(about for about in entry.disputes if about not in over))


def looked_up(connection: sqlite3.Connection, query: str, keys: Collection[object]) -> dict[object, str]:
    """Return the text that a query has for each of some identifiers."""
    found: dict[object, str] = {}
    for some in batches(sorted(keys)):  # type: ignore[type-var]  # they are of one type
        found.update(connection.execute(f"{query} WHERE id IN ({marks(some)})", some).fetchall())
    return found


def entry_of(row: sqlite3.Row, reports: Sequence[Report]) -> EventEntry:
    """Return an event with what its reports, those rejected left out, say of it."""
    kept = [report for report in reports if report.verdict != "rejected"] or list(reports)
    names: dict[object, str] = {party.actor: party.name for report in kept for party in report.parties}
    return entry_from(row, unpacked(row["parties"]), names, best_of(kept, row["status"]).quote)


def entry_from(
    row: sqlite3.Row | Mapping[str, Any],
    parties: Iterable[tuple[str, str, str, str | None, str]],
    names: dict[object, str],
    quote: str,
) -> EventEntry:
    """Return the event that a row, or what is to be one, holds."""
    return EventEntry(
        key=row["key"], kind=row["kind"], type=row["type"], medium=row["medium"], level=row["level"],
        status=row["status"], earliest=day(row["earliest"]), latest=day(row["latest"]), precision=row["precision"],
        articles=row["reports"], origins=row["origins"], confidence=row["confidence"], intensity=row["intensity"],
        parties=tuple(
            Party(role=role, actor=actor, name=names[actor], kind=kind, country=country, rank=rank)
            for role, actor, kind, country, rank in parties
        ),
        disputes=tuple((row["disputes"] or "").split()), quote=quote, place=row["place"],
    )  # fmt: skip


def events_between(
    connection: sqlite3.Connection,
    a: str,
    b: str,
    *,
    since: date | None = None,
    until: date | None = None,
    contacts: bool = False,
    kind: str = "event",
) -> list[EventEntry]:
    """Return the events of a dyad of countries, or of one country when both are the same, in the order of their days.

    Args:
        connection: Of a reader.
        a, b: ISO 3166-1 alpha-3 codes.
        since, until: First and last day; what has no day is left out when either is given.
        contacts: Only contacts.
        kind: event | commitment
    """
    condition = "a = ? AND b = ?"
    values: list[Any] = [min(a, b), max(a, b)]
    if contacts:
        two_countries(a, b)
        condition += " AND contact = 1"
    if since or until:
        condition += " AND earliest BETWEEN ? AND ?"
        values += [text(since) or "0001-01-01", text(until) or "9999-12-31"]
    return events_of(
        connection, f"kind = ? AND id IN (SELECT event FROM event_pair WHERE {condition})", [kind, *values]
    )


def pairs_with(connection: sqlite3.Connection, kind: str) -> list[tuple[str, str]]:
    """Return every dyad that has events of a kind."""
    rows = connection.execute(
        "SELECT DISTINCT a, b FROM event_pair JOIN event ON event.id = event_pair.event WHERE kind = ? ORDER BY a, b",
        (kind,),
    )
    return [(row["a"], row["b"]) for row in rows]


def find_event(connection: sqlite3.Connection, identifier: str) -> EventEntry:
    """Return the event that an identifier leads to.

    Args:
        connection: Of a reader.
        identifier: Key of the event or of one of its reports, or the beginning of one; or a fact of a reading.

    Raises:
        EntryNotFoundError: There is none, or several.
    """
    wanted = identifier.strip()
    if len(wanted) < SHORTEST:
        raise EntryNotFoundError(f"{identifier!r} is too short; type at least {SHORTEST} characters of an identifier")
    whole = connection.execute(
        "SELECT event.* FROM report JOIN event ON event.id = report.event WHERE report.key = ?", (wanted,)
    ).fetchall()
    if whole:  # the usual case, and the only one that needs no look at every report
        return entries(connection, whole)[0]
    rows = connection.execute(
        """SELECT DISTINCT event.* FROM report JOIN event ON event.id = report.event
           WHERE report.key BETWEEN ? AND ? OR report.fact = ? OR report.contact = ? LIMIT 20""",
        (wanted, wanted + "g", wanted, wanted),
    ).fetchall()
    exact = [row for row in rows if row["key"] == wanted]
    rows = exact or rows
    if len(rows) != 1:
        raise EntryNotFoundError(not_one(connection, identifier, [row["key"] for row in rows]))
    return entries(connection, rows)[0]


def find_entry(connection: sqlite3.Connection, identifier: str) -> EventEntry | Report | StoredArticle:
    """Return the event, the report that is of no event (a statement, an assessment), or the article of an identifier.

    Args:
        connection: Of a reader.
        identifier: Its key, or the beginning of one.

    Raises:
        EntryNotFoundError: There is none, or several.
    """
    try:
        return find_event(connection, identifier)
    except EntryNotFoundError:
        wanted = identifier.strip()
        values = (wanted, wanted + "g")
        reports = fetch_reports(connection, "report.key BETWEEN ? AND ?", values) if len(wanted) >= SHORTEST else []
        articles = connection.execute(f"{ARTICLE} WHERE key BETWEEN ? AND ? LIMIT 20", values).fetchall()
        if len(wanted) < SHORTEST or len(reports) + len(articles) != 1:
            raise
        return reports[0] if reports else article_of(articles[0])


def not_one(connection: sqlite3.Connection, identifier: str, found: Sequence[str]) -> str:
    """Return what is wrong with an identifier that does not lead to one event."""
    if found:
        return f"{identifier!r} is the beginning of several identifiers; type one out: {', '.join(sorted(found))}"
    row = connection.execute("SELECT key FROM event LIMIT 1").fetchone()
    hint = f"; one is {row['key']}, for example" if row else "; the record has no event yet"
    return f"no event of the record has the identifier {identifier!r}{hint}"


def reports_of_event(connection: sqlite3.Connection, key: str) -> list[Report]:
    """Return every report of an event, the earliest article first."""
    found = fetch_reports(connection, "report.event = (SELECT id FROM event WHERE key = ?)", (key,))
    return sorted(found, key=lambda r: (str(r.published and r.published.latest), r.article, r.start))


def article_with(connection: sqlite3.Connection, identifier: str) -> StoredArticle:
    """Return the article of a key, or of the beginning of one.

    Raises:
        EntryNotFoundError: There is none, or several.
    """
    wanted = identifier.strip()
    rows = connection.execute(f"{ARTICLE} WHERE key BETWEEN ? AND ? ORDER BY key LIMIT 20", begun(wanted)).fetchall()
    return article_of(the_one(rows, wanted, "article"))


def versions_of(connection: sqlite3.Connection, key: str) -> list[StoredArticle]:
    """Return the versions of the page of an article, itself among them, the earliest first; without a page none."""
    query = f"{ARTICLE} WHERE page = (SELECT known.page FROM article AS known WHERE known.key = ?) ORDER BY version"
    return [article_of(row) for row in connection.execute(query, (key,))]


def report_with(connection: sqlite3.Connection, identifier: str) -> Report:
    """Return the report of a key, or of the beginning of one.

    Raises:
        EntryNotFoundError: There is none, or several.
    """
    wanted = identifier.strip()
    query = "SELECT key FROM report WHERE key BETWEEN ? AND ? ORDER BY key LIMIT 20"
    row = the_one(connection.execute(query, begun(wanted)).fetchall(), wanted, "report")
    return fetch_reports(connection, "report.key = ?", (row["key"],))[0]


def begun(wanted: str) -> tuple[str, str]:
    """Return the bounds of the keys that begin with an identifier; of those too short to begin one, the very key."""
    return wanted, wanted + "g" if len(wanted) >= SHORTEST else wanted


def the_one(rows: Sequence[sqlite3.Row], wanted: str, what: str) -> sqlite3.Row:
    """Return the row of a key, or the only one whose key begins so.

    Raises:
        EntryNotFoundError: There is none, or several.
    """
    if not rows:
        raise EntryNotFoundError(f"no {what} of the record has the key {wanted!r}, or one that begins so")
    if len(rows) > 1 and rows[0]["key"] != wanted:
        keys = ", ".join(row["key"] for row in rows)
        raise EntryNotFoundError(f"{wanted!r} is the beginning of several keys; type one out: {keys}")
    return rows[0]


def articles_from(
    connection: sqlite3.Connection, outlet: str | None, since: date | None, until: date | None
) -> list[StoredArticle]:
    """Return articles, the earliest first; those without a day are left out where a period is asked for."""
    condition, values = "TRUE", list[object]()
    if outlet:
        condition += " AND outlet = ? COLLATE NOCASE"
        values.append(outlet.strip())
    if since or until:
        condition += " AND latest BETWEEN ? AND ?"
        values += [text(since) or "0001-01-01", text(until) or "9999-12-31"]
    return [article_of(row) for row in connection.execute(f"{ARTICLE} WHERE {condition} ORDER BY latest, key", values)]


def history_of(connection: sqlite3.Connection, subjects: Collection[str] | None = None) -> list[HistoryEntry]:
    """Return what changed, in its order: of some events, articles or reports, or of the whole record."""
    condition, values = "TRUE", list[object]()
    if subjects is not None:
        condition, values = "history.subject IN (SELECT value FROM json_each(?))", [json.dumps(sorted(subjects))]
    rows = connection.execute(
        f"""SELECT history.*, decision.note FROM history
            LEFT JOIN decision
            ON history.action = 'decided' AND decision.id = json_extract(history.detail, '$.decision')
            WHERE {condition} ORDER BY history.id""",
        values,
    )
    return [
        HistoryEntry(
            at=row["at"], author=row["author"], action=row["action"], subject=row["subject"],
            detail=json.loads(row["detail"]), note=row["note"],
        )
        for row in rows
    ]  # fmt: skip


def history_about(connection: sqlite3.Connection, identifier: str) -> list[HistoryEntry]:
    """Return what changed of what an identifier, or the beginning of one, leads to; of an event with those who tell it.

    A release, an outlet and whatever else the history tells of is meant by its whole name.

    Raises:
        EntryNotFoundError: The history tells of nothing that is called so.
    """
    if connection.execute("SELECT 1 FROM article WHERE key = ?", (identifier,)).fetchone():
        return history_of(connection, [identifier])
    try:
        found = find_entry(connection, identifier)
    except EntryNotFoundError:
        lines = history_of(connection, [identifier])
        if lines:
            return lines
        raise
    reports = reports_of_event(connection, found.key) if isinstance(found, EventEntry) else []
    reports += [found] if isinstance(found, Report) else []
    return history_of(connection, {found.key, *(key for report in reports for key in (report.key, report.article))})


#: Roles in which somebody speaks, the most direct first.
SPEAKING = ("speaker", "co_speaker", "on_behalf_of")


def escaped(words: str) -> str:
    """Return words for LIKE, in which none of their characters is a sign."""
    return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def statements_by(
    connection: sqlite3.Connection,
    speakers: Sequence[str],
    *,
    about: str | None = None,
    since: date | None = None,
    until: date | None = None,
) -> list[Report]:
    """Return what some actors said, the earliest first; only what has the words ``about`` in it, if given."""
    condition = f"""report.kind = 'statement' AND report.verdict IS NOT 'rejected' AND report.id IN (
        SELECT report FROM report_party WHERE actor IN ({marks(speakers)})
        AND role IN ({marks(SPEAKING)}))"""
    values: list[object] = [*speakers, *SPEAKING]
    if about:
        condition += " AND report.quote LIKE ? ESCAPE '\\'"
        values.append(f"%{escaped(about)}%")
    if since or until:
        condition += " AND article.latest BETWEEN ? AND ?"
        values += [text(since) or "0001-01-01", text(until) or "9999-12-31"]
    found = each_once(fetch_reports(connection, condition, values), speakers)
    return sorted(found, key=lambda r: (str(r.published and r.published.latest), r.article, r.start))


def each_once(statements: Iterable[Report], speakers: Collection[str]) -> list[Report]:
    """Return statements without the words that an article gives to one of some speakers and to another of them as well.

    Words that somebody's office says for him are his own, and one fact more where both are asked for; whoever says them
    himself goes before. That they end at one place tells the same words, with "that" before them or without.
    """

    def order(report: Report) -> tuple[int, str]:
        roles = [p.role for p in report.parties if p.actor in speakers and p.role in SPEAKING]
        return min(map(SPEAKING.index, roles)), report.key

    kept: dict[tuple[str, int], Report] = {}
    for report in sorted(statements, key=order):
        kept.setdefault((report.article, report.end), report)
    return list(kept.values())


#: The day of the article of a country that has so many later ones; the country with the earlier day has fewer articles.
SOME_LATER = "SELECT day FROM article_country WHERE country = ? ORDER BY day DESC LIMIT 1 OFFSET 500"


def rarer_first(connection: sqlite3.Connection, a: str, b: str) -> tuple[str, str]:
    """Return two countries, the one that fewer articles are about first: those about both are found sooner from it."""
    one, other = (tuple(connection.execute(SOME_LATER, (country,)).fetchone() or ("",)) for country in (a, b))
    return (a, b) if one <= other else (b, a)


def articles_between(connection: sqlite3.Connection, since: date, until: date) -> int:
    """Return how many articles that were read appeared in a period."""
    row = connection.execute(
        "SELECT coalesce(sum(articles), 0) FROM article_day WHERE day BETWEEN ? AND ?",
        (since.isoformat(), until.isoformat()),
    ).fetchone()
    return int(row[0])


#: Of what was entered by hand and was not over by then, the day of entering stands for the last of its days.
LATEST_DAY = """SELECT max(day) FROM (
    SELECT max(day) AS day FROM article_day WHERE day <= ?1
    UNION ALL SELECT max(latest) FROM article WHERE model = 'hand' AND latest <= ?1
    UNION ALL SELECT max(day) FROM (
        SELECT min(report.latest, max(report.earliest, substr(article.added, 1, 10))) AS day
        FROM article JOIN report ON report.article = article.id
        WHERE article.model = 'hand' AND article.latest IS NULL AND report.kind = 'event'
        AND report.status IN ('happened', 'ongoing') AND report.verdict IS NOT 'rejected')
    WHERE day <= ?1)"""


def latest_day(connection: sqlite3.Connection, by: date = date.max) -> date | None:
    """Return the last day, up to another, on which an article appeared that was read, or the source of a fact by hand.

    A fact by hand whose source has no day counts with the last day on which it may have been, if it took place: nothing
    is told as of a day before a contact that the record has.
    """
    row = connection.execute(LATEST_DAY, (by.isoformat(),)).fetchone()
    return date.fromisoformat(row[0]) if row[0] else None
