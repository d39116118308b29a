"""The sources in the terminal: how fresh each is, what failed, what may be missing, how much was read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from dragoman.cli.layout import Layout, above_rule, join, page_width, print_lines
from dragoman.collect.moments import seconds_until
from dragoman.export.lines import counted

if TYPE_CHECKING:
    from dragoman.collect.overview import Overview

#: Glyph and style of each state; the word stands beside it.
STATES = {"active": ("●", "green"), "failing": ("▲", "yellow"), "paused": ("◌", "dim"), "gone": ("✗", "red")}
UNITS = ((86_400, "day"), (3_600, "hour"), (60, "minute"))
#: What became of addresses, in words.
OUTCOMES = {
    "waiting": "waiting", "fetched": "to be read", "irrelevant": "nothing diplomatic", "paywalled": "behind a wall",
    "unreadable": "unreadable", "gone": "gone", "skipped": "passed over", "failed": "failed",
}  # fmt: skip


def ago(moment: str | None) -> str:
    """Return how long ago a moment was, in words."""
    if moment is None:
        return "never"
    seconds = -seconds_until(moment)
    for length, unit in UNITS:
        if seconds >= length:
            return f"{counted(int(seconds // length), unit)} ago"
    return "just now"


def print_sources(found: Sequence[Overview]) -> None:
    """Print the sources."""
    console = Console(highlight=False)
    layout = Layout(page_width(console))
    print_lines(console, above_rule(layout.rule("Sources", str(len(found)), "cyan")))
    if not found:
        hint = "There is none yet; “dragoman sources add ADDRESS” adds a feed, a sitemap or a page."
        print_lines(console, layout.block(Text(hint, style="dim")))
    for one in found:
        print_lines(console, lines_of(layout, one))


def lines_of(layout: Layout, one: Overview) -> Iterator[Text]:
    """Yield the lines of one source."""
    state = "failing" if one.state == "active" and one.failures else one.state
    glyph, style = STATES.get(state, ("·", "default"))
    name = one.outlet or one.title or one.address
    body = join([Text(part, style="bold" if part == name else "") for part in (name, one.country, one.kind) if part])
    yield from layout.row(Text(f"{glyph} {state}", style=style), body, Text(str(one.id), style="dim"))
    yield from layout.under(Text(one.address if name != one.address else "", style="dim"))
    yield from layout.under(join([Text(part) for part in (freshness(one), gaps(one), share(one)) if part]))
    for part in (failures(one), *(f"{number} × {reason}" for reason, number in one.unread)):
        yield from layout.under(Text(part, style="dim"))


def freshness(one: Overview) -> str:
    """Return when the source last answered and last brought something new."""
    if one.answered is None:
        return "never visited" if one.tried is None else f"never answered; tried {ago(one.tried)}"
    return f"answered {ago(one.answered)}, new {ago(one.fresh)}"


def failures(one: Overview) -> str:
    """Return how often the source failed, and why."""
    if not one.reason:
        return ""
    times = f"failed {counted(one.failures, 'time')} in a row: " if one.failures else ""
    return f"{times}{one.reason}"


def gaps(one: Overview) -> str:
    """Return the times in which something may have been missed."""
    return f"{counted(one.gaps, 'gap')} of {one.gap_days:g} days together" if one.gaps else ""


def share(one: Overview) -> str:
    """Return how much of what the source listed was read."""
    if one.read is None:
        waiting = one.addresses.get("waiting", 0) + one.addresses.get("fetched", 0)
        return f"{waiting} waiting" if waiting else ""
    number = sum(one.addresses.values())
    others = [f"{one.addresses[state]} {words}" for state, words in OUTCOMES.items() if one.addresses.get(state)]
    return f"{one.read:.0%} read of {number}" + (f" ({', '.join(others)})" if others else "")
