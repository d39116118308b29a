"""One article: the text with its facts marked, the facts beside it, what was dropped, the way to the original."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from markupsafe import Markup

from dragoman.errors import EntryNotFoundError
from dragoman.export.dates import describe_publication
from dragoman.export.lines import withdrawn
from dragoman.export.marks import Mark
from dragoman.export.names import present
from dragoman.export.outline import Entry, outline
from dragoman.export.page import shown
from dragoman.types import Frozen, Reading
from dragoman.web.addresses import event_address, fact_address, segment
from dragoman.web.citing import citation
from dragoman.web.marking import marked
from dragoman.web.templating import web_address
from dragoman.web.types import Asked, Download, Page, Table

if TYPE_CHECKING:
    from dragoman.door import Record
    from dragoman.record.types import Report, StoredArticle

COLUMNS = ("fact", "kind", "what", "who", "details", "status", "confidence", "words", "address")


class Card(Frozen):
    """A fact beside the text."""

    number: int
    #: Where the card is on the page, and where the words are in the text.
    target: str
    anchor: str
    entry: Entry
    #: The permanent address of the fact in the record; "" where the record has no report of it.
    href: str


class Cards(Frozen):
    """Facts under one name: all that one speaker said."""

    heading: str
    note: str
    cards: tuple[Card, ...]


class ArticleView(Frozen):
    """What the page of an article shows."""

    text: Markup
    #: Facts by section, in the order of the outline.
    sections: tuple[tuple[str, tuple[Cards, ...]], ...]
    about: tuple[str, ...]
    #: Why the publication is thought to be then.
    because: tuple[str, ...]
    link: str | None
    original: str | None
    dropped: tuple[tuple[str, str], ...]
    unresolved: tuple[tuple[str, str, str], ...]
    origin: str
    #: Who withdrew the article when, and why; "" where nobody did.
    withdrawn: str


def article(record: Record, asked: Asked) -> Page:
    """Return an article with its facts marked."""
    stored = record.article(asked.parts["key"])
    reading = record.reading_of(stored.key)
    cards = cards_of(reading, record.reports_in(stored.key))
    title = reading.article.title or stored.title or stored.source
    about = present(stored.outlet, describe_publication(reading.article.published), ", ".join(reading.article.authors))
    what = ", ".join((f"“{title}”", *about))
    return Page(
        title=title, template="article.html", data={"stored": stored, "reading": reading},
        table=article_table(cards, stored), view=view_of(record, stored, reading, cards, about),
        citation=citation(record, what, f"article {stored.key}"),
    )  # fmt: skip


def view_of(
    record: Record, stored: StoredArticle, reading: Reading, cards: dict[str, tuple[Cards, ...]], about: tuple[str, ...]
) -> ArticleView:
    """Return what the page shows."""
    marks = [mark for card in all_cards(cards) for mark in marks_of(card)]
    published = reading.article.published
    return ArticleView(
        text=marked(reading.article, marks), sections=tuple(cards.items()),
        about=about, because=published.because if published else (),
        link=web_address(stored.url) or web_address(stored.source),
        original=f"/article/{segment(stored.key)}/original" if record.has_original(stored.key) else None,
        dropped=tuple((d.reason.replace("_", " "), d.text) for d in reading.article.dropped),
        unresolved=tuple((u.what, u.quote, u.why) for u in reading.unresolved),
        origin=stored.origin if stored.origin != stored.key else "", withdrawn=withdrawn(stored) or "",
    )  # fmt: skip


def cards_of(reading: Reading, reports: list[Report]) -> dict[str, tuple[Cards, ...]]:
    """Return the facts of a reading by section, numbered in the order of the text."""
    addresses = {identifier: address_of(r) for r in reports for identifier in (r.fact, r.contact) if identifier}
    sections = outline(reading).sections
    entries = [entry for section in sections for entry in section.entries]
    entries.sort(key=lambda entry: (entry.evidence[0].start, entry.evidence[0].end, entry.id))
    numbers = {entry.id: number for number, entry in enumerate(entries, start=1)}

    def card(entry: Entry) -> Card:
        return Card(number=numbers[entry.id], target=f"fact-{entry.id}", anchor=entry.id, entry=entry,
                    href=addresses.get(entry.id, ""))  # fmt: skip

    return {
        section.title: tuple(
            Cards(heading=group.heading, note=group.note, cards=tuple(map(card, group.entries)))
            for group in section.groups
        )
        for section in sections
    }


def all_cards(cards: dict[str, tuple[Cards, ...]]) -> Iterator[Card]:
    """Yield every fact."""
    return (card for groups in cards.values() for group in groups for card in group.cards)


def address_of(report: Report) -> str:
    """Return the permanent address of what a report tells."""
    return event_address(report.key) if report.kind in ("event", "commitment") else fact_address(report.key)


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


def article_table(cards: dict[str, tuple[Cards, ...]], stored: StoredArticle) -> Table:
    """Return the facts of an article as rows for spreadsheets."""
    rows = tuple(
        (card.entry.id, card.entry.kind, card.entry.label, card.entry.parties, "; ".join(card.entry.details),
         card.entry.status, card.entry.confidence, " … ".join(quote.quote for quote in shown(card.entry)), card.href)
        for card in all_cards(cards)
    )  # fmt: skip
    return Table(caption=f"Facts of article {stored.key}", columns=COLUMNS, rows=rows)


def original(record: Record, asked: Asked) -> Download:
    """Return what an article was read from, as a file: a browser must never show it, for it may hold any script."""
    key = record.article(asked.parts["key"]).key
    document = record.original(key)
    if document is None:
        raise EntryNotFoundError("the record does not keep what this article was read from")
    ending = "html" if "html" in (document.media_type or "") else "bin"
    return Download(name=f"article-{key}.{ending}", content=document.content)
