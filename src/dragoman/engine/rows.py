"""Readings as lines of tables: one a fact, one an article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from dragoman.exchange.sides import ACTING, REACHED, of_roles
from dragoman.record.documents import place_of
from dragoman.record.keys import article_key
from dragoman.record.reports import BESIDE, pairs_of, reports_of
from dragoman.record.types import Party, Report
from dragoman.sentences import sentence_around
from dragoman.types import Article, Document, Event, Quote, Reading

Row = dict[str, Any]


def article_columns(article: Article) -> Row:
    """Return what every line says of the article."""
    published = article.published
    return {
        "article": article_key(article),
        "source": article.source,
        "url": article.url,
        "title": article.title,
        "outlet": article.outlet,
        "published_earliest": published and published.earliest,
        "published_latest": published and published.latest,
        "published_basis": published and published.basis,
    }


def reading_row(number: int, reading: Reading, document: Document) -> Row:
    """Return the line of an article."""
    place = place_of(document)
    return {
        "number": number, **article_columns(reading.article), "hash": place.hash, "archive": place.archive,
        "fetched": place.fetched, "reading": reading.to_json(),
    }  # fmt: skip


def fact_rows(reading: Reading) -> Iterator[Row]:
    """Yield the line of every fact of a reading, in the order in which the record takes them in."""
    about = article_columns(reading.article)
    events = {event.id: event for event in reading.events}
    for report in reports_of(reading, about["article"]):
        of_event = event_columns(events.get(report.fact), reading)
        sentence = sentence_of(reading.article, report)
        yield {**about, **fact_columns(report), **of_event, **party_columns(report), "sentence": sentence}


def fact_columns(report: Report) -> Row:
    """Return what a line says of a fact of any kind."""
    return {
        "report": report.key, "fact": report.fact, "kind": report.kind, "type": report.type,
        "contact": report.contact is not None, "medium": report.medium, "level": report.level,
        "status": report.status, "historical": report.historical, "earliest": report.earliest,
        "latest": report.latest, "precision": report.precision, "intensity": report.intensity,
        "confidence": report.confidence, "quote": report.quote, "start": report.start, "end": report.end,
    }  # fmt: skip


def event_columns(event: Event | None, reading: Reading) -> Row:
    """Return what a line says of events only."""
    if event is None:
        return {"modes": [], "contexts": [], "quad": None, "cameo": None, "place": None}
    contact = next((contact for contact in reading.contacts if contact.event == event.id), None)
    return {
        "modes": list(event.modes),
        "contexts": list(event.contexts),
        "quad": event.quad,
        "cameo": event.cameo,
        "place": (contact and contact.place) or event.place,
    }


def party_columns(report: Report) -> Row:
    """Return who acts, who is acted on, and the dyads."""
    acting, reached = of_roles(report.parties, ACTING), of_roles(report.parties, REACHED | BESIDE)
    return {
        "actors": [party.name for party in acting],
        "actor_ids": [party.actor for party in acting],
        "actor_countries": countries(acting),
        "recipients": [party.name for party in reached],
        "recipient_ids": [party.actor for party in reached],
        "recipient_countries": countries(reached),
        "dyads": [f"{a}-{b}" for a, b in pairs_of(report.parties, report.medium)],
    }


def countries(parties: Iterable[Party]) -> list[str]:
    """Return the countries of some parties, each once, in order."""
    return sorted({party.country for party in parties if party.country})


def sentence_of(article: Article, report: Report) -> str:
    """Return the sentence that a fact stands in."""
    whole = sentence_around(article, Quote(start=report.start, end=report.end, quote=report.quote))
    return article.text[whole.start : whole.end]
