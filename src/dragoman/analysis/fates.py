"""What became of commitments: kept, broken, overdue, withdrawn, superseded, answered, or open still.

Later sentences of articles about the same countries are held against each commitment: one that repeats enough of its
telling words is about it, and its words and facts say what happened. Nothing is kept of this: it is worked out from the
record when it is asked for, as of a day.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from dragoman.analysis.fates_about import sentences_about
from dragoman.analysis.fates_answers import asked_before, given, is_answer
from dragoman.analysis.fates_articles import later_pool
from dragoman.analysis.fates_cues import ASKED, BOUND, says, settings
from dragoman.analysis.fates_pool import Pool
from dragoman.analysis.fates_telling import answer, outcome, tells_of_before
from dragoman.analysis.fates_told import Sentence
from dragoman.analysis.fates_words import is_copy
from dragoman.record.packing import decompress
from dragoman.record.queries import events_of, reports_of_event
from dragoman.record.reports import BY, pairs_of
from dragoman.record.rows import batches, day, fetch_reports, marks
from dragoman.record.types import EventEntry, Report
from dragoman.sentences import sentence_around
from dragoman.types import Frozen, Quote

OPEN, OVERDUE = "open", "overdue"
#: The commitments of a dyad, each with the day on which it was first reported.
MADE = """SELECT event.key, (
    SELECT min(article.latest) FROM report JOIN article ON article.id = report.article
    WHERE report.event = event.id AND article.earliest IS NOT NULL) AS made
