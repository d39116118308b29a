"""One article: the text with its facts marked, the facts beside it, what was dropped, the way to the original."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from dragoman.errors import EntryNotFoundError
from dragoman.export.dates import describe_publication
from dragoman.export.lines import version_of, with_grade, withdrawn
from dragoman.export.names import present
from dragoman.export.page import shown
from dragoman.types import Frozen, Reading
from dragoman.web.addresses import article_address, segment
from dragoman.web.citing import citation
from dragoman.web.marking import marked
from dragoman.web.pages.article_cards import Cards, all_cards, cards_of, marks_of
from dragoman.web.templating import web_address
from dragoman.web.types import Asked, Download, Link, Page, Table

if TYPE_CHECKING:
    from dragoman.door import Record
    from dragoman.record.types import StoredArticle

COLUMNS = ("fact", "kind", "what", "who", "details", "status", "verdict", "confidence", "words", "address")


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
    #: Key of another article that is nearly the same, where that is no version of the same page; "" for none.
    origin: str
    #: Which version of its page it is, in words, and the other versions; "" where there is one alone.
    version: str
    versions: tuple[Link, ...]
    #: Who withdrew the article when, and why; "" where nobody did.
    withdrawn: str


def article(record: Record, asked: Asked) -> Page:
    """Return an article with its facts marked."""
    stored = record.article(asked.parts["key"])
    reading = record.reading_of(stored.key)
    reports = record.reports_in(stored.key)
    cards = cards_of(record, reading, reports)
    title = reading.article.title or stored.title or stored.source
    rest = present(describe_publication(reading.article.published), ", ".join(reading.article.authors))
    what = ", ".join(present(f"“{title}”", stored.outlet, *rest))
    about = present(with_grade(stored.outlet, record.grade(stored.outlet)), *rest)
    return Page(
        title=title, template="article.html", data={"stored": stored, "reading": reading, "reports": reports},
        table=article_table(cards, stored), view=view_of(record, stored, reading, cards, about),
        citation=citation(record, what, f"article {stored.key}"),
    )  # fmt: skip


def view_of(
    record: Record, stored: StoredArticle, reading: Reading, cards: dict[str, tuple[Cards, ...]], about: tuple[str, ...]
) -> ArticleView:
    """Return what the page shows."""
    marks = [mark for card in all_cards(cards) for mark in marks_of(card)]
    published = reading.article.published
    others = [one for one in record.versions(stored.key) if one.key != stored.key]
    return ArticleView(
        text=marked(reading.article, marks), sections=tuple(cards.items()),
        about=about, because=published.because if published else (),
        link=web_address(stored.url) or web_address(stored.source),
        original=f"/article/{segment(stored.key)}/original" if record.has_original(stored.key) else None,
        dropped=tuple((d.reason.replace("_", " "), d.text) for d in reading.article.dropped),
        unresolved=tuple((u.what, u.quote, u.why) for u in reading.unresolved),
        origin="" if stored.origin in {stored.key, *(one.key for one in others)} else stored.origin,
        version=version_of(stored) or "", versions=tuple(map(version_link, others)), withdrawn=withdrawn(stored) or "",
    )  # fmt: skip


def version_link(other: StoredArticle) -> Link:
    """Return the way to another version of the page of an article."""
    said = ", ".join(present(f"version {other.version}", f"added {other.added[:10]}", withdrawn(other)))
    return Link(text=said, href=article_address(other.key))


def article_table(cards: dict[str, tuple[Cards, ...]], stored: StoredArticle) -> Table:
    """Return the facts of an article as rows for spreadsheets."""
    rows = tuple(
        (card.entry.id, card.entry.kind, card.entry.label, card.entry.parties, "; ".join(card.entry.details),
         card.entry.status, card.verdict, card.entry.confidence,
         " … ".join(quote.quote for quote in shown(card.entry)), card.href)
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
