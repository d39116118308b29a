"""iCalendar: contacts on their days, and the days on which commitments fall due.

Source: RFC 5545. Days are whole days, whose end is the first day after them.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from dragoman.exchange.fates import Standing, standings
from dragoman.exchange.selecting import exported, outside
from dragoman.exchange.types import Exported, Selection
from dragoman.export.labels import label
from dragoman.export.lines import how_it_stands, moved, parties_of

if TYPE_CHECKING:
    from icalendar import Event as Appointment

#: How RFC 5545 says how sure an appointment is. What is only called for or possible is none.
STATUSES = {
    "happened": "CONFIRMED", "ongoing": "CONFIRMED", "planned": "TENTATIVE", "disputed": "TENTATIVE",
    "negated": "CANCELLED", "moved": "CANCELLED",
}  # fmt: skip
#: How sure the day is on which something is due: what came of it is known, or it is only due.
DUE = {
    "kept": "CONFIRMED", "answered_yes": "CONFIRMED", "broken": "CANCELLED", "answered_no": "CANCELLED",
    "withdrawn": "CANCELLED", "superseded": "CANCELLED",
}  # fmt: skip
#: What stands behind a contact that did not simply take place; "moved" says to which day.
STANDS = {"planned": "planned", "disputed": "disputed whether it took place"}


def agenda(connection: sqlite3.Connection, selection: Selection, counts: Counter[str], left_out: Counter[str]) -> bytes:
    """Return a calendar of the contacts and due dates of a selection; count what it holds and what it cannot."""
    from icalendar import Calendar

    from dragoman import __version__

    calendar = Calendar()
    calendar.add("prodid", f"-//Dragoman//Record {__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Diplomatic record")
    stand = standings(connection, selection)
    for entry in exported(connection, selection):
        kind = kind_of(entry, left_out)
        days = days_of(entry)
        if kind and days is None:
            left_out[f"{kind} without a day"] += 1
        elif kind and days:
            counts[kind] += 1
            calendar.add_component(appointment(entry, kind, days, stand.get(entry.event.key)))
    for event in outside(connection, selection) if selection.since or selection.until else ():
        what = "due dates" if event.kind == "commitment" else "contacts"
        left_out[f"{what} {'outside the days asked for' if event.earliest or event.latest else 'without a day'}"] += 1
    found: bytes = calendar.to_ical()
    return found


def kind_of(entry: Exported, left_out: Counter[str]) -> str | None:
    """Return "contacts" or "due dates", or None for what belongs into no calendar."""
    if entry.event.kind == "commitment":
        return "due dates"
    if entry.event.medium is None:
        return None
    if entry.event.stands not in STATUSES:
        left_out["contacts that are only called for or possible"] += 1
        return None
    return "contacts"


def days_of(entry: Exported) -> tuple[date, date] | None:
    """Return first and last day; where one is open, the other stands for both. What is due is due on its last day."""
    first, last = entry.event.earliest, entry.event.latest
    if entry.event.kind == "commitment" and last is not None:
        first = last
    if first is None or last is None:
        known = first or last
        return (known, known) if known else None
    return first, last


def appointment(entry: Exported, kind: str, days: tuple[date, date], stand: Standing | None) -> Appointment:
    """Return an entry as an appointment; the same entry has the same identifier in every export."""
    from icalendar import Event as Appointment

    event = entry.event
    found = Appointment()
    found.add("uid", f"{event.key}@dragoman")
    found.add("dtstamp", max(moment(source.article.added) for source in entry.sources))
    found.add("dtstart", days[0])
    found.add("dtend", after(days[1]))
    found.add("summary", summary(entry, stand))
    found.add("description", description(entry, stand))
    found.add("status", DUE.get(stand.state, "TENTATIVE") if stand else STATUSES[event.stands])
    found.add("transp", "TRANSPARENT")
    found.add("categories", ["due", event.type, state_of(stand)] if stand else [means_of(entry)])
    if entry.event.place:
        found.add("location", entry.event.place)
    if entry.sources[0].article.url:
        found.add("url", entry.sources[0].article.url)
    return found


def after(day: date) -> date:
    """Return the next day; the last day that there is has none."""
    return day if day == date.max else day + timedelta(days=1)


def moment(added: str) -> datetime:
    """Return a time of the record as an aware one."""
    return datetime.strptime(added, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)


def summary(entry: Exported, stand: Standing | None) -> str:
    """Return one line for an appointment: who, and by what means; of a commitment how it stands, and what to do."""
    event = entry.event
    names = parties_of(event.parties)
    if stand:
        return f"Due ({event.type}, {state_of(stand)}): {names}: {' '.join(event.quote.split())}"
    how = standing_of(entry)
    return f"{names}: {means_of(entry)}" + (f" ({how})" if how else "")


def standing_of(entry: Exported) -> str | None:
    """Return in words how a contact stands that did not simply take place; one that had been planned was called off."""
    event = entry.event
    if event.stands == "negated":
        return how_it_stands(event)
    return moved(event) if event.stands == "moved" else STANDS.get(event.stands)


def state_of(stand: Standing) -> str:
    """Return how a commitment stands, in words."""
    return label("state", stand.state)


def means_of(entry: Exported) -> str:
    """Return by what means a contact was, in words."""
    return label("contact", entry.event.medium or "unspecified")


def stands(stand: Standing) -> str:
    """Return how a commitment stands, and which reviewer decided so."""
    decided = f", as {stand.decided_by} decided" if stand.decided_by else ""
    return f"It stands so: {state_of(stand)}{decided}."


def description(entry: Exported, stand: Standing | None) -> str:
    """Return the sources of an appointment, each with its sentence; of a commitment also how it stands."""
    event = entry.event
    lines = [stands(stand)] if stand else []
    if event.kind == "commitment" and event.earliest != event.latest:
        lines.append(f"To be done from {event.earliest or 'any day'} to {event.latest or 'any day'}.")
    elif event.precision != "day":
        lines.append(f"Known only to lie between these days (precision: {event.precision}).")
    for source in entry.sources:
        article = source.article
        told = [article.outlet, article.title, article.url, f"article {article.key}"]
        lines.append(f"“{' '.join(source.sentence.split())}” ({', '.join(part for part in told if part)})")
    return "\n".join(lines)
