"""Records for the tests of alerts: kept from readings that say exactly what a test tells, watched by rules."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec

from dragoman.alerts.delivering import Run, run
from dragoman.alerts.firing import check, fire
from dragoman.alerts.rule_files import rules_from
from dragoman.alerts.store import add_rules
from dragoman.alerts.types import Alert, Check
from dragoman.door import open_record
from dragoman.types import Commitment, Interval, Quote, Reading
from telling import HEADS, article, contact, deed

CALLS: dict[str, Any] = {"name": "calls", "when": "contact", "between": ["USA", "ISR"]}
SECRET = "a secret of the desk, long enough"


def keep(path: Path, readings: Iterable[Reading]) -> Path:
    """Keep readings in a record."""
    with open_record(path) as record:
        for reading in readings:
            record.keep(reading)
    return path


def watch(path: Path, *rules: dict[str, Any], channels: Iterable[dict[str, Any]] = (), replace: bool = False) -> None:
    """Add rules and channels to a record."""
    with open_record(path) as record, record.writing() as connection:
        add_rules(
            connection, rules_from({"rule": list(rules), "channel": list(channels)}), author="test", replace=replace
        )


def told(path: Path, as_of: str | date | None = None) -> list[Alert]:
    """Write down what the rules of a record have to tell, and return it."""
    return list(fired(path, as_of).alerts)


def fired(path: Path, as_of: str | date | None = None) -> Check:
    """Write down what the rules of a record have to tell."""
    with open_record(path) as record:
        return fire(record.connection, as_of=date.fromisoformat(as_of) if isinstance(as_of, str) else as_of)


def checked(path: Path, *rules: dict[str, Any], as_of: str | None = None) -> Check:
    """Return what rules would tell."""
    with open_record(path, write=False) as record, record.reading() as connection:
        return check(
            connection, as_of=date.fromisoformat(as_of) if as_of else None,
            rules=rules_from({"rule": list(rules)}).rules if rules else None,
        )  # fmt: skip


def ran(path: Path, **options: Any) -> Run:
    """Fire and deliver."""
    with open_record(path) as record:
        return run(record.connection, path.parent, **options)


def call_on(day: str, told_on: str | None = None, **more: Any) -> Reading:
    """Return an article that tells of a call of the heads on a day."""
    return article(told_on or day, contact(day, **more), salt=f"{day} {more.get('status', '')}")


def every_days(first: str, step: int, times: int) -> list[Reading]:
    """Return articles that tell of calls at regular distances."""
    start = date.fromisoformat(first)
    return [call_on((start + timedelta(days=step * number)).isoformat()) for number in range(times)]


def quiet(first: str, until: str, step: int = 3) -> list[Reading]:
    """Return articles that name one of the two countries and no contact: somebody read, and there was silence."""
    found, day, last = [], date.fromisoformat(first), date.fromisoformat(until)
    while day <= last:
        found.append(article(day, deed("COOPERATE", day, of="USA", to="FRA"), salt=f"quiet {day}"))
        day += timedelta(days=step)
    return found


def promise(day: str, due: str, words: str, kind: str = "promise") -> Reading:
    """Return an article in which the one head promises the other something by a day."""
    reading = article(day, contact(day, words=f"Ann Oak promised Dan Fig that {words}"), salt=f"promise {words}")
    start = reading.article.text.index(words)
    quote = Quote(start=start, end=start + len(words), quote=words)
    by = date.fromisoformat(due)
    made = Commitment(
        id="k0", kind=kind, by=(HEADS["USA"].id,), to=(HEADS["ISR"].id,), action=quote, confidence=0.9,
        evidence=(quote,), due=Interval(earliest=by, latest=by, precision="day"),
    )  # fmt: skip
    return msgspec.structs.replace(reading, commitments=(made,))
