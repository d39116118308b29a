"""What the rules find in a record: only the pairs that they are about are looked at, each once."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import cast

from dragoman.alerts import rules
from dragoman.alerts.types import Fact, Withheld
from dragoman.analysis.fates import Fate, fates
from dragoman.record.queries import latest_day, pairs_with

Pair = tuple[str, str]
Found = Iterator[Fact | Withheld]

CLAIMED = """SELECT DISTINCT a, b FROM claim JOIN report ON report.key = claim.report
JOIN event_pair ON event_pair.event = report.event WHERE a <> b ORDER BY a, b"""
DISPUTED = """SELECT DISTINCT a, b FROM event JOIN event_pair ON event_pair.event = event.id
WHERE event.disputes IS NOT NULL ORDER BY a, b"""


def day_of(connection: sqlite3.Connection) -> date:
    """Return the day as of which alerts are found: the last one on which an article appeared, but none to come.

    Not the day of the clock: what was not read yet must not look like silence, or like a promise that was not kept.
    """
    today = datetime.now(UTC).date()
    return latest_day(connection, today) or today


class Finder:
    """Finds what rules are about in one state of a record."""

    def __init__(self, connection: sqlite3.Connection, as_of: date) -> None:
        """Begin with nothing looked at."""
        self.connection = connection
        self.as_of = as_of
        self.fates: dict[Pair, list[Fate]] = {}

    def facts(self, rule: rules.Rule) -> Found:
        """Yield what suits a rule, in an order that does not depend on how the record came about."""
        found: list[Fact | Withheld] = list(FINDERS[rule.when](self, rule))
        yield from sorted(found, key=lambda one: one.order if isinstance(one, Fact) else ())

    def contact(self, rule: rules.Rule) -> Found:
        """Yield contacts."""
        from dragoman.alerts.event_facts import contacts

        return contacts(self.connection, cast(rules.Contact, rule), self.as_of)

    def silence(self, rule: rules.Rule) -> Found:
        """Yield a silence."""
        from dragoman.alerts.silence_facts import silences

        return silences(self.connection, cast(rules.Silence, rule), self.as_of)

    def commitment_due(self, rule: rules.Rule) -> Found:
        """Yield commitments that fall due."""
        from dragoman.alerts.commitment_facts import due, fates_due, pairs_due

        wanted = cast(rules.CommitmentDue, rule)
        for pair in [wanted.between] if wanted.between else pairs_due(self.connection, wanted, self.as_of):
            found = self.fates.get(pair) or fates_due(self.connection, wanted, pair, self.as_of)
            yield from due(self.connection, wanted, pair, found, self.as_of)

    def commitment(self, rule: rules.Rule) -> Found:
        """Yield commitments that stand so."""
        from dragoman.alerts.commitment_facts import states

        wanted = cast(rules.CommitmentState, rule)
        for pair in [wanted.between] if wanted.between else pairs_with(self.connection, "commitment"):
            yield from states(self.connection, wanted, pair, self.fates_of(pair), self.as_of)

    def fates_of(self, pair: Pair) -> list[Fate]:
        """Return the fates of a pair's commitments that had been made; several rules ask for the same ones."""
        if pair not in self.fates:
            found = fates(self.connection, *pair, self.as_of)
            self.fates[pair] = [fate for fate in found if fate.made is None or fate.made <= self.as_of]
        return self.fates[pair]

    def tone(self, rule: rules.Rule) -> Found:
        """Yield changes of tone."""
        from dragoman.alerts.speech_facts import shifts

        return shifts(self.connection, cast(rules.Tone, rule), self.as_of)

    def claim(self, rule: rules.Rule) -> Found:
        """Yield claims."""
        from dragoman.alerts.speech_facts import claims

        wanted = cast(rules.Claim, rule)
        for pair in self.pairs(wanted.between, CLAIMED):
            yield from claims(self.connection, wanted, pair, self.as_of)

    def dispute(self, rule: rules.Rule) -> Found:
        """Yield events in dispute."""
        from dragoman.alerts.event_facts import disputes

        wanted = cast(rules.Dispute, rule)
        for pair in self.pairs(wanted.between, DISPUTED):
            yield from disputes(self.connection, wanted, pair, self.as_of)

    def change_point(self, rule: rules.Rule) -> Found:
        """Yield changes of level."""
        from dragoman.alerts.relation_facts import change_points

        return change_points(self.connection, cast(rules.ChangePoint, rule), self.as_of)

    def pairs(self, between: Pair | None, query: str) -> list[Pair]:
        """Return the pair that a rule names, else those that a query finds."""
        return [between] if between else [(row[0], row[1]) for row in self.connection.execute(query)]


FINDERS: dict[str, Callable[[Finder, rules.Rule], Found]] = {
    "contact": Finder.contact,
    "silence": Finder.silence,
    "commitment_due": Finder.commitment_due,
    "commitment": Finder.commitment,
    "tone": Finder.tone,
    "claim": Finder.claim,
    "dispute": Finder.dispute,
    "change_point": Finder.change_point,
}
