"""Contacts: who was in contact with whom, by what means, at what level, the latest first."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from dragoman.export.dates import MONTHS
from dragoman.export.labels import label
from dragoman.export.lines import LEVELS as LEVEL_NAMES
from dragoman.export.lines import counted, parties_of
from dragoman.record.contacts import COUNTED, LEVELS, MEDIA, STATUSES, ContactFilter, ContactList, contacts
from dragoman.record.types import EventEntry
from dragoman.types import Frozen
from dragoman.web.addresses import event_address, pair_address
from dragoman.web.citing import citation
from dragoman.web.context import in_context
from dragoman.web.listing import Item, event_item
from dragoman.web.pages.asking import A_PAGE, Choice, Pages, actors_asked, choices, chosen_among, pages_of, pair_asked
from dragoman.web.types import Asked, Link, Page, Table

if TYPE_CHECKING:
    from dragoman.door import Record

COLUMNS = ("Contact", "Medium", "Level", "Status", "From", "To", "Moved to", "Articles", "Origins", "Disputed", "Words")


class View(Frozen):
    """What the template needs."""

    #: Contacts by month.
    months: tuple[tuple[str, tuple[Item, ...]], ...]
    pages: Pages
    media: tuple[Choice, ...]
    levels: tuple[Choice, ...]
    statuses: tuple[Choice, ...]
    #: The dossier of the pair, or "".
    dossier: str
    more: bool


def contact_list(record: Record, asked: Asked) -> Page:
    """Return the contacts that the filters leave."""
    wanted = ContactFilter(
        between=pair_asked(record, asked), parties=actors_asked(record, asked.word("party")),
        media=chosen_among(asked, "medium", MEDIA), levels=chosen_among(asked, "level", LEVELS),
        statuses=chosen_among(asked, "status", STATUSES), since=asked.day("since"), until=asked.day("until"),
    )  # fmt: skip
    number = asked.number("page", 1, most=COUNTED)
    with record.reading() as connection:
        found = contacts(connection, wanted, first=(number - 1) * A_PAGE, count=A_PAGE)
    view = View(
        months=tuple(by_month(record, found.contacts)), pages=pages_of(asked, found.total),
        media=choices(asked, "medium", [(one, label("contact", one)) for one in MEDIA]),
        levels=choices(asked, "level", [(one, LEVEL_NAMES.get(one, one)) for one in LEVELS]),
        statuses=choices(asked, "status", [(one, label("status", one)) for one in STATUSES]),
        dossier=pair_address(*wanted.between) if wanted.between else "", more=found.total == COUNTED,
    )  # fmt: skip
    return Page(
        title="Contacts", template="contacts.html", data=found, table=table_of(found), view=view,
        citation=citation(record, f"Contacts ({counted(found.total, 'contact')})", asked.address()),
        section="/contacts",
    )  # fmt: skip


def by_month(record: Record, some: tuple[EventEntry, ...]) -> list[tuple[str, tuple[Item, ...]]]:
    """Return contacts under the names of their months."""
    items = in_context(record.connection, [event_item(entry) for entry in some])
    months = groupby(zip(map(month_of, some), items, strict=True), key=itemgetter(0))
    return [(name, tuple(item for _, item in group)) for name, group in months]


def month_of(entry: EventEntry) -> str:
    """Return the month in which a contact was, in words."""
    day = entry.earliest
    return f"{MONTHS[day.month - 1]} {day.year}" if day else "Without a date"


def table_of(found: ContactList) -> Table:
    """Return the contacts of the page as rows."""
    rows = tuple(
        (
            Link(text=parties_of(entry.parties), href=event_address(entry.key)), entry.medium, entry.level,
            entry.stands, entry.earliest, entry.latest, entry.moved_to, entry.articles, entry.origins,
            " ".join(entry.disputes), " ".join(entry.quote.split()),
        )
        for entry in found.contacts
    )  # fmt: skip
    return Table(caption="Contacts", columns=COLUMNS, rows=rows)
