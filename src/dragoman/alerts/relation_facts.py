"""Months from which on a relation is on another level."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from datetime import date

from dragoman.alerts.event_facts import reports_by
from dragoman.alerts.rules import ChangePoint
from dragoman.alerts.sources import command, sources_of
from dragoman.alerts.types import Fact, Told
from dragoman.analysis import types
from dragoman.analysis.relations import first_day, number_of, relations
from dragoman.export.dates import describe_day
from dragoman.record.keys import digest

EVENT = "SELECT id FROM event WHERE key = ?"


def change_points(connection: sqlite3.Connection, rule: ChangePoint, as_of: date) -> Iterator[Fact]:
    """Yield where the relation of two countries changed its level; only periods that are over are looked at."""
    for change in relations(connection, *rule.between, by=rule.by, until=as_of).changes:
        if rule.since and change.day < rule.since:
            continue
        better = change.after.value > change.before.value
        yield Fact(
            countries=rule.between, marks=marks_of(rule, change.day, better=better),
            state={"level": "better" if better else "worse"}, tell=telling(connection, rule, change),
            order=(str(change.day),),
        )  # fmt: skip


def marks_of(rule: ChangePoint, on: date, *, better: bool) -> tuple[str, ...]:
    """Return the marks of a change: it may be placed a period earlier or later when more is read, and is the same."""
    number = number_of(on, rule.by)
    return tuple(
        digest("change", *rule.between, rule.by, first_day(place, rule.by), better)
        for place in (number, number - 1, number + 1)
    )


def telling(connection: sqlite3.Connection, rule: ChangePoint, change: types.ChangePoint) -> Callable[[], Told]:
    """Return the function that tells of a change."""

    def tell() -> Told:
        better = change.after.value > change.before.value
        events = tuple(influence.event for influence in change.because)
        reports = [
            report
            for key in events
            for report in reports_by(connection, connection.execute(EVENT, (key,)).fetchone()[0], date.max)[:1]
        ]
        return Told(
            title=f"{' and '.join(rule.between)}: {'better' if better else 'worse'} since {describe_day(change.day)}",
            details=(f"mean intensity before: {shown(change.before)}", f"after: {shown(change.after)}"),
            events=events, commands=tuple(command("show", key) for key in events),
            sources=sources_of(connection, reports),
        )  # fmt: skip

    return tell


def shown(estimate: types.Estimate) -> str:
    """Return a figure with its interval."""
    if estimate.low is None or estimate.high is None:
        return f"{estimate.value:+.1f}"
    return f"{estimate.value:+.1f} ({estimate.low:+.1f} to {estimate.high:+.1f})"
