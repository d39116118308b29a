"""Whether the record is whole: the file, keys, quotes, and events that are what reports and decisions make of them."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from dragoman.errors import RecordError
from dragoman.record.clustering import clusters_of
from dragoman.record.decided import settled_values
from dragoman.record.documents import faults_of_originals
from dragoman.record.events import event_columns, joined_clusters, pair_rows
from dragoman.record.identities import LOCAL
from dragoman.record.keys import article_key
from dragoman.record.links import told_apart
from dragoman.record.mentions import mention_of
from dragoman.record.noted import noted_of
from dragoman.record.packing import decompress
from dragoman.record.persons import meant, with_persons
from dragoman.record.reports import reports_of
from dragoman.record.rows import batches, fetch_reports, fetch_with_rows, marks
from dragoman.record.types import Report
from dragoman.types import Reading

#: Faults of one kind that are told one by one.
MOST = 20


def verify(connection: sqlite3.Connection, progress: Callable[[str], None] = lambda what: None) -> list[str]:
    """Return every fault that is found, in plain sentences; an empty list says that the record is whole."""
    faults: list[str] = []
    for what, check in CHECKS.items():
        progress(what)
        found = list(check(connection))
        faults += found[:MOST]
        if len(found) > MOST:
            faults.append(f"… and {len(found) - MOST} more of this kind")
        if found and check is check_file:
            break
    return faults


def check_file(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield what SQLite finds wrong with the file."""
    for row in connection.execute("PRAGMA integrity_check(20)"):
        if row[0] != "ok":
            yield f"the file is damaged: {row[0]}"
    for row in connection.execute("PRAGMA foreign_key_check"):
        yield f"a row of {row[0]} points at a row of {row[2]} that is not there"


