"""GraphML: who was in contact with whom, how often, and in which reports that stands."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations

from dragoman.exchange.selecting import exported
from dragoman.exchange.sides import side
from dragoman.exchange.types import Exported, Selection
from dragoman.record.countries import country_name
from dragoman.record.reports import APART
from dragoman.record.rows import text
from dragoman.record.types import Party

#: The attributes of nodes and edges, with their types in GraphML.
NODE = {"name": "string", "kind": "string", "country": "string"}
EDGE = {
    "weight": "int", "shared": "double", "first": "string", "last": "string", "media": "string", "events": "string",
    "sources": "string",
}  # fmt: skip
NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
#: Characters that XML cannot hold.
FORBIDDEN = re.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")


@dataclass
class Tie:
    """The contacts of two actors so far."""

    weight: int = 0
    #: Every contact shared out among those who met: 1 for a meeting of two, less in a crowd. Source: M. Newman,
    #: "Scientific collaboration networks. II", Physical Review E 64, 2001.
    shared: float = 0.0
    days: list[str] = field(default_factory=list)
    media: set[str] = field(default_factory=set)
    events: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)

    def attributes(self) -> dict[str, str]:
        """Return what an edge says."""
        return {
            "weight": str(self.weight), "shared": repr(round(self.shared, 6)),
            "first": min(self.days, default=""), "last": max(self.days, default=""),
            "media": " ".join(sorted(self.media)), "events": " ".join(self.events), "sources": "\n".join(self.sources),
        }  # fmt: skip


def contact_graph(
    connection: sqlite3.Connection,
    selection: Selection,
    counts: Counter[str],
    left_out: Counter[str],
    *,
    states: bool = False,
) -> bytes:
    """Return the graph of the contacts that have happened; members of one side are not in contact with each other.

    Args:
        connection: Of a reader.
        selection: Which part of the record.
        counts, left_out: Where it is counted what the graph holds, and what it cannot hold.
        states: Whether everybody stands for his state; else states, offices and persons are nodes beside each other.
    """
    nodes: dict[str, Party] = {}
    ties: dict[tuple[str, str], Tie] = {}
    for entry in exported(connection, selection, ("event",)):
        if entry.event.medium is None:
            continue
        if entry.event.status not in {"happened", "ongoing"}:
            left_out["contacts that did not, or not yet, take place"] += 1
            continue
        counts["contacts"] += 1
        met = [party for party in entry.event.parties if party.role == "participant"]
        alone = {party.country if states else party.actor for party in entry.event.parties if party.role in APART}
        met = states_of(connection, met) if states else met
        nodes |= {party.actor: party for party in met}
        for one, other in (two for two in pairs(met) if not set(two) <= alone):
            count(ties.setdefault((one, other), Tie()), entry, len(met))
    counts["states" if states else "actors"], counts["ties"] = len(nodes), len(ties)
    return document(nodes, ties)


def states_of(connection: sqlite3.Connection, met: list[Party]) -> list[Party]:
    """Return the states of those who met, each once; who is of none is left out."""
    codes = dict.fromkeys(party.country for party in met if party.country)
    return [
        Party(role="participant", actor=code, name=country_name(connection, code), kind="state", country=code)
        for code in codes
    ]


def pairs(met: list[Party]) -> Iterator[tuple[str, str]]:
    """Yield the identifiers of every two of different sides, the lesser first."""
    for one, other in combinations(met, 2):
        if side(one) != side(other):
            yield min(one.actor, other.actor), max(one.actor, other.actor)


def count(tie: Tie, entry: Exported, size: int) -> None:
    """Add a contact to a tie."""
    event = entry.event
    tie.weight += 1
    tie.shared += 1 / (size - 1)
    tie.days += [day for day in (text(event.earliest), text(event.latest)) if day]
    tie.media.add(event.medium or "")
    tie.events.append(event.key)
    for source in entry.sources:
        article = source.article
        told = [event.key, article.key, article.outlet, article.title, article.url, " ".join(source.sentence.split())]
        tie.sources.append(" | ".join(part for part in told if part))


def document(nodes: dict[str, Party], ties: dict[tuple[str, str], Tie]) -> bytes:
    """Return the graph as GraphML, nodes and edges in the order of their identifiers."""
    from lxml import etree  # type: ignore[import-untyped]

    root = etree.Element(tag("graphml"), nsmap={None: NAMESPACE})
    for owner, names in (("node", NODE), ("edge", EDGE)):
        for name, kind in names.items():
            key = {"id": f"{owner}_{name}", "for": owner, "attr.name": name, "attr.type": kind}
            etree.SubElement(root, tag("key"), key)
    graph = etree.SubElement(root, tag("graph"), id="contacts", edgedefault="undirected")
    for actor, party in sorted(nodes.items()):
        node = etree.SubElement(graph, tag("node"), id=clean(actor))
        fill(node, "node", {"name": party.name, "kind": party.kind, "country": party.country or ""})
    for (one, other), tie in sorted(ties.items()):
        edge = etree.SubElement(graph, tag("edge"), source=clean(one), target=clean(other))
        fill(edge, "edge", tie.attributes())
    found: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return found


def fill(element: object, owner: str, values: dict[str, str]) -> None:
    """Write the attributes of a node or edge; empty ones are left out."""
    from lxml import etree

    for name, value in values.items():
        if value:
            etree.SubElement(element, tag("data"), key=f"{owner}_{name}").text = clean(value)


def tag(name: str) -> str:
    """Return the name of an element in GraphML's namespace."""
    return f"{{{NAMESPACE}}}{name}"


def clean(value: str) -> str:
    """Return text that XML can hold."""
    return FORBIDDEN.sub("\ufffd", value)
