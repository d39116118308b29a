"""Deliveries that were given up: listed with why, and put back into the queue."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

import msgspec

from dragoman.alerts.types import Alert
from dragoman.errors import AlertRuleError
from dragoman.types import Frozen

SET_ASIDE = """SELECT delivery.key, delivery.channel, alert.content,
  (SELECT count(*) FROM alert_attempt WHERE delivery = delivery.id) AS attempts,
  (SELECT at FROM alert_attempt WHERE delivery = delivery.id ORDER BY number DESC LIMIT 1) AS at,
  (SELECT outcome FROM alert_attempt WHERE delivery = delivery.id ORDER BY number DESC LIMIT 1) AS reason
FROM alert_delivery AS delivery JOIN alert ON alert.id = delivery.alert
WHERE delivery.state = 'failed' ORDER BY delivery.id"""


class FailedDelivery(Frozen):
    """A delivery that was set aside."""

    #: The idempotency key.
    key: str
    channel: str
    rule: str
    alert: str
    title: str
    attempts: int
    #: When it was attempted last, and why it failed; None where it never was.
    at: str | None
    reason: str | None


def set_aside(connection: sqlite3.Connection) -> list[FailedDelivery]:
    """Return the deliveries that were given up, the first first."""
    found = []
    for row in connection.execute(SET_ASIDE).fetchall():
        alert = msgspec.json.decode(row["content"], type=Alert)
        found.append(
            FailedDelivery(
                key=row["key"], channel=row["channel"], rule=alert.rule, alert=alert.key, title=alert.title,
                attempts=row["attempts"], at=row["at"], reason=row["reason"],
            )
        )  # fmt: skip
    return found


def put_back(connection: sqlite3.Connection, keys: Iterable[str] = ()) -> int:
    """Put deliveries that were given up into the queue again: those with these keys, or all; return how many.

    Raises:
        AlertRuleError: One of the keys is of no delivery that was given up.
    """
    failed = [one.key for one in set_aside(connection)]
    wanted = list(keys) or failed
    strange = [key for key in wanted if key not in failed]
    if strange:
        raise AlertRuleError(f"no delivery that failed has the key {strange[0]!r}; “dragoman alerts failed” lists them")
    for key in wanted:
        connection.execute("UPDATE alert_delivery SET state = 'pending', tries = 0, due = 0 WHERE key = ?", (key,))
    return len(wanted)
