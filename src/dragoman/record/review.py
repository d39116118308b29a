"""What is worth deciding: the queue of a reviewer, the most valuable decision first.

What was decided on and comes again in other words is first, then disputed events; then events in doubt, by how many
origins they have, whether contacts are counted from them and whether anybody is named, of two countries, statements and
assessments in doubt, and events that are likely one. What is decided is left out.
"""

from __future__ import annotations

import heapq
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from dragoman.errors import EntryNotFoundError, QueryError
from dragoman.record.decided import settled
from dragoman.record.doubles import PAIR, is_busy, proposals, rules
from dragoman.record.events import packed
from dragoman.record.queries import events_of, find_entry
from dragoman.record.reworded import reworded
from dragoman.record.rows import batches, fetch_reports, marks
from dragoman.record.types import EventEntry, Report, StoredArticle
from dragoman.types import Frozen
from dragoman.vocabulary.load import load_vocabulary

#: What the queue can be limited to.
KINDS = ("contact", "event", "commitment", "statement", "assessment", "double")


class Waiting(Frozen):
    """Something that waits for a decision."""

    #: event | report | double
    what: str
    #: Key of the event or report.
    key: str
    #: Of a double: key of the event that is likely the same.
    other: str | None = None
    #: What a decision is worth, to be compared with others.
    worth: float
    #: Why it is worth one, in plain words.
    because: tuple[str, ...]
    #: The event, where it is one, and its double.
    event: EventEntry | None = None
    double: EventEntry | None = None
    #: The statement or assessment, where it is one.
    report: Report | None = None


#: Parties of an event in which nobody is named, as its row keeps them.
NOBODY = packed(())
#: Whether an event is between no two countries.
ALONE = "NOT EXISTS (SELECT 1 FROM event_pair AS own WHERE own.event = event.id AND own.a <> own.b)"


class Candidate(NamedTuple):
    """Something that may wait, before it is looked up; the first in order is worth most."""

    undisputed: bool
    less: float
    key: str
    what: str
    other: str | None = None
    #: Why it comes before its turn; "" where it does not.
    because: str = ""


def types() -> tuple[str, ...]:
    """Return the types that a queue can be limited to: of events, commitments, statements and assessments."""
    words = load_vocabulary()
    every = (words.event_types, words.commitment_kinds, words.tones, words.assessment_directions)
    return tuple(dict.fromkeys(key for group in every for key in group))


def check_limits(type: str | None, kind: str | None) -> None:
    """Refuse to limit a review to a type or kind that there is not."""
    if type is not None and type not in types():
        raise QueryError(f"{type!r} is no type of what is reviewed; expected one of {', '.join(types())}")
    if kind is not None and kind not in KINDS:
        raise QueryError(f"{kind!r} is nothing that is reviewed; expected one of {', '.join(KINDS)}")


def queue(
    connection: sqlite3.Connection,
    *,
    limit: int = 50,
    pair: tuple[str, str] | None = None,
    type: str | None = None,
    kind: str | None = None,
    without: Collection[str] = (),
    confidence: tuple[float, float] | None = None,
) -> list[Waiting]:
    """Return what is worth deciding, the most valuable first.

    Args:
        connection: Of a reader.
        limit: How many.
        pair: Codes of two countries; only what is between them.
        type: PLOVER type of an event, kind of a commitment, tone of a statement, direction of an assessment.
        kind: One of ``KINDS``; a contact is an event too.
        without: Keys that are left out: what was skipped.
        confidence: Only what is so sure, from the one to the other; doubles, which have none, are left out.

    Raises:
        QueryError: There is no such kind or type.
    """
    check_limits(type, kind)
    streams: list[Iterable[Candidate]] = []
    if kind != "double":
        first = rules()["queue"]["first"]
        again = reworded(connection, pair, type, kind, confidence)
        streams.append([Candidate(False, -first, one.key, one.what, because=one.because) for one in again])
    if kind in (None, "contact", "event", "commitment"):
        streams.append(events(connection, pair, type, kind, confidence))
    if kind in (None, "statement", "assessment"):
        streams.append(reports(connection, pair, type, kind, confidence))
    if kind in (None, "double") and type in (None, "CONSULT") and confidence is None:
        streams.append(doubles(connection, pair, without))
    left = once(one for one in heapq.merge(*streams) if one.key not in without)
    return looked_up(connection, list(islice(left, limit)))


