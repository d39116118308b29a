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
from dragoman.analysis.fates_articles import Periods
from dragoman.analysis.fates_at_once import at_once, is_of_deadline
from dragoman.analysis.fates_cues import ASKED, BOUND, says, settings
from dragoman.analysis.fates_deeds import Sides
from dragoman.analysis.fates_due import names_due, names_other_day, names_other_time, tells_of_before, times_named
from dragoman.analysis.fates_joined import apart, settled_last
from dragoman.analysis.fates_learned import turn_by_signs
from dragoman.analysis.fates_link import link
from dragoman.analysis.fates_matter import matter_of
from dragoman.analysis.fates_meetings import (
    accepts_invitation,
    names_new_date,
    turn_by_contact,
    turn_by_its_day,
    turn_by_meeting_asked_for,
    turn_by_new_date,
    turn_in_window,
)
from dragoman.analysis.fates_named import takes_it
from dragoman.analysis.fates_omissions import is_omission, outcome_of_omission, quote_with_no
from dragoman.analysis.fates_paragraph import is_in_paragraph_of_others
from dragoman.analysis.fates_places import is_elsewhere
from dragoman.analysis.fates_pool import Pool
from dragoman.analysis.fates_replies import answer, stance_of
from dragoman.analysis.fates_taken_back import REFUSAL, agrees_late, turn_of_refusal
from dragoman.analysis.fates_telling import outcome
from dragoman.analysis.fates_told import Sentence
from dragoman.analysis.fates_turns import Turn, turn_at
from dragoman.analysis.fates_words import is_copy, is_half, is_reprinted
from dragoman.record.queries import events_of
from dragoman.record.rows import batches, day, fetch_reports, marks
from dragoman.record.states import states_decided
from dragoman.record.types import DecidedState, EventEntry, Report
from dragoman.types import Frozen

OPEN, OVERDUE = "open", "overdue"
#: In the place of a state, where the articles were too many to read.
NOT_READ = "not_read"
#: A commitment with its reports.
Made = tuple[EventEntry, list[Report]]
#: The commitments of a dyad, each with the day on which it was first reported.
MADE = """SELECT event.key, (
    SELECT min(article.latest) FROM report JOIN article ON article.id = report.article
    WHERE report.event = event.id AND article.earliest IS NOT NULL) AS made
FROM event_pair JOIN event ON event.id = event_pair.event
WHERE event_pair.a = ? AND event_pair.b = ? AND event.kind = 'commitment'"""


class Fate(Frozen):
    """A commitment with what became of it."""

    commitment: EventEntry
    #: Day on which it was first reported.
    made: date | None
    #: open | kept | broken | overdue | withdrawn | superseded | answered_yes | answered_no
    state: str
    turn: Turn | None = None
    #: Where a reviewer said how it stands: then no article was asked.
    decided: DecidedState | None = None


def fates(
    connection: sqlite3.Connection,
    a: str,
    b: str,
    as_of: date,
    *,
    since: date | None = None,
    latest: int | None = None,
    most: int | None = None,
) -> list[Fate]:
    """Return the commitments of a dyad of countries, each with what became of it as of a day, the oldest first.

    Args:
        connection: Of a reader.
        a, b: ISO 3166-1 alpha-3 codes.
        as_of: The day as of which it is told; what was published later is not looked at.
        since: Only those first reported on this day or later.
        latest: Only so many, those first reported last.
        most: Articles that are read for them; those that more would have to be read for stand as not read.
    """
    rows = [
        row for row in connection.execute(MADE, (min(a, b), max(a, b))) if is_between(day(row["made"]), since, as_of)
    ]
    chosen = sorted(rows, key=lambda row: (row["made"] is None, row["made"], row["key"]))
    keys = [row["key"] for row in (chosen[-latest:] if latest else chosen)]
    entries, reports = {entry.key: entry for entry in commitments(connection, keys)}, reports_by_event(connection, keys)
    periods = Periods(connection, a, b, as_of)
    found, _ = told_within(connection, [(entries[key], reports[key]) for key in keys], periods, as_of, most)
    return [found.get(key) or not_read(entries[key], reports[key]) for key in keys]


