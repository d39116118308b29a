"""Lists of entries of the record in the terminal; JSON lines for programs."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
from rich.console import Console
from rich.text import Text

from dragoman.cli.layout import STATUSES, Layout, above_rule, join, page_width, print_lines
from dragoman.export.labels import label
from dragoman.export.lines import Line


def print_json(objects: Iterable[Any]) -> None:
    """Print objects as JSON, one a line, as UTF-8 whatever the terminal's encoding."""
    for one in objects:
        sys.stdout.buffer.write(msgspec.json.encode(one) + b"\n")
    sys.stdout.buffer.flush()


def print_sections(sections: Sequence[tuple[str, Sequence[Line]]], colour: str = "cyan", *, note: str = "") -> None:
    """Print lists of entries, each under its title with its count."""
    console = Console(highlight=False)
    layout = Layout(page_width(console))
    for title, lines in sections:
        print_lines(console, above_rule(layout.rule(title, str(len(lines)), colour)))
        print_lines(console, layout.block(Text(note, style="dim")) if note else ())
        for line in lines:
            print_lines(console, entry(layout, line, colour))


def entry(layout: Layout, line: Line, colour: str) -> Iterator[Text]:
    """Yield one entry: its tag, who and what, its identifier; below it the details and the words."""
    body = join([part for part in (Text(line.title), Text(line.parties, style="bold")) if part])
    if not body and line.details:
        body, line = join([Text(part) for part in line.details]), msgspec.structs.replace(line, details=())
    yield from layout.row(tag(line, colour), body, Text(line.key, style="dim"))
    yield from layout.under(join([Text(part) for part in line.details]))
    for quote in line.quote.splitlines():
        yield from layout.quoted(Text(" ".join(quote.split()), style="dim"))


def tag(line: Line, colour: str) -> Text:
    """Return the tag of an entry."""
    if line.is_event:
        glyph, style = STATUSES.get(line.tag, ("·", "default"))
        return Text(f"{glyph} {line.word}", style=style)
    return Text(label("commitment", line.tag), style="dim" if line.tag == "silence" else colour)
