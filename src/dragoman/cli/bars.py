"""The bar of every command that takes long, on the terminal and gone at the end."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress


def is_watched(total: int | None = None) -> bool:
    """Return whether somebody watches, and there is more than one thing to wait for."""
    return sys.stderr.isatty() and (total is None or total > 1)


def make_bar(
    what: str, *, share: bool = False, beside: tuple[str, ...] = (), console: Console | None = None
) -> Progress:
    """Return a bar with the remaining time.

    Args:
        what: What is done, in a word that stands before the bar.
        share: Whether the share that is done is shown, not the number.
        beside: Fields of the task that are shown beside the bar.
        console: Where it is drawn; on standard error unless given.
    """
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TaskProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn(what), BarColumn(), TaskProgressColumn() if share else MofNCompleteColumn(), TimeRemainingColumn(),
        *(TextColumn(f"{{task.fields[{name}]}}") for name in beside),
    )  # fmt: skip
    return Progress(*columns, console=console or Console(stderr=True), transient=True)