def as_decided(connection: sqlite3.Connection, some: Sequence[Made], as_of: date) -> dict[str, Fate]:
    """Return those commitments of which a reviewer said how they stand, by their keys, as of a day."""
    keys = {entry.key: [report.key for report in reports] for entry, reports in some}
    said = states_decided(connection, keys, as_of)
    return {
        entry.key: Fate(
            commitment=entry, made=made_on(first_of(reports)), decided=said[entry.key],
            state=standing(entry, made_on(first_of(reports)), said[entry.key].state, as_of),
        )
        for entry, reports in some if entry.key in said
    }  # fmt: skip


def standing(entry: EventEntry, made: date | None, decided: str, as_of: date) -> str:
    """Return the state of a commitment by what a reviewer said: what is open may be overdue."""
    return unsettled(entry, made, as_of) if decided == OPEN else decided


def told_within(
    connection: sqlite3.Connection, some: Sequence[Made], periods: Periods, as_of: date, most: int | None
) -> tuple[dict[str, Fate], int]:
    """Return what became of commitments by their keys, the latest periods first, and how many articles were read.

    Args:
        connection: Of a reader.
        some: The commitments of a dyad.
        periods: Those of the dyad.
        as_of: The day as of which it is told.
        most: Articles that may be read; any number where it is None.
    """
    together: dict[int, list[Made]] = {}
    beyond = periods.reach(most)
    found, read = as_decided(connection, some, as_of), dict[int, int]()
    for entry, reports in (one for one in some if one[0].key not in found):
        made = made_on(first_of(reports))
        together.setdefault(periods.of(made, beyond) if made else 0, []).append((entry, reports))
    for number in sorted(number for number in together if beyond is None or number < beyond):
        if most is not None:
            needed = periods.needed(number, read)
            if sum(read.values()) + sum(needed.values()) > most:
                break
            read |= needed
        for entry, reports in together[number]:
            found[entry.key] = fate_in(connection, entry, reports, periods, as_of)
    return found, sum(read.values())


def not_read(entry: EventEntry, reports: Sequence[Report]) -> Fate:
    """Return that of a commitment the articles were too many to read."""
    return Fate(commitment=entry, made=made_on(first_of(reports)), state=NOT_READ)


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


def fate_in(
    connection: sqlite3.Connection, entry: EventEntry, reports: Sequence[Report], periods: Periods, as_of: date
) -> Fate:
    """Return what became of one commitment by the articles of its own time, or else by the latest ones."""
    return settled_last([fate_in_time(connection, entry, some, periods, as_of) for some in apart(connection, reports)])


def fate_in_time(
    connection: sqlite3.Connection, entry: EventEntry, reports: Sequence[Report], periods: Periods, as_of: date
) -> Fate:
    """Return what became of a commitment whose reports were not joined by a decision."""
    found = Fate(commitment=entry, made=None, state=OPEN)
    for pool in periods.pools(first_of(reports)):
        found = fate_of_told(connection, entry, reports, pool, as_of)
        if found.turn is not None:
            break
    return found


def fate_of(
    connection: sqlite3.Connection, entry: EventEntry, reports: Sequence[Report], pool: Pool, as_of: date
) -> Fate:
    """Return what became of one commitment by some articles."""
    return settled_last([fate_of_told(connection, entry, some, pool, as_of) for some in apart(connection, reports)])


