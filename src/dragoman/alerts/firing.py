"""What is news: facts that suit a rule and were not told, or have changed since they were; written down once.

A fact is known again by any of its marks, the reports of its event: an event that another one joins is not news for
that, though its key may change. It is compared with the last alert of every thread that it is known from.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import msgspec

from dragoman.alerts.finding import Finder, day_of
from dragoman.alerts.rules import Rule
from dragoman.alerts.store import queue, rules_of, write_alert
from dragoman.alerts.types import Alert, Check, Fact, Told, Withheld
from dragoman.record.adding import now
from dragoman.record.database import transaction
from dragoman.record.keys import digest
from dragoman.record.rows import batches, marks

THREADS = """SELECT DISTINCT alert.thread FROM alert_mark JOIN alert ON alert.id = alert_mark.alert
WHERE alert_mark.rule = ? AND alert_mark.mark IN ({})"""
LATEST = "SELECT id, key, state FROM alert WHERE thread = ? ORDER BY id DESC LIMIT 1"


class Known:
    """What was told of a fact before: threads with the key and state of their last alert."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Look in the record; add what is about to be told by ``tell``."""
        self.connection = connection
        #: Of what is not written yet: thread of each mark, and last key and state of each thread.
        self.marks: dict[tuple[str, str], str] = {}
        self.fresh: dict[str, tuple[str, dict[str, str]]] = {}

    def before(self, rule: str, fact: Fact) -> dict[str, tuple[str, dict[str, str]]]:
        """Return key and state of the last alert of every thread that a fact is known from, the oldest thread first."""
        threads: set[int] = set()
        for some in batches(fact.marks):
            threads |= {row[0] for row in self.connection.execute(THREADS.format(marks(some)), (rule, *some))}
        found = {}
        for thread in sorted(threads):
            row = self.connection.execute(LATEST, (thread,)).fetchone()
            found[str(thread)] = (row["key"], json.loads(row["state"]))
        for mark in fact.marks:
            fresh = self.marks.get((rule, mark))
            if fresh is not None:
                found[fresh] = self.fresh[fresh]
        return found

    def tell(self, rule: str, fact: Fact, thread: str | None, key: str) -> None:
        """Note what is about to be told."""
        thread = thread or key
        self.fresh[thread] = (key, fact.state)
        self.marks.update({(rule, mark): thread for mark in fact.marks})


class News:
    """One pass over facts: those of all rules, or those that were found a moment ago."""

    def __init__(self, connection: sqlite3.Connection, as_of: date) -> None:
        """Prepare the pass."""
        self.connection = connection
        self.as_of = as_of
        self.known = Known(connection)

    def alert(self, rule: Rule, fact: Fact, told: Told | None = None) -> Alert | None:
        """Return the alert of a fact, or None where it was told as it is.

        Args:
            rule, fact: What was found.
            told: What is said of it, where that is known already.
        """
        before = self.known.before(rule.name, fact)
        if fact.only_known and not before:
            return None
        if any(state == fact.state for _, state in before.values()):
            return None
        last = next(reversed(before.items()), None)
        previous, state = last[1] if last else (fact.marks[0], None)
        key = digest("alert", rule.name, previous, json.dumps(fact.state, sort_keys=True))
        self.known.tell(rule.name, fact, last[0] if last else None, key)
        told = told or fact.tell()
        return Alert(
            key=key, rule=rule.name, when=rule.when, countries=fact.countries, as_of=self.as_of, title=told.title,
            details=told.details, state=fact.state, before=state, events=told.events, commands=told.commands,
            sources=told.sources,
        )  # fmt: skip


@dataclass(frozen=True)
class Look:
    """What the rules have to tell, with the facts that it is about."""

    check: Check
    news: tuple[tuple[Rule, Fact, Told], ...]


def look(connection: sqlite3.Connection, as_of: date | None = None, rules: Iterable[Rule] | None = None) -> Look:
    """Return what rules have to tell of a record as of a day; nothing is written."""
    day = as_of or day_of(connection)
    wanted = sorted(rules_of(connection) if rules is None else rules, key=lambda rule: rule.name)
    news, finder, known = News(connection, day), Finder(connection, day), 0
    withheld: list[Withheld] = []
    found: list[tuple[Alert, Rule, Fact]] = []
    for rule in wanted:
        for fact in finder.facts(rule):
            if isinstance(fact, Withheld):
                withheld.append(fact)
            elif alert := news.alert(rule, fact):
                found.append((alert, rule, fact))
            elif not fact.only_known:
                known += 1
    alerts = tuple(alert for alert, _, _ in found)
    told = tuple((rule, fact, told_in(alert)) for alert, rule, fact in found)
    return Look(Check(as_of=day, rules=len(wanted), alerts=alerts, withheld=tuple(withheld), known=known), told)


def told_in(alert: Alert) -> Told:
    """Return what an alert says."""
    return Told(
        title=alert.title, details=alert.details, events=alert.events, commands=alert.commands, sources=alert.sources
    )


def check(connection: sqlite3.Connection, *, as_of: date | None = None, rules: Iterable[Rule] | None = None) -> Check:
    """Return what the rules of a record, or others, have to tell of it; nothing is written.

    Args:
        connection: Of a reader.
        as_of: The day up to which it is told; the last day that an article appeared on, unless given.
        rules: Those of the record, unless given.
    """
    return look(connection, as_of, rules).check


def fire(connection: sqlite3.Connection, *, as_of: date | None = None) -> Check:
    """Write down what the rules of a record have to tell, with a delivery for every channel, and return it.

    The rules are looked at while others may write. What they found is written in one transaction, after another look
    at what was told before, for another run may have told it meanwhile: an alert and its deliveries are written
    together or not at all.

    Args:
        connection: Of a writer.
        as_of: The day up to which it is told; the last day that an article appeared on, unless given.
    """
    connection.execute("BEGIN")
    try:
        looked = look(connection, as_of)
    finally:
        connection.execute("ROLLBACK")
    if not looked.news:
        return looked.check
    at, alerts = now(), []
    with transaction(connection):
        news = News(connection, looked.check.as_of)
        for rule, fact, told in looked.news:
            if alert := news.alert(rule, fact, told):
                fired = msgspec.structs.replace(alert, fired=at)
                queue(connection, write_alert(connection, fired, fact.marks), fired)
                alerts.append(fired)
    known = looked.check.known + len(looked.news) - len(alerts)
    return msgspec.structs.replace(looked.check, alerts=tuple(alerts), known=known)
