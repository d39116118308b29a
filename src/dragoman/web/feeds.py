"""Atom feeds: the alerts of a record, and what is new between two countries."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from lxml import etree  # type: ignore[import-untyped]

from dragoman import __version__
from dragoman.alerts.feed import ATOM, LANGUAGE, XHTML, add, feed_of, paragraph, quoted
from dragoman.alerts.types import Source
from dragoman.errors import AlertRuleError, EntryNotFoundError
from dragoman.export.lines import of_event, parties_of, support, when
from dragoman.export.names import present
from dragoman.record.queries import events_of
from dragoman.web.addresses import event_address, pair_address
from dragoman.web.types import Asked, Served

if TYPE_CHECKING:
    import sqlite3

    from dragoman.door import Record
    from dragoman.record.types import EventEntry

KIND = "application/atom+xml"
#: Entries of a feed.
MOST = 100
#: Events of a pair, those that changed last first: when the first and the last of their articles were added.
CHANGED = """
SELECT event.id, event.key, min(article.added) AS published, max(article.added) AS updated,
       (SELECT key FROM report AS r WHERE r.event = event.id ORDER BY r.id LIMIT 1) AS first
FROM event_pair JOIN event ON event.id = event_pair.event JOIN report ON report.event = event.id
     JOIN article ON article.id = report.article
WHERE event_pair.a = ? AND event_pair.b = ? AND (event_pair.contact = 1 OR event.kind = 'commitment')
GROUP BY event.id ORDER BY updated DESC, event.key LIMIT ?
"""


def alert_feed(record: Record, asked: Asked) -> Served:
    """Return the feed of the alerts that were told.

    Raises:
        EntryNotFoundError: The record has no rule yet.
    """
    alerts = record.alerts(limit=MOST)
    try:
        with record.reading() as connection:
            content = feed_of(connection, alerts, title=f"Alerts of {record.path.stem}", url=asked.path)
    except AlertRuleError as error:
        raise EntryNotFoundError(error.message) from error
    return Served(content=content, kind=KIND)


def pair_feed(record: Record, asked: Asked) -> Served:
    """Return the feed of what is new between two countries: contacts and commitments, as articles report them.

    Raises:
        EntryNotFoundError: The record has nothing of the two.
    """
    a, b = record.pair_of(asked.parts["a"], asked.parts["b"])
    with record.reading() as connection:
        rows = connection.execute(CHANGED, (min(a, b), max(a, b), MOST)).fetchall()
        names = " and ".join(record.country_names(a, b))
        if not rows:
            raise EntryNotFoundError(f"the record holds no contact and no commitment of {names}")
        events = {entry.key: entry for entry in entries_of(connection, [row["id"] for row in rows])}
        namespace = namespace_of(connection)
    feed = etree.Element(f"{{{ATOM}}}feed", {LANGUAGE: "en"}, nsmap={None: ATOM})
    add(feed, "id", f"urn:uuid:{uuid.uuid5(namespace, f'pair {a} {b}')}")
    add(feed, "title", f"{names}: contacts and commitments")
    add(feed, "updated", max(row["updated"] for row in rows))
    add(etree.SubElement(feed, f"{{{ATOM}}}author"), "name", "Dragoman")
    add(feed, "generator", "Dragoman", version=__version__)
    add(feed, "link", "", rel="self", type=KIND, href=asked.path)
    add(feed, "link", "", rel="alternate", type="text/html", href=pair_address(a, b))
    for row in rows:
        add_entry(record, feed, events[row["key"]], row, namespace)
    return Served(content=etree.tostring(feed, xml_declaration=True, encoding="utf-8") + b"\n", kind=KIND)


def entries_of(connection: sqlite3.Connection, numbers: list[int]) -> list[EventEntry]:
    """Return the events with some numbers."""
    return events_of(connection, f"event.id IN ({','.join('?' * len(numbers))})", numbers)


def namespace_of(connection: sqlite3.Connection) -> uuid.UUID:
    """Return what makes the identifiers of this record's feeds its own: its first article never changes."""
    key = connection.execute("SELECT key FROM article ORDER BY id LIMIT 1").fetchone()[0]
    return uuid.uuid5(uuid.NAMESPACE_OID, f"dragoman {key}")


def add_entry(record: Record, feed: Any, event: EventEntry, row: sqlite3.Row, namespace: uuid.UUID) -> None:
    """Add the entry of an event; it is known by its first report, for events are merged and parted."""
    line, first = of_event(event), row["first"]
    status = line.word
    entry = etree.SubElement(feed, f"{{{ATOM}}}entry")
    add(entry, "id", f"urn:uuid:{uuid.uuid5(namespace, f'report {first}')}")
    title = ", ".join(present(line.title or status, parties_of(event.parties), when(event)))
    add(entry, "title", f"{title[:1].upper()}{title[1:]}{f' ({status})' if line.title else ''}")
    add(entry, "updated", row["updated"])
    add(entry, "published", row["published"])
    add(entry, "category", "", term=event.kind if event.medium is None else "contact")
    add(entry, "link", "", rel="alternate", type="text/html", href=event_address(event.key))
    division = etree.SubElement(add(entry, "content", "", type="xhtml"), f"{{{XHTML}}}div", nsmap={None: XHTML})
    told = record.told(next(one for one in record.reports(event.key) if one.quote == event.quote))
    quoted(division, Source(article=told.article.key, title=told.article.title, outlet=told.article.outlet,
                            published=told.article.latest, sentence=told.sentence))  # fmt: skip
    paragraph(division, "; ".join(support(event)) or "1 article")
