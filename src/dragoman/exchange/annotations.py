"""JSON-LD: every report as a W3C Web Annotation on the words of its article.

Source: W3C Recommendation "Web Annotation Data Model" of 23 February 2017. Positions count code points of the clean
text, which the target stands for; the quote with the words around it finds the place in the page itself.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from typing import Any

import msgspec

from dragoman.exchange.fates import Standing, standings
from dragoman.exchange.tables import entries
from dragoman.exchange.types import Exported, Selection, Source
from dragoman.record.types import Party

#: The terms of the standard, and what the record adds to them.
CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {"dragoman": "urn:dragoman:term:", "schema": "https://schema.org/"},
]


def annotation_pieces(connection: sqlite3.Connection, selection: Selection, counts: Counter[str]) -> Iterator[bytes]:
    """Yield one JSON document piece by piece: a page of annotations, one for each report."""
    yield b'{"@context":' + msgspec.json.encode(CONTEXT)
    yield b',"id":"urn:dragoman:annotations","type":"AnnotationPage","startIndex":0,"items":[\n'
    between, stand = b"", standings(connection, selection)
    for entry in entries(connection, selection):
        for source in entry.sources:
            counts["annotations"] += 1
            yield between + msgspec.json.encode(annotation(entry, source, stand.get(entry.event.key)))
            between = b",\n"
    yield b"\n]}\n"


def annotation(entry: Exported, source: Source, stand: Standing | None) -> dict[str, Any]:
    """Return a report as an annotation: its body says what was read, and how a commitment stands; its target where."""
    return {
        "id": f"urn:dragoman:report:{source.report.key}",
        "type": "Annotation",
        "motivation": "identifying",
        "created": source.article.added,
        "generator": {"type": "Software", "name": f"Dragoman {source.article.engine}", "id": "urn:dragoman:engine"},
        "body": body(entry, source, stand),
        "target": target(source),
    }


def body(entry: Exported, source: Source, stand: Standing | None) -> dict[str, Any]:
    """Return what a report says, as part of the entry that it belongs to."""
    event, report = entry.event, source.report
    found: dict[str, Any] = {
        "id": f"urn:dragoman:entry:{event.key}",
        "type": ["schema:Event" if event.kind == "event" else "Dataset", f"dragoman:{event.kind}"],
        "dragoman:type": event.type,
        "dragoman:medium": report.medium,
        "dragoman:status": report.status if event.kind == "event" else None,
        "dragoman:movedTo": event.moved_to,
        "dragoman:state": stand.state if stand else None,
        "dragoman:historical": report.historical,
        "dragoman:confidence": report.confidence,
        "dragoman:intensity": report.intensity,
        "dragoman:verdict": report.verdict,
        "schema:startDate": report.earliest,
        "schema:endDate": report.latest,
        "dragoman:parties": [party_of(party) for party in report.parties],
    }
    return {name: value for name, value in found.items() if value is not None}


def party_of(party: Party) -> dict[str, Any]:
    """Return somebody who takes part; who has a Wikidata identifier goes by it."""
    known = party.actor[:1] == "Q" and party.actor[1:].isdigit()
    found = {
        "id": f"http://www.wikidata.org/entity/{party.actor}" if known else f"urn:dragoman:actor:{party.actor}",
        "schema:name": party.name,
        "dragoman:role": party.role,
        "dragoman:country": party.country,
    }
    return {name: value for name, value in found.items() if value is not None}


def target(source: Source) -> dict[str, Any]:
    """Return the words of the article, by their position and by themselves with what stands around them."""
    article = source.article
    about: dict[str, Any] = {
        "id": f"urn:dragoman:article:{article.key}",
        "type": "Text",
        "format": "text/plain",
        "language": source.language,
        "schema:url": article.url,
        "schema:headline": article.title,
        "schema:publisher": article.outlet,
        "schema:datePublished": article.latest,
        "dragoman:sentence": source.sentence,
    }
    return {
        "type": "SpecificResource",
        "source": {name: value for name, value in about.items() if value is not None},
        "selector": [
            {"type": "TextPositionSelector", "start": source.report.start, "end": source.report.end},
            {
                "type": "TextQuoteSelector",
                "exact": source.exact,
                "prefix": source.prefix,
                "suffix": source.suffix,
            },
        ],
    }
