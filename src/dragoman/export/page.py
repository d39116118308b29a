"""One self-contained HTML page: the article with its facts marked, the facts beside it; no script, no request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from dragoman.export.dates import describe_publication
from dragoman.export.labels import label
from dragoman.export.marks import Mark, article_html
from dragoman.export.names import in_quotes
from dragoman.export.outline import Entry, Outline, outline
from dragoman.facts import short_identifiers
from dragoman.types import Frozen, Quote, Reading

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup


class Fact(Frozen):
    """An entry of the outline with its number and its places in the text."""

    number: int
    #: Identifier of the fact's place on the page.
    target: str
    entry: Entry
    #: Identifier of the place of each piece of evidence, and its words.
    places: tuple[tuple[str, str], ...]


class ReadingView:
    """What the templates need of one reading."""

    def __init__(self, reading: Reading, prefix: str) -> None:
        """Number the facts in the order in which the text mentions them; identifiers begin with the prefix."""
        self.reading = reading
        self.article = reading.article
        self.prefix = prefix
        self.outline: Outline = outline(reading)
        self.facts = self.number_facts()
        self.published = describe_publication(reading.article.published)
        self.short = short_identifiers(reading)

    def number_facts(self) -> dict[str, Fact]:
        """Return the facts by identifier."""
        entries = [entry for section in self.outline.sections for entry in section.entries]
        entries.sort(key=lambda entry: (entry.evidence[0].start, entry.evidence[0].end))
        return {entry.id: self.fact(entry, number) for number, entry in enumerate(entries, start=1)}

    def fact(self, entry: Entry, number: int) -> Fact:
        """Return a fact with the places of its evidence."""
        target = f"{self.prefix}-{number}"
        places = tuple((f"{target}-{at}", quote.quote) for at, quote in enumerate(shown(entry), start=1))
        return Fact(number=number, target=target, entry=entry, places=places)

    def marks(self) -> list[Mark]:
        """Return the marks of all facts."""
        return [mark for fact in self.facts.values() for mark in marks_of(fact)]

    def text(self) -> Markup:
        """Return the article with its facts marked."""
        return article_html(self.article, self.marks())

    def link(self) -> str | None:
        """Return the address of the article where it is one that can be followed."""
        for address in (self.article.url, self.article.source):
            if address and address.startswith(("https://", "http://")):
                return address
        return None


def shown(entry: Entry) -> Sequence[Quote]:
    """Return what is marked in the text for an entry: what was said, or the evidence."""
    return entry.focus or entry.evidence


def marks_of(fact: Fact) -> Iterator[Mark]:
    """Yield the marks of one fact."""
    for (anchor, _), quote in zip(fact.places, shown(fact.entry), strict=True):
        yield Mark(
            start=quote.start,
            end=quote.end,
            number=fact.number,
            kind=fact.entry.kind,
            anchor=anchor,
            target=fact.target,
            description=f"fact {fact.number}: {fact.entry.label} {fact.entry.parties}".strip(),
        )


def view(readings: Sequence[Reading]) -> list[ReadingView]:
    """Return the views of several readings, no two with the same identifiers."""
    views: list[ReadingView] = []
    seen: dict[str, int] = {}
    for reading in readings:
        prefix = "d" + "".join(filter(str.isalnum, reading.article.id.rpartition(":")[2]))[:10]
        seen[prefix] = seen.get(prefix, 0) + 1
        views.append(ReadingView(reading, prefix if seen[prefix] == 1 else f"{prefix}x{seen[prefix]}"))
    return views


@cache
def templates() -> Environment:
    """Return the environment of the templates: everything is escaped, and a name that is missing is an error."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("dragoman.export"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    environment.filters["in_quotes"] = in_quotes
    environment.filters["label"] = lambda code, group: label(group, code)
    return environment


def render(template: str, **values: Any) -> str:
    """Return a filled template."""
    return templates().get_template(template).render(**values)


def render_page(readings: Reading | Iterable[Reading]) -> str:
    """Return one self-contained HTML page that shows one or several readings."""
    several = [readings] if isinstance(readings, Reading) else list(readings)
    return render("page.html", views=view(several))


def render_fragment(reading: Reading) -> str:
    """Return a reading as a fragment of HTML for a notebook; its styles touch nothing around it."""
    return render("fragment.html", views=view([reading]))
