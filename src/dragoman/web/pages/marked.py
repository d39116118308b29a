"""Text in pieces, so that a template can mark some of them: nothing of an article ever becomes markup."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import quote

from dragoman.sentences import sentence_bounds
from dragoman.types import Frozen

#: Sentences of a paragraph that are shown, and words of one that lead a browser to it.
SENTENCES, LEADING = 3, 8


class Piece(Frozen):
    """A piece of a text."""

    text: str
    marked: bool = False


def pieces_of(text: str, spans: Iterable[tuple[int, int]], start: int = 0, end: int | None = None) -> tuple[Piece, ...]:
    """Return a stretch of a text in pieces, those within the spans marked."""
    end = len(text) if end is None else end
    found: list[Piece] = []
    place = start
    for first, last in sorted(spans):
        if first < place or last > end:
            continue
        if first > place:
            found.append(Piece(text=text[place:first]))
        found.append(Piece(text=text[first:last], marked=True))
        place = last
    if place < end:
        found.append(Piece(text=text[place:end]))
    return tuple(found)


def around(paragraph: str, spans: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Return where those sentences of a paragraph begin and end that hold the first words found, three at most."""
    bounds = sentence_bounds(paragraph)
    if not bounds or not spans:
        return 0, bounds[min(len(bounds), SENTENCES) - 1][1] if bounds else len(paragraph)
    first = max(number for number, (start, _) in enumerate(bounds) if start <= spans[0][0] or not number)
    last = first
    for number, (start, end) in enumerate(bounds[first : first + SENTENCES], first):
        if any(start <= span[0] < end for span in spans):
            last = number
    return bounds[first][0], bounds[last][1]


def fragment(sentence: str) -> str:
    """Return what makes a browser scroll to the beginning of a sentence and mark it, where it knows how."""
    words = " ".join(sentence.split()[:LEADING]).rstrip(".,;:")
    return f"#:~:text={quote(words, safe='').replace('-', '%2D')}" if words else ""
