"""One event: every report with its sentence in context, what they differ in, both accounts, decisions and history."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.analysis.dossier import last_day
from dragoman.analysis.ledger import told
from dragoman.door import EventAccount
from dragoman.errors import EntryNotFoundError
from dragoman.export.dates import describe_day
from dragoman.export.labels import label
from dragoman.export.lines import LEVELS, counted, how_it_stands, of_event, parties_of, published, when
from dragoman.record.reports import pairs_of
from dragoman.record.types import EventEntry, Party, Report
from dragoman.types import Frozen
from dragoman.web.addresses import actor_address, fact_address, pair_address
from dragoman.web.citing import event_citation
from dragoman.web.listing import Item, fate_item
from dragoman.web.pages.accounts import SideBySide, account_view
from dragoman.web.pages.decided import Decided, decided
from dragoman.web.pages.reports import OF_EVENTS, ReportView, report_view
from dragoman.web.pages.standing import LOOKED_UP, STANDING, most_read
from dragoman.web.types import Asked, Link, Moved, Page, Table

if TYPE_CHECKING:
    from dragoman.door import Record

#: Reports on one page.
REPORTS = 40
COLUMNS = (
    "report",
    "status",
    "from",
    "to",
    "outlet",
    "title",
    "published",
    "confidence",
    "words",
    "sentence",
    "address",
)


class EventView(Frozen):
    """What the page of an event shows."""

    title: str
    #: Where an event stands, what became of a commitment as far as it was looked up.
    status: str
    #: What is known of it, each with its name.
    known: tuple[tuple[str, str], ...]
    parties: tuple[tuple[str, Link, str], ...]
    pairs: tuple[Link, ...]
    fate: Item | None
    #: The address at which it is looked up what became of a commitment, or "".
    later: str
    reports: tuple[ReportView, ...]
    #: Number of the page of reports, and of all of them.
    page: int
    pages: int
    #: What is in dispute, each value with the reports that give it, and what was settled.
    disputes: tuple[tuple[str, tuple[tuple[str, tuple[Link, ...]], ...], str | None], ...]
    account: SideBySide | None
    decisions: tuple[Decided, ...]
    history: tuple[Decided, ...]


def event(record: Record, asked: Asked) -> Page | Moved:
    """Return all that the record knows of an event, contact or commitment; of one that was rejected, its report."""
    number = asked.number("page", 1, most=10_000)
    try:
        account = record.account(asked.parts["key"], skip=(number - 1) * REPORTS, most=REPORTS)
    except EntryNotFoundError:
        found = record.find(asked.parts["key"])
        if isinstance(found, Report) and found.kind in OF_EVENTS:
            return Moved(to=fact_address(found.key))
        raise
    entry = account.event
    line = of_event(entry)
    title = f"{line.title or line.tag}: {parties_of(entry.parties)}"
    return Page(
        title=title[:1].upper() + title[1:], template="event.html", data=account, table=event_table(account),
        view=event_view(record, asked, account, number), citation=event_citation(record, entry, line),
    )  # fmt: skip


def event_view(record: Record, asked: Asked, account: EventAccount, number: int) -> EventView:
    """Return what the page shows."""
    entry = account.event
    title = label("contact", entry.medium) if entry.medium else entry.type
    fate, later = fate_of(record, asked, entry)
    return EventView(
        title=title if entry.medium or entry.kind == "commitment" else label("type", entry.type),
        status=(fate.tag if fate else "") if entry.kind == "commitment" else how_it_stands(entry),
        known=known(entry), parties=parties(entry), pairs=pairs(record, entry),
        fate=fate, later=later, reports=tuple(report_view(record, told) for told in account.reports),
        page=number, pages=max(-(-entry.articles // REPORTS), 1),
        disputes=tuple(
            (d.about, tuple((value, report_links(account, keys)) for value, keys in d.sides), d.settled)
            for d in account.disputes
        ),
        account=both_accounts(record, entry),
        decisions=tuple(map(decided, account.decisions)),
        history=tuple(Decided(at=h.at, author=h.author, what=h.action) for h in account.history),
    )  # fmt: skip


def known(entry: EventEntry) -> tuple[tuple[str, str], ...]:
    """Return what is known of an event, each with its name; how it is known stands with the reports."""
    support = f"{counted(entry.articles, 'article')} of {counted(entry.origins, 'independent origin')}"
    rows = (
        ("due" if entry.kind == "commitment" else "when", when(entry) or "not said"),
        ("moved to", describe_day(entry.moved_to) if entry.moved_to else ""),
        ("level", LEVELS.get(entry.level or "", "")),
        ("type", label("type", entry.type) if entry.kind == "event" and entry.medium else ""),
        ("score", f"{entry.intensity:+.1f}" if entry.intensity is not None else ""),
        ("reported by", support),
        ("confidence", f"{entry.confidence:.0%}"),
        ("in dispute", ", ".join(entry.disputes)),
    )
    return tuple((name, value) for name, value in rows if value)


def parties(entry: EventEntry) -> tuple[tuple[str, Link, str], ...]:
    """Return who takes part: role, name with its address, country."""
    once: dict[tuple[str, str], Party] = {(party.role, party.actor): party for party in entry.parties}
    together = any(party.role == "participant" for party in once.values())
    apart = {party.actor for party in once.values() if party.role == "apart"}
    shown = [p for p in once.values() if not together or p.role not in ("actor", "recipient")]
    shown = [p for p in shown if p.role != "participant" or p.actor not in apart]
    return tuple(
        (
            "one by one" if p.role == "apart" else p.role.replace("_", " "),
            Link(text=p.name, href=actor_address(p.actor)),
            p.country or "",
        )
        for p in shown
    )


def pairs(record: Record, entry: EventEntry) -> tuple[Link, ...]:
    """Return the dossiers that an event is part of."""
    return tuple(
        Link(text=" — ".join(record.country_names(a, b)), href=pair_address(a, b))
        for a, b in pairs_of(entry.parties, entry.medium)
        if a != b
    )[:6]


def fate_of(record: Record, asked: Asked, entry: EventEntry) -> tuple[Item | None, str]:
    """Return a commitment with what became of it, and the address at which that is looked up where it takes longer."""
    if entry.kind != "commitment":
        return None, ""
    with record.reading() as connection:
        fate = next(told(connection, [entry], last_day(connection), most=most_read(asked)), None)
    if fate is None:
        return None, "" if asked.word(STANDING) else asked.address(**{STANDING: LOOKED_UP})
    return fate_item(fate), ""


def both_accounts(record: Record, entry: EventEntry) -> SideBySide | None:
    """Return both sides' accounts of a contact, or None."""
    account = record.both_accounts(entry.key) if entry.medium else None
    if account is None:
        return None
    names = dict(zip(account.sides, record.country_names(*account.sides), strict=True))
    return account_view(account, names, entry)


def report_links(account: EventAccount, keys: Sequence[str]) -> tuple[Link, ...]:
    """Return the way to some reports, each under who published it, as far as it is told on this page."""
    known = {told.report.key: told.article.outlet or told.article.title for told in account.reports}
    return tuple(Link(text=known.get(key) or key[:8], href=fact_address(key)) for key in keys)


def event_table(account: EventAccount) -> Table:
    """Return the reports as rows for spreadsheets."""
    rows = tuple(
        (told.report.key, told.report.status, told.report.earliest, told.report.latest, told.article.outlet,
         told.article.title, published(told.report), told.report.confidence, told.report.quote,
         " ".join(told.sentence.split()), fact_address(told.report.key))
        for told in account.reports
    )  # fmt: skip
    return Table(caption=f"Reports of event {account.event.key}", columns=COLUMNS, rows=rows)
