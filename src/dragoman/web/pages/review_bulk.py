"""Bulk review: what suits a filter, accepted or rejected together with one reason, and taken back together."""

from __future__ import annotations

import sqlite3
from collections.abc import Set
from typing import TYPE_CHECKING

from dragoman.analysis.merging import against_merging
from dragoman.errors import DecisionError, DragomanError, EntryNotFoundError, QueryError
from dragoman.export.labels import label
from dragoman.export.lines import how_it_stands
from dragoman.record.bulk import ACTIONS, decide_all, undo_all
from dragoman.record.review import KINDS, Waiting, mark_of, queue, types
from dragoman.record.unlike import in_words
from dragoman.types import Frozen
from dragoman.web.pages.review import table_of, title_of
from dragoman.web.pages.review_actions import note_of
from dragoman.web.pages.review_filters import NOTE, Filters, filters_of
from dragoman.web.types import Asked, Done, Page

if TYPE_CHECKING:
    from dragoman.door import Record

#: Things that are decided on at once: as many as can be looked through.
AT_ONCE = 100
#: More than so many are decided on together only when that is said once more.
MANY = 5
PATH = "/review/bulk"
CARRIED = ("a", "b", "kind", "type", "from", "to")


class Row(Frozen):
    """A thing that waits, with a box to tick."""

    mark: str
    href: str
    title: str
    tag: str
    because: tuple[str, ...]
    quote: str
    #: What the two events of a likely double differ in, which is then accepted only by itself; else "".
    unlike: str
    ticked: bool


class BulkData(Frozen):
    """What suits the filter."""

    waiting: tuple[Waiting, ...]


class ManyError(DecisionError):
    """Many things are to be decided on together, and the form does not say that it is meant."""


class View(Frozen):
    """What the template needs."""

    rows: tuple[Row, ...]
    kinds: tuple[str, ...]
    types: dict[str, str]
    carried: tuple[tuple[str, str], ...]
    author: str
    #: Whether there is more than is listed.
    more: bool
    error: str
    #: What is asked for once more: accept or reject; "" where nothing is. The reason that was given.
    question: str
    note: str
    #: Addresses of the page with everything ticked, and with nothing.
    tick_all: str
    tick_none: str
    #: First and last number of the decisions that were just made, how many they are, and whether all are in force.
    done: tuple[int, int, int] | None


def bulk(record: Record, asked: Asked) -> Page:
    """Return what suits a filter, to be decided on together."""
    return bulk_page(record, asked)


def bulk_page(record: Record, asked: Asked, sent: Asked | None = None, error: DragomanError | None = None) -> Page:
    """Return the page, with what was wrong with the form that was sent, which keeps its ticks and its reason."""
    filters, sure = filters_of(record, asked), confidence_asked(asked)
    with record.reading() as connection:
        found = queue(
            connection, limit=AT_ONCE + 1, pair=filters.pair, type=filters.type, kind=filters.kind, confidence=sure
        )
        listed = found[:AT_ONCE]
        unlikes = [unlike(connection, one) for one in listed]
    every = asked.choice("ticked", ("all",))
    alike = {mark_of(one) for one, differing in zip(listed, unlikes, strict=True) if not differing}
    ticked = alike if every else set(sent.words("item") if sent else ())
    again = Asked(path=PATH, query=carried(asked))
    rows = tuple(row_of(one, filters, ticked, differing) for one, differing in zip(listed, unlikes, strict=True))
    view = View(
        rows=rows, kinds=KINDS,
        types={one: label("type", one) for one in types()}, carried=carried(asked), author=asked.author,
        more=len(found) > AT_ONCE, error=told(error) if error else "",
        question=sent.word("action") if sent and isinstance(error, ManyError) else "",
        note=sent.word("note", longest=NOTE) if sent else "",
        tick_all=again.address(ticked="all"), tick_none=again.address(), done=done_asked(record, asked),
    )  # fmt: skip
    return Page(
        title="Bulk review", template="review_bulk.html", data=BulkData(waiting=tuple(listed)), table=table_of(listed),
        view=view, section="/review",
    )  # fmt: skip


