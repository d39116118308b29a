"""Commitments: a ledger of who owes whom what, by when, and what followed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from dragoman.analysis.dossier import last_day
from dragoman.analysis.fates import Fate
from dragoman.analysis.ledger import COUNTED, EXAMINED, ORDERS, ROLES, STATES, Ledger, Wanted, ledger
from dragoman.export.dates import describe_day
from dragoman.export.labels import label
from dragoman.export.lines import by_reviewer, counted, parties_of, support, when
from dragoman.types import Frozen
from dragoman.vocabulary.load import load_vocabulary
from dragoman.web.addresses import article_address, event_address
from dragoman.web.citing import citation
from dragoman.web.context import around, is_short
from dragoman.web.pages.asking import (
    A_PAGE,
    Choice,
    Pages,
    actors_asked,
    choices,
    chosen_among,
    open_pages,
    pair_asked,
)
from dragoman.web.pages.standing import later, most_read
from dragoman.web.types import Asked, Link, Page, Table

if TYPE_CHECKING:
    from dragoman.door import Record

COLUMNS = (
    "State", "Kind", "By and to", "What is to be done", "Due from", "Due until", "First reported", "Articles",
    "Origins", "What followed", "Followed on", "Told by",
)  # fmt: skip
ORDER_NAMES = {"newest": "reported last", "due": "due first"}
ROLE_NAMES = {"either": "as either side", "by": "who is bound or asks", "to": "to whom"}


class Row(Frozen):
    """A commitment as it is shown."""

    href: str
    state: str
    kind: str
    parties: str
    quote: str
    #: What stands before and after the words in their sentence, where they are few.
    before: str
    after: str
    #: The due window in words, and how far it is from the day of telling.
    due: str
    distance: str
    made: str
    support: tuple[str, ...]
    #: The sentence that settled it, who published it when, and its address.
    turn: str = ""
    source: str = ""
    turn_href: str = ""
    #: Who decided that it stands so, where a reviewer did.
    decided: str = ""


class View(Frozen):
    """What the template needs."""

    as_of: str
    rows: tuple[Row, ...]
    pages: Pages
    states: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    roles: dict[str, str]
    orders: dict[str, str]
    #: How many there are, and how much was looked at, where that is not all.
    total: str
    remark: str
    #: The address at which more is looked up, or "".
    later: str


def commitments(record: Record, asked: Asked) -> Page:
    """Return the ledger of commitments."""
    kinds = tuple(load_vocabulary().commitment_kinds)
    wanted = Wanted(
        between=pair_asked(record, asked),
        parties=actors_asked(record, asked.word("party")),
        role=asked.choice("role", tuple(ROLES), "either"),
        kinds=chosen_among(asked, "kind", kinds),
        states=chosen_among(asked, "state", STATES),
        due_before=asked.day("due_before"),
        due_after=asked.day("due_after"),
        order=asked.choice("order", ORDERS, "newest"),
    )
    count = asked.number("count", A_PAGE, most=EXAMINED)
    number = asked.number("page", 1, most=EXAMINED)
    with record.reading() as connection:
        day = asked.day("as_of") or last_day(connection)
        found = ledger(connection, day, wanted, first=(number - 1) * count, count=count, most=most_read(asked))
    total = sum(found.states.get(state, 0) for state in wanted.states or STATES) if found.states else 0
    pages = open_pages(asked, number, count, len(found.fates), more=found.more, of=total)
    view = View(
        as_of=describe_day(found.as_of), rows=rows_of(record, found), pages=pages,
        states=choices(asked, "state", [(state, label("state", state)) for state in STATES], found.states or None),
        kinds=choices(asked, "kind", [(kind, kind) for kind in kinds]), roles=ROLE_NAMES, orders=ORDER_NAMES,
        total=total_in_words(found, total, wanted, pages.last), remark=remark(found, wanted),
        later=later(asked, found.unread),
    )  # fmt: skip
    what = f"Commitments as of {describe_day(found.as_of)} ({view.total})"
    return Page(
        title="Commitments", template="commitments.html", data=found, table=table_of(found), view=view,
        citation=citation(record, what, asked.address()), section="/commitments",
    )  # fmt: skip


def total_in_words(found: Ledger, total: int, wanted: Wanted, last: int) -> str:
    """Return how many commitments there are, as far as they were counted: at least up to the last that is shown."""
    if wanted.states and not found.states and found.suiting:
        if found.more:
            return f"more than {last:,} commitments that stand so"
        return f"{counted(last, 'commitment')} that stand{'s' if last == 1 else ''} so"
    if found.states or not found.suiting:
        return counted(total, "commitment")
    return f"more than {COUNTED:,} commitments" if found.suiting == COUNTED else counted(found.suiting, "commitment")


def remark(found: Ledger, wanted: Wanted) -> str:
    """Return how much was looked at, or nothing where that is all."""
    said = []
    if wanted.states and found.examined < found.suiting:
        said.append(
            f"How {found.examined:,} of these stand was looked up, {EXAMINED} at most; narrow the filters for others."
        )
    if found.unread:
        said.append(
            f"Of {found.unread:,} the articles were too many to look through; how they stand is on their own pages."
        )
    return " ".join(said)


def rows_of(record: Record, found: Ledger) -> tuple[Row, ...]:
    """Return the commitments as they are shown."""
    some = [fate.commitment for fate in found.fates]
    sentences = around(record.connection, (entry.key for entry in some if is_short(entry.quote)))
    return tuple(row_of(fate, found.as_of, sentences.get(fate.commitment.key, ("", ""))) for fate in found.fates)


def row_of(fate: Fate, as_of: date, beside: tuple[str, str]) -> Row:
    """Return a commitment as it is shown, with what stands beside its words."""
    entry, turn = fate.commitment, fate.turn
    return Row(
        href=event_address(entry.key), state=fate.state, kind=entry.type, parties=parties_of(entry.parties),
        quote=" ".join(entry.quote.split()), before=beside[0], after=beside[1],
        due=when(entry) or "", distance=distance(fate, as_of),
        made=describe_day(fate.made) if fate.made else "", support=support(entry),
        turn=" ".join(turn.sentence.split()) if turn else "",
        source=told_by(turn.outlet or turn.title, turn.published) if turn else "",
        turn_href=article_address(turn.article) if turn else "", decided=by_reviewer(fate.decided) or "",
    )  # fmt: skip


def followed(fate: Fate) -> tuple[str | None, date | None, str | None]:
    """Return what followed on a commitment, when and told by whom; a reviewer gives the reason for what he decided."""
    turn, said = fate.turn, fate.decided
    if said is not None:
        return said.note, said.since, f"{said.author} (decided)"
    return (" ".join(turn.sentence.split()), turn.published, turn.outlet or turn.title) if turn else (None, None, None)


def told_by(name: str | None, published: date | None) -> str:
    """Return who told something and when."""
    return ", ".join(part for part in (name or "article", describe_day(published) if published else "") if part)


def distance(fate: Fate, as_of: date) -> str:
    """Return how far the end of the due window is from a day, while nothing has settled the commitment."""
    latest = fate.commitment.latest
    if latest is None or fate.state not in ("open", "overdue"):
        return ""
    days = (latest - as_of).days
    if not days:
        return "today"
    return f"in {counted(days, 'day')}" if days > 0 else f"{counted(-days, 'day')} ago"


def table_of(found: Ledger) -> Table:
    """Return the ledger as rows."""
    rows = []
    for fate in found.fates:
        entry = fate.commitment
        rows.append((
            label("state", fate.state), entry.type, Link(text=parties_of(entry.parties), href=event_address(entry.key)),
            " ".join(entry.quote.split()), entry.earliest, entry.latest, fate.made, entry.articles, entry.origins,
            *followed(fate),
        ))  # fmt: skip
    return Table(caption=f"Commitments as of {describe_day(found.as_of)}", columns=COLUMNS, rows=tuple(rows))
