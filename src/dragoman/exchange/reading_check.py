"""Does a reading from outside keep its promises: every fact has its words, and the words are in the text?"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import msgspec

from dragoman.facts import all_facts
from dragoman.types import Interval, Publication, Quote, Reading, Span, Unresolved


def faults_of(reading: Reading) -> Iterator[str]:
    """Yield what is wrong with a reading, in plain words; nothing where all is well."""
    article = reading.article
    if article.id != "sha256:" + hashlib.sha256(article.text.encode()).hexdigest():
        yield "the article's identifier is not the digest of its text"
    identifiers = [fact.id for fact in all_facts(reading)]
    if len(set(identifiers)) < len(identifiers):
        yield "two facts have one identifier"
    if not {contact.event for contact in reading.contacts} <= {event.id for event in reading.events}:
        yield "a contact belongs to no event"
    for fact in all_facts(reading):
        if not fact.evidence:
            yield f"{fact.id} rests on no words"
        if not 0 <= fact.confidence <= 1:
            yield f"the confidence of {fact.id} is not between 0 and 1"
    yield from misplaced(reading)
    yield from unknown_words(reading)


def misplaced(reading: Reading) -> Iterator[str]:
    """Yield quotes that are not in the text, spans outside it, and intervals that end before they begin."""
    text = reading.article.text
    for part in parts(reading):
        if isinstance(part, Quote | Unresolved) and not (
            0 <= part.start <= part.end and text[part.start : part.end] == part.quote
        ):
            yield f"{part.quote[:40]!r} is quoted from where it does not stand"
        if isinstance(part, Span) and not 0 <= part.start <= part.end <= len(text):
            yield "a mention lies outside the text"
        if isinstance(part, Interval | Publication) and part.earliest and part.latest and part.earliest > part.latest:
            yield f"an interval ends on {part.latest}, before it begins"


def parts(value: object) -> Iterator[object]:
    """Yield a value and everything inside it."""
    yield value
    if isinstance(value, msgspec.Struct):
        value = tuple(getattr(value, name) for name in value.__struct_fields__)
    if isinstance(value, tuple):
        for item in value:
            yield from parts(item)


def unknown_words(reading: Reading) -> Iterator[str]:
    """Yield types, statuses, media and kinds that the vocabulary does not have."""
    from dragoman.vocabulary.load import load_vocabulary

    words = load_vocabulary()
    used = [
        *((event.type, words.event_types) for event in reading.events),
        *((event.status, words.statuses) for event in reading.events),
        *((contact.status, words.statuses) for contact in reading.contacts),
        *((contact.medium, words.media) for contact in reading.contacts),
        *((commitment.kind, words.commitment_kinds) for commitment in reading.commitments),
        *((assessment.direction, words.assessment_directions) for assessment in reading.assessments),
    ]
    for word, known in used:
        if word not in known:
            yield f"{word!r} is no word of the vocabulary"
