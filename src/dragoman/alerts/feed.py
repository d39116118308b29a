"""Alerts as an Atom feed (RFC 4287): an entry for each, its identifier the same for ever."""

from __future__ import annotations

import re
import sqlite3
import uuid
from collections.abc import Sequence
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from dragoman import __version__
from dragoman.alerts.types import Alert, Source
from dragoman.errors import AlertRuleError
from dragoman.export.dates import describe_day

Element = Any  # lxml ships no types
ATOM, XHTML = "http://www.w3.org/2005/Atom", "http://www.w3.org/1999/xhtml"
#: What XML 1.0 has no room for (section 2.2), not even escaped.
FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: Languages are those of the articles; the words around them are English.
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def feed_of(connection: sqlite3.Connection, alerts: Sequence[Alert], *, title: str, url: str | None = None) -> bytes:
    """Return the feed of some alerts, the latest first.

    Args:
        connection: Of a reader.
        alerts: As they fired.
        title: What the feed is called.
        url: The address at which it will be published.

    Raises:
        AlertRuleError: The record has no rule yet, and so no feed.
    """
    row = connection.execute("SELECT id, made FROM alert_feed").fetchone()
    if row is None:
        raise AlertRuleError("the record has no rule of alerts yet; add one with “dragoman alerts add”")
    feed = etree.Element(f"{{{ATOM}}}feed", {LANGUAGE: "en"}, nsmap={None: ATOM})
    add(feed, "id", f"urn:uuid:{row['id']}")
    add(feed, "title", title)
    add(feed, "updated", max([row["made"], *(alert.fired or "" for alert in alerts)]))
    author = etree.SubElement(feed, f"{{{ATOM}}}author")
    add(author, "name", "Dragoman")
    add(feed, "generator", "Dragoman", version=__version__)
    if url:
        add(feed, "link", "", rel="self", type="application/atom+xml", href=url)
    namespace = uuid.UUID(row["id"])
    for alert in alerts:
        entry_of(feed, alert, namespace)
    return bytes(etree.tostring(feed, xml_declaration=True, encoding="utf-8", pretty_print=False)) + b"\n"


def entry_of(feed: Element, alert: Alert, namespace: uuid.UUID) -> None:
    """Add the entry of an alert."""
    entry = etree.SubElement(feed, f"{{{ATOM}}}entry")
    add(entry, "id", f"urn:uuid:{uuid.uuid5(namespace, alert.key)}")
    add(entry, "title", alert.title)
    for name in ("updated", "published"):
        add(entry, name, alert.fired or "")
    add(entry, "category", "", term=alert.when)
    for url in dict.fromkeys(source.url for source in alert.sources):
        if url and url.startswith(("https://", "http://")):
            add(entry, "link", "", rel="via", href=url)
    content = add(entry, "content", "", type="xhtml")
    division = etree.SubElement(content, f"{{{XHTML}}}div", nsmap={None: XHTML})
    for source in alert.sources:
        quoted(division, source)
    items = etree.SubElement(division, f"{{{XHTML}}}ul") if alert.details or alert.before else None
    for detail in (*alert.details, *changed(alert)):
        paragraph(items, detail, "li")
    for command in alert.commands:
        code = etree.SubElement(etree.SubElement(division, f"{{{XHTML}}}p"), f"{{{XHTML}}}code")
        code.text = clean(command)
    paragraph(division, f"Rule {alert.rule}, as of {describe_day(alert.as_of)}")


def quoted(parent: Element, source: Source) -> None:
    """Add a sentence with where it stands."""
    quote = etree.SubElement(parent, f"{{{XHTML}}}blockquote")
    paragraph(quote, source.sentence)
    paragraph(parent, where(source))


def where(source: Source) -> str:
    """Return where a sentence stands, in words."""
    day = describe_day(source.published) if source.published else None
    return " · ".join(part for part in (source.outlet, source.title, day, f"article {source.article}") if part)


def changed(alert: Alert) -> tuple[str, ...]:
    """Return what an alert told before, where the fact has changed since."""
    if alert.before is None:
        return ()
    names = [name for name in {**alert.before, **alert.state} if alert.before.get(name) != alert.state.get(name)]
    said = "; ".join(f"{name}: {alert.before.get(name, '–')}" for name in names)
    return (f"told before with {said}",) if said else ()


def paragraph(parent: Element | None, text: str, name: str = "p") -> None:
    """Add a paragraph of text: whatever it has in it is text."""
    if parent is not None:
        etree.SubElement(parent, f"{{{XHTML}}}{name}").text = clean(text)


def add(parent: Element, name: str, text: str, **attributes: str) -> Element:
    """Add an element of the feed."""
    values = {key: clean(value) for key, value in attributes.items()}
    element = etree.SubElement(parent, f"{{{ATOM}}}{name}", values)
    element.text = clean(text) or None
    return element


def clean(text: str) -> str:
    """Return text with what XML has no room for replaced, one for one."""
    return FORBIDDEN.sub("\ufffd", text)
