"""Lines of text in columns: a tag at the left, the words in the middle, an identifier at the right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from dragoman.cli.printable import printable
from dragoman.export.labels import label
from dragoman.export.outline import Entry

#: Longer lines are hard to read; a wider terminal leaves the rest empty.
WIDEST = 110
NARROWEST = 40
#: Columns of the tag, its glyph and the space after it.
TAG = 15
MARGIN = 1

#: Glyph and style of each status; the word stands beside it, so nothing rests on colour or shape alone.
STATUSES = {
    "happened": ("●", "green"),
    "ongoing": ("◐", "cyan"),
    "planned": ("○", "blue"),
    "called_for": ("◇", "yellow"),
    "hypothetical": ("◌", "dim"),
    "negated": ("✗", "red"),
    "disputed": ("≠", "red"),
    "moved": ("→", "dim"),
}
DIRECTIONS = {"better": "▲", "worse": "▼", "unchanged": "▬"}


def page_width(console: Console) -> int:
    """Return the number of columns to lay out in."""
    return max(NARROWEST, min(console.width, WIDEST))


def print_lines(console: Console, lines: Iterable[Text]) -> None:
    """Print lines that are laid out already."""
    for line in lines:
        console.print(line, no_wrap=True, overflow="ignore", crop=False, highlight=False)


def join(parts: Sequence[Text], separator: str = " · ") -> Text:
    """Return the parts as one text; the separators are dim."""
    joined = Text()
    for number, part in enumerate(parts):
        if number:
            joined.append(separator, style="dim")
        joined.append_text(part)
    return joined


def badge(entry: Entry, colour: str) -> Text:
    """Return the tag of an entry: status, kind, cue or direction."""
    if entry.status is not None:
        glyph, style = STATUSES.get(entry.status, ("·", "default"))
        return Text(f"{glyph} {label('status', entry.status)}", style=f"{style} dim" if entry.historical else style)
    if entry.kind == "assessment":
        return Text(f"{DIRECTIONS.get(entry.label, '·')} {entry.label}", style=colour)
    return Text(f"{'└ ' if entry.depth else ''}{entry.label}", style=colour)


def above_rule(rule: Text) -> Iterator[Text]:
    """Yield an empty line, then the rule."""
    yield Text()
    yield rule


class Layout:
    """Sets texts into lines of a given width."""

    def __init__(self, width: int) -> None:
        """Keep the width in columns."""
        self.width = width
        self.console = Console(width=width, no_color=True, color_system=None)

    def wrap(self, text: Text, width: int) -> list[Text]:
        """Return the text as lines of at most so many columns, without white space at their ends."""
        safe = text.copy()
        safe.plain = printable(text.plain)
        lines = list(safe.wrap(self.console, max(width, 10)))
        for line in lines:
            line.rstrip()
        return lines

    def rule(self, title: str, count: str, colour: str) -> Text:
        """Return a line that opens a section."""
        dashes = max(self.width - MARGIN - cell_len(title) - len(count) - 2, 3)
        return Text.assemble(" " * MARGIN, (title, f"bold {colour}"), " ", ("─" * dashes, "dim"), " ", (count, "dim"))

    def block(self, text: Text, *, left: int = MARGIN, hanging: int = 0) -> Iterator[Text]:
        """Yield a paragraph; its lines after the first stand further right by ``hanging``."""
        lines = self.wrap(text, self.width - left - hanging)
        for number, line in enumerate(lines):
            yield Text(" " * (left + (hanging if number else 0))).append_text(line)

    def row(self, tag: Text, body: Text, identifier: Text) -> Iterator[Text]:
        """Yield a tag, the words beside it and an identifier at the right end of the first line."""
        tags = self.wrap(tag, TAG - 1)
        for hanging in tags[1:]:
            hanging.pad_left(2)
        inner = self.width - MARGIN - TAG
        bodies = self.wrap(body, inner - (identifier.cell_len + 2 if identifier else 0))
        for number in range(max(len(tags), len(bodies))):
            line = Text(" " * MARGIN)
            line.append_text(tags[number] if number < len(tags) else Text())
            line.append(" " * (MARGIN + TAG - line.cell_len))
            line.append_text(bodies[number] if number < len(bodies) else Text())
            if number == 0 and identifier:
                line.append(" " * max(self.width - identifier.cell_len - line.cell_len, 1)).append_text(identifier)
            yield line

    def under(self, text: Text) -> Iterator[Text]:
        """Yield small print below the words of a row; nothing when there is none."""
        if text:
            yield from self.block(text, left=MARGIN + TAG)

    def quoted(self, text: Text) -> Iterator[Text]:
        """Yield a passage from the article, with a bar at its left."""
        for line in self.wrap(text, self.width - MARGIN - TAG - 2):
            yield Text.assemble(" " * (MARGIN + TAG), ("│ ", "dim")).append_text(line)
