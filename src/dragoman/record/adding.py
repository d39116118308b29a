"""A reading brought into the record: its article, its reports, its place among near-identical articles."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from datetime import UTC, datetime
from typing import NamedTuple

import msgspec

from dragoman.record.claims import claims_of, insert_claims
from dragoman.record.decided_actors import drop_unnamed
from dragoman.record.identities import known_by_name, learn_countries, settle_countries
from dragoman.record.keys import article_key, page_of
from dragoman.record.mentions import Mention
from dragoman.record.merging import remerge
from dragoman.record.packing import compress, part_of
from dragoman.record.persons import note_persons, settle_persons
from dragoman.record.queries import article_with
from dragoman.record.quoted import origins_quoted
from dragoman.record.refusing import doubts_of
from dragoman.record.reports import reports_of
from dragoman.record.restating import as_known, move_reports, restate_copies, restate_decided
from dragoman.record.rows import PASSAGES, WITHDRAWN, batches, marks, text
from dragoman.record.sketches import ONE_ORIGIN, bands_of, resemblance, sketch_of
from dragoman.record.types import Added, Report
from dragoman.record.written import insert_report
from dragoman.types import Actor, Article, Reading


def now() -> str:
    """Return the time in UTC, to the second, as the record keeps it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def engine_of(reading: Reading) -> str:
    """Return who asserts the facts of a reading: the engine with its version and model."""
    return f"dragoman {reading.dragoman} ({reading.model})"


def add_reading(
    connection: sqlite3.Connection, reading: Reading, *, author: str | None = None, version_of: str | None = None
) -> Added:
    """Keep a reading; to be called within a transaction. An article that is there already changes nothing.

    Args:
        connection: Of a writer.
        reading: What was found in one article.
        author: Who vouches for it, where it is not the engine.
        version_of: Key of an article that it is another version of, where the address does not tell.
    """
    article = reading.article
    key = article_key(article)
    inserted = insert_reading(connection, reading, author or engine_of(reading), version_of)
    if inserted is None:
        return known_already(connection, key, article.source)
    moved = remerge(connection, inserted.changed, inserted.vacated)
    joined = log_moves(connection, author or engine_of(reading), moved, key)
    return Added(
        source=article.source, outcome="new_version" if inserted.new_version else "added", article=key,
        title=article.title, outlet=article.outlet, facts=inserted.facts, joined=joined,
        remarks=tuple(remarks(connection, article, key)),
    )  # fmt: skip


def known_already(connection: sqlite3.Connection, key: str, source: str) -> Added:
    """Return that the record has an article already, and by which decision it is withdrawn, if it is."""
    there = article_with(connection, key)
    return Added(
        source=source, outcome="known", article=key, title=there.title, outlet=there.outlet, withdrawn=there.withdrawn
    )


def remarks(connection: sqlite3.Connection, article: Article, key: str) -> Iterator[str]:
    """Yield what is worth a look of an article that was added: a doubtful date, a text that is there already."""
    yield from doubts_of(article)
    same = connection.execute(
        """SELECT other.outlet, other.source FROM article JOIN article AS other
           ON other.origin = article.origin AND other.sketch = article.sketch AND other.characters = article.characters
           AND other.key <> article.key AND (article.page IS NULL OR other.page IS NOT article.page)
           WHERE article.key = ? ORDER BY other.key LIMIT 1""",
        (key,),
    ).fetchone()
    if same:
        yield (
            f"the record has this text already, from {same['outlet'] or 'an outlet not known'} ({same['source']}); "
            "it is told of as another article of the same origin"
        )


class Inserted(NamedTuple):
    """What an article that was written changes, before its reports are merged with others."""

    #: Keys of the reports that are new or changed, and block and mention of what they were before.
    changed: list[str]
    vacated: list[tuple[str, Mention]]
    #: How many reports it has of each kind; whether the record has another version of its page.
    facts: dict[str, int]
    new_version: bool


