"""Search: over text, statements and events, with facets, each result with the sentence that answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.errors import QueryError
from dragoman.export.dates import describe_range
from dragoman.export.labels import label
from dragoman.export.lines import parties_of, when, withdrawn
from dragoman.export.names import present
from dragoman.record.facets import Facet, Limits
from dragoman.record.finding import OVER, Found, FoundFact, find
from dragoman.record.search import Hit
from dragoman.record.types import StoredArticle
from dragoman.types import Frozen
from dragoman.web.addresses import article_address, event_address, fact_address
from dragoman.web.pages.asking import Choice, Pages, choices, pages_of
from dragoman.web.pages.marked import Piece, around, fragment, pieces_of
from dragoman.web.types import Asked, Link, Page, Row, Table

if TYPE_CHECKING:
    from dragoman.door import Record

#: Results on a page, and in a file for spreadsheets.
A_PAGE = 20
NAMES = {"text": "Text", "statements": "Statements", "events": "Events"}
HELP = "Words, “phrases in quotes”, AND, OR, NOT, a star for any ending (negotiat*), NEAR/5 between two words."


class Result(Frozen):
    """Something found, as it is shown."""

    href: str
    title: str
    #: Source, day, who: each in a few words.
    about: tuple[str, ...]
    pieces: tuple[Piece, ...]
    tag: str = ""
    #: Where the sentence stands in its article.
    article: str = ""


class View(Frozen):
    """What the template needs."""

    over: tuple[Choice, ...]
    how: str = HELP
    results: tuple[Result, ...] = ()
    pages: Pages | None = None
    sources: tuple[Choice, ...] = ()
    types: tuple[Choice, ...] = ()
    countries: tuple[Choice, ...] = ()
    periods: tuple[Choice, ...] = ()
    #: What was not looked at.
    remark: str = ""


def search(record: Record, asked: Asked) -> Page:
    """Return what answers a query, or the empty form."""
    query, over = asked.word("q"), asked.choice("over", OVER, "text")
    tabs = tuple(
        Choice(value=one, name=NAMES[one], chosen=one == over, href=asked.address(over=one, type=None, page=None))
        for one in OVER
    )
    if not query:
        return Page(title="Search", template="search.html", data=None, view=View(over=tabs), section="/search")
    limits = Limits(
        sources=asked.words("source"), types=asked.words("type"), countries=asked.words("country"),
        periods=periods_asked(asked), since=asked.day("since"), until=asked.day("until"),
    )  # fmt: skip
    number = asked.number("page", 1, most=500)
    with record.reading() as connection:
        found = find(connection, query, over, limits, first=(number - 1) * A_PAGE, count=A_PAGE)
    view = View(
        over=tabs, results=results_of(found), pages=pages_of(asked, found.total, A_PAGE),
        sources=facet(asked, "source", found), types=facet(asked, "type", found),
        countries=facet(asked, "country", found), periods=facet(asked, "period", found),
        remark="Very much has these words: only what was added last is looked at. Add a word to narrow it."
        if found.more else "",
    )  # fmt: skip
    return Page(
        title=f"{query} — search", template="search.html", data=found, table=table_of(query, view), view=view,
        section="/search",
    )  # fmt: skip


def periods_asked(asked: Asked) -> tuple[str, ...]:
    """Return the years and months asked for.

    Raises:
        QueryError: One is neither.
    """
    found = asked.words("period")
    for value in found:
        if not all(part.isascii() and part.isdigit() for part in value.split("-", 1)):
            raise QueryError(f"“period” must be a year or month such as 2024 or 2024-03, not {value[:30]!r}")
    return found


def facet(asked: Asked, name: str, found: Found) -> tuple[Choice, ...]:
    """Return the values of a facet as choices."""
    some: tuple[Facet, ...] = found.facets[name]
    group = "tone" if found.over == "statements" else "type"
    named = [(one.value, label(group, one.value) if name == "type" else one.value) for one in some]
    return choices(asked, name, named, {one.value: one.count for one in some})


def results_of(found: Found) -> tuple[Result, ...]:
    """Return what was found as it is shown."""
    return (*(of_passage(hit) for hit in found.passages), *(of_fact(fact) for fact in found.facts))


def of_passage(hit: Hit) -> Result:
    """Return a passage as it is shown: its sentences with the words found."""
    start, end = around(hit.text, hit.found)
    href = article_address(hit.article.key) + fragment(hit.text[start:end])
    return Result(
        href=href, title=hit.article.title or hit.article.outlet or hit.article.source, about=source_of(hit.article),
        pieces=pieces_of(hit.text, hit.found, start, end),
    )  # fmt: skip


def of_fact(fact: FoundFact) -> Result:
    """Return a statement or event as it is shown: who, to whom, and its sentence."""
    report = fact.report
    is_event = fact.event is not None
    title = parties_of(report.parties)
    what = label("contact", report.medium) if report.medium else label("type" if is_event else "tone", report.type)
    return Result(
        href=event_address(fact.event) if fact.event else fact_address(report.key), title=title,
        about=present(when(report) if is_event else None, *source_of(fact.article)),
        pieces=pieces_of(fact.sentence, fact.found), tag=what,
        article=article_address(fact.article.key, report.contact or report.fact),
    )  # fmt: skip


def source_of(article: StoredArticle) -> tuple[str, ...]:
    """Return who published an article and when."""
    day = describe_range(article.earliest, article.latest) if article.earliest and article.latest else None
    return present(article.outlet, day, withdrawn(article))


def table_of(query: str, view: View) -> Table:
    """Return the results of the page as rows."""
    rows: list[Row] = [
        (Link(text=one.title, href=one.href), one.tag, ", ".join(one.about), "".join(p.text for p in one.pieces))
        for one in view.results
    ]
    return Table(caption=f"Search for {query}", columns=("Result", "Kind", "Source", "Sentence"), rows=tuple(rows))