FROM event_pair JOIN event ON event.id = event_pair.event
WHERE event_pair.a = ? AND event_pair.b = ? AND event.kind = 'commitment'"""


class Turn(Frozen):
    """A sentence that settles a commitment."""

    #: kept | broken | withdrawn | superseded | answered_yes | answered_no
    state: str
    #: Key and title of the article, and the day on which it appeared.
    article: str
    title: str | None
    outlet: str | None
    published: date | None
    #: The sentence and where it stands.
    sentence: str
    start: int
    end: int


class Fate(Frozen):
    """A commitment with what became of it."""

    commitment: EventEntry
    #: Day on which it was first reported.
    made: date | None
    #: open | kept | broken | overdue | withdrawn | superseded | answered_yes | answered_no
    state: str
    turn: Turn | None = None


def fates(
    connection: sqlite3.Connection,
    a: str,
    b: str,
    as_of: date,
    *,
    since: date | None = None,
    latest: int | None = None,
) -> list[Fate]:
    """Return the commitments of a dyad of countries, each with what became of it as of a day, the oldest first.

    Args:
        connection: Of a reader.
        a, b: ISO 3166-1 alpha-3 codes.
        as_of: The day as of which it is told; what was published later is not looked at.
        since: Only those first reported on this day or later.
        latest: Only so many, those first reported last.
    """
    rows = [
        row for row in connection.execute(MADE, (min(a, b), max(a, b))) if is_between(day(row["made"]), since, as_of)
    ]
    chosen = sorted(rows, key=lambda row: (row["made"] is None, row["made"], row["key"]))
    keys = [row["key"] for row in (chosen[-latest:] if latest else chosen)]
    entries, reports = {entry.key: entry for entry in commitments(connection, keys)}, reports_by_event(connection, keys)
    pool = later_pool(connection, a, b, as_of)
    return [fate_of(connection, entries[key], reports[key], pool, as_of) for key in keys]


def commitments(connection: sqlite3.Connection, keys: Sequence[str]) -> Iterator[EventEntry]:
    """Yield the events with some keys."""
    for some in batches(keys):
        yield from events_of(connection, f"event.key IN ({marks(some)})", some)


def is_between(day: date | None, since: date | None, until: date) -> bool:
    """Whether a commitment was first reported in a period; one without a day is in every period without a start."""
    if day is None:
        return since is None
    return (since is None or since <= day) and day <= until


def reports_by_event(connection: sqlite3.Connection, keys: Sequence[str]) -> dict[str, list[Report]]:
    """Return the reports of each of some events."""
    found: dict[str, list[Report]] = {key: [] for key in keys}
    for some in batches(keys):
        condition = f"report.event IN (SELECT id FROM event WHERE key IN ({marks(some)}))"
        owners = dict(
            connection.execute(
                f"""SELECT report.key, event.key FROM report JOIN event ON event.id = report.event
                    WHERE event.key IN ({marks(some)})""",
                some,
            ).fetchall()
        )
        for report in fetch_reports(connection, condition, some):
            found[owners[report.key]].append(report)
    return found


def first_of(reports: Sequence[Report]) -> Report:
    """Return the report that came first."""
    return min(reports, key=lambda r: (str(r.published and r.published.latest), r.article, r.start))


def made_on(first: Report) -> date | None:
    """Return the day on which a commitment was first reported, or None."""
    return first.published.latest if first.published else None


def fate_of(
    connection: sqlite3.Connection, entry: EventEntry, reports: Sequence[Report], pool: Pool, as_of: date
) -> Fate:
    """Return what became of one commitment."""
    first = first_of(reports)
    made = made_on(first)
    planned = None
    if entry.type in BOUND:
        planned = (
            turn_by_contact(connection, reports, as_of)
            or turn_by_meeting(connection, first, as_of)
            or turn_by_calling_off(connection, first, as_of)
        )
    turn = planned or (at_once(first, pool) if entry.type in ASKED else None)
    if turn is None and entry.type in BOUND and is_answer(first):
        turn = turn_by_answer(connection, first, pool, as_of)
    if turn is None:
        turns = (turn_of(entry, first, sentence, pool) for sentence in sentences_about(entry.type, first, made, pool))
        turn = next((found for found in turns if found is not None), None)
    if turn is not None:
        return Fate(commitment=entry, made=made, state=moved_on(turn, pool), turn=turn)
    late = entry.latest is not None and entry.latest < as_of and entry.type in BOUND
    return Fate(commitment=entry, made=made, state=OVERDUE if late else OPEN)


def turn_by_answer(connection: sqlite3.Connection, first: Report, pool: Pool, as_of: date) -> Turn | None:
    """Return how a promise of an answer was kept: the answer to the request that stands before it, or one told of."""
    asked = asked_before(connection, first)
    if asked is not None:
        fate = fate_of(connection, asked, reports_by_event(connection, [asked.key])[asked.key], pool, as_of)
        if fate.turn is not None and fate.turn.article != first.article:
            return replace(fate.turn, state="kept")
    sentence = given(connection, first, pool)
    return turn_at(sentence, "kept") if sentence else None


def moved_on(turn: Turn, pool: Pool) -> str:
    """Return the state that a turn makes: what was called off is superseded where the article names another date."""
    if turn.state != "withdrawn":
        return turn.state
    rest = [s for s in pool.of_article(turn.article) if s.start >= turn.start][: settings()["new_date_within"] + 1]
    return "superseded" if any(says("instead", s.text) for s in rest) else turn.state


def turn_by_contact(connection: sqlite3.Connection, reports: Sequence[Report], as_of: date) -> Turn | None:
    """Return what became of a meeting, visit or call that was promised or planned, by what became of the contact."""
    for report in reports:
        rows = connection.execute(
            """SELECT event.key, event.status, event.latest FROM report JOIN event ON event.id = report.event
               JOIN article ON article.id = report.article
               WHERE article.key = ? AND report.contact IS NOT NULL AND report.status = 'planned'
               AND report.start < ? AND report."end" > ?""",
            (report.article, report.end, report.start),
        ).fetchall()
        for row in rows:
            state = STATES.get(row["status"])
            if (state and row["latest"] and row["latest"] <= as_of.isoformat()) or state == "withdrawn":
                return told_by(connection, row["key"], state, row["status"])
    return None


def turn_by_meeting(connection: sqlite3.Connection, first: Report, as_of: date) -> Turn | None:
    """Return how a plan to meet was kept: those who planned it had a contact with the other side on its day."""
    if not (first.earliest and first.latest and says("meeting", first.quote)):
        return None
    persons = bound_persons(first)
    if (first.latest - first.earliest).days > settings()["meeting_days"] or not persons:
        return None
    for a, b in pairs_of(first.parties):
        rows = connection.execute(
            """SELECT event.key, event.status FROM event_pair JOIN event ON event.id = event_pair.event
               WHERE event_pair.a = ? AND event_pair.b = ? AND event_pair.contact = 1 AND a <> b
               AND event_pair.earliest BETWEEN ? AND ? AND event.latest BETWEEN event.earliest AND ?
               AND event.status IN ('happened', 'ongoing') ORDER BY event.key""",
            (a, b, first.earliest.isoformat(), first.latest.isoformat(), as_of.isoformat()),
        ).fetchall()
        for row in rows:
            if had_part(connection, row["key"], persons):
                return told_by(connection, row["key"], "kept", row["status"])
    return None


def turn_by_calling_off(connection: sqlite3.Connection, first: Report, as_of: date) -> Turn | None:
    """Return how a plan to meet was called off: those who made it were told in time not to meet until its last day."""
    made, persons = made_on(first), bound_persons(first)
    if not (made and first.latest and persons and says("meeting", first.quote)):
        return None
    for a, b in pairs_of(first.parties):
        rows = connection.execute(
            """SELECT DISTINCT event.key FROM event_pair JOIN event ON event.id = event_pair.event
               WHERE event_pair.a = ? AND event_pair.b = ? AND event_pair.contact = 1 AND a <> b
               AND event_pair.earliest <= ? AND event.latest >= ? AND event.status = 'negated' ORDER BY event.key""",
            (a, b, first.latest.isoformat(), first.latest.isoformat()),
        ).fetchall()
        for row in rows:
            turn = told_by(connection, row["key"], "withdrawn", "negated")
            in_time = turn and turn.published and made < turn.published <= min(first.latest, as_of)
            if in_time and had_part(connection, row["key"], persons):
                return turn
    return None


def had_part(connection: sqlite3.Connection, event: str, persons: set[str]) -> bool:
    """Whether one of some persons has a part in an event, by any of its reports."""
    return any(party.actor in persons for report in reports_of_event(connection, event) for party in report.parties)


def bound_persons(first: Report) -> set[str]:
    """Return the persons who bound themselves by a commitment."""
    return {party.actor for party in first.parties if party.role in BY and party.kind == "person"}


#: What a planned contact's final status makes of the plan.
STATES = {"happened": "kept", "ongoing": "kept", "negated": "withdrawn"}


def told_by(connection: sqlite3.Connection, event: str, state: str, status: str) -> Turn | None:
    """Return the turn that the first report of an event with its final status makes."""
    for report in reports_of_event(connection, event):
        if report.status == status:
            row = connection.execute(
                "SELECT key, title, outlet, latest, reading FROM article WHERE key = ?", (report.article,)
            ).fetchone()
            text = decompress(row["reading"]).article
            whole = sentence_around(text, Quote(start=report.start, end=report.end, quote=report.quote))
            return Turn(
                state=state, article=row["key"], title=row["title"], outlet=row["outlet"],
                published=day(row["latest"]), sentence=text.text[whole.start : whole.end],
                start=whole.start, end=whole.end,
            )  # fmt: skip
    return None


def at_once(first: Report, pool: Pool) -> Turn | None:
    """Return the answer to a request that stands in the same sentence ("invited him to Izmir, and he accepted")."""
    own = pool.at(first.article, first.end - 1)
    if own is None:
        return None
    rest = own.text[first.end - own.start :]
    state = "answered_no" if says("refused", rest) else "answered_yes" if says("accepted", rest) else None
    return turn_at(own, state) if state else None


def turn_of(entry: EventEntry, first: Report, sentence: Sentence, pool: Pool) -> Turn | None:
    """Return what a sentence says became of a commitment, or None when it is not about it or says nothing of that."""
    sides = {
        side: {name for p in entry.parties if p.role in roles for name in (p.country, p.actor) if name}
        for side, roles in (("by", ("by",)), ("to", ("to", "counterpart")))
    }
    if is_copy(first, sentence):
        return None
    state = None
    if entry.type in ASKED:
        state = answer(first, sentence, sides, pool)
    elif entry.type in BOUND and sentence.article != first.article and not tells_of_before(first, sentence):
        state = outcome(entry, first, sentence, sides, pool)
    return turn_at(sentence, state) if state else None


def turn_at(sentence: Sentence, state: str) -> Turn:
    """Return the turn that a sentence makes."""
    return Turn(
        state=state, article=sentence.article, title=sentence.title, outlet=sentence.outlet,
        published=sentence.published, sentence=sentence.text, start=sentence.start, end=sentence.end,
    )  # fmt: skip
