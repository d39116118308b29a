"""Rules, channels, alerts and deliveries as the record keeps them."""

from __future__ import annotations

import json
import sqlite3
import uuid
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

import msgspec

from dragoman.alerts.rule_files import RuleFile, listed
from dragoman.alerts.rules import CHANNELS, KINDS, Channel, Rule, Webhook
from dragoman.alerts.types import Alert
from dragoman.errors import AlertRuleError
from dragoman.record.adding import now
from dragoman.record.keys import digest

Kind = TypeVar("Kind", Rule, Channel)
#: Tables of the record: where its entries stand, and which kinds there are by which field.
RULE: tuple[str, str] = ("alert_rule", "rule")
CHANNEL: tuple[str, str] = ("alert_channel", "channel")


def add_rules(connection: sqlite3.Connection, file: RuleFile, *, author: str, replace: bool = False) -> list[str]:
    """Keep rules and channels; what is there already as it is changes nothing. Return the names of what is new.

    Args:
        connection: Of a writer, within a transaction.
        file: The rules and channels.
        author: Who adds them.
        replace: Whether one of a name that is taken takes the other's place.

    Raises:
        AlertRuleError: A name is taken, or was of a rule of another kind, or a channel names a rule that is not there.
    """
    begin_feed(connection)
    new = [rule.name for rule in file.rules if put(connection, RULE, rule, author, replace)]
    new += [channel.name for channel in file.channels if put(connection, CHANNEL, channel, author, replace)]
    names = {rule.name for rule in rules_of(connection)}
    for channel in file.channels:
        missing = [name for name in channel.rules if name not in names]
        if missing:
            raise AlertRuleError(
                f"channel “{channel.name}” names rules that are not there: {listed(missing)}; add them first"
            )
    return new


def begin_feed(connection: sqlite3.Connection) -> None:
    """Give the record's feed its identifier, once and for ever."""
    if connection.execute("SELECT 1 FROM alert_feed").fetchone() is None:
        connection.execute("INSERT INTO alert_feed (id, made) VALUES (?, ?)", (str(uuid.uuid4()), now()))


def put(
    connection: sqlite3.Connection, place: tuple[str, str], entry: Rule | Channel, author: str, replace: bool
) -> bool:
    """Keep one rule or channel; return whether that changed anything."""
    table, column = place
    text = msgspec.json.encode(entry).decode()
    row = connection.execute(f"SELECT {column}, removed FROM {table} WHERE name = ?", (entry.name,)).fetchone()
    if row is not None:
        if row[0] == text and row["removed"] is None:
            return False
        refuse_other(column, entry, json.loads(row[0]))
        if row[0] != text and row["removed"] is None and not replace:
            raise AlertRuleError(
                f"there is a {column} “{entry.name}” that says something else; choose another name, or --replace it"
            )
    connection.execute(
        f"""INSERT INTO {table} (name, {column}, added, author) VALUES (?, ?, ?, ?) ON CONFLICT (name) DO UPDATE
            SET {column} = excluded.{column}, added = excluded.added, author = excluded.author, removed = NULL""",
        (entry.name, text, now(), author),
    )
    return True


def refuse_other(column: str, entry: Rule | Channel, known: Mapping[str, Any]) -> None:
    """Refuse to give a name to another kind of rule: what it has told is remembered under it."""
    tag = "when" if isinstance(entry, Rule) else "to"
    if known[tag] != getattr(entry, tag):
        raise AlertRuleError(f"“{entry.name}” is or was a {column} of the kind “{known[tag]}”; choose another name")


def remove(connection: sqlite3.Connection, name: str) -> str:
    """Take out the rule or channel of a name; return which it was. What it has told stays.

    What waits for a channel that is taken out is set aside: "dragoman alerts failed" lists it.

    Raises:
        AlertRuleError: There is none.
    """
    for table, column in (RULE, CHANNEL):
        done = connection.execute(f"UPDATE {table} SET removed = ? WHERE name = ? AND removed IS NULL", (now(), name))
        if done.rowcount:
            if column == "channel":
                connection.execute(
                    "UPDATE alert_delivery SET state = 'failed' WHERE channel = ? AND state = 'pending'", (name,)
                )
            return column
    names = [rule.name for rule in rules_of(connection)] + [channel.name for channel in channels_of(connection)]
    raise AlertRuleError(
        f"there is no rule or channel “{name}”; there are {listed(names)}" if names else "there is no rule yet"
    )


