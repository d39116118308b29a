"""Short invented reports for the tests of the coding part, read with the shipped model."""

from __future__ import annotations

from functools import cache

from dragoman.coding.coder import Facts
from dragoman.coding.scene import Scene
from dragoman.reader import Parts, read_document_parts
from dragoman.types import Commitment, Contact, Document, Event, Reading

#: A Tuesday; "Monday" is the day before it, "Friday" the third day after.
TODAY = "2024-03-19"
#: Sentences without a fact, so that one sentence under test is long enough for a report.
REST = " The ministry gave no further details. The matter has been reported widely in the region."
#: Two invented people whose states and offices are real.
LEHTOLA = "Finnish envoy Aino Lehtola"
BRANDT = "Swedish envoy Erik Brandt"


@cache
def parts_of(text: str, date: str | None = TODAY) -> Parts:
    """Return the reading of a text with what it was made from."""
    return read_document_parts(Document(content=text.encode(), source="test.txt"), date=date)


def read_text(text: str, date: str | None = TODAY) -> Reading:
    """Return the reading of a text; a short one is filled up with sentences that say nothing."""
    return parts_of(text + REST, date).reading


def scene_of(text: str, date: str | None = TODAY) -> tuple[Scene, Facts]:
    """Return what the coder saw of a text, and what it made of it."""
    parts = parts_of(text + REST, date)
    return parts.scene, parts.facts


def names(reading: Reading, ids: tuple[str, ...]) -> list[str]:
    """Return the names of actors, sorted."""
    known = {actor.id: actor.name for actor in reading.actors}
    return sorted(known[one] for one in ids)


def event_of(text: str, event_type: str, status: str | None = None) -> tuple[Reading, Event]:
    """Return a text's only event of a type (and status, where one is given)."""
    reading = read_text(text)
    found = [e for e in reading.events if e.type == event_type and status in {None, e.status}]
    assert len(found) == 1, [(e.type, e.status, e.evidence[0].quote) for e in reading.events]
    return reading, found[0]


def contact_of(text: str) -> tuple[Reading, Contact]:
    """Return a text's only contact."""
    reading = read_text(text)
    assert len(reading.contacts) == 1, [(c.medium, c.status, c.evidence[0].quote) for c in reading.contacts]
    return reading, reading.contacts[0]


def commitment_of(text: str, kind: str) -> tuple[Reading, Commitment]:
    """Return a text's only commitment of a kind."""
    reading = read_text(text)
    found = [c for c in reading.commitments if c.kind == kind]
    assert len(found) == 1, [(c.kind, c.action.quote) for c in reading.commitments]
    return reading, found[0]
