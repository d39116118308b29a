"""What became of meetings that were promised or planned: by the contacts of the record, and by what is told of them."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from datetime import date, timedelta

from dragoman.analysis.fates_cues import says, settings
from dragoman.analysis.fates_due import in_time, names_due
from dragoman.analysis.fates_matter import topic_of
from dragoman.analysis.fates_pool import Pool
from dragoman.analysis.fates_told import OFF_CALENDAR, Sentence
from dragoman.analysis.fates_turns import Turn, told_by, turn_at
from dragoman.analysis.fates_words import share_of_words
from dragoman.record.queries import reports_of_event
from dragoman.record.reports import BY, pairs_of
from dragoman.record.rows import text
from dragoman.record.types import EventEntry, Report

#: The longest time in which a contact is told not to take place ("will not travel this year").
LONGEST = timedelta(days=366)
#: What a planned contact's final status makes of the plan.
STATES = {"happened": "kept", "ongoing": "kept", "negated": "withdrawn"}


def turn_by_contact(connection: sqlite3.Connection, reports: Sequence[Report], as_of: date) -> Turn | None:
    """Return what became of a meeting, visit or call that was promised or planned, by what became of the contact.

    What only may be a contact ("present a proposal to them") is none here, unless its words are of a meeting.
    """
    for report in reports:
        media = "" if says("meeting", report.quote) else "AND report.medium <> 'unspecified'"
        rows = connection.execute(
            f"""SELECT event.key, event.status, event.latest FROM report JOIN event ON event.id = report.event
               JOIN article ON article.id = report.article
               WHERE article.key = ? AND report.contact IS NOT NULL AND report.status = 'planned'
               {media}
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


def turn_by_calling_off(connection: sqlite3.Connection, first: Report, made: date | None, as_of: date) -> Turn | None:
    """Return how a plan to meet was called off: those who made it were told in time not to meet until its last day."""
    persons = bound_persons(first)
    if not (made and first.latest and persons and says("meeting", first.quote)):
        return None
    for a, b in pairs_of(first.parties):
        rows = connection.execute(
            """SELECT DISTINCT event.key FROM event_pair JOIN event ON event.id = event_pair.event
               WHERE event_pair.a = ? AND event_pair.b = ? AND event_pair.contact = 1 AND a <> b
               AND event_pair.earliest BETWEEN ? AND ? AND event.latest >= ? AND event.status = 'negated'
               ORDER BY event.key""",
            (a, b, text(first.latest - LONGEST), text(first.latest), text(first.latest)),
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


def turn_by_its_day(entry: EventEntry, made: date, pool: Pool) -> Turn | None:
    """Return what became of a planned meeting by a later sentence that tells, by its day, what became of it.

    "The talks set for May 3 never took place", "will now open in June"; the day alone says which talks, so that nothing
    else of the plan needs to be told again.
    """
    if entry.latest is None or not says("meeting", entry.quote):
        return None
    for sentence in pool.after(made, settings()["horizon"], OFF_CALENDAR):
        state = off_calendar(entry, sentence) if says("meeting", sentence.text) else None
        if state and names_due(entry, sentence):
            return turn_at(sentence, state)
    return None


#: "He did not give a new date".
NO_NEW_DATE = re.compile(
    r"\b(?:no|not|n['’]t|without)\b[^.;]*\b(?:new|another|later|fresh) dates?\b"
    r"|\b(?:new|another|later|fresh) dates?\b[^.;]*\b(?:not|n['’]t|never)\b"
)


def names_new_date(text: str) -> bool:
    """Whether a sentence names another date, or says that there will be one."""
    return says("instead", text) and NO_NEW_DATE.search(text.lower()) is None


def off_calendar(entry: EventEntry, sentence: Sentence) -> str | None:
    """Return the state of a meeting that a sentence says was not held, or was taken off the calendar."""
    text = sentence.text
    if says("not_held", text):
        return None if in_time(entry, sentence) else "broken"
    if names_new_date(text):
        return "superseded"
    return "withdrawn" if says("called_off", text) else None


def turn_by_new_date(first: Report, made: date, pool: Pool) -> Turn | None:
    """Return how a promise to look for another date was kept: a later sentence has both sides agree to meet.

    Of what the date is, the sentence before the promise tells; the later one must share some of its words.
    """
    topic = topic_of(first, pool) if says("new_date", first.quote) else frozenset()
    for sentence in pool.naming(topic):
        later = sentence.published is not None and sentence.published > made
        if (
            later
            and agrees_to_meet(first, sentence)
            and share_of_words(topic, sentence, pool) >= settings()["new_date"]
        ):
            return turn_at(sentence, "kept")
    return None


def agrees_to_meet(first: Report, sentence: Sentence) -> bool:
    """Whether those who made a promise agree to a meeting in a sentence."""
    by = {name for party in first.parties if party.role in BY for name in (party.country, party.actor) if name}
    return (
        bool(sentence.acts.agreeing & by) and says("meeting", sentence.text) and not says("called_off", sentence.text)
    )
