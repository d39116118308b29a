"""What holds for every reading of every article."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import msgspec

from dragoman.facts import all_facts
from dragoman.types import Interval, Publication, Quote, Reading, Span, Unresolved


def parts(value: object) -> Iterator[object]:
    """Yield a value and everything inside it."""
    yield value
    if isinstance(value, msgspec.Struct):
        value = [getattr(value, name) for name in value.__struct_fields__]
    if isinstance(value, (list, tuple)):
        for item in value:
            yield from parts(item)


def check_reading(reading: Reading) -> int:
    """Check a reading's promises; return how many quotes it holds."""
    check_identifiers(reading)
    for part in parts(reading):
        if isinstance(part, Interval | Publication) and part.earliest and part.latest:
            assert part.earliest <= part.latest, part
    for fact in all_facts(reading):
        assert fact.evidence, fact
        assert 0 <= fact.confidence <= 1, fact
    return check_offsets(reading)


def check_offsets(reading: Reading) -> int:
    """Check that every offset points at its quote and every mention lies within the text."""
    text = reading.article.text
    quotes = [part for part in parts(reading) if isinstance(part, Quote | Unresolved)]
    for quote in quotes:
        assert text[quote.start : quote.end] == quote.quote
        assert quote.quote.strip(), quote
    spans = [part for part in parts(reading) if isinstance(part, Span)]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    for statement in reading.statements:
        assert statement.speaker_text in text
    return len(quotes)


def check_identifiers(reading: Reading) -> None:
    """Check that facts have identifiers of their own and name only actors and facts that are there."""
    identifiers = [fact.id for fact in all_facts(reading)]
    assert len(set(identifiers)) == len(identifiers)
    known = [actor.id for actor in reading.actors]
    assert len(set(known)) == len(known)
    assert {name for name in named_actors(reading) if name is not None} <= set(known)
    assert {contact.event for contact in reading.contacts} <= {event.id for event in reading.events}
    commitments = {commitment.id for commitment in reading.commitments}
    assert {c.answers for c in reading.commitments if c.answers} <= commitments


def named_actors(reading: Reading) -> Iterator[str | None]:
    """Yield the id of every actor that a fact names."""
    return chain(
        chain.from_iterable((*e.actors, *e.recipients, e.reported_by) for e in reading.events),
        chain.from_iterable((*c.participants, c.initiator) for c in reading.contacts),
        chain.from_iterable((s.speaker, *s.co_speakers, s.on_behalf_of, *s.addressees) for s in reading.statements),
        chain.from_iterable((*c.by, *c.to) for c in reading.commitments),
        chain.from_iterable((*a.between, a.assessor) for a in reading.assessments),
    )
