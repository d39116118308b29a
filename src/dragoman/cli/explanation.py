"""What made a fact, in the terminal: one step after the other, each with the words that it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from dragoman.cli.layout import Layout, page_width, print_lines
from dragoman.coding.trace import Step, Trace
from dragoman.export.labels import label


def show_explanation(trace: Trace, console: Console) -> None:
    """Print every step that led to a fact."""
    print_lines(console, explanation_lines(trace, Layout(page_width(console))))


def explanation_lines(trace: Trace, layout: Layout) -> Iterator[Text]:
    """Yield the fact's identifier, then its steps."""
    yield from layout.block(Text.assemble((trace.fact, "bold"), (f" · {trace.list}", "dim")))
    for step in trace.steps:
        yield from step_lines(step, layout)


def step_lines(step: Step, layout: Layout) -> Iterator[Text]:
    """Yield one step: what it is about, its reason, the words."""
    yield from layout.row(Text(label("about", step.about), style="cyan"), Text(step.reason), Text())
    if step.words:
        yield from layout.quoted(Text(step.words.quote, style="cyan"))
