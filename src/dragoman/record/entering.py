"""A fact entered by hand, made a reading of its own: it merges, counts and can be rejected like one that was read.

Its article is the passage that was typed and its source; its model is "hand", which is shown where a fact's engine is.
"""

from __future__ import annotations

import hashlib
import sqlite3
from datetime import date

from msgspec.structs import replace

from dragoman import __version__
from dragoman.errors import DecisionError
from dragoman.record.entering_parties import who
from dragoman.record.keys import article_key, digest, report_key
from dragoman.record.possible_days import check_done, check_order, today
from dragoman.types import (
    Actor,
    Article,
    Commitment,
    Contact,
    Event,
    Frozen,
    Interval,
    Publication,
    Quote,
    Reading,
    Span,
)
from dragoman.vocabulary import load_vocabulary

#: In the place of a language model.
HAND = "hand"
TALKS = "CONSULT"
#: How what is entered stands, unless said.
HAPPENED = "happened"
#: The kind of commitment by which all are bound.
AGREEMENT = "agreement"


class HandFact(Frozen):
    """What somebody enters."""

    #: Names or codes of countries, names of persons, organisations or offices; of other events than talks, the first
    #: acts on the second, of a commitment the first is bound or asks and it is to the others; an agreement binds all.
    parties: tuple[str, ...]
    #: PLOVER type, or the kind of a commitment.
    type: str = TALKS
    #: Of a contact.
    medium: str | None = None
    status: str = HAPPENED
    #: First and last day on which it was, or on which a commitment is due; both None when that is not known.
    earliest: date | None = None
    latest: date | None = None
    #: The words that it rests on, as they stand in the source.
    quote: str
    #: Where they stand: an address, or a title that leads there.
    source: str
    outlet: str | None = None
    #: When the source appeared: from then on it is known. Without it, from the last day on which it was, at the latest
    #: from the day on which it is entered.
    published: date | None = None


def hand_reading(fact: HandFact, connection: sqlite3.Connection | None = None) -> Reading:
    """Return the reading that a fact entered by hand makes.

    Args:
        fact: What is entered.
        connection: Of a record, whose persons may be named beside those of the registry.

    Raises:
        DecisionError: Something that it needs is missing, or a word is not of the vocabulary.
        EntryNotFoundError: A party is neither known to the registry nor to the record.
    """
    check(fact)
    people = who(fact.parties, fact.earliest or fact.published, fact.quote, connection)
    actors = tuple(actor.id for actor in people)
    if is_commitment(fact):
        return commitment_reading(fact, people)
    event_id, contact_id = (f"{letter}-{token_of(fact, actors)}" for letter in "ec")
    evidence = (Quote(start=0, end=len(fact.quote), quote=fact.quote),)
    when = interval(fact)
    modes = (fact.medium,) if fact.medium in load_vocabulary().modes_of(fact.type) else ()
    event = Event(
        id=event_id, type=fact.type, modes=modes, status=fact.status,
        actors=actors if fact.type == TALKS else actors[:1], recipients=() if fact.type == TALKS else actors[1:],
        date=when, quad=load_vocabulary().quad_of(fact.type), intensity=load_vocabulary().score(fact.type, modes),
        cameo=load_vocabulary().cameo_code(fact.type, modes), confidence=1.0, evidence=evidence,
    )  # fmt: skip
    contact = Contact(
        id=contact_id, event=event_id, medium=fact.medium or "unspecified", participants=actors, status=fact.status,
        date=when, confidence=1.0, evidence=evidence,
    )  # fmt: skip
    return Reading(
        dragoman=__version__, model=HAND, article=article_of(fact, event_id), actors=people, events=(event,),
        contacts=(contact,) if fact.type == TALKS else (),
    )  # fmt: skip


def is_commitment(fact: HandFact) -> bool:
    """Whether what is entered is a commitment."""
    return fact.type in load_vocabulary().commitment_kinds