def insert_reading(
    connection: sqlite3.Connection, reading: Reading, author: str, version_of: str | None = None
) -> Inserted | None:
    """Write an article with its reports, which are to be merged then; return None where it is there already."""
    article = reading.article
    key = article_key(article)
    if connection.execute("SELECT 1 FROM article WHERE key = ?", (key,)).fetchone():
        return None
    earlier = version_of is not None or page_is_known(connection, article)
    number, moved_origin = insert_article(connection, key, reading, version_of)
    reports, others, vacated = insert_reports(connection, number, key, reading)
    restate_decided(connection, number, reports)
    if moved_origin or are_decided(connection, reports):
        beside, said_before = restate_copies(connection, number)
        others, vacated = [*others, *beside], [*vacated, *said_before]
        drop_unnamed(connection)
    note_countries(connection, [key, *articles_of(connection, others)])
    insert_claims(connection, number, claims_of(reading, key))
    insert_passages(connection, number, article.text)
    log(connection, author, "read", key, {"source": article.source, "facts": count(reports)})
    return Inserted([*(r.key for r in reports), *moved_origin, *others], vacated, count(reports), earlier)


def are_decided(connection: sqlite3.Connection, reports: Sequence[Report]) -> bool:
    """Whether decisions are about any of some reports, which may have come before them."""
    return any(
        connection.execute(f"SELECT 1 FROM decision_report WHERE report IN ({marks(some)}) LIMIT 1", some).fetchone()
        for some in batches([report.key for report in reports])
    )


def insert_reports(
    connection: sqlite3.Connection, article: int, key: str, reading: Reading, touched: Set[str] = frozenset()
) -> tuple[Sequence[Report], list[str], list[tuple[str, Mention]]]:
    """Write the actors and reports of a reading of the article with a number and key.

    Args:
        connection: Of a writer.
        article, key: Of the article.
        reading: Of it.
        touched: Persons whose meaning hangs on what the reading before it named.

    Returns:
        The reports, the keys of other articles' reports that changed with the actors, and what these were before.
    """
    told = reports_of(reading, key)
    actors = actors_used(reading, told)
    changed = insert_actors(connection, reading, actors)
    meant = settle_persons(connection, touched | note_persons(connection, article, actors))
    reports = as_known(connection, reading, told)
    others, vacated = move_reports(connection, changed, meant)
    for report in reports:
        insert_report(connection, article, report)
    return reports, others, vacated


def count(reports: Iterable[Report]) -> dict[str, int]:
    """Return how many reports there are of each kind; contacts are counted apart from other events."""
    return dict(sorted(Counter("contact" if report.contact else report.kind for report in reports).items()))


def page_is_known(connection: sqlite3.Connection, article: Article) -> bool:
    """Whether the record has another version of the page."""
    page = page_of(article.url)
    return (
        page is not None and connection.execute("SELECT 1 FROM article WHERE page = ?", (page,)).fetchone() is not None
    )


def insert_article(
    connection: sqlite3.Connection, key: str, reading: Reading, version_of: str | None
) -> tuple[int, list[str]]:
    """Write the article and join it to its origin.

    Returns:
        Its number, and the keys of the reports of other articles whose origin changed by it.
    """
    article, published = reading.article, reading.article.published
    sketch = sketch_of(article.text)
    number = connection.execute(
        """INSERT INTO article (key, source, url, page, title, outlet, earliest, latest, basis, characters, origin,
           engine, model, added, sketch, reading)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id""",
        (
            key, article.source, article.url, page_of(article.url), article.title, article.outlet,
            text(published.earliest if published else None), text(published.latest if published else None),
            published.basis if published else None, len(article.text), key, reading.dragoman, reading.model, now(),
            sketch, compress(reading),
        ),
    ).fetchone()[0]  # fmt: skip
    alike = near_identical(connection, sketch, page_of(article.url), number)
    alike += origins_quoted(connection, reading, number)
    alike += [row["origin"] for row in connection.execute("SELECT origin FROM article WHERE key = ?", (version_of,))]
    bands = [(band, number) for band in bands_of(sketch)]
    connection.executemany("INSERT OR IGNORE INTO article_band (band, article) VALUES (?, ?)", bands)
    return number, unite_origins(connection, key, alike)


