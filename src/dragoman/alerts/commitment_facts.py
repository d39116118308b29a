"""Commitments that fall due, and those that were kept, broken or left undone."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from dragoman.alerts.rules import CommitmentDue, CommitmentState
from dragoman.alerts.sources import command, shortened, sources_of
from dragoman.alerts.types import Fact, Source, Told
from dragoman.analysis.fates import OPEN, OVERDUE, Fate, told_within
from dragoman.analysis.fates_articles import Periods
from dragoman.analysis.rhythm_coverage import coverage_of, read_articles
from dragoman.export.dates import describe_day
from dragoman.export.labels import label
from dragoman.export.lines import by_reviewer, counted, of_commitment
from dragoman.export.names import present
from dragoman.record.queries import events_between, reports_of_event

Pair = tuple[str, str]
REPORTS = """SELECT report.key FROM report JOIN event ON event.id = report.event
WHERE event.key = ? AND report.verdict IS NOT 'rejected' ORDER BY report.key"""
DUE_PAIRS = """
SELECT DISTINCT a, b FROM event_pair JOIN event ON event.id = event_pair.event
WHERE kind = 'commitment' AND event.latest BETWEEN ? AND ? ORDER BY a, b
"""


def pairs_due(connection: sqlite3.Connection, rule: CommitmentDue, as_of: date) -> list[Pair]:
    """Return the pairs that have a commitment whose time ends soon: only their articles need be looked through."""
    until = as_of + timedelta(days=rule.within)
    return [(row["a"], row["b"]) for row in connection.execute(DUE_PAIRS, (as_of.isoformat(), until.isoformat()))]


def fates_due(connection: sqlite3.Connection, rule: CommitmentDue, pair: Pair, as_of: date) -> list[Fate]:
    """Return what became of those commitments of a pair whose time ends soon.

    Of a pair with thousands of commitments the fates of all take a minute; articles are looked through only where one
    is due.
    """
    until = as_of + timedelta(days=rule.within)
    entries = [
        entry
        for entry in events_between(connection, *pair, kind="commitment")
        if entry.latest is not None and as_of <= entry.latest <= until and entry.type in rule.kinds
    ]
    if not entries:
        return []
    made = [(entry, reports_of_event(connection, entry.key)) for entry in entries]
    found, _ = told_within(connection, made, Periods(connection, *pair, as_of), as_of, None)
    return [fate for fate in found.values() if fate.made is None or fate.made <= as_of]


def due(
    connection: sqlite3.Connection, rule: CommitmentDue, pair: Pair, fates: Sequence[Fate], as_of: date
) -> Iterator[Fact]:
    """Yield the open commitments of a pair whose time ends within the days of a rule."""
    for fate in fates:
        latest = fate.commitment.latest
        if latest is None or not as_of <= latest <= as_of + timedelta(days=rule.within) or fate.state != OPEN:
            continue
        if fate.commitment.type in rule.kinds and not too_early(fate, rule.since):
            left = (latest - as_of).days
            when = "due today" if not left else f"due in {counted(left, 'day')}, on {describe_day(latest)}"
            yield fact(connection, pair, fate, {"due": latest.isoformat()}, telling(connection, fate, when))


def states(
    connection: sqlite3.Connection, rule: CommitmentState, pair: Pair, fates: Sequence[Fate], as_of: date
) -> Iterator[Fact]:
    """Yield the commitments of a pair that stand as a rule asks."""
    for fate in fates:
        if fate.state not in rule.becomes or (rule.kinds and fate.commitment.type not in rule.kinds):
            continue
        if not too_early(fate, rule.since):
            tell = telling(connection, fate, label("commitment", fate.state), pair, as_of)
            yield fact(connection, pair, fate, {"state": fate.state}, tell)


def too_early(fate: Fate, since: date | None) -> bool:
    """Whether what a commitment came to, or else the commitment, was before a day."""
    settled = fate.turn.published if fate.turn else fate.decided.since if fate.decided else None
    days = [settled, fate.commitment.latest, fate.made]
    return since is not None and (next((day for day in days if day), date.max)) < since


def fact(
    connection: sqlite3.Connection, pair: Pair, fate: Fate, state: dict[str, str], tell: Callable[[], Told]
) -> Fact:
    """Return the fact that a commitment stands so."""
    entry = fate.commitment
    marks = tuple(row[0] for row in connection.execute(REPORTS, (entry.key,)))
    return Fact(countries=pair, marks=marks, state=state, tell=tell, order=(str(entry.latest), entry.key))


def telling(
    connection: sqlite3.Connection, fate: Fate, stands: str, pair: Pair | None = None, as_of: date = date.max
) -> Callable[[], Told]:
    """Return the function that tells of a commitment, and of the sentence that settled it."""

    def tell() -> Told:
        entry, turn = fate.commitment, fate.turn
        line = of_commitment(entry)
        sources = sources_of(connection, reports_of_event(connection, entry.key))
        if turn is not None:
            url = connection.execute("SELECT url FROM article WHERE key = ?", (turn.article,)).fetchone()[0]
            settling = Source(
                article=turn.article, title=turn.title, outlet=turn.outlet, url=url, published=turn.published,
                sentence=shortened(turn.sentence),
            )  # fmt: skip
            sources = (settling, *(source for source in sources if source.sentence != settling.sentence))
        further = read_since(connection, fate, pair, as_of) if pair and fate.state == OVERDUE else ()
        return Told(
            title=f"{label('commitment', entry.type)} {stands}: {line.parties}",
            details=present(*line.details, *further, by_reviewer(fate.decided)),
            events=(entry.key,), commands=(command("show", entry.key),), sources=sources,
        )  # fmt: skip

    return tell


def read_since(connection: sqlite3.Connection, fate: Fate, pair: Pair, as_of: date) -> tuple[str, ...]:
    """Return how much was read since the time for a commitment was over, for nothing was heard of it in that."""
    if fate.commitment.latest is None:
        return ()
    coverage = coverage_of(read_articles(connection, pair), fate.commitment.latest, as_of, whole=True)
    said = f"{counted(coverage.articles, 'article')} read since, {coverage.of_pair:,} of them name both"
    return (said, "coverage has a gap since: what came of it may not have been read") if coverage.gaps else (said,)
