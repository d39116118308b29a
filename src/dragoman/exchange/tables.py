"""The tables of a record: events, their sources, who takes part, articles, and how far outlets are relied on."""

from __future__ import annotations

import sqlite3
import tomllib
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import resources
from itertools import chain
from typing import Any

from dragoman.errors import OutputError
from dragoman.exchange.fates import Standing, standings
from dragoman.exchange.selecting import exported, period, singles
from dragoman.exchange.sides import SEEKING, acting_and_reached, countries, of_roles
from dragoman.exchange.text import BETWEEN, Cell, together
from dragoman.exchange.types import Exported, Selection, Source
from dragoman.export.lines import withdrawn
from dragoman.record.reliability import reliabilities
from dragoman.record.rows import ARTICLE, article_of, text
from dragoman.record.types import Party

Row = dict[str, Cell]
#: In a list of countries, for somebody of whom none is known.
NO_COUNTRY = "–"
#: What is known of the tables that are exported, and of those of lists and analyses.
EXPORTED, ANALYSED = "tables.toml", "analysed.toml"


@cache
def layouts(file: str = EXPORTED) -> dict[str, dict[str, Any]]:
    """Return what a file knows of every table, by name."""
    return tomllib.loads((resources.files("dragoman.exchange") / file).read_text(encoding="utf-8"))


def table_layout(table: str) -> dict[str, Any]:
    """Return what is known of a table, whichever file knows it.

    Raises:
        OutputError: There is no such table.
    """
    known = layouts() | layouts(ANALYSED)
    if table not in known:
        raise OutputError(f"there is no table {table!r}; choose one of {', '.join(known)}")
    return known[table]


def meanings(table: str) -> dict[str, str]:
    """Return what each column of a table means, by its name.

    Raises:
        OutputError: There is no such table.
    """
    return {column["name"]: column["about"] for column in table_layout(table)["columns"]}


def columns(table: str, file: str = EXPORTED) -> list[str]:
    """Return the names of the columns of a table of a file."""
    return [column["name"] for column in layouts(file)[table]["columns"]]


def entries(connection: sqlite3.Connection, selection: Selection) -> Iterator[Exported]:
    """Yield everything that a selection holds: events and commitments, then statements and assessments."""
    return chain(exported(connection, selection), singles(connection, selection))


def event_rows(connection: sqlite3.Connection, selection: Selection) -> Iterator[Row]:
    """Yield the lines of the table of events."""
    stand = standings(connection, selection)
    return (event_row(entry, stand.get(entry.event.key)) for entry in entries(connection, selection))


def event_row(entry: Exported, stand: Standing | None) -> Row:
    """Return the line of an event, or of what else is said; of a commitment with how it stands."""
    event, best = entry.event, entry.sources[0]
    acting, reached = acting_and_reached(entry)
    others = dict.fromkeys(source.article.key for source in entry.sources)
    others.pop(best.article.key)
    row: Row = {
        "key": event.key, "kind": event.kind, "type": event.type, "modes": together(entry.modes),
        "contexts": together(entry.contexts), "medium": event.medium, "level": event.level, **happened_cells(entry),
        "initiator": together(
            party.name for source in entry.sources for party in of_roles(source.report.parties, SEEKING)
        ),
        "topics": together(next((source.topics for source in entry.sources if source.topics), ())),
        "state": stand.state if stand else None,
        "state_by": stand.decided_by if stand else None,
        "earliest": text(event.earliest), "latest": text(event.latest), "precision": event.precision,
        "moved_to": text(event.moved_to),
        "actors": together(party.name for party in acting), "actor_country_of_each": country_of_each(acting),
        "actor_countries": together(countries(acting)), "recipients": together(party.name for party in reached),
        "recipient_country_of_each": country_of_each(reached), "recipient_countries": together(countries(reached)),
        "place": entry.event.place, "intensity": event.intensity, "cameo": entry.cameo, "confidence": event.confidence,
        "articles": event.articles, "origins": event.origins, "disputes": together(event.disputes),
        "other_articles": together(others),
    }  # fmt: skip
    return row | source_cells(best)