def near_identical(connection: sqlite3.Connection, sketch: bytes, page: str | None, number: int) -> list[str]:
    """Return the origins of the articles that have nearly the same text, or stood on the same page."""
    bands = bands_of(sketch)
    rows = connection.execute(
        f"""SELECT DISTINCT article.key, article.origin, article.sketch FROM article_band
            JOIN article ON article.id = article_band.article
            WHERE article_band.band IN ({marks(bands)}) AND article.id <> ?""",
        (*bands, number),
    ).fetchall()
    origins = {row["origin"] for row in rows if resemblance(sketch, row["sketch"]) >= ONE_ORIGIN}
    if page:
        versions = connection.execute("SELECT origin FROM article WHERE page = ? AND id <> ?", (page, number))
        origins |= {row["origin"] for row in versions}
    return sorted(origins)


def unite_origins(connection: sqlite3.Connection, key: str, origins: list[str]) -> list[str]:
    """Give an article and all articles of some origins one origin: the least key of all.

    Returns:
        The keys of the reports whose origin changed, those of the new article aside.
    """
    if not origins:
        return []
    least = min(key, *origins)
    changed = [origin for origin in origins if origin != least]
    moved: list[str] = []
    for some in batches(changed):
        rows = connection.execute(
            f"""SELECT report.key FROM report JOIN article ON article.id = report.article
                WHERE article.origin IN ({marks(some)})""",
            some,
        )
        moved += [row["key"] for row in rows]
        connection.execute(f"UPDATE article SET origin = ? WHERE origin IN ({marks(some)})", (least, *some))
    connection.execute("UPDATE article SET origin = ? WHERE key = ?", (least, key))
    return moved


def actors_used(reading: Reading, reports: Iterable[Report]) -> list[Actor]:
    """Return everybody whom a fact of a reading names, and who takes part in one of its reports."""
    used = used_actors(reading) | {party.actor for report in reports for party in report.parties}
    known = [actor for actor in reading.actors if actor.id in used]
    missing = used - {actor.id for actor in known}
    return [*known, *(Actor(id=identifier, name=identifier, kind="unresolved") for identifier in sorted(missing))]


def insert_actors(connection: sqlite3.Connection, reading: Reading, actors: Sequence[Actor]) -> list[str]:
    """Write the actors of a reading.

    Where articles differ about one, the fuller name and what is known prevail; which comes first makes no difference.
    What only a reviewer said of somebody gives way to what an article tells.

    Returns:
        The persons who are now taken to be of another country.
    """
    connection.executemany(
        """INSERT INTO actor (id, name, kind, country, country_name, sector) VALUES (?, ?, ?, ?, ?, ?)
           ON CONFLICT (id) DO UPDATE SET
             name = CASE WHEN decided OR (length(excluded.name), excluded.name) > (length(name), name)
                    THEN excluded.name ELSE name END,
             kind = iif(decided, excluded.kind, min(kind, excluded.kind)),
             country = iif(decided, excluded.country,
                           coalesce(min(country, excluded.country), country, excluded.country)),
             country_name = iif(decided, excluded.country_name,
                           coalesce(min(country_name, excluded.country_name), country_name, excluded.country_name)),
             sector = iif(decided, excluded.sector, coalesce(min(sector, excluded.sector), sector, excluded.sector)),
             decided = 0""",
        [
            (
                a.id,
                a.name,
                a.kind,
                *((None, None) if known_by_name(a.kind, a.id) else (a.country, a.country_name)),
                a.sector,
            )
            for a in actors
        ],
    )
    changed = learn_countries(connection, actors)
    settle_countries(connection, (actor.id for actor in actors))
    published = reading.article.published
    if published:
        connection.executemany(
            """INSERT INTO office (actor, title, earliest, latest) VALUES (?, ?, ?, ?)
               ON CONFLICT (actor, title) DO UPDATE SET
                 earliest = min(earliest, excluded.earliest), latest = max(latest, excluded.latest)""",
            [(a.id, a.office, text(published.earliest), text(published.latest)) for a in actors if a.office],
        )
    return changed


