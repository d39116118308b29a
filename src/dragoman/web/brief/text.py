"""The text of a brief taken apart: headings, paragraphs, items of lists, and references to facts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.types import Frozen

#: "{{a1b2c3d4}}", "{{fact a1b2c3d4}}": what stands within is the beginning of an identifier.
REFERENCE = re.compile(r"\{\{\s*(?:(?:fact|event|report)\s+)?([^{}\n]{1,80}?)\s*\}\}")
HEADING = re.compile(r"(#{1,3})\s+(.+)")
ITEM = re.compile(r"[-*•]\s+(.+)")
#: References that are looked up; more would make a page of a brief slow.
MOST = 400


class Piece(Frozen):
    """A stretch of text, or a reference to a footnote."""

    text: str = ""
    #: Number of the footnote; 0 for text.
    note: int = 0


class Block(Frozen):
    """A heading, a paragraph or an item of a list."""

    #: heading | paragraph | item
    kind: str
    pieces: tuple[Piece, ...]
    #: Of a heading, from 2, for the title is above it.
    level: int = 0


class Parsed(Frozen):
    """A text taken apart."""

    blocks: tuple[Block, ...]
    #: What each footnote refers to, in the order of their numbers.
    references: tuple[str, ...]


def parsed(text: str) -> Parsed:
    """Return a text taken apart; a reference that comes again has the number that it had."""
    numbers: dict[str, int] = {}
    blocks = tuple(
        Block(kind=kind, level=level, pieces=tuple(pieces(words, numbers))) for kind, level, words in parts(text)
    )
    return Parsed(blocks=blocks, references=tuple(numbers))


def parts(text: str) -> Iterator[tuple[str, int, str]]:
    """Yield kind, level and words of each block."""
    for paragraph in re.split(r"\n\s*\n", text.replace("\r\n", "\n")):
        prose: list[str] = []
        for line in filter(None, map(str.strip, paragraph.splitlines())):
            heading, item = HEADING.fullmatch(line), ITEM.fullmatch(line)
            if prose and (heading or item):
                yield "paragraph", 0, " ".join(prose)
                prose = []
            if heading:
                yield "heading", max(2, len(heading[1])), heading[2]
            elif item:
                yield "item", 0, item[1]
            else:
                prose.append(line)
        if prose:
            yield "paragraph", 0, " ".join(prose)


def pieces(words: str, numbers: dict[str, int]) -> Iterator[Piece]:
    """Yield the pieces of a block; new references get the next number."""
    at = 0
    for found in REFERENCE.finditer(words):
        before = words[at : found.start()].rstrip()
        if before or at:  # two numbers side by side would read as one
            yield Piece(text=before or " ")
        key = found[1].lower()
        if key not in numbers and len(numbers) >= MOST:
            yield Piece(text=found[0])
        else:
            yield Piece(note=numbers.setdefault(key, len(numbers) + 1))
        at = found.end()
    if words[at:]:
        yield Piece(text=words[at:])
