"""Finding what stands within double quotation marks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from dragoman.language.sentences import paragraph_spans
from dragoman.types import Span

#: Opening marks, and the marks that close what they open.
_OPEN = {"“": ("”", '"'), "«": ("»",), "„": ("“", "”"), '"': ('"',), "``": ("''",)}


def quotation_spans(text: str) -> tuple[Span, ...]:
    """Return the stretches within double quotation marks, marks included.

    A quotation that is not closed ends with its paragraph, as newspapers write quotations of several
    paragraphs.
    """
    spans: list[Span] = []
    for start, end in paragraph_spans(text):
        spans.extend(_paragraph_quotations(text, start, end))
    return tuple(spans)


def opened(quotations: Sequence[Span], starts: Iterable[int]) -> list[bool]:
    """Return for each offset whether it lies within a quotation that began before it."""
    begins = [quotation.start for quotation in quotations]
    places = ((start, bisect_left(begins, start) - 1) for start in starts)
    return [place >= 0 and start < quotations[place].end for start, place in places]


def _paragraph_quotations(text: str, start: int, end: int) -> list[Span]:
    spans: list[Span] = []
    opened: int | None = None
    closing: tuple[str, ...] = ()
    position = start
    while position < end:
        mark, width = _mark_at(text, position)
        if opened is None:
            if mark in _OPEN:
                opened, closing = position, _OPEN[mark]
        elif mark in closing:
            spans.append(Span(start=opened, end=position + width))
            opened = None
        elif mark == "“" and "”" in closing:
            opened = position
        position += width
    if opened is not None and end - opened > 1:
        spans.append(Span(start=opened, end=end))
    return spans


def _mark_at(text: str, position: int) -> tuple[str, int]:
    """Return the mark at a position and its width; tokenised text writes `` and ''."""
    pair = text[position : position + 2]
    if pair in {"``", "''"}:
        return pair, 2
    return text[position], 1
