"""The facts beside the text of an article: as they were read, with what reviewers made of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from dragoman.export.dates import describe_due, describe_interval
from dragoman.export.decision_words import in_full
from dragoman.export.labels import label
from dragoman.export.lines import parties_of, when
from dragoman.export.marks import Mark
from dragoman.export.names import present
from dragoman.export.outline import NO_TONE, Entry, outline
from dragoman.export.page import shown
from dragoman.facts import Fact, all_facts
from dragoman.record.party_fields import PARTY_FIELDS
from dragoman.types import Commitment, Contact, Event, Frozen, Reading, Statement
from dragoman.web.addresses import event_address, fact_address
from dragoman.web.pages.decided import correctors
from dragoman.web.pages.reports import OF_EVENTS

if TYPE_CHECKING:
    from dragoman.door import Record
    from dragoman.record.types import Decision, Report


class Card(Frozen):
    """A fact beside the text."""

    number: int
    #: Where the card is on the page, and where the words are in the text.
    target: str
    anchor: str
    entry: Entry
    #: The permanent address of the fact in the record; "" where the record has no report of it.
    href: str
    #: accepted | rejected | corrected, by a reviewer; "" where none decided on it.
    verdict: str = ""
    #: What was decided on it by whom, when and why; what was decided on the article as a whole is told above all.
    decided: tuple[str, ...] = ()


class Cards(Frozen):
    """Facts under one name: all that one speaker said."""

    heading: str
    note: str
    cards: tuple[Card, ...]


def cards_of(record: Record, reading: Reading, reports: Sequence[Report]) -> dict[str, tuple[Cards, ...]]:
    """Return the facts of a reading by section, numbered in the order of the text, as reviewers left them."""
    told = {identifier: report for report in reports for identifier in (report.fact, report.contact) if identifier}
    facts = {fact.id: fact for fact in all_facts(reading)}
    sections = outline(reading).sections
    entries = [entry for section in sections for entry in section.entries]
    entries.sort(key=lambda entry: (entry.evidence[0].start, entry.evidence[0].end, entry.id))
    numbers = {entry.id: number for number, entry in enumerate(entries, start=1)}

    def card(entry: Entry) -> Card:
        report = told.get(entry.id)
        made = record.in_force(report) if report else []
        return Card(
            number=numbers[entry.id], target=f"fact-{entry.id}", anchor=entry.id,
            entry=corrected(entry, facts[entry.id], report, made) if report else entry,
            href=address_of(report) if report else "", verdict=(report.verdict if report else None) or "",
            decided=tuple(in_full(one) for one in made if "article" not in one.detail),
        )  # fmt: skip

    return {
        section.title: tuple(
            Cards(heading=group.heading, note=group.note, cards=tuple(map(card, group.entries)))
            for group in section.groups
        )
        for section in sections
    }


def corrected(entry: Entry, fact: Fact, report: Report, decisions: Sequence[Decision]) -> Entry:
    """Return the entry of a fact with what reviewers corrected in it."""
    fields = correctors(decisions).keys()
    if not fields:
        return entry
    details = entry.details
    if fields & {"earliest", "latest"}:
        details = in_place(details, *days_of(fact, report))
    if "type" in fields and isinstance(fact, Statement):
        details = in_place(details, tone_of(fact.tone), tone_of(report.type))
    return replace(
        entry, details=details, status=report.status if "status" in fields else entry.status,
        label=label_of(report) if fields & {"type", "medium"} and report.kind != "statement" else entry.label,
        parties=parties_of(report.parties) if fields & PARTY_FIELDS.keys() else entry.parties,
    )  # fmt: skip


def in_place(details: tuple[str, ...], before: str | None, now: str | None) -> tuple[str, ...]:
    """Return details with one of them as it is now, first where it was not among them before."""
    changed = tuple(one for detail in details for one in present(now if detail == before else detail))
    return changed if before in details else present(now, *details)


def days_of(fact: Fact, report: Report) -> tuple[str | None, str | None]:
    """Return the days of a fact in words, as they were read and as they are now."""
    now = when(report)
    if isinstance(fact, Commitment):
        due = describe_due(fact.due)
        return due and f"due {due}", now and f"due {now}"
    return describe_interval(fact.date) if isinstance(fact, Contact | Event) else None, now


def tone_of(tone: str | None) -> str | None:
    """Return a tone in words; None for what goes without saying."""
    return None if tone in (None, NO_TONE) else label("tone", str(tone))


def label_of(report: Report) -> str:
    """Return what a fact that is no statement is, in a word or two."""
    if report.medium:
        return label("contact", report.medium)
    return label({"event": "type", "commitment": "commitment", "assessment": "direction"}[report.kind], report.type)


def all_cards(cards: dict[str, tuple[Cards, ...]]) -> Iterator[Card]:
    """Yield every fact."""
    return (card for groups in cards.values() for group in groups for card in group.cards)


def address_of(report: Report) -> str:
    """Return the permanent address of what a report tells."""
    return event_address(report.key) if report.kind in OF_EVENTS else fact_address(report.key)


def marks_of(card: Card) -> list[Mark]:
    """Return the marks of a fact; the first has the fact's own identifier as its place."""
    return [
        Mark(
            start=quote.start, end=quote.end, number=card.number, kind=card.entry.kind, target=card.target,
            anchor=card.anchor if place == 0 else f"{card.anchor}-{place}",
            description=f"fact {card.number}: {card.entry.label} {card.entry.parties}".strip(),
        )
        for place, quote in enumerate(shown(card.entry))
    ]  # fmt: skip