def fate_of_told(
    connection: sqlite3.Connection, entry: EventEntry, reports: Sequence[Report], pool: Pool, as_of: date
) -> Fate:
    """Return what became of a commitment by some articles, where its reports were not joined by a decision."""
    first = first_of(reports)
    made = made_on(first)
    planned, omitted = None, is_omission(entry.type, quote_with_no(first, pool))
    if entry.type in BOUND and not omitted:
        held = turn_by_contact(connection, reports, as_of)
        planned = held or turn_in_window(connection, first, made, pool, as_of)
    turn = planned or at_once(entry.type, first, pool)
    if turn is None and entry.type in BOUND and is_answer(first):
        turn = turn_by_answer(connection, first, pool, as_of)
    if turn is None:
        turn = turn_by_sentences(entry, first, made, pool)
    if turn is None and entry.type in ASKED:
        turn = turn_by_meeting_asked_for(connection, first, made, as_of)
    if turn is not None and entry.type in ASKED and turn.state == "answered_no":
        turn = granted_after(entry, first, turn, pool) or turn
    if turn is None and entry.type == REFUSAL and made is not None:
        turn = turn_of_refusal(first, made, sides_of(entry), pool)
    if turn is None and entry.type in BOUND and made is not None and not omitted:
        turn = turn_by_its_day(entry, first, made, sides_of(entry), pool) or turn_by_new_date(first, made, pool)
    if turn is None and not omitted:
        turn = turn_by_signs(entry, first, made, sides_of(entry), pool)
    if turn is not None:
        return Fate(commitment=entry, made=made, state=moved_on(turn, pool), turn=turn)
    return Fate(commitment=entry, made=made, state=OPEN if omitted else unsettled(entry, made, as_of))


def unsettled(entry: EventEntry, made: date | None, as_of: date) -> str:
    """Return the state of a commitment that nothing has settled: by its day, where its maker is bound to one.

    The day on which an invitation was accepted is none on which anything is due, nor is the last one of those on which
    a thing is not to be done.
    """
    due = entry.latest if entry.type in BOUND and not is_omission(entry.type, entry.quote) else None
    if due is not None and made is not None and due < made and accepts_invitation(entry.type, entry.quote):
        return OPEN
    return OVERDUE if due is not None and due < as_of else OPEN


def turn_by_sentences(entry: EventEntry, first: Report, made: date | None, pool: Pool) -> Turn | None:
    """Return what the first article that settles a commitment says of it, by its sentence that is most about it.

    A request is answered by the first answer.
    """
    sides, best, most = sides_of(entry), None, 0.0
    for sentence in sentences_about(entry.type, first, made, pool, dated=entry.latest is not None):
        if best is not None and (entry.type in ASKED or sentence.article != best.article):
            break
        turn = turn_of(entry, first, sentence, sides, pool)
        sure = link(matter_of(first, pool), sentence, pool, dated=names_due(entry, sentence)) if turn else 0.0
        if turn is not None and (best is None or sure > most):
            best, most = turn, sure
    return best


def granted_after(entry: EventEntry, first: Report, refused: Turn, pool: Pool) -> Turn | None:
    """Return how a request was granted after all that was refused first, in its time where it has one, or None."""
    if is_of_deadline(refused.sentence) or refused.published is None:
        return None
    sides, matter = sides_of(entry), matter_of(first, pool)
    for sentence in sentences_about(entry.type, first, refused.published, pool):
        late = entry.latest is not None and sentence.published is not None and sentence.published > entry.latest
        least = settings()["surely_about" if agrees_late(sentence.text) else "all_about"]
        if late or sentence.article == first.article or link(matter, sentence, pool) < least:
            continue
        turn = turn_of(entry, first, sentence, sides, pool)
        if turn is not None and turn.state == "answered_yes":
            return turn
    return None


def turn_by_answer(connection: sqlite3.Connection, first: Report, pool: Pool, as_of: date) -> Turn | None:
    """Return how a promise of an answer was kept: the answer to the request that stands before it, or one told of."""
    asked = asked_before(connection, first)
    if asked is not None:
        reports = reports_by_event(connection, [asked.key])[asked.key]
        decided = as_decided(connection, [(asked, reports)], as_of)
        fate = decided.get(asked.key) or fate_of(connection, asked, reports, pool, as_of)
        if fate.turn is not None and fate.turn.article != first.article and not came_late(first, fate.turn):
            return replace(fate.turn, state="kept")
    sentence = given(connection, first, pool) if says("answer", first.quote) else None
    return turn_at(sentence, "kept") if sentence else None