def check_articles(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield articles whose key or reports are not what their reading makes, and words that are not in the text."""
    for row in connection.execute("SELECT id, key, source, reading FROM article"):
        try:
            reading = decompress(row["reading"])
        except RecordError as error:
            yield f"the article {row['source']}: {error.message}"
            continue
        if article_key(reading.article) != row["key"]:
            yield f"the article {row['source']} has the key {row['key']}, which is not that of its reading"
        expected = {report.key for report in reports_of(reading, row["key"])}
        stored = connection.execute(
            'SELECT key, quote, start, "end" FROM report WHERE article = ?', (row["id"],)
        ).fetchall()
        if expected != {report["key"] for report in stored}:
            yield f"the reports of the article {row['source']} are not those of its reading"
        yield from check_claims(connection, row["id"], reading)
        for report in stored:
            if not reading.article.text[report["start"] : report["end"]].startswith(report["quote"]):
                yield f"the report {report['key']} quotes what is not in {row['source']}"


def check_claims(connection: sqlite3.Connection, article: int, reading: Reading) -> Iterator[str]:
    """Yield claims about the past whose sentence does not stand in the article, around the words that claim it."""
    text = reading.article.text
    for row in connection.execute('SELECT key, quote, start, "end" FROM claim WHERE article = ?', (article,)):
        begin = text.rfind(row["quote"], 0, row["start"] + len(row["quote"]))
        if begin < 0 or not begin <= row["start"] <= row["end"] <= begin + len(row["quote"]):
            yield f"the claim {row['key']} quotes what is not in {reading.article.source}"


def check_days(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield days of which another number of articles is kept than were read of them."""
    read, kept = (
        dict(connection.execute(query).fetchall())
        for query in (
            "SELECT latest, count(*) FROM article_read WHERE latest IS NOT NULL GROUP BY latest",
            "SELECT day, articles FROM article_day",
        )
    )
    for day in sorted(read.keys() | kept.keys()):
        if read.get(day) != kept.get(day):
            yield f"of {day} {kept.get(day, 0)} articles are counted, and {read.get(day, 0)} are there"


def check_origins(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield origins that are not the least key among their articles."""
    for row in connection.execute(
        "SELECT origin, min(key) AS least FROM article GROUP BY origin HAVING origin <> least"
    ):
        yield f"the origin {row['origin']} should be called {row['least']}"


def check_persons(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield names that stand for another person than the articles of the record make out, and reports that differ."""
    for row in connection.execute(
        "SELECT id, person, person_rank FROM actor WHERE id LIKE ? ORDER BY id", (f"{LOCAL}%",)
    ):
        person, rank = meant(connection, row["id"])
        if (row["person"], row["person_rank"]) != (person, rank):
            yield f"{row['id']} should be {person or 'nobody else'}, and is taken for {row['person'] or 'nobody else'}"
    articles = connection.execute(
        """SELECT key, reading FROM article WHERE id IN (
               SELECT report.article FROM report_party AS p JOIN report ON report.id = p.report
               JOIN actor ON actor.id = p.actor WHERE actor.person IS NOT NULL OR p.told IS NOT NULL)"""
    ).fetchall()
    for row in articles:
        reading = decompress(row["reading"])
        known = {r.key: whom(r) for r in with_persons(connection, reports_of(reading, row["key"]), reading.actors)}
        condition = "article.key = ? AND report.verdict IS NULL"
        for report in fetch_reports(connection, condition, (row["key"],)):
            if whom(report) != known.get(report.key, set()):
                yield f"the report {report.key} names other persons than the record takes those of its article for"


def whom(report: Report) -> set[tuple[str, str, str | None]]:
    """Return who takes part in a report: role, identifier, and that which the article has."""
    return {(party.role, party.actor, party.told) for party in report.parties}


def check_clusters(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield reports that are not in the cluster that grouping their whole block makes."""
    alone = connection.execute(
        "SELECT key FROM report WHERE (block IS NULL OR verdict IS 'rejected') AND cluster IS NOT key"
    )
    for row in alone:
        yield f"the report {row['key']} should stand alone"
    for block, numbers in numbers_by_block(connection).items():
        noted = noted_of(connection, block)
        rows = [
            found
            for some in batches(numbers)
            for found in fetch_with_rows(connection, f"report.id IN ({marks(some)})", some)
        ]
        mentions = [mention_of(report) for report, _ in rows]
        for mention, (_, row) in zip(mentions, rows, strict=True):
            dated = mention.earliest is not None and mention.latest is not None
            if noted.pop(row["id"], None) != (mention if dated else None):
                yield f"what is noted of the report {mention.key} to group it is not what it says"
        yield from (f"something is noted of a report of {block} that is not there" for _ in noted)
        stored = {report.key: row["cluster"] for report, row in rows if report.verdict != "rejected"}
        grouped = [mention for mention in mentions if mention.key in stored]
        for cluster in clusters_of(grouped, told_apart(connection, sorted(stored))):
            least = min(mention.key for mention in cluster)
            for mention in cluster:
                if stored[mention.key] != least:
                    yield f"the report {mention.key} is in the cluster {stored[mention.key]}, and belongs into {least}"


def numbers_by_block(connection: sqlite3.Connection) -> dict[str, list[int]]:
    """Return the numbers of the reports of every block, and of a block of which only something is noted none."""
    found: dict[str, list[int]] = {row[0]: [] for row in connection.execute("SELECT DISTINCT block FROM mention")}
    for block, number in connection.execute("SELECT block, id FROM report WHERE block IS NOT NULL ORDER BY block, id"):
        found.setdefault(block, []).append(number)
    return found


def check_events(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield events that are not what clusters and decisions make of them."""
    members: dict[str, set[str]] = defaultdict(set)
    for row in connection.execute("SELECT event.key, report.cluster FROM report JOIN event ON event.id = report.event"):
        members[row[0]].add(row[1])
    for key, clusters in members.items():
        if joined_clusters(connection, min(clusters)) != clusters:
            yield f"the event {key} has other reports than its clusters make"
    for row in connection.execute(
        "SELECT key FROM report WHERE kind IN ('event', 'commitment') AND event IS NULL AND verdict IS NOT 'rejected'"
    ):
        yield f"the report {row[0]} belongs to no event"


def check_summaries(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield events that do not say what their reports say together."""
    for row in connection.execute("SELECT * FROM event").fetchall():
        reports = fetch_reports(connection, "report.event = ? AND report.verdict IS NOT 'rejected'", (row["id"],))
        if not reports:
            yield f"the event {row['key']} has no report"
            continue
        columns = event_columns(reports, settled_values(connection, [report.key for report in reports]))
        wrong = [name for name, value in columns.items() if row[name] != value]
        if wrong:
            yield f"the event {row['key']} does not say what its reports say: {', '.join(wrong)}"
        pairs = connection.execute(
            "SELECT a, b, earliest, contact FROM event_pair WHERE event = ? ORDER BY a, b", (row["id"],)
        ).fetchall()
        if [tuple(pair) for pair in pairs] != pair_rows(reports, columns):
            yield f"the event {row['key']} is not listed under its dyads"


CHECKS: dict[str, Callable[[sqlite3.Connection], Iterable[str]]] = {
    "the file": check_file,
    "articles and quotes": check_articles,
    "what articles were read from": faults_of_originals,
    "articles by day": check_days,
    "origins": check_origins,
    "persons": check_persons,
    "clusters": check_clusters,
    "events": check_events,
    "what events say": check_summaries,
}
