"""Review: what is most worth a decision, with its sentences and their neighbours, one key for each decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.export.labels import label
from dragoman.export.lines import parties_of
from dragoman.record.decided import decision_of, last_standing
from dragoman.record.review import KINDS, Waiting, mark_of, types
from dragoman.types import Frozen
from dragoman.web.pages.review_filters import LONGEST_MARK, NOTE, Field, Filters, fields, filters_of, thing, waiting
from dragoman.web.pages.review_log import Logged, log, logged
from dragoman.web.pages.review_meanwhile import last_decision
from dragoman.web.pages.review_thing import Thing, thing_view
from dragoman.web.pages.review_unlike import Unlike
from dragoman.web.types import Asked, Link, Page, Row, Table

if TYPE_CHECKING:
    from dragoman.door import Record

#: Things that are named as waiting behind the one that is shown.
NEXT = 8
#: Things that a file for spreadsheets or programs lists.
LISTED = 200


class ReviewData(Frozen):
    """What a review shows to programs: the queue."""

    waiting: tuple[Waiting, ...]


class View(Frozen):
    """What the template needs."""

    filters: Filters
    thing: Thing | None
    skip: str
    next: tuple[Link, ...]
    #: The decision that was just made.
    last: Logged | None
    log: tuple[Logged, ...]
    #: Number of the decision that the key for undoing takes back: the last one of whoever asks that is in force; 0 for
    #: none.
    undoable: int
    fields: tuple[Field, ...]
    kinds: tuple[str, ...]
    types: dict[str, str]
    author: str
    #: What was wrong with the decision that was sent.
    error: str
    #: What is asked before the thing is merged with an event that differs, and the reason that was given.
    unlike: Unlike | None
    note: str
    #: The decision whose form was wrong, which stays open; "" where none was.
    wrong: str
    #: Whether one thing was asked for, and not what waits first.
    single: bool
    #: Number of the last decision that the page knows of.
    base: int


def review(record: Record, asked: Asked) -> Page:
    """Return what is most worth a decision."""
    return review_page(record, asked, asked)


def review_page(record: Record, asked: Asked, sent: Asked, error: str = "", unlike: Unlike | None = None) -> Page:
    """Return the page of a review.

    Args:
        record: The record.
        asked: What the page's address says, or the form that was sent.
        sent: The form, whose thing is shown again with what was wrong; the address itself where none was sent.
        error: What was wrong.
        unlike: What is asked before it is merged.
    """
    filters = filters_of(record, asked)
    mark = sent.word("item", longest=LONGEST_MARK)
    listed = waiting(record, filters, asked.author, LISTED)
    blind = bool(filters.after)
    shown = thing(record, mark, blind=blind) if mark else next(iter(listed), None)
    behind = [one for one in listed if shown is None or mark_of(one) != mark_of(shown)][:NEXT]
    with record.reading() as connection:
        number = asked.number("last", 0, least=0, most=10**12)
        known = connection.execute("SELECT 1 FROM decision WHERE id = ?", (number,)).fetchone()
        last = logged(connection, decision_of(connection, number)) if known else None
        own = last_standing(connection, asked.author)
        lines = log(connection, own, asked.author if blind else None)
        base = last_decision(connection)
    view = View(
        filters=filters, thing=thing_view(record, shown, blind=blind) if shown else None,
        skip=skipping(filters, mark_of(shown)) if shown else "",
        next=tuple(Link(text=title_of(one), href=filters.address(item=mark_of(one))) for one in behind),
        last=last, log=lines, undoable=own.id if own else 0,
        fields=fields(record, shown, blind=blind) if shown else (), kinds=KINDS,
        types={one: label("type", one) for one in types()},
        author=asked.author, error=error, single=bool(mark), base=base,
        unlike=unlike, note=sent.word("note", longest=NOTE) if error else "",
        wrong=sent.word("action") if error else "",
    )  # fmt: skip
    data = ReviewData(waiting=tuple(listed))
    return Page(title="Review", template="review.html", data=data, table=table_of(listed), view=view, section="/review")


def skipping(filters: Filters, mark: str) -> str:
    """Return the address of the queue without one thing more."""
    return Asked(path="/review", query=(*filters.carried, ("skip", mark))).address()


def title_of(one: Waiting) -> str:
    """Return a thing that waits on one line."""
    event, report = one.event, one.report
    if event is not None:
        what = label("contact", event.medium) if event.medium else label("type", event.type)
        title = f"{what}: {parties_of(event.parties)}"
        return f"One or two? {title}" if one.double else title
    return f"{report.kind}: {parties_of(report.parties)}" if report else one.key


def table_of(listed: list[Waiting]) -> Table:
    """Return the queue as rows."""
    rows: list[Row] = []
    for one in listed:
        entry = one.event or one.report
        rows.append((
            one.key, one.other, one.what, title_of(one), entry.type if entry else None,
            entry.confidence if entry else None, one.worth, "; ".join(one.because), entry.quote if entry else None,
        ))  # fmt: skip
    columns = ("Key", "Other", "What", "Title", "Type", "Confidence", "Worth", "Because", "Words")
    return Table(caption="What waits for a decision", columns=columns, rows=tuple(rows))
