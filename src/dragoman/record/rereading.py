"""An article read again: what the newer reading changes, shown before it is accepted.

The earlier reading stays on record. Facts that a reviewer accepted or corrected stay facts, whether the newer reading
finds them or not. A reading of another version of the article stands beside the earlier one, as that of a page that was
changed does.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from dragoman.errors import EntryNotFoundError
from dragoman.record.adding import (
    actors_used,
    add_reading,
    articles_of,
    engine_of,
    insert_reports,
    log,
    log_moves,
    note_countries,
    now,
)
from dragoman.record.claims import claims_of, insert_claims
from dragoman.record.decided_actors import drop_unnamed
from dragoman.record.documents import document_of
from dragoman.record.events import refresh_events, remove_if_empty
from dragoman.record.identities import forget_countries, leading_countries, settle_countries
from dragoman.record.keys import article_key
from dragoman.record.mentions import Mention, mention_of
from dragoman.record.merging import remerge
from dragoman.record.noted import forget_mentions
from dragoman.record.packing import compress, decompress
from dragoman.record.persons import forget_persons
from dragoman.record.reports import reports_of
from dragoman.record.restating import as_known, move_reports, restate_copies, restate_decided
from dragoman.record.rows import batches, fetch_reports, marks, text
from dragoman.record.today import Today
from dragoman.record.types import Report
from dragoman.types import Frozen, Reading

#: Of a report, what says which it is and where it stands, not what is told.
WHERE = frozenset(
    {"key", "article", "origin", "fact", "contact", "words", "start", "end", "verdict", "published", "parties"}
)
#: Of a fact, what its report has under another name, and what it rests on.
TOLD_BY_REPORT = frozenset({
    "id", "event", "evidence", "date", "due", "content", "action", "kind", "direction", "tone", "actors", "recipients",
    "participants", "initiator", "apart", "speaker", "co_speakers", "on_behalf_of", "addressees", "by", "to", "between",
    "assessor",
})  # fmt: skip
#: What was said before, and what is said now, field by field.
Differences = dict[str, tuple[Any, Any]]


class Rereading(Frozen):
    """What reading an article again would change."""

    #: Key and title of the article.
    article: str
    title: str | None
    #: Who read it before, and who reads it now.
    before: str
    after: str
    #: Reports that only the newer reading has, that only the earlier one had, and that both have but differ in.
    come: tuple[Report, ...]
    gone: tuple[Report, ...]
    changed: tuple[tuple[Report, Report], ...]
    #: Of each that changed what it said before and says now, field by field; also what only the whole fact has.
    differences: tuple[Differences, ...] = ()
    #: Key of the other version that it is a reading of, which stands beside the article; None where it takes its place.
    version: str | None = None
    #: Paragraphs that only the other version has, and that only the article has.
    paragraphs: tuple[int, int] = (0, 0)
    #: bytes (those that it came as) | text (that which is kept)
    read_from: str = "bytes"
    #: Why it was not read from the bytes, in words for many, and what is wrong with them, where something is.
    because: str | None = None
    fault: str | None = None

    @property
    def differs(self) -> bool:
        """Whether anything would change."""
        return bool(self.come or self.gone or self.changed or self.version)

    def of(self, found: Today) -> Rereading:
        """Return the same with what it was read from."""
        if self.version or found.because is None:
            return self
        return msgspec.structs.replace(self, read_from="text", because=found.because, fault=found.fault)

    @property
    def news(self) -> bool:
        """Whether there is anything to tell: a change, or another engine."""
        return self.differs or self.before != self.after


def reading_of(connection: sqlite3.Connection, key: str) -> Reading:
    """Return the reading that the record has of the article with a key.

    Raises:
        EntryNotFoundError: There is none.
        RecordError: It is damaged.
    """
    row = connection.execute("SELECT reading FROM article WHERE key = ?", (key,)).fetchone()
    if row is None:
        raise EntryNotFoundError(f"no article of the record has the key {key!r}")
    return decompress(row[0])


def compare(connection: sqlite3.Connection, key: str, reading: Reading) -> Rereading:
    """Return what a newer reading of an article, or of another version of it, changes; nothing is written."""
    title = connection.execute("SELECT title FROM article WHERE key = ?", (key,)).fetchone()["title"]
    earlier, own = reading_of(connection, key), article_key(reading.article)
    if own == key:
        reading = with_vouched(connection, key, earlier, reading)
    old = labelled(as_known(connection, earlier, reports_of(earlier, key)), by_key=own == key)
    new = labelled(as_known(connection, reading, reports_of(reading, own)), by_key=own == key)
    both = sorted(old.keys() & new.keys())
    facts = (by_identifier(earlier), by_identifier(reading)) if own == key else ({}, {})
    found = {k: differences(old[k], new[k], *facts) for k in both}
    changed = [k for k in both if found[k]]
    before, after = (set(one.article.text.split("\n\n")) for one in (earlier, reading))
    return Rereading(
        article=key, title=title, before=engine_of(earlier), after=engine_of(reading),
        come=tuple(new[k] for k in sorted(new.keys() - old.keys())),
        gone=tuple(old[k] for k in sorted(old.keys() - new.keys())),
        changed=tuple((old[k], new[k]) for k in changed), differences=tuple(found[k] for k in changed),
        version=own if own != key else None, paragraphs=(len(after - before), len(before - after)),
    )  # fmt: skip


def labelled(reports: Iterable[Report], *, by_key: bool) -> dict[tuple[str, ...], Report]:
    """Return reports by what tells that they are of one fact: their key, or in another version their kind and words."""
    found: dict[tuple[str, ...], Report] = {}
    for report in reports:
        label = (report.key,) if by_key else (report.kind, "contact" if report.contact else "", report.quote)
        place = 0
        while (*label, str(place)) in found:
            place += 1
        found[(*label, str(place))] = report
    return found


def by_identifier(reading: Reading) -> dict[str, Any]:
    """Return the facts of a reading by identifier."""
    lists = (reading.events, reading.contacts, reading.statements, reading.commitments, reading.assessments)
    return {fact.id: fact for facts in lists for fact in facts}


def differences(one: Report, other: Report, earlier: Mapping[str, Any], later: Mapping[str, Any]) -> Differences:
    """Return in which fields two reports of a fact differ, and in which the facts themselves, where these are given."""
    found = differing(one, other, WHERE)
    people, others = ({(p.role, p.actor, p.country, p.rank): p for p in report.parties} for report in (one, other))
    if people.keys() != others.keys():
        named = [tuple(f"{party.name} ({party.role})" for party in some.values()) for some in (people, others)]
        found["parties"] = named[0], named[1]
    for identifier in filter(None, (one.fact, one.contact)):
        if identifier in earlier and identifier in later:
            told = TOLD_BY_REPORT.union(one.__struct_fields__, found)
            found |= differing(earlier[identifier], later[identifier], told)
    return found


def differing(one: msgspec.Struct, other: msgspec.Struct, but: Collection[str]) -> Differences:
    """Return the fields in which two of a kind differ, some of them left aside."""
    fields = [field for field in one.__struct_fields__ if field not in but]
    both = {field: (getattr(one, field), getattr(other, field)) for field in fields}
    return {field: (before, after) for field, (before, after) in both.items() if before != after}


def with_vouched(connection: sqlite3.Connection, key: str, earlier: Reading, reading: Reading) -> Reading:
    """Return a newer reading with the facts of the earlier one that a reviewer vouches for."""
    rows = connection.execute(
        """SELECT fact, contact FROM report JOIN article ON article.id = report.article
           WHERE article.key = ? AND report.verdict IN ('accepted', 'corrected')""",
        (key,),
    ).fetchall()
    kept = {fact for row in rows for fact in (row["fact"], row["contact"]) if fact}
    lists = {}
    for name in ("events", "contacts", "statements", "commitments", "assessments"):
        found = {fact.id for fact in getattr(reading, name)}
        missing = tuple(f for f in getattr(earlier, name) if f.id in kept and f.id not in found)
        lists[name] = (*getattr(reading, name), *missing)
    known = {actor.id for actor in reading.actors}
    actors = (*reading.actors, *(actor for actor in earlier.actors if actor.id not in known))
    return msgspec.structs.replace(reading, actors=actors, **lists)


def accept(connection: sqlite3.Connection, key: str, reading: Reading, *, author: str | None = None) -> Rereading:
    """Let a newer reading take the place of the one that the record has; to be called within a transaction.

    One of another version of the article stands beside it. A reading that is the same changes nothing.
    """
    changes = compare(connection, key, reading)
    author = author or changes.after
    counts: dict[str, object] = {"come": len(changes.come), "gone": len(changes.gone), "changed": len(changes.changed)}
    if changes.version is not None:
        add_version(connection, key, reading, author)
        log(connection, author, "reread", key, {**counts, "version": changes.version})
        return changes
    row = connection.execute("SELECT id, engine, model, reading FROM article WHERE key = ?", (key,)).fetchone()
    earlier = decompress(row["reading"])
    reading = with_vouched(connection, key, earlier, reading)
    if reading == earlier:
        return changes
    taken = take_away(connection, row["id"], earlier)
    connection.execute(
        "INSERT INTO earlier_reading (article, engine, model, until, reading) VALUES (?, ?, ?, ?, ?)",
        (row["id"], row["engine"], row["model"], now(), row["reading"]),
    )
    write_article(connection, row["id"], reading)
    keys, vacated = put_in(connection, row["id"], key, reading, taken)
    log(connection, author, "reread", key, counts)
    log_moves(connection, author, remerge(connection, keys, [*taken.vacated, *vacated]), key)
    renew(connection, taken.events)
    drop_unnamed(connection)
    return changes


def add_version(connection: sqlite3.Connection, key: str, reading: Reading, author: str) -> None:
    """Add a reading of another version of the article with a key, which was found in the same bytes."""
    document = document_of(connection, key)
    add_reading(connection, reading, author=author, version_of=key)
    connection.execute(
        "INSERT INTO newer_version (article, newer, document, at) VALUES (?, ?, ?, ?)",
        (key, article_key(reading.article), document, now()),
    )


def renew(connection: sqlite3.Connection, events: Sequence[int]) -> None:
    """Make anew the events that reports were taken out of; those that none is left of go."""
    clusters: set[str] = set()
    for some in batches(events):
        rows = connection.execute(f"SELECT DISTINCT cluster FROM report WHERE event IN ({marks(some)})", some)
        clusters |= {row[0] for row in rows}
    refresh_events(connection, clusters)
    for event in events:
        remove_if_empty(connection, event)


class TakenOut(NamedTuple):
    """What the reports of an article were that were taken out."""

    #: Block and mention of what they said.
    vacated: list[tuple[str, Mention]]
    #: Numbers of the events that they were of.
    events: list[int]
    #: Persons whose meaning may hang on whom they named, and of which countries those were.
    persons: set[str]
    countries: dict[str, str]


def take_away(connection: sqlite3.Connection, article: int, earlier: Reading) -> TakenOut:
    """Take the reports of an article out; return what they were."""
    rows = connection.execute("SELECT id, key, block, event FROM report WHERE article = ?", (article,)).fetchall()
    blocks = {row["key"]: row["block"] for row in rows}
    reports = fetch_reports(connection, "report.article = ?", (article,))
    connection.execute("PRAGMA defer_foreign_keys = ON")  # events point at their best report until they are made anew
    connection.execute("UPDATE report SET event = NULL WHERE article = ?", (article,))
    connection.execute("DELETE FROM report_party WHERE report IN (SELECT id FROM report WHERE article = ?)", (article,))
    forget_mentions(connection, [row["id"] for row in rows])
    connection.execute("DELETE FROM report WHERE article = ?", (article,))
    connection.execute("DELETE FROM claim WHERE article = ?", (article,))
    actors = actors_used(earlier, reports_of(earlier, ""))
    countries = leading_countries(connection, [actor.id for actor in actors])
    forget_countries(connection, actors)
    return TakenOut(
        vacated=[(blocks[report.key], mention_of(report)) for report in reports if blocks[report.key]],
        events=sorted({row["event"] for row in rows if row["event"] is not None}),
        persons=forget_persons(connection, article, actors),
        countries=countries,
    )


def write_article(connection: sqlite3.Connection, article: int, reading: Reading) -> None:
    """Write the newer reading; its title, outlet and an inferred publication may be others."""
    published = reading.article.published
    connection.execute(
        """UPDATE article SET title = ?, outlet = ?, engine = ?, model = ?, reading = ?, earliest = ?, latest = ?,
           basis = ? WHERE id = ?""",
        (
            reading.article.title, reading.article.outlet, reading.dragoman, reading.model, compress(reading),
            text(published.earliest if published else None),
            text(published.latest if published else None), published.basis if published else None, article,
        ),
    )  # fmt: skip


def put_in(
    connection: sqlite3.Connection, article: int, key: str, reading: Reading, taken: TakenOut
) -> tuple[list[str], list[tuple[str, Mention]]]:
    """Write the reports of the newer reading with the decisions about them.

    Returns:
        The keys of all that changed; block and mention of what those of other articles said before.
    """
    reports, others, vacated = insert_reports(connection, article, key, reading, taken.persons)
    left, moved = move_from(connection, taken.countries)
    restate_decided(connection, article, reports)
    beside, said_before = restate_copies(connection, article)
    changed = [*others, *left, *beside]
    insert_claims(connection, article, claims_of(reading, key))
    note_countries(connection, [key, *articles_of(connection, changed)])
    return [*(report.key for report in reports), *changed], [*vacated, *moved, *said_before]


def move_from(
    connection: sqlite3.Connection, countries: Mapping[str, str]
) -> tuple[list[str], list[tuple[str, Mention]]]:
    """Bring the reports of persons from the countries that they were of to those that articles tell now."""
    now = leading_countries(connection, countries)
    left = [actor for actor, country in countries.items() if now.get(actor) != country]
    settle_countries(connection, left)
    return move_reports(connection, (), left)