def country_of_each(parties: Iterable[Party]) -> str | None:
    """Return the countries of some parties as a cell that lines up with that of their names, where each is once."""
    each: dict[str, str] = {}
    for party in parties:
        each.setdefault(party.name, party.country or NO_COUNTRY)
    return BETWEEN.join(each.values()) or None


def happened_cells(entry: Exported) -> Row:
    """Return the cells that only what happens in the world has: how far it came to pass, in which category."""
    from dragoman.vocabulary.load import load_vocabulary

    event = entry.event
    if event.kind != "event":
        return dict.fromkeys(("status", "historical", "quad"))
    known = load_vocabulary().event_types.get(event.type)
    return {
        "status": event.stands, "historical": all(source.report.historical for source in entry.sources),
        "quad": known.quad if known else None,
    }  # fmt: skip


def source_cells(source: Source) -> Row:
    """Return the cells that say where something stands."""
    article = source.article
    return {
        "article": article.key, "title": article.title, "outlet": article.outlet, "url": article.url,
        "published": text(article.latest), "cue": source.report.cue, "quoted": source.quoted, "quote": source.exact,
        "sentence": source.sentence,
    }  # fmt: skip


def source_rows(connection: sqlite3.Connection, selection: Selection) -> Iterator[Row]:
    """Yield the lines of the table of sources."""
    for entry in entries(connection, selection):
        yield from sources_of(entry)


def sources_of(entry: Exported) -> Iterator[Row]:
    """Yield one line for each report of an entry."""
    for source in entry.sources:
        report = source.report
        row: Row = {
            "event": entry.event.key, "report": report.key,
            "status": report.status if report.kind == "event" else None,
            "historical": report.historical if report.kind == "event" else None,
            "topics": together(source.topics), "earliest": text(report.earliest),
            "latest": text(report.latest), "verdict": report.verdict, "start": report.start, "end": report.end,
        }  # fmt: skip
        yield row | source_cells(source)


def party_rows(connection: sqlite3.Connection, selection: Selection) -> Iterator[Row]:
    """Yield the lines of the table of parties."""
    for entry in entries(connection, selection):
        for source in entry.sources:
            for party in source.report.parties:
                yield {
                    "event": entry.event.key, "report": source.report.key, "role": party.role, "actor": party.actor,
                    "name": party.name, "kind": party.kind, "country": party.country, "rank": party.rank,
                }  # fmt: skip


def article_rows(connection: sqlite3.Connection, selection: Selection) -> Iterator[Row]:
    """Yield the lines of the table of articles."""
    names = columns("articles")
    chosen = article_keys(connection, selection)
    for row in connection.execute(f"{ARTICLE} ORDER BY key"):
        if chosen is None or row["key"] in chosen:
            yield {name: row[name] for name in names} | {"withdrawn": withdrawn(article_of(row))}


def article_keys(connection: sqlite3.Connection, selection: Selection) -> set[str] | None:
    """Return the keys of the articles that a selection rests on, and of those that appeared in its period.

    None stands for all of them. Articles that report nothing of it belong to a period too: what was read and found
    silent is the denominator.
    """
    if selection.everything:
        return None
    found = {source.article.key for entry in entries(connection, selection) for source in entry.sources}
    if selection.between is None:
        rows = connection.execute("SELECT key FROM article WHERE latest BETWEEN ? AND ?", period(selection))
        found |= {row[0] for row in rows}
    return found


def reliability_rows(connection: sqlite3.Connection, selection: Selection) -> Iterator[Row]:
    """Yield the lines of the table of outlets that were graded: the last decision in force on each."""
    for found in reliabilities(connection):
        if found.grade is not None:
            yield {
                "outlet": found.outlet, "grade": found.grade, "note": found.because, "author": found.author,
                "at": found.at,
            }  # fmt: skip


TABLES: dict[str, Callable[[sqlite3.Connection, Selection], Iterator[Row]]] = {
    "events": event_rows,
    "sources": source_rows,
    "parties": party_rows,
    "articles": article_rows,
    "reliability": reliability_rows,
}