def once(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield what may wait, each once: what comes before its turn has a turn too."""
    seen: set[str] = set()
    for one in candidates:
        if one.key not in seen:
            seen.add(one.key)
            yield one


def events(
    connection: sqlite3.Connection,
    pair: tuple[str, str] | None,
    type: str | None,
    kind: str | None,
    confidence: tuple[float, float] | None = None,
) -> Iterator[Candidate]:
    """Yield events that wait, in order; disputed ones only while a dispute of theirs is not settled."""
    # Of the whole record, and of a busy pair, the first are read off the index; of another pair all are sorted.
    source, condition, values = "event INDEXED BY event_to_review", "worth IS NOT NULL", list[object]()
    if pair and is_busy(connection, pair):
        condition += f" AND id IN {PAIR}"
        values += sorted(pair)
    elif pair:
        source = "event_pair AS pair CROSS JOIN event ON event.id = pair.event"
        condition += " AND pair.a = ? AND pair.b = ?"
        values += sorted(pair)
    if type:
        condition += " AND type = ?"
        values.append(type)
    if kind == "contact":
        condition += " AND medium IS NOT NULL"
    elif kind:
        condition += " AND kind = ?"
        values.append(kind)
    if confidence:
        condition += " AND confidence BETWEEN ? AND ?"
        values += confidence
    rows = connection.execute(
        f"""SELECT event.id, key, disputes, worth, parties = '{NOBODY}' AS nobody, {ALONE} AS alone
            FROM {source} WHERE {condition}
            ORDER BY disputes IS NULL, worth DESC, key""",
        values,
    )
    lessened: list[Candidate] = []  # the rows are in the order of what events would be worth with names
    for row in rows:
        if row["disputes"] and not set(row["disputes"].split()) - settled(connection, row["id"]):
            continue
        less = rules()["queue"]["nobody_named" if row["nobody"] else "one_country"] if row["alone"] else 1.0
        found = Candidate(not row["disputes"], -row["worth"] * less, row["key"], "event")
        if row["alone"]:
            heapq.heappush(lessened, found)
            continue
        while lessened and lessened[0] < found:
            yield heapq.heappop(lessened)
        yield found
    yield from sorted(lessened)


def reports(
    connection: sqlite3.Connection,
    pair: tuple[str, str] | None,
    type: str | None,
    kind: str | None,
    confidence: tuple[float, float] | None = None,
) -> Iterator[Candidate]:
    """Yield statements and assessments that wait, in order; those of a pair among the most doubtful only."""
    condition, values = "worth IS NOT NULL", list[object]()
    if type:
        condition += " AND type = ?"
        values.append(type)
    if kind:
        condition += " AND kind = ?"
        values.append(kind)
    if confidence:
        condition += " AND confidence BETWEEN ? AND ?"
        values += confidence
    query = f"SELECT id, key, worth FROM report WHERE {condition} ORDER BY worth DESC, key"
    if pair:
        party = "EXISTS (SELECT 1 FROM report_party WHERE report = id AND country = ?)"
        query = f"SELECT * FROM ({query} LIMIT {rules()['queue']['examined']}) WHERE {party} AND {party}"
        values += pair
    for row in connection.execute(query, values):
        yield Candidate(True, -row["worth"], row["key"], "report")


def doubles(
    connection: sqlite3.Connection, pair: tuple[str, str] | None, without: Collection[str]
) -> Iterator[Candidate]:
    """Yield events that are likely one, in order."""
    worth = rules()["double"]["worth"]
    for double in proposals(connection, pair):
        if f"{double.one} {double.other}" not in without:
            yield Candidate(True, -worth * double.likeness, f"{double.one} {double.other}", "double", double.other)


def looked_up(connection: sqlite3.Connection, candidates: list[Candidate]) -> list[Waiting]:
    """Return the candidates with what there is to show of them."""
    keys = sorted({key for one in candidates if one.what != "report" for key in one.key.split()})
    known: dict[str, EventEntry] = {}
    for some in batches(keys):
        known |= {event.key: event for event in events_of(connection, f"event.key IN ({marks(some)})", some)}
    alone: dict[str, Report] = {}
    for some in batches([one.key for one in candidates if one.what == "report"]):
        alone |= {r.key: r for r in fetch_reports(connection, f"report.key IN ({marks(some)})", some)}
    return [waiting(one, known, alone) for one in candidates]


def named(connection: sqlite3.Connection, identifier: str) -> Waiting:
    """Return one thing by its identifier or the beginning of one, whether it waits for a decision or not.

    Raises:
        EntryNotFoundError: Nothing that is reviewed has the identifier, or several have.
    """
    found = find_entry(connection, identifier)
    if isinstance(found, StoredArticle):
        raise EntryNotFoundError(
            f"{identifier!r} is an article, which is accepted or rejected as a whole by “dragoman decide”; "
            "“dragoman show” lists the identifiers of what it reports"
        )
    what = "event" if isinstance(found, EventEntry) else "report"
    return looked_up(connection, [Candidate(True, 0.0, found.key, what)])[0]


def waiting(one: Candidate, known: dict[str, EventEntry], alone: dict[str, Report]) -> Waiting:
    """Return a candidate with its event or report, and why it is worth a decision."""
    key = one.key.split()[0]
    event, report = known.get(key), alone.get(key)
    double = known.get(one.other) if one.other else None
    because = reasons(event, report) if double is None else ("likely one event, told twice",)
    because = (one.because, *because) if one.because else because
    return Waiting(
        what=one.what, key=key, other=one.other, worth=round(-one.less, 4), because=because,
        event=event, report=report, double=double,
    )  # fmt: skip


def reasons(event: EventEntry | None, report: Report | None) -> tuple[str, ...]:
    """Return why an event or report is worth a decision."""
    if event is None:
        return (f"confidence {report.confidence:.2f}",) if report else ()
    found = [f"its reports differ in {' and '.join(event.disputes)}"] if event.disputes else []
    found.append(f"confidence {event.confidence:.2f}")
    if event.origins > 1:
        found.append(f"{event.origins} origins")
    if not event.parties:
        found.append("nobody is named")
    elif len({party.country for party in event.parties if party.country}) == 1:
        found.append("of one country alone")
    elif event.medium:
        found.append("contacts are counted from it")
    return tuple(found)


def mark_of(waiting: Waiting) -> str:
    """Return what ``without`` knows something by."""
    return f"{waiting.key} {waiting.other}" if waiting.other else waiting.key
