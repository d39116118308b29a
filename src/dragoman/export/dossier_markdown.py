"""A dossier as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.export.dossier_outline import DossierOutline, Part
from dragoman.export.lines import Line

#: Characters that mean something in Markdown, or could open a tag.
SIGNS = re.compile(r"([\\`*_\[\]<>#|])")


def dossier_markdown(outline: DossierOutline) -> str:
    """Return the dossier as a Markdown page; text from articles is text, never markup."""
    return "\n".join(page(outline)) + "\n"


def page(outline: DossierOutline) -> Iterator[str]:
    """Yield the lines of the page."""
    yield f"# {plain(outline.title)}"
    yield ""
    yield " · ".join(map(plain, outline.about))
    for part in outline.parts:
        yield from section(part)


def section(part: Part) -> Iterator[str]:
    """Yield a section."""
    yield ""
    yield f"## {plain(part.title)}"
    yield ""
    if part.note:
        yield plain(part.note)
        yield ""
    for line in part.lines:
        yield from entry(line)


def entry(line: Line) -> Iterator[str]:
    """Yield an entry of a list, its words as a quotation below it."""
    parts = (plain(line.title), f"**{plain(line.parties)}**" if line.parties else "", *map(plain, line.details))
    head = " · ".join([f"_{plain(line.word)}_", *(part for part in parts if part)])
    yield f"- {head}{f' `{line.key}`' if line.key else ''}"
    for number, quote in enumerate(line.quote.splitlines()):
        yield from ["  >"] if number else []
        yield f"  > {plain(quote)}"


def plain(text: str) -> str:
    """Return text in which nothing is markup, on one line."""
    return SIGNS.sub(r"\\\1", " ".join(text.split()))