def commitment_reading(fact: HandFact, people: tuple[Actor, ...]) -> Reading:
    """Return the reading that a commitment by hand makes: the first is bound or asks, an agreement binds all."""
    actors = tuple(actor.id for actor in people)
    by, to = (actors, ()) if fact.type == AGREEMENT else (actors[:1], actors[1:])
    words = Quote(start=0, end=len(fact.quote), quote=fact.quote)
    made = Commitment(
        id=f"p-{token_of(fact, actors)}", kind=fact.type, by=by, to=to, action=words,
        due=interval(due_by(fact)), confidence=1.0, evidence=(words,),
    )  # fmt: skip
    return Reading(
        dragoman=__version__, model=HAND, article=article_of(fact, made.id), actors=people, commitments=(made,)
    )


def due_by(fact: HandFact) -> HandFact:
    """Return a commitment of which only the last day is known on which it is due, as due on it."""
    return fact if fact.earliest else replace(fact, earliest=fact.latest)


def hand_report(reading: Reading) -> str:
    """Return the key of the report that such a reading makes."""
    [fact] = reading.events or reading.commitments
    return report_key(article_key(reading.article), fact.id)


def check(fact: HandFact) -> None:
    """Refuse what cannot be entered."""
    vocabulary = load_vocabulary()
    for name, value, allowed in (
        ("type", fact.type, (*vocabulary.event_types, *vocabulary.commitment_kinds)),
        ("medium", fact.medium or "unspecified", vocabulary.media),
        ("status", fact.status, vocabulary.statuses),
    ):
        if value not in allowed:
            raise DecisionError(f"{value!r} is no {name}; expected one of {', '.join(allowed)}")
    if fact.medium and fact.type != TALKS:
        raise DecisionError(f"only contacts have a medium, and {fact.type} is none; leave the medium or the type away")
    if is_commitment(fact) and fact.status != HAPPENED:
        raise DecisionError(
            f"a {fact.type} has no status; enter it without one, and say how it stands in the review (d)"
        )
    if len(fact.parties) < 2:  # noqa: PLR2004
        raise DecisionError("an event is between two at least; name both")
    if not fact.quote.strip() or not fact.source.strip():
        raise DecisionError("a fact needs the words that it rests on and the source that they stand in; give both")
    check_days(fact, today())


def check_days(fact: HandFact, entered: date) -> None:
    """Refuse days that cannot be: in the wrong order, or of something done when its source could not know of it yet."""
    check_order(fact.earliest, fact.latest)
    if fact.published and fact.published > entered:
        raise DecisionError(f"the source appeared on {fact.published}, which is still to come; change the day")
    if not is_commitment(fact):
        check_done(fact.earliest, fact.latest, fact.status, fact.published, entered)


def interval(fact: HandFact) -> Interval | None:
    """Return when it was, as it was entered."""
    if fact.earliest is None:
        return None
    latest = fact.latest or fact.earliest
    return Interval(
        earliest=fact.earliest, latest=latest, precision="day" if latest == fact.earliest else "interval",
        basis="explicit",
    )  # fmt: skip


def token_of(fact: HandFact, actors: tuple[str, ...]) -> str:
    """Return what tells two facts of one passage apart."""
    parties = sorted(actors) if fact.type == TALKS else actors
    return digest(
        HAND, fact.type, fact.medium, fact.status, fact.earliest, fact.latest, *parties, fact.quote, fact.source
    )[:12]


def article_of(fact: HandFact, event: str) -> Article:
    """Return the passage and its source as an article; what stands below the passage is no sentence of it."""
    below = (f"Source: {' '.join(fact.source.split())}", f"Entered by hand: {event}")
    text = "\n\n".join((fact.quote, *below))
    spans = [Span(start=text.rindex(line), end=text.rindex(line) + len(line)) for line in below]
    published = fact.published and Publication(earliest=fact.published, latest=fact.published, basis="given")
    return Article(
        id="sha256:" + hashlib.sha256(text.encode()).hexdigest(), source=fact.source,
        url=fact.source if fact.source.startswith(("https://", "http://")) else None,
        outlet=fact.outlet, published=published or None, text=text, headings=tuple(spans),
    )  # fmt: skip