def carried(asked: Asked) -> tuple[tuple[str, str], ...]:
    """Return the filters as fields of a form and of an address."""
    return tuple((name, value) for name, value in asked.query if name in CARRIED and value)


def unlike(connection: sqlite3.Connection, one: Waiting) -> str:
    """Return what the two events of a likely double differ in, or ""."""
    return in_words(against_merging(connection, one.key, one.other)) if one.other else ""


def told(error: DragomanError) -> str:
    """Return what was wrong, as a sentence begins."""
    return error.message[:1].upper() + error.message[1:]


def row_of(one: Waiting, filters: Filters, ticked: Set[str], unlike: str) -> Row:
    """Return a thing that waits as it is shown."""
    entry = one.event or one.report
    return Row(
        mark=mark_of(one), href=filters.address(item=mark_of(one)), title=title_of(one),
        tag=how_it_stands(one.event) if one.event else label("tone", entry.type) if entry else "", because=one.because,
        quote=" ".join(entry.quote.split()) if entry else "", ticked=mark_of(one) in ticked, unlike=unlike,
    )  # fmt: skip


def confidence_asked(asked: Asked) -> tuple[float, float] | None:
    """Return between which confidences, in per cent, things are asked for.

    Raises:
        QueryError: One is no number from 0 to 100, or they are the wrong way round.
    """
    if not (asked.word("from") or asked.word("to")):
        return None
    least, most = (asked.number(name, usual, least=0, most=100) for name, usual in (("from", 0), ("to", 100)))
    if least > most:
        raise QueryError(f"nothing is at least {least} and at most {most} per cent sure; turn the two round")
    return least / 100, most / 100


def done_asked(record: Record, asked: Asked) -> tuple[int, int, int] | None:
    """Return the numbers of the decisions that were just made, and how many of them can be taken back."""
    if not asked.word("first"):
        return None
    first, last = (asked.number(name, 1, most=10**12) for name in ("first", "last"))
    with record.reading() as connection:
        count = connection.execute(
            """SELECT count(*) FROM decision WHERE id BETWEEN ? AND ? AND author = ? AND undone_by IS NULL
               AND action <> 'undo'""",
            (first, last, asked.author),
        ).fetchone()[0]
    return first, last, count


def decide_bulk(record: Record, asked: Asked) -> Done:
    """Keep one decision on everything that is ticked, and go back to what is left."""
    try:
        check_number(asked)
        with record.writing() as connection:
            made = decide_all(
                connection, asked.author, asked.word("action"), asked.words("item"), note=note_of(asked),
                against=against_merging,
            )  # fmt: skip
    except (DecisionError, EntryNotFoundError, QueryError) as error:
        return wrong(record, asked, error)
    return Done(to=Asked(path=PATH, query=carried(asked)).address(first=made[0].id, last=made[-1].id))


def check_number(asked: Asked) -> None:
    """Refuse more than are decided on at once, and many unless the form says that it is meant.

    Raises:
        ManyError: They are many, and it does not.
    """
    sure, number = asked.choice("sure", ("yes",)), len(asked.words("item"))
    if number > AT_ONCE:
        raise DecisionError(f"{AT_ONCE} things can be decided on at once; tick fewer")
    if number > MANY and not sure and asked.word("action") in ACTIONS:
        raise ManyError(
            f"this {asked.word('action')}s {number} things at once; say once more that it is meant, or tick fewer"
        )


def undo_bulk(record: Record, asked: Asked) -> Done:
    """Take back the decisions that were made together."""
    first, last = (asked.number(name, 1, most=10**12) for name in ("first", "last"))
    with record.writing() as connection:
        undo_all(connection, asked.author, first, last, note=note_of(asked))
    return Done(to=Asked(path=PATH, query=carried(asked)).address())


def wrong(record: Record, asked: Asked, error: DragomanError) -> Done:
    """Return the list once more, with what was wrong."""
    again = Asked(path=PATH, query=carried(asked), author=asked.author)
    return Done(page=bulk_page(record, again, asked, error), status=400, problem=told(error))
