"""The form by which a fact is entered by hand, with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.errors import DecisionError, EntryNotFoundError, QueryError
from dragoman.export.labels import label
from dragoman.record.entering import TALKS, HandFact, hand_reading, hand_report
from dragoman.types import Frozen
from dragoman.vocabulary import load_vocabulary
from dragoman.web.addresses import event_address
from dragoman.web.types import Asked, Done, Page

if TYPE_CHECKING:
    from dragoman.door import Record

#: Characters of the words that a fact rests on, and of where they stand.
LONGEST = 2000
TITLE = "Enter a fact by hand"
#: What the fields hold before anything is typed.
BEFORE = {"type": TALKS, "status": "happened"}


class View(Frozen):
    """What the page of the form shows."""

    #: What was typed into each field, and what is wrong with it.
    typed: dict[str, str]
    problem: str
    #: What may be chosen: each word with how it is called.
    types: tuple[tuple[str, str], ...]
    #: Kinds of commitments, which may be chosen as well.
    kinds: tuple[str, ...]
    media: tuple[tuple[str, str], ...]
    statuses: tuple[tuple[str, str], ...]


def new(record: Record, asked: Asked) -> Page:
    """Return the form, with the two countries that the address names."""
    return page_of(asked)


def page_of(asked: Asked, problem: str = "") -> Page:
    """Return the page with what was typed."""
    vocabulary = load_vocabulary()
    typed = {**BEFORE, **dict(asked.query)}
    view = View(
        typed=typed, problem=problem,
        types=tuple((code, one.label) for code, one in vocabulary.event_types.items()),
        kinds=tuple(vocabulary.commitment_kinds),
        media=tuple((code, label("contact", code)) for code in vocabulary.media),
        statuses=tuple((code, one.label) for code, one in vocabulary.statuses.items()),
    )  # fmt: skip
    return Page(title=TITLE, template="enter.html", data=typed, view=view)


def enter(record: Record, asked: Asked) -> Done:
    """Keep a fact and show its event; a form that is wrong comes back with what is wrong and what was typed."""
    try:
        fact = fact_of(asked)
        with record.reading() as connection:
            reading = hand_reading(fact, connection)
    except (DecisionError, EntryNotFoundError, QueryError) as error:
        problem = f"{error.message[:1].upper()}{error.message[1:]}."
        return Done(page=page_of(asked, problem), status=400, problem=problem)
    record.keep(reading, author=asked.author)
    return Done(to=event_address(record.event(hand_report(reading)).key))


def fact_of(asked: Asked) -> HandFact:
    """Return the fact that the fields of the form give.

    Raises:
        QueryError: A field is too long, or a day is none.
    """
    return HandFact(
        parties=tuple(name for name in (asked.word("a"), asked.word("b"), *asked.words("with")) if name),
        type=asked.word("type", TALKS) or TALKS, medium=asked.word("medium") or None,
        status=asked.word("status", "happened") or "happened", earliest=asked.day("earliest"),
        latest=asked.day("latest"), quote=asked.word("quote", longest=LONGEST),
        source=asked.word("where", longest=LONGEST), outlet=asked.word("outlet") or None,
        published=asked.day("published"),
    )  # fmt: skip