def came_late(first: Report, turn: Turn) -> bool:
    """Whether an answer that was promised was given well after the day by which that was due.

    It was so where the sentence that tells of it appeared so late, and names no earlier day on which it was given.
    """
    due, told = first.latest, turn.published
    if due is None or told is None or (told - due).days <= settings()["late"]:
        return False
    days = [one.latest for one in times_named(turn.sentence, told) if one.precision == "day" and one.latest]
    made = first.published.latest if first.published else None
    return not any(made is not None and made <= one <= due for one in days)


def moved_on(turn: Turn, pool: Pool) -> str:
    """Return the state that a turn makes: what was called off is superseded where the article names another date."""
    if turn.state != "withdrawn":
        return turn.state
    rest = [s for s in pool.of_article(turn.article) if s.start >= turn.start][: settings()["new_date_within"] + 1]
    return "superseded" if any(names_new_date(s.text) for s in rest) else turn.state


def sides_of(entry: EventEntry) -> Sides:
    """Return who is bound or asks, and whom they are bound to or ask, with their countries."""
    return {
        side: {name for p in entry.parties if p.role in roles for name in (p.country, p.actor) if name}
        for side, roles in (("by", ("by",)), ("to", ("to", "counterpart")))
    }


def answers(type_: str, sentence: Sentence, sides: Sides) -> bool:
    """Whether a sentence says yes or no to what was asked for: it may do so in the words in which that was asked."""
    theirs = sentence.acts.agreeing & sides["to"] and not sentence.acts.asking
    return type_ in ASKED and (says("refused", sentence.text) or says("accepted", sentence.text) or bool(theirs))


def is_of_earlier(first: Report, sentence: Sentence, pool: Pool) -> bool:
    """Whether a sentence of the article of a request tells of a time before it, in which nobody answered it.

    "She invited him to Quito. In March the two had agreed to reopen the consulates."
    """
    own = pool.at(first.article, first.start)
    news = own is None or own.told is None or not tells_of_before(first, own)
    return sentence.article == first.article and news and tells_of_before(first, sentence)


def is_other_meeting(entry: EventEntry, first: Report, sentence: Sentence, state: str | None) -> bool:
    """Whether a sentence tells of another meeting than was planned: in the other country, or set for another day."""
    if state not in {"kept", "withdrawn", "superseded"} or not says("meeting", entry.quote):
        return False
    return names_other_day(entry, sentence) if state != "kept" else is_elsewhere(first, sentence.text)


def turn_of(entry: EventEntry, first: Report, sentence: Sentence, sides: Sides, pool: Pool) -> Turn | None:
    """Return what a sentence says became of a commitment, or None when it is not about it or says nothing new."""
    if is_copy(first, sentence) and not answers(entry.type, sentence, sides):
        return None
    if is_in_paragraph_of_others(sentence, sides, pool):
        return None
    state = None
    if entry.type in ASKED:
        state = answer(first, sentence, sides, pool)
        if state == "answered_yes" and (names_other_time(entry, sentence) or is_of_earlier(first, sentence, pool)):
            state = None
    elif entry.type in BOUND and sentence.article != first.article and not tells_of_before(first, sentence):
        omitted = is_omission(entry.type, quote_with_no(first, pool))
        tell = outcome_of_omission if omitted else outcome
        told = tell(entry, first, sentence, sides, pool)
        state = None if told == "kept" and is_half(first, sentence) else told
        if is_other_meeting(entry, first, sentence, state):
            state = None
        if state == "broken" and is_answer(first) and (stance_of(sentence.text) or says("refused", sentence.text)):
            state = "kept"  # who says no has answered
        if state == "broken" and takes_it(first, sentence, pool):
            state = None
    return turn_at(sentence, state) if state and not is_reprinted(first, sentence, pool) else None
