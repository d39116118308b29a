"""Alerts brought to their webhooks: each at least once, in every attempt with the same idempotency key.

An attempt is written down before it is made, and what came of it after. A program that is killed between the two leaves
the delivery in the queue; the next run makes it again, under the same key, by which the receiver knows it.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import msgspec

from dragoman.alerts.firing import fire
from dragoman.alerts.rules import Webhook
from dragoman.alerts.settings import DeliverySettings, settings
from dragoman.alerts.store import channels_of
from dragoman.alerts.types import Alert, Check
from dragoman.alerts.webhook import Answer, body_of, post, secret_of
from dragoman.alerts.writing import write_files
from dragoman.errors import DeliveryError
from dragoman.record.adding import now
from dragoman.record.database import transaction
from dragoman.types import Frozen

PENDING, DELIVERED, FAILED = "pending", "delivered", "failed"
DUE = """SELECT delivery.id, delivery.key, delivery.tries, alert.content FROM alert_delivery AS delivery
JOIN alert ON alert.id = delivery.alert WHERE delivery.state = 'pending' AND delivery.channel = ? AND delivery.due <= ?
ORDER BY delivery.tries, delivery.id"""  # what failed before does not hold up what is new


class Delivered(Frozen):
    """What became of the deliveries of a run."""

    #: Deliveries that arrived, that were set aside, and that wait for another attempt.
    delivered: int = 0
    failed: int = 0
    waiting: int = 0
    #: Files that were written.
    written: tuple[str, ...] = ()
    #: What went wrong, each in a sentence.
    problems: tuple[str, ...] = ()


class Run(Frozen):
    """What a run told, and what became of it."""

    check: Check
    deliveries: Delivered


def run(
    connection: sqlite3.Connection,
    folder: Path,
    *,
    as_of: date | None = None,
    allow_hosts: frozenset[str] = frozenset(),
    patience: float | None = None,
    limits: DeliverySettings | None = None,
) -> Run:
    """Write down what the rules have to tell, then deliver all that waits, and write feeds and digests.

    Args:
        connection: Of a writer.
        folder: Where relative paths of feeds and digests begin.
        as_of: The day up to which it is told; the last day that an article appeared on, unless given.
        allow_hosts: Names of hosts that need not have a public address.
        patience: Seconds to wait for a delivery to be due again; those of the settings if None.
        limits: Times and numbers of deliveries; those of the settings if None.
    """
    found = fire(connection, as_of=as_of)
    sent = deliver(connection, allow_hosts=allow_hosts, patience=patience, limits=limits)
    written, problems = write_files(connection, folder)
    return Run(
        check=found,
        deliveries=msgspec.structs.replace(sent, written=tuple(written), problems=(*sent.problems, *problems)),
    )


def deliver(
    connection: sqlite3.Connection,
    *,
    allow_hosts: frozenset[str] = frozenset(),
    patience: float | None = None,
    limits: DeliverySettings | None = None,
    environment: Mapping[str, str] = os.environ,
) -> Delivered:
    """Attempt every delivery that is due; arguments are those of ``run``."""
    limits = limits or settings().delivery
    courier = Courier(connection, allow_hosts, limits)
    webhooks = [channel for channel in channels_of(connection) if isinstance(channel, Webhook)]
    until = time.monotonic() + (limits.patience if patience is None else patience)
    ready = list(courier.ready(webhooks, environment))
    while True:
        for webhook, secret in ready:
            courier.deliver(webhook, secret)
        wait = courier.next_due([webhook.name for webhook, _ in ready])
        if wait is None or time.monotonic() + wait > until:
            break
        time.sleep(wait)
    counts = courier.counts
    waiting = connection.execute("SELECT count(*) FROM alert_delivery WHERE state = 'pending'").fetchone()[0]
    return Delivered(
        delivered=counts[DELIVERED], failed=counts[FAILED], waiting=waiting, problems=tuple(courier.problems)
    )


class Courier:
    """Makes attempts and writes down what came of them."""

    def __init__(self, connection: sqlite3.Connection, allow_hosts: frozenset[str], limits: DeliverySettings) -> None:
        """Begin with nothing delivered."""
        self.connection = connection
        self.allow_hosts = allow_hosts
        self.limits = limits
        self.counts: Counter[str] = Counter()
        self.problems: dict[str, None] = {}

    def ready(self, webhooks: Iterable[Webhook], environment: Mapping[str, str]) -> Iterable[tuple[Webhook, bytes]]:
        """Yield the webhooks whose secrets are at hand; what waits for the others goes on waiting."""
        for webhook in webhooks:
            try:
                yield webhook, secret_of(webhook.secret, environment, self.limits.secret_bytes)
            except DeliveryError as error:
                self.problems[f"{webhook.name}: {error.message}"] = None

    def deliver(self, webhook: Webhook, secret: bytes) -> None:
        """Attempt what is due for one webhook, until the server is in trouble: it is not pressed then."""
        for row in self.connection.execute(DUE, (webhook.name, time.time())).fetchall():
            number = self.begin(row)
            if number is None:
                continue
            body = body_of(msgspec.json.decode(row["content"], type=Alert))
            answer = post(webhook.url, secret, row["key"], body, allow_hosts=self.allow_hosts, limits=self.limits)
            self.settle(row, number, webhook, answer)
            if answer.again:
                return

    def begin(self, row: sqlite3.Row) -> int | None:
        """Write down that an attempt is made; return its number, or None where another run makes it."""
        with transaction(self.connection):
            claimed = self.connection.execute(
                """UPDATE alert_delivery SET tries = tries + 1, due = ?
                   WHERE id = ? AND tries = ? AND state = 'pending' AND due <= ?""",
                (time.time() + self.limits.total_seconds, row["id"], row["tries"], time.time()),
            )
            if not claimed.rowcount:
                return None
            number = self.connection.execute(
                "SELECT count(*) + 1 FROM alert_attempt WHERE delivery = ?", (row["id"],)
            ).fetchone()[0]
            self.connection.execute(
                "INSERT INTO alert_attempt (delivery, number, at, outcome) VALUES (?, ?, ?, 'begun')",
                (row["id"], number, now()),
            )
        return int(number)

    def settle(self, row: sqlite3.Row, number: int, webhook: Webhook, answer: Answer) -> None:
        """Write down what came of an attempt, and when the next one is due."""
        tries = row["tries"] + 1
        state = DELIVERED if answer.delivered else PENDING if answer.again and tries < self.limits.tries else FAILED
        self.counts[state] += 1
        if state != DELIVERED:
            self.problems[f"{webhook.name}: {answer.reason}"] = None
        due = time.time() + self.delay(tries, answer.wait)
        with transaction(self.connection):
            self.connection.execute(
                "UPDATE alert_delivery SET state = ?, due = ? WHERE id = ?", (state, due, row["id"])
            )
            self.connection.execute(
                "UPDATE alert_attempt SET status = ?, outcome = ? WHERE delivery = ? AND number = ?",
                (answer.status, answer.reason or DELIVERED, row["id"], number),
            )
            if answer.again:
                self.connection.execute(
                    "UPDATE alert_delivery SET due = max(due, ?) WHERE channel = ? AND state = 'pending'",
                    (time.time() + self.delay(1, answer.wait), webhook.name),
                )

    def delay(self, tries: int, wait: float | None) -> float:
        """Return the seconds until the next attempt: what the server asks for, at least those of the back-off."""
        limits = self.limits
        return max(wait or 0.0, min(limits.first_delay * limits.growth ** (tries - 1), limits.longest_delay))

    def next_due(self, channels: list[str]) -> float | None:
        """Return the seconds until a delivery is due, or None where none waits."""
        row = self.connection.execute(
            f"""SELECT min(due) FROM alert_delivery
                WHERE state = 'pending' AND channel IN ({",".join("?" * len(channels))})""",
            channels,
        ).fetchone()
        return None if row[0] is None else max(float(row[0]) - time.time(), 0.0)