def rules_of(connection: sqlite3.Connection) -> list[Rule]:
    """Return the rules of a record by name."""
    return entries(connection, RULE, KINDS, "when")


def channels_of(connection: sqlite3.Connection) -> list[Channel]:
    """Return the channels of a record by name."""
    return entries(connection, CHANNEL, CHANNELS, "to")


def entries(
    connection: sqlite3.Connection, place: tuple[str, str], kinds: Mapping[str, type[Kind]], tag: str
) -> list[Kind]:
    """Return the rules or channels that were not removed, by name."""
    table, column = place
    rows = connection.execute(f"SELECT {column} FROM {table} WHERE removed IS NULL ORDER BY name").fetchall()
    return [msgspec.json.decode(row[0], type=kinds[json.loads(row[0])[tag]]) for row in rows]


def write_alert(connection: sqlite3.Connection, alert: Alert, marks: Sequence[str]) -> int:
    """Write an alert with what its fact is known by; return its number."""
    before = None
    if alert.before is not None:
        before = connection.execute(
            f"""SELECT max(alert.id), thread FROM alert_mark JOIN alert ON alert.id = alert_mark.alert
                WHERE alert_mark.rule = ? AND mark IN ({",".join("?" * len(marks))})""",
            (alert.rule, *marks),
        ).fetchone()
    content = msgspec.json.encode(alert).decode()
    number = connection.execute(
        "INSERT INTO alert (key, rule, thread, state, fired, content) VALUES (?, ?, 0, ?, ?, ?) RETURNING id",
        (alert.key, alert.rule, json.dumps(alert.state), alert.fired, content),
    ).fetchone()[0]
    thread = before["thread"] if before and before["thread"] else number
    connection.execute("UPDATE alert SET thread = ? WHERE id = ?", (thread, number))
    connection.executemany(
        "INSERT INTO alert_mark (rule, mark, alert) VALUES (?, ?, ?)",
        [(alert.rule, mark, number) for mark in dict.fromkeys(marks)],
    )
    return int(number)


def queue(connection: sqlite3.Connection, number: int, alert: Alert) -> None:
    """Put an alert into the queue of every webhook that it is for; feeds and digests are written from what fired."""
    for channel in channels_of(connection):
        if isinstance(channel, Webhook) and (not channel.rules or alert.rule in channel.rules):
            connection.execute(
                """INSERT INTO alert_delivery (key, alert, channel, state, due) VALUES (?, ?, ?, 'pending', 0)
                   ON CONFLICT (alert, channel) DO NOTHING""",
                (digest("delivery", alert.key, channel.name), number, channel.name),
            )


def fired(
    connection: sqlite3.Connection,
    *,
    rules: Sequence[str] = (),
    since: date | None = None,
    until: date | None = None,
    limit: int | None = None,
) -> list[Alert]:
    """Return alerts that were told, the latest first.

    Args:
        connection: Of a reader.
        rules: Names of rules; of all, unless given.
        since, until: First and last day as of which they were found.
        limit: How many at most.
    """
    condition, values = "1", list[Any]()
    if rules:
        condition, values = f"rule IN ({','.join('?' * len(rules))})", list(rules)
    for day, sign in ((since, ">="), (until, "<=")):
        if day:
            condition, values = f"{condition} AND json_extract(content, '$.as_of') {sign} ?", [*values, day.isoformat()]
    rows = connection.execute(
        f"SELECT content FROM alert WHERE {condition} ORDER BY id DESC LIMIT ?",
        (*values, -1 if limit is None else limit),
    )
    return [msgspec.json.decode(row[0], type=Alert) for row in rows]


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Return how many alerts each rule has told."""
    return dict(connection.execute("SELECT rule, count(*) FROM alert GROUP BY rule").fetchall())