def articles_of(connection: sqlite3.Connection, reports: list[str]) -> list[str]:
    """Return the keys of the articles that some reports are of."""
    found: set[str] = set()
    for some in batches(reports):
        rows = connection.execute(
            f"""SELECT DISTINCT article.key FROM report JOIN article ON article.id = report.article
                WHERE report.key IN ({marks(some)})""",
            some,
        )
        found |= {row[0] for row in rows}
    return sorted(found)


class NamedActor(msgspec.Struct, frozen=True):
    """The country of an actor, and where he is named."""

    country: str | None = None
    mentions: tuple[msgspec.Raw, ...] = ()


class NamedActors(msgspec.Struct, frozen=True):
    """The actors of a reading."""

    actors: tuple[NamedActor, ...] = ()


def note_countries(connection: sqlite3.Connection, articles: list[str]) -> None:
    """Write down the countries of some articles.

    Those whose people take part in a fact are the denominator of a dyad; those that are only named are kept apart. An
    article that was withdrawn tells of none.
    """
    for some in batches(articles):
        chosen = f"SELECT id FROM article WHERE key IN ({marks(some)})"
        for table in ("article_country", "article_named"):
            connection.execute(f"DELETE FROM {table} WHERE article IN ({chosen})", some)
        chosen += f" AND {WITHDRAWN.format('id')} IS NULL"
        connection.execute(
            f"""INSERT INTO article_country (country, day, article)
                SELECT DISTINCT p.country, coalesce(article.latest, ''), article.id FROM article
                JOIN report ON report.article = article.id JOIN report_party AS p ON p.report = report.id
                WHERE article.id IN ({chosen}) AND p.country IS NOT NULL""",
            some,
        )
        rows = connection.execute(f"SELECT id, coalesce(latest, ''), reading FROM article WHERE id IN ({chosen})", some)
        connection.executemany(
            """INSERT INTO article_named (country, day, article) SELECT :country, :day, :article WHERE NOT EXISTS (
               SELECT 1 FROM article_country WHERE article = :article AND country = :country)""",
            [
                {"country": country, "day": day, "article": number}
                for number, day, reading in rows.fetchall()
                for country in named_in(reading)
            ],
        )


def named_in(reading: bytes) -> list[str]:
    """Return the countries that the words of a stored reading name."""
    return sorted({a.country for a in part_of(reading, NamedActors).actors if a.country and a.mentions})


def used_actors(reading: Reading) -> set[str]:
    """Return the identifiers of everybody that a fact names."""
    used = {i for e in reading.events for i in (*e.actors, *e.recipients)}
    used |= {i for c in reading.contacts for i in (*c.participants, c.initiator) if i}
    used |= {i for c in reading.commitments for i in (*c.by, *c.to)}
    used |= {i for a in reading.assessments for i in (*a.between, a.assessor) if i}
    for s in reading.statements:
        used |= {i for i in (s.speaker, *s.co_speakers, s.on_behalf_of, *s.addressees) if i}
    return used


def insert_passages(connection: sqlite3.Connection, number: int, words: str) -> None:
    """Make the paragraphs of an article searchable; the number of a passage says which article and paragraph it is."""
    passages = [
        (number * PASSAGES + place, paragraph)
        for place, paragraph in enumerate(words.split("\n\n")[:PASSAGES])
        if paragraph.strip()
    ]
    connection.executemany("INSERT INTO passage (rowid, words) VALUES (?, ?)", passages)


def log(connection: sqlite3.Connection, author: str, action: str, subject: str, detail: dict[str, object]) -> None:
    """Write a line of history."""
    connection.execute(
        "INSERT INTO history (at, author, action, subject, detail) VALUES (?, ?, ?, ?, ?)",
        (now(), author, action, subject, json.dumps(detail, ensure_ascii=False, sort_keys=True)),
    )


def log_moves(
    connection: sqlite3.Connection, author: str, moved: Iterable[tuple[str, str | None, str]], article: str = ""
) -> int:
    """Write into the history which reports joined or left which events; return how many events grew.

    A report that makes an event of its own is news of the article, not of an event.
    """
    joined: dict[str, list[str]] = {}
    for report, before, after in moved:
        if before is not None or report != after:
            joined.setdefault(after, []).append(report)
    for event, reports in joined.items():
        log(connection, author, "joined", event, {"reports": reports, "article": article})
    return len(joined)
