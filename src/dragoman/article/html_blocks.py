"""A page's tree as a flat list of blocks, each with the hints that its elements give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from dragoman.article.clean import normalise, squeeze
from dragoman.article.furniture import furniture
from dragoman.article.html_tree import too_deep
from dragoman.article.page_terms import page_terms
from dragoman.article.settings import settings

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

HEADING = re.compile(r"^h[1-6]$")
#: Stands for a br element; cannot come from a page, for it is no character of HTML.
LINE_BREAK = "\x1e"
#: Two br elements in a row separate paragraphs.
PARAGRAPH_BREAK = re.compile(rf"{LINE_BREAK}\s*{LINE_BREAK}")
HINT_PART = re.compile(r"[a-z]+|[A-Z]+(?=[A-Z][a-z]|\b|[^a-zA-Z])|[A-Z][a-z]+")
#: Elements whose hints are not looked at: they hold the page, not a part of it.
WHOLE = frozenset(("html", "body", "main"))
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@dataclass(slots=True)
class Frame:
    """An open block element."""

    number: int
    parent: int
    tag: str
    hint: str | None


@dataclass(slots=True)
class PageBlock:
    """A run of text between block boundaries of a page."""

    text: str
    tag: str
    #: Numbers of the element and of the one around it.
    element: int
    parent: int
    linked: float
    #: (number of the element, reason) of all elements around the text that hint at furniture, outermost first.
    hints: tuple[tuple[int, str], ...]
    key: str = field(default="")

    def __post_init__(self) -> None:
        """Squeeze the text once."""
        self.key = squeeze(self.text)

    @property
    def is_heading(self) -> bool:
        """Whether the markup says that it is a heading."""
        return bool(HEADING.match(self.tag))


@lru_cache(maxsize=4096)
def hint_of(attributes: str) -> str | None:
    """Return the reason that words of a class, id or role give, or None."""
    known = furniture().hints
    for name in attributes.split():
        if name.lower() in known:
            return known[name.lower()]
    for part in HINT_PART.findall(attributes):
        if part.lower() in known:
            return known[part.lower()]
    return None


def element_hint(element: HtmlElement, tag: str) -> str | None:
    """Return why an element may be furniture: by its tag, role, class, id or style."""
    if tag in WHOLE:
        return None
    table = furniture()
    attributes: Any = element.attrib
    if attributes.get("hidden") is not None or attributes.get("aria-hidden") == "true":
        return "boilerplate"
    if tag == "article" and attributes.get("role") is None:
        return None
    by_role = table.roles.get(attributes.get("role", ""))
    if by_role:
        return by_role
    style = attributes.get("style")
    if style and HIDDEN.search(style):
        return "boilerplate"
    names = " ".join(filter(None, (attributes.get("class"), attributes.get("id"), attributes.get("data-component"))))
    return (hint_of(names) if names else None) or table.elements.get(tag)


class Flattener:
    """Walks a tree once and collects its blocks."""

    def __init__(self) -> None:
        """Begin at the body."""
        self.blocks: list[PageBlock] = []
        self.frames: list[Frame] = [Frame(0, 0, "body", None)]
        self.runs: list[tuple[str, bool]] = []
        self.links = 0
        self.elements = 0

    def add(self, text: str | None) -> None:
        """Add running text."""
        if text:
            self.runs.append((text, self.links > 0))

    def flush(self) -> None:
        """Close the current run of text and keep its paragraphs as blocks."""
        if not self.runs:
            return
        total = sum(len(run.strip()) for run, _ in self.runs)
        linked = sum(len(run.strip()) for run, is_link in self.runs if is_link)
        for part in PARAGRAPH_BREAK.split("".join(run for run, _ in self.runs)):
            text = normalise(part.replace(LINE_BREAK, " "))
            if text:
                self.keep(text, linked / max(1, total))
        self.runs = []

    def keep(self, text: str, linked: float) -> None:
        """Add a block that stands in the innermost open element."""
        frame = self.frames[-1]
        hints = tuple((entry.number, entry.hint) for entry in self.frames if entry.hint)
        tag = next((entry.tag for entry in reversed(self.frames) if HEADING.match(entry.tag)), frame.tag)
        self.blocks.append(PageBlock(text, tag, frame.number, frame.parent, linked, hints))

    def open(self, element: HtmlElement, tag: str) -> None:
        """Begin an element."""
        if tag == "a":
            self.links += 1
        elif tag == "br":
            self.add(LINE_BREAK)
        if is_block(element, tag):
            self.flush()
            self.elements += 1
            self.frames.append(Frame(self.elements, self.frames[-1].number, tag, element_hint(element, tag)))
        self.add(element.text)

    def close(self, element: HtmlElement, tag: str) -> None:
        """End an element."""
        if is_block(element, tag):
            self.flush()
            self.frames.pop()
        elif tag == "a":
            self.links -= 1
        self.add(element.tail)


def is_block(element: HtmlElement, tag: str) -> bool:
    """Return whether the element interrupts a line; a date within a sentence does not."""
    if tag != "time":
        return tag in page_terms().block_tags
    parent = element.getparent()
    return parent is not None and parent.tag not in (
        "p",
        "li",
        "span",
        "h1",
        "h2",
        "h3",
        "h4",
        "td",
        "a",
        "em",
        "strong",
    )


def walk(body: HtmlElement, source: str) -> Iterator[tuple[str, HtmlElement, str]]:
    """Yield ("start" or "end", element, tag), leaving out what holds no text of the page."""
    from lxml import etree  # type: ignore[import-untyped]

    walker = etree.iterwalk(body, events=("start", "end"))
    skipped = page_terms().skipped_tags
    depth, limit = 0, settings().limits.tree_depth
    for event, element in walker:
        tag = element.tag
        if not isinstance(tag, str):
            continue
        if event == "start":
            depth += 1
            if depth > limit:
                raise too_deep(source)
            if tag in skipped:
                walker.skip_subtree()
                continue
        else:
            depth -= 1
        yield event, element, tag


def flatten(tree: HtmlElement, source: str) -> list[PageBlock]:
    """Return the blocks of a page in its order.

    Raises:
        ArticleError: The page is nested too deep.
    """
    body = tree.find("body")
    skipped = page_terms().skipped_tags
    flattener = Flattener()
    for event, element, tag in walk(tree if body is None else body, source):
        if event == "start":
            flattener.open(element, tag)
        elif tag in skipped:
            flattener.add(element.tail)
        else:
            flattener.close(element, tag)
    flattener.flush()
    return flattener.blocks
