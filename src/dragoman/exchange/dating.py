"""The day on which an event stands in a table of what happened on which day."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from dragoman.analysis.rhythm import placed
from dragoman.exchange.types import Exported, Selection


def on_its_day(entry: Exported, selection: Selection) -> Exported | None:
    """Return an event that is known to the day on which it began, or None.

    With ``by_publication`` one that is not stands on the day of its first publication, if it may have been then.
    """
    if is_dated(entry):
        return entry
    day = first_told(entry) if selection.by_publication else None
    event = entry.event
    if day is None or not (event.earliest or day) <= day <= (event.latest or day):
        return None
    return replace(entry, event=replace(event, earliest=day, latest=day, precision="day"), by_publication=True)


def is_dated(entry: Exported) -> bool:
    """Whether an event is known to the day on which it began."""
    event = entry.event
    one = event.earliest is not None and event.earliest == event.latest
    return one or placed(event.precision, event.earliest, event.latest)


def first_told(entry: Exported) -> date | None:
    """Return the first day on which an article that is known to have appeared on it told an event as news."""
    articles = (source.article for source in entry.sources if not source.report.historical)
    return min((one.latest for one in articles if one.latest and one.earliest == one.latest), default=None)
