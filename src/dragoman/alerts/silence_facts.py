"""Silences that are longer than a rule allows; none where too little was read to call it one."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from datetime import date

from dragoman.alerts.event_facts import reports_by
from dragoman.alerts.rules import Silence
from dragoman.alerts.sources import command, sources_of
from dragoman.alerts.types import Fact, Told, Withheld
from dragoman.analysis import types
from dragoman.analysis.rhythm import rhythm
from dragoman.export.dates import describe_day
from dragoman.export.dossier_outline import if_disputed
from dragoman.export.labels import label
from dragoman.export.lines import counted
from dragoman.export.names import present

EVENT = "SELECT id FROM event WHERE key = ?"
REPORTS = "SELECT report.key FROM report WHERE event = ? AND verdict IS NOT 'rejected' ORDER BY report.key"
REASONS = {"nothing_of_the_countries": "nothing of the two was read", "few_articles": "far less than usual was read"}


def silences(connection: sqlite3.Connection, rule: Silence, as_of: date) -> Iterator[Fact | Withheld]:
    """Yield the silence of two countries if it suits a rule; why it is not told where that cannot be known."""
    found = rhythm(connection, *rule.between, as_of=as_of, level=rule.level, medium=rule.medium)
    current = found.current
    if current is None or current.days <= rule.days or (rule.since and as_of < rule.since):
        return
    least = rule.times_usual * found.usual.median if rule.times_usual and found.usual else None
    if rule.times_usual and least is None:
        yield withheld(rule, current, "there were too few contacts before it to say what is usual")
    elif least is not None and current.days < least:
        return
    elif not current.covered:
        gap = current.coverage.gaps[0]
        yield withheld(
            rule, current,
            f"coverage has a gap from {describe_day(gap.since)} to {describe_day(gap.until)}: "
            f"{REASONS.get(gap.reason, gap.reason)}",
        )  # fmt: skip
    else:
        number = connection.execute(EVENT, (current.after,)).fetchone()[0]
        marks = tuple(row[0] for row in connection.execute(REPORTS, (number,)))
        yield Fact(
            countries=rule.between, marks=marks, state={"silent": "yes"},
            tell=telling(connection, rule, current, found.usual, number), order=(str(current.since), current.after),
        )  # fmt: skip


def withheld(rule: Silence, silence: types.Silence, reason: str) -> Withheld:
    """Return why a silence is not told."""
    return Withheld(
        rule=rule.name, when=rule.when, countries=rule.between,
        reason=f"{counted(silence.days, 'day')} without {what(rule)}, but {reason}", gaps=silence.coverage.gaps,
    )  # fmt: skip


def what(rule: Silence) -> str:
    """Return what there was none of, in words."""
    medium = f" by {label('contact', rule.medium)}" if rule.medium else ""
    level = f" of {rule.level}" if rule.level != "any" else ""
    return f"a contact{level}{medium}"


def telling(
    connection: sqlite3.Connection,
    rule: Silence,
    silence: types.Silence,
    usual: types.UsualInterval | None,
    number: int,
) -> Callable[[], Told]:
    """Return the function that tells of a silence."""

    def tell() -> Told:
        coverage, told = silence.coverage, f"{counted(silence.vague, 'contact')} without an exact day may fall into it"
        return Told(
            title=f"{' and '.join(rule.between)}: {counted(silence.days, 'day')} without {what(rule)}",
            details=present(
                f"the last one was on {describe_day(silence.since)}",
                f"usual are {usual.median:g} days, by {counted(usual.silences, 'silence')}" if usual else None,
                if_disputed(silence),
                f"{counted(coverage.articles, 'article')} read since, {coverage.of_pair:,} of them name both",
                told if silence.vague else None,
            ),
            events=(silence.after,), commands=(command("show", silence.after),),
            sources=sources_of(connection, reports_by(connection, number, date.max)),
        )  # fmt: skip

    return tell
