"""An article's text as HTML with its facts marked: every word is escaped, none is lost, and marks may overlap."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from markupsafe import Markup

from dragoman.export.marks import PRECEDENCE, Mark, plain
from dragoman.language.sentences import paragraph_spans
from dragoman.types import Article


def marked(article: Article, marks: Sequence[Mark]) -> Markup:
    """Return the text of an article with its facts marked; without its tags it is the text, character for character."""
    headings = {span.start for span in article.headings}
    parts: list[Markup] = []
    written = 0
    for start, end in paragraph_spans(article.text):
        name = "h2" if start in headings and start > 0 else "p"
        kind = Markup(' class="headline"') if start in headings and start == 0 else Markup("")
        parts.append(plain(article.text[written:start]))
        inside = [mark for mark in marks if mark.start < end and mark.end > start]
        parts.append(Markup(f"<{name}") + kind + Markup(">") + pieces(article.text, start, end, inside))
        parts.append(Markup(f"</{name}>"))
        written = end
    parts.append(plain(article.text[written:]))
    return Markup("").join(parts)


def pieces(text: str, start: int, end: int, marks: Sequence[Mark]) -> Markup:
    """Return text[start:end] as HTML, cut wherever a mark begins or ends."""
    cuts = sorted({start, end} | {cut for mark in marks for cut in (mark.start, mark.end) if start < cut < end})
    return Markup("").join(part for a, b in itertools.pairwise(cuts) for part in piece(text, a, b, marks))


def piece(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Markup]:
    """Yield a piece that no mark divides: places that begin in it, the words, numbers of facts that end in it."""
    covering = [mark for mark in marks if mark.start <= start and end <= mark.end]
    words = plain(text[start:end])
    if not covering:
        yield words
        return
    kinds = {mark.kind for mark in covering}
    leading = next(kind for kind in PRECEDENCE if kind in kinds)
    inner = min(covering, key=lambda mark: (mark.end - mark.start, mark.number))
    facts = " ".join(dict.fromkeys(mark.target for mark in covering))
    yield Markup('<mark class="{}" data-facts="{}">').format(leading, facts)
    for mark in covering:
        if mark.start == start:
            yield Markup('<span class="place" id="{}"></span>').format(mark.anchor)
    if words.strip():
        yield Markup('<a href="#{}" tabindex="-1">{}</a></mark>').format(inner.target, words)
    else:
        yield words + Markup("</mark>")  # a link without a word has no name
    for mark in sorted(covering, key=lambda mark: mark.number):
        if mark.end == end:
            yield Markup('<a class="ref {}" href="#{}" aria-label="{}">{}</a>').format(
                mark.kind, mark.target, mark.description, mark.number
            )
