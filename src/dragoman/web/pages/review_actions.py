"""What the forms of a review do: each decision is kept with its author and reason, and can be undone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from dragoman.analysis.merging import against_merging
from dragoman.errors import DecisionError, DragomanError, EntryNotFoundError, QueryError
from dragoman.record.decidable import CORRECTABLE, DAY, is_article
from dragoman.record.decided import decision_of
from dragoman.record.doubles import tell_apart
from dragoman.record.states import STATE
from dragoman.record.types import Decision
from dragoman.record.unlike import in_words
from dragoman.web.addresses import article_address
from dragoman.web.pages.review import review_page
from dragoman.web.pages.review_filters import LONGEST_MARK, NOTE, filters_of
from dragoman.web.pages.review_log import address_of
from dragoman.web.pages.review_meanwhile import MeanwhileError, refuse_unseen
from dragoman.web.pages.review_unlike import Unlike, unlike_of
from dragoman.web.types import Asked, Done

if TYPE_CHECKING:
    from dragoman.door import Record

TRUTHS = {"true": True, "false": False}


class UnlikeError(DecisionError):
    """Two events are to be merged against which something speaks.

    Attributes:
        unlike: What is asked before they are.
    """

    def __init__(self, message: str, unlike: Unlike) -> None:
        super().__init__(message)
        self.unlike = unlike


def decide(record: Record, asked: Asked) -> Done:
    """Keep what a form decides, and go on to what waits next; a form that is wrong comes back with what is wrong."""
    try:
        action = asked.choice("action", tuple(ACTIONS))
        if not action:
            raise DecisionError(f"the form names no decision; expected one of {', '.join(ACTIONS)}")
        check_seen(record, asked)
        made = ACTIONS[action](record, asked)
    except (DecisionError, EntryNotFoundError, QueryError) as error:
        return again(record, asked, error)
    return Done(to=next_address(record, asked, made))


def undo(record: Record, asked: Asked) -> Done:
    """Take a decision back, and go on to the page that says so, of a fact or an article; else to what waits next."""
    number = str(asked.number("decision", 0, least=1, most=10**12))
    subject = asked.word("item", longest=LONGEST_MARK)
    made = record.decide("undo", number, author=asked.author, note=note_of(asked))
    with record.reading() as connection:
        shown = address_of(connection, subject)
    return Done(to=shown or next_address(record, asked, made))


def next_address(record: Record, asked: Asked, made: Decision) -> str:
    """Return where to go on: to what waits next; to an article, where that was decided on as a whole."""
    to = filters_of(record, asked).address(last=made.id)
    with record.reading() as connection:
        while made.action == "undo":
            made = decision_of(connection, int(made.subject))
        return article_address(made.subject) if is_article(connection, made.subject) else to


def again(record: Record, asked: Asked, error: DragomanError) -> Done:
    """Return the thing once more, with what was wrong; an article is no thing of a review.

    Raises:
        DragomanError: What was wrong, where it is an article.
    """
    with record.reading() as connection:
        if is_article(connection, asked.word("item", longest=LONGEST_MARK)):
            raise error
    query = asked.query
    if isinstance(error, MeanwhileError):  # two events that were likely one may be one by now, or one of them none
        query = tuple((name, value.partition(" ")[0] if name == "item" else value) for name, value in query)
    page_asked = Asked(path="/review", query=query, author=asked.author)
    message = error.message[:1].upper() + error.message[1:]
    unlike = error.unlike if isinstance(error, UnlikeError) else None
    return Done(page=review_page(record, page_asked, page_asked, message, unlike), status=400, problem=message)


def check_seen(record: Record, asked: Asked) -> None:
    """Refuse a decision on what somebody else has decided on since the page was made that sends it.

    Raises:
        MeanwhileError: Somebody did.
    """
    if not asked.word("base"):
        return
    base = asked.number("base", 0, least=0, most=10**12)
    subjects = filter(None, mark_in(asked))
    with record.reading() as connection:
        refuse_unseen(connection, base, asked.author, subjects, blind=bool(asked.word("after")))


def mark_in(asked: Asked) -> tuple[str, str]:
    """Return the key that a form is about, and the other one of a likely double, or "".

    Raises:
        DecisionError: There is none.
    """
    key, _, other = asked.word("item", longest=LONGEST_MARK).partition(" ")
    if not key:
        raise DecisionError("the form does not say what it is about")
    return key, other


def note_of(asked: Asked) -> str | None:
    """Return the reason, or None."""
    return asked.word("note", longest=NOTE) or None


def keep(record: Record, asked: Asked, action: str, **detail: Any) -> Decision:
    """Keep a decision on the thing that a form is about."""
    return record.decide(action, mark_in(asked)[0], author=asked.author, detail=detail or None, note=note_of(asked))


def accept(record: Record, asked: Asked) -> Decision:
    """Accept the thing; of a likely double, that it is one event."""
    other = mark_in(asked)[1]
    return merge_with(record, asked, answered(asked), other) if other else keep(record, asked, "accept")


def reject(record: Record, asked: Asked) -> Decision:
    """Reject the thing; of a likely double, that it is one event."""
    other = mark_in(asked)[1]
    return apart_from(record, asked, other) if other else keep(record, asked, "reject")


def correct(record: Record, asked: Asked) -> Decision:
    """Correct a field, in all reports or in those that are ticked."""
    field = asked.word("field")
    value: object = asked.word("value", longest=NOTE) or None
    undated = asked.choice("undated", ("yes",))
    if value is None and CORRECTABLE.get(field) is DAY and not undated:
        raise DecisionError("no day is given; pick one, or tick that none is known")
    if field == "historical":
        value = TRUTHS.get(str(value), value)
    reports = list(asked.words("report"))
    chosen = {"reports": reports} if reports else {}
    return keep(record, asked, "correct", fields={field: value}, **chosen)


def settle(record: Record, asked: Asked) -> Decision:
    """Settle what the reports differ in, or how a commitment stands."""
    about, _, value = asked.word("settled").partition("=")
    since = asked.word("since") if about == STATE else ""
    if not value:
        raise DecisionError("nothing is chosen; choose which of the values is right, then settle it")
    return keep(record, asked, "settle", about=about, value=value, **({"since": since} if since else {}))


def split(record: Record, asked: Asked) -> Decision:
    """Take the reports that are ticked out of the event."""
    return keep(record, asked, "split", reports=list(asked.words("report")))


def merge(record: Record, asked: Asked) -> Decision:
    """Merge with the event that is chosen, or with the one whose identifier is typed."""
    return merge_with(record, asked, answered(asked), named(record, asked))


def answered(asked: Asked) -> tuple[str, ...] | None:
    """Return who did not take part, where a form says that a merge is meant whatever speaks against it; else None."""
    sure, wrong = asked.choice("sure", ("yes",)), asked.words("wrong")
    return wrong if sure else None


def merge_with(record: Record, asked: Asked, wrong: tuple[str, ...] | None, other: str) -> Decision:
    """Merge with an event.

    Raises:
        UnlikeError: Something speaks against it, and the form has no answer to that.
    """
    with record.reading() as connection:
        found = against_merging(connection, mark_in(asked)[0], other)
    if found and wrong is None:
        message = f"these differ in {in_words(found)}; say that they are merged all the same"
        raise UnlikeError(message, unlike_of(record, mark_in(asked)[0], other))
    return keep(record, asked, "merge", **{"with": other}, **({"wrong": list(dict.fromkeys(wrong))} if wrong else {}))


def apart(record: Record, asked: Asked) -> Decision:
    """Keep that the thing and the event that is chosen are two."""
    return apart_from(record, asked, mark_in(asked)[1] or named(record, asked))


def apart_from(record: Record, asked: Asked, other: str) -> Decision:
    """Keep that the thing and another event are two."""
    with record.writing() as connection:
        return tell_apart(connection, asked.author, mark_in(asked)[0], other, note=note_of(asked))


def named(record: Record, asked: Asked) -> str:
    """Return the key of the event that is typed, else of the one that is chosen."""
    typed = asked.word("typed") or asked.word("with")
    if not typed:
        raise DecisionError("choose the other event, or type its identifier")
    return record.event(typed).key


ACTIONS: dict[str, Callable[[Record, Asked], Decision]] = {
    "accept": accept, "reject": reject, "correct": correct, "settle": settle, "split": split, "merge": merge,
    "apart": apart,
}  # fmt: skip
