"""The article as HTML with its facts marked: overlapping marks, and not one character lost or changed."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from markupsafe import Markup, escape

from dragoman.language.sentences import paragraph_spans
from dragoman.types import Article, Frozen

#: Where marks overlap, the words take the colour of the first of these kinds.
PRECEDENCE = ("contact", "commitment", "assessment", "event", "statement")


class Mark(Frozen):
    """A stretch of the text that a fact rests on."""

    start: int
    end: int
    #: Number of the fact on the page.
    number: int
    #: contact | statement | commitment | assessment | event
    kind: str
    #: Identifier of the place, for links that lead to it.
    anchor: str
    #: Identifier of the fact's place on the page.
    target: str
    #: What the fact is, for those who hear the page.
    description: str


def article_html(article: Article, marks: Sequence[Mark]) -> Markup:
    """Return the text of the article as HTML; without its tags it is the text, character for character."""
    headings = {span.start for span in article.headings}
    parts: list[Markup] = []
    written = 0
    for number, (start, end) in enumerate(paragraph_spans(article.text)):
        name = ("h2" if number == 0 else "h3") if start in headings else "p"
        parts.append(plain(article.text[written:start]))
        parts.append(Markup(f"<{name}>") + paragraph_html(article.text, start, end, marks) + Markup(f"</{name}>"))
        written = end
    parts.append(plain(article.text[written:]))
    return Markup("").join(parts)


def plain(text: str) -> Markup:
    """Return text as HTML; a carriage return is written as a reference, for readers of HTML drop it."""
    return Markup(str(escape(text)).replace("\r", "&#13;"))


def paragraph_html(text: str, start: int, end: int, marks: Sequence[Mark]) -> Markup:
    """Return text[start:end] as HTML, cut wherever a mark begins or ends."""
    inside = [mark for mark in marks if mark.start < end and mark.end > start]
    cuts = sorted({start, end} | {cut for mark in inside for cut in (mark.start, mark.end) if start < cut < end})
    pieces = itertools.pairwise(cuts)
    return Markup("").join(part for first, last in pieces for part in piece_html(text, first, last, inside))


def piece_html(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Markup]:
    """Yield a piece that no mark divides: the places that begin in it, the words, links to the facts that end in it."""
    words = plain(text[start:end])
    covering = [mark for mark in marks if mark.start <= start and end <= mark.end]
    for mark in covering:
        if mark.start == start:
            yield Markup('<span class="place" id="{}"></span>').format(mark.anchor)
    if covering:
        innermost = min(covering, key=lambda mark: (mark.end - mark.start, mark.number))
        yield Markup('<a class="{}" href="#{}" tabindex="-1">{}</a>').format(classes(covering), innermost.target, words)
    else:
        yield words
    for mark in covering:
        if mark.end == end:
            yield Markup('<a class="ref {}" href="#{}" data-number="{}" aria-label="{}"></a>').format(
                mark.kind, mark.target, mark.number, mark.description
            )


def classes(marks: Sequence[Mark]) -> str:
    """Return the classes of a piece: its leading kind, whether somebody said it, and each fact that it belongs to."""
    kinds = {mark.kind for mark in marks}
    leading = next(kind for kind in PRECEDENCE if kind in kinds)
    said = ["said"] if "statement" in kinds and leading != "statement" else []
    return " ".join(["mark", leading, *said, *dict.fromkeys(f"on-{mark.target}" for mark in marks)])
