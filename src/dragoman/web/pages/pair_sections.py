"""The sections of a dossier as its page shows them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from msgspec.structs import replace

from dragoman.analysis.dossier import Dossier
from dragoman.analysis.fates import NOT_READ
from dragoman.analysis.types import Rhythm
from dragoman.export.dates import describe_day
from dragoman.export.dossier_outline import (
    claim_line,
    if_disputed,
    may_deny,
    period,
    read,
    rhythm_line,
    shift_line,
    urgent_first,
)
from dragoman.export.lines import Line, counted
from dragoman.export.names import present
from dragoman.record.took_place import in_dispute, is_told, took_place
from dragoman.record.types import EventEntry
from dragoman.types import Frozen
from dragoman.web.addresses import event_address, fact_address
from dragoman.web.context import in_context
from dragoman.web.listing import Item, event_item, fate_item, statement_item
from dragoman.web.pages.accounts import SideBySide, account_view

if TYPE_CHECKING:
    from dragoman.door import Record

#: Contacts that are listed below the drawing: the latest; the table beside it has all.
LISTED = 10
#: States of a commitment that concern the reader still.
PENDING = ("overdue", "open")


class Figure(Frozen):
    """A number at the head of a page, with what it is."""

    name: str
    value: str
    note: str = ""
    href: str = ""


class Linked(Frozen):
    """A line with the address that it opens at."""

    line: Line
    href: str


class PairView(Frozen):
    """What the page of a dossier shows."""

    about: tuple[str, ...]
    #: Address at which the whole record is shown; "" where it is.
    whole: str
    figures: tuple[Figure, ...]
    rhythms: tuple[Linked, ...]
    #: The latest contacts that have a day, the latest first: those that took place, if by some reports alone, and those
    #: that are only planned, called for, possible or denied; and all that have no day.
    latest: tuple[Item, ...]
    untaken: tuple[Item, ...]
    undated: tuple[Item, ...]
    #: What may deny one of them without naming both sides.
    denials: tuple[Item, ...]
    #: How many contacts took place before the drawing begins, and when the first of them did.
    earlier: int
    begun: date | None
    pending: tuple[Item, ...]
    settled: tuple[Item, ...]
    #: Whether there are more commitments than a dossier shows, and where all of them stand.
    latest_only: bool
    ledger: str
    #: Of how many it was not looked up how they stand, and where it is.
    unread: int
    later: str
    accounts: tuple[SideBySide, ...]
    #: The latest statements of each side about the other, with the side's name.
    statements: tuple[tuple[str, tuple[Item, ...]], ...]
    shifts: tuple[Linked, ...]
    claims: tuple[Linked, ...]
    #: When the relation changed, from what to what, and the events that explain it.
    changes: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]


def latest_of(record: Record, contacts: Sequence[EventEntry]) -> tuple[Item, ...]:
    """Return the last of some contacts in the order of their days, the latest first."""
    return in_context(record.connection, [event_item(contact) for contact in reversed(contacts[-LISTED:])])


def denial_items(dossier: Dossier) -> list[Item]:
    """Return what may deny a contact without naming both sides, each with that contact."""
    events = {contact.key: contact for contact in dossier.contacts}
    return [
        replace(item, details=present(*item.details, may_deny(events[one.contact])))
        for one in dossier.denials
        for item in [event_item(one.denial)]
    ]


def pair_view(record: Record, dossier: Dossier, drawn_from: date, whole: str, later: str) -> PairView:
    """Return the sections of a dossier whose drawings begin with a day.

    Args:
        record: Where it is from.
        dossier: What is shown.
        drawn_from: The day.
        whole: Address of the whole of it.
        later: Address at which it is looked up how the commitments stand for which that takes longer.
    """
    earlier = [moment.earliest for moment in dossier.rhythms[0].contacts if moment.latest < drawn_from]
    dated = [contact for contact in dossier.contacts if contact.earliest]
    ordered = urgent_first(fate for fate in dossier.commitments if fate.state != NOT_READ)
    names = dict(zip(dossier.pair, dossier.names, strict=True))
    said = {code: [s for s in dossier.statements if s.country == code] for code in dossier.pair}
    once = {(verdict.claim.quote, verdict.verdict): verdict for verdict in dossier.claims}
    return PairView(
        about=present(period(dossier), f"as of {describe_day(dossier.as_of)}", read(dossier)),
        whole=whole,
        figures=figures(dossier),
        rhythms=tuple(
            Linked(line=rhythm_line(rhythm), href=event_address(rhythm.current.after))
            for rhythm in told_apart(dossier.rhythms)
            if rhythm.current
        ),
        latest=latest_of(record, [c for c in dated if is_told(c)]),
        untaken=latest_of(record, [c for c in dated if not is_told(c)]),
        undated=in_context(record.connection, [event_item(c) for c in dossier.contacts if not c.earliest]),
        denials=in_context(record.connection, denial_items(dossier)),
        earlier=len(earlier),
        begun=min(earlier, default=None),
        pending=in_context(record.connection, [fate_item(fate) for fate in ordered if fate.state in PENDING]),
        settled=in_context(record.connection, [fate_item(fate) for fate in ordered if fate.state not in PENDING]),
        latest_only=dossier.latest_only,
        unread=dossier.unread,
        later=later,
        ledger=f"/commitments?{urlencode(dict(zip('ab', dossier.pair, strict=True)))}",
        accounts=side_by_side(dossier),
        statements=tuple((names[code], tuple(map(statement_item, some))) for code, some in said.items() if some),
        shifts=tuple(Linked(line=shift_line(s, names), href=fact_address(s.after.report)) for s in dossier.shifts),
        claims=tuple(Linked(line=claim_line(v), href=event_address(v.claim.report)) for v in once.values()),
        changes=changes(dossier),
    )  # fmt: skip


def told_apart(rhythms: tuple[Rhythm, ...]) -> tuple[Rhythm, ...]:
    """Return the rhythms that differ: where all contacts are of one level, that at any level says nothing more."""
    every, *levels = rhythms
    return tuple(levels) if len(levels) == 1 and levels[0].contacts == every.contacts else rhythms


def figures(dossier: Dossier) -> tuple[Figure, ...]:
    """Return the numbers at the head: last contact, silence, commitments."""
    rhythm = dossier.rhythms[0]
    current, usual = rhythm.current, rhythm.usual
    found = []
    if current:
        found.append(Figure(name="Last contact", value=describe_day(current.since), href=event_address(current.after)))
        every = f"usually every {counted(round(usual.median), 'day')}" if usual else ""
        note = present(every if current.covered else "coverage has a gap in it", if_disputed(current))
        found.append(Figure(name="Silence since", value=counted(current.days, "day"), note="; ".join(note)))
    dated = [c for c in dossier.contacts if c.earliest and c.earliest <= dossier.as_of]
    disputed = sum(map(in_dispute, dated))
    note = present("that took place, dated", f"{disputed} disputed" if disputed else None)
    found.append(Figure(name="Contacts", value=str(sum(map(took_place, dated))), note="; ".join(note)))
    states = [fate.state for fate in dossier.commitments]
    unknown = f"{dossier.unread} not looked up" if dossier.unread else ""
    found.append(Figure(name="Commitments open", value=str(states.count("open")), href="#commitments", note=unknown))
    found.append(Figure(name="Overdue", value=str(states.count("overdue")), href="#commitments"))
    return tuple(found)


def side_by_side(dossier: Dossier) -> tuple[SideBySide, ...]:
    """Return both sides' accounts of each contact of which both tell."""
    events = {contact.key: contact for contact in dossier.contacts}
    names = dict(zip(dossier.pair, dossier.names, strict=True))
    return tuple(account_view(one, names, events[one.event]) for one in dossier.accounts if one.event in events)


def changes(dossier: Dossier) -> tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]:
    """Return the changes of the relation, each with the events that explain it."""
    return tuple(
        (
            describe_day(change.day),
            f"from {change.before.value:+.1f} to {change.after.value:+.1f}",
            tuple((event_address(event.event), " ".join(event.quote.split())) for event in change.because[:5]),
        )
        for change in dossier.relations.changes
    )
