"""What became of meetings that were promised or planned: by the contacts of the record, and by what is told of them."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import chain
from typing import NamedTuple

from msgspec.structs import replace

from dragoman.analysis.fates_cues import says, says_instead, settings
from dragoman.analysis.fates_deeds import HELD_LATER, Sides
from dragoman.analysis.fates_due import in_time, names_due, times_named
from dragoman.analysis.fates_matter import called, matter_of, topic_of, topics_of, without_dates
from dragoman.analysis.fates_meanings import meaning_words
from dragoman.analysis.fates_paragraph import is_in_paragraph_of_others
from dragoman.analysis.fates_places import is_elsewhere, is_there
from dragoman.analysis.fates_pool import Pool
from dragoman.analysis.fates_quantities import is_number
from dragoman.analysis.fates_told import OFF_CALENDAR, Sentence
from dragoman.analysis.fates_turns import Turn, told_by, turn_at
from dragoman.analysis.fates_words import share_of_words
from dragoman.record.queries import reports_of_event
from dragoman.record.reports import BY, TO, pairs_of
from dragoman.record.rows import day, marks, text
from dragoman.record.types import EventEntry, Report

#: The longest time in which a contact is told not to take place ("will not travel this year").
LONGEST = timedelta(days=366)
#: Ranks by which unnamed people can be known to be the same.
RANKS = frozenset({"heads", "ministers"})
#: Media by which people see each other.
FACE_TO_FACE = frozenset({"in_person", "visit"})
#: ... and those by which they do not.
FROM_AFAR = frozenset({"phone", "video", "letter", "message"})
VISITS = frozenset({"visit"})
#: Countries of those who are bound whose contact is all that was planned.
PAIR = 2
#: What a planned contact's final status makes of the plan.
STATES = {"happened": "kept", "ongoing": "kept", "negated": "withdrawn"}


def turn_by_contact(connection: sqlite3.Connection, reports: Sequence[Report], as_of: date) -> Turn | None:
    """Return what became of a meeting, visit or call that was promised or planned, by what became of the contact."""
    for report in reports:
        for row in planned_in(connection, report):
            state = STATES.get(row["status"])
            if (state and row["latest"] and row["latest"] <= as_of.isoformat()) or state == "withdrawn":
                turn = told_by(connection, row["key"], state, row["status"])
                return replace(turn, state="broken") if turn and came_to_nothing(row, turn) else turn
    return None


def came_to_nothing(planned: sqlite3.Row, turn: Turn) -> bool:
    """Whether a planned contact is told after its day not to have taken place: nobody had called it off in time."""
    over = bool(planned["latest"] and turn.published) and text(turn.published) > planned["latest"]
    return over and turn.state == "withdrawn" and says("not_held", turn.sentence)


def planned_in(connection: sqlite3.Connection, report: Report) -> list[sqlite3.Row]:
    """Return the events that the planned contacts within a report are reports of.

    What only may be a contact ("present a proposal", "receive the plan") is none here, unless its words are of a
    meeting or of those who are sent to one.
    """
    none = set() if says("meeting", report.quote) else {"unspecified"}
    media = sorted(none if is_to_meet(report) or says("others_meet", report.quote) else none | FACE_TO_FACE)
    return connection.execute(
        f"""SELECT event.key, event.status, event.earliest, event.latest
           FROM report JOIN event ON event.id = report.event JOIN article ON article.id = report.article
           WHERE article.key = ? AND report.contact IS NOT NULL AND report.status = 'planned'
           AND report.medium NOT IN ({marks(media)})
           AND report.start < ? AND report."end" > ?""",
        (report.article, *media, report.end, report.start),
    ).fetchall()


class Window(NamedTuple):
    """The days on which a meeting that was planned may be, and by which media it must be where they are many."""

    earliest: date
    latest: date
    media: frozenset[str]
    #: Whether persons of both sides are bound to see each other, of which a contact of both is the first chance.
    both: bool = False


def window(connection: sqlite3.Connection, first: Report, made: date | None) -> Window | None:
    """Return when those who promised or planned to meet may do so, or None where they did neither.

    The days are those of the commitment, or of the planned contact in it, or the one day to come that its words name
    ("a meeting set for May 3"). Where none has any, somebody who "will gladly come" does so within half a year, and so
    do two who agreed to meet "soon".
    """
    if not is_to_meet(first):
        return None
    rules, known = settings(), (first.earliest, first.latest)
    if known == (None, None):
        planned = [row for row in planned_in(connection, first) if row["earliest"] and row["latest"]]
        known = (day(planned[0]["earliest"]), day(planned[0]["latest"])) if planned else set_for(first, made)
    earliest, latest = known
    if made and latest and latest < made and accepts_invitation(first.type, first.quote):
        return Window(latest + timedelta(days=1), latest + timedelta(days=rules["gladly_within"]), VISITS)
    if earliest is None or latest is None:
        if made is None or first.latest is not None or says("others_meet", first.quote):
            return None
        both = is_mutual(first)
        media = FACE_TO_FACE if both else VISITS
        return Window(made + timedelta(days=1), made + timedelta(days=rules["gladly_within"]), media, both)
    if (latest - earliest).days <= rules["meeting_days"]:
        return Window(earliest, latest, frozenset())
    return Window(max(earliest, made + timedelta(days=1)) if made else earliest, latest, FACE_TO_FACE)


def set_for(first: Report, made: date | None) -> tuple[date | None, date | None]:
    """Return the one day to come that the words of a plan name, twice; None, twice, where they name none or several."""
    named = times_named(first.quote, made) if made else ()
    days = {one.latest for one in named if one.precision == "day" and one.latest and made and one.latest >= made}
    return (only, only) if len(days) == 1 and (only := min(days)) else (None, None)


def turn_in_window(
    connection: sqlite3.Connection, first: Report, made: date | None, pool: Pool, as_of: date
) -> Turn | None:
    """Return how a plan to meet was kept or called off, by what happened on the days on which the meeting may be."""
    when = window(connection, first, made)
    if when is None:
        return None
    held = turn_by_meeting(connection, first, when, as_of)
    if held and len({party.country for party in first.parties if party.role in BY} - {None}) <= PAIR:
        return held
    # Where three were to meet, two of them may have seen each other without the third.
    return turn_by_calling_off(connection, first, made, when, pool, as_of=as_of) or held


def turn_by_meeting(connection: sqlite3.Connection, first: Report, when: Window, as_of: date) -> Turn | None:
    """Return how a plan to meet was kept: those who planned it had a contact with the other side on its day.

    On one of many days ("in the autumn") those who are bound must see each other themselves.
    """
    if when.media == FACE_TO_FACE and not (when.both or is_season(when, first)):
        return None
    last = when.latest + timedelta(days=settings()["late"])
    if when.both and (undated := turn_by_undated(connection, first, when, as_of)):
        last = min(last, undated.published or last)
    else:
        undated = None
    for row in contacts_of(connection, first, ("happened", "ongoing"), when.earliest, last):
        if (
            is_seen(row["medium"], first, when)
            and row["latest"] <= as_of.isoformat()
            and had_part(connection, row, first)
            and (not when.both or had_both(connection, row, first))
        ):
            turn = told_by(connection, row["key"], "kept", row["status"])
            if turn is None or is_elsewhere(first, turn.sentence):
                continue
            if row["earliest"] <= text(arrival(first, when)) or HELD_LATER.search(turn.sentence):
                return turn
    return undated


#: "Will fly to Oslo on Tuesday": who sets out may arrive a day later.
SETS_OUT = re.compile(r"\b(?:travel|fly|leave|depart|set out|set off|head)\b", re.IGNORECASE)


def arrival(first: Report, when: Window) -> date:
    """Return the last day on which those who are to see somebody may first see him: of a journey, the day after."""
    on_the_way = SETS_OUT.search(first.quote) and goes_there(first) and when.earliest == when.latest
    return when.latest + timedelta(days=1) if on_the_way else when.latest


def turn_by_undated(connection: sqlite3.Connection, first: Report, when: Window, as_of: date) -> Turn | None:
    """Return how two who agreed to meet did so by the first article that tells of it as news without a day."""
    last = min(when.latest, as_of)
    for a, b in pairs_of(first.parties):
        rows = connection.execute(
            f"""SELECT event.key, event.status, event.level FROM event_pair JOIN event ON event.id = event_pair.event
               JOIN report ON report.event = event.id JOIN article ON article.id = report.article
               WHERE event_pair.a = ? AND event_pair.b = ? AND event_pair.contact = 1 AND a <> b
               AND event_pair.earliest = '' AND event.status IN ('happened', 'ongoing')
               AND event.medium IN ({marks(sorted(FACE_TO_FACE))}) AND NOT report.historical
               AND article.latest BETWEEN ? AND ? ORDER BY article.latest, event.key""",
            (a, b, *sorted(FACE_TO_FACE), text(when.earliest), text(last)),
        ).fetchall()
        for row in rows:
            turn = told_by(connection, row["key"], "kept", row["status"]) if had_both(connection, row, first) else None
            if turn is not None and not is_elsewhere(first, turn.sentence):
                return turn
    return None


def is_mutual(first: Report) -> bool:
    """Whether named persons of two countries are bound to see each other, and not to go somewhere."""
    bound = {party.country for party in first.parties if party.role in BY and party.kind == "person"}
    return len(bound - {None}) > 1 and says("meeting", first.quote) and not goes_there(first)


def had_both(connection: sqlite3.Connection, contact: sqlite3.Row, first: Report) -> bool:
    """Whether of each country of the persons who bound themselves one of these has a part in a contact."""
    took_part = {p.actor for report in reports_of_event(connection, contact["key"]) for p in report.parties}
    persons = [party for party in first.parties if party.role in BY and party.kind == "person"]
    there = {party.country for party in persons if party.actor in took_part}
    return there == {party.country for party in persons}


def is_seen(medium: str, first: Report, when: Window) -> bool:
    """Whether a contact by a medium can be the meeting that was planned."""
    if when.media:
        return medium in when.media
    return medium not in FROM_AFAR or not goes_there(first)


def turn_by_meeting_asked_for(
    connection: sqlite3.Connection, first: Report, made: date | None, as_of: date
) -> Turn | None:
    """Return how a request for a meeting at a time was granted that nobody answered in words: by the meeting at it."""
    asked = says("meeting", first.quote) and not says("others_meet", first.quote)
    if asked and first.latest is None and made is not None:
        return turn_by_visit_asked_for(connection, first, made, as_of)
    when = window(connection, first, made) if asked else None
    if when is None or made is None:
        return None
    seen = Window(max(when.earliest, made + timedelta(days=1)), when.latest, FACE_TO_FACE)
    turn = turn_by_meeting(connection, first, seen, as_of)
    return replace(turn, state="answered_yes") if turn else None


def turn_by_visit_asked_for(connection: sqlite3.Connection, first: Report, made: date, as_of: date) -> Turn | None:
    """Return how a request to somebody to come to a country was granted: by the first time that he was seen there."""
    asked = {party.actor for party in first.parties if party.role in TO and party.kind == "person"}
    if not asked or not goes_there(first):
        return None
    last = made + timedelta(days=settings()["gladly_within"])
    for row in contacts_of(connection, first, ("happened", "ongoing"), made + timedelta(days=1), last):
        if row["medium"] not in FACE_TO_FACE or row["latest"] > as_of.isoformat():
            continue
        took_part = {p.actor for report in reports_of_event(connection, row["key"]) for p in report.parties}
        turn = told_by(connection, row["key"], "answered_yes", row["status"]) if asked & took_part else None
        if turn is not None and is_there(first, turn.sentence):
            return turn
    return None


#: "Visit Yerevan", "the visit", "be in Ankara".
JOURNEY = re.compile(
    r"\b(?:visits?|trip|journey|travel|come to|go to|be in|fly to|(?:leave|depart|head) for|set (?:out|off) for)\b",
    re.IGNORECASE,
)


def goes_there(first: Report) -> bool:
    """Whether it was promised to go somewhere, which no call or letter is."""
    return JOURNEY.search(first.quote) is not None or ONLY_GOES.search(without_dates(first.quote)) is not None


def is_season(when: Window, first: Report) -> bool:
    """Whether a meeting of those who are bound, and not of their experts, is planned for a few months at most."""
    return (when.latest - when.earliest).days <= settings()["meeting_season"] and not says("others_meet", first.quote)


def turn_by_calling_off(
    connection: sqlite3.Connection, first: Report, made: date | None, when: Window, pool: Pool, *, as_of: date
) -> Turn | None:
    """Return how a plan to meet was called off: those who made it were told in time not to meet until its last day.

    What is told not to have taken place after that day was not called off, but broken.
    """
    if made is None or when.media == VISITS:
        return None
    named = any(party.kind == "person" for party in first.parties if party.role in BY)
    dated = contacts_of(connection, first, ("negated",), when.latest - LONGEST, when.latest)
    near = (row for row in dated if reaches_end(row, when) or is_within(row, when))
    for row in chain(near, visits_off(connection, first, made, min(when.latest, as_of))):
        if named and not had_part(connection, row, first):
            continue
        turn = told_by(connection, row["key"], "withdrawn", "negated")
        if turn is None or turn.published is None or not made < turn.published <= as_of:
            continue
        about = named or had_part(connection, row, first) or tells_of(turn, first, pool)
        state = not_held(row, turn, when) if about else None
        if state:
            moved = state == "withdrawn" and is_planned_anew(connection, first, turn, when)
            return replace(turn, state="superseded" if moved else state)
    return None


def is_planned_anew(connection: sqlite3.Connection, first: Report, turn: Turn, when: Window) -> bool:
    """Whether the article that tells of a meeting called off plans a later one of those who are bound."""
    rows = connection.execute(
        """SELECT event.key, event.level FROM report JOIN article ON article.id = report.article
           JOIN event ON event.id = report.event
           WHERE article.key = ? AND report.contact IS NOT NULL AND event.status = 'planned' AND event.earliest > ?""",
        (turn.article, text(when.latest)),
    ).fetchall()
    return any(had_part(connection, row, first) for row in rows)


def not_held(contact: sqlite3.Row, turn: Turn, when: Window) -> str | None:
    """Return what became of a planned meeting by a contact that a sentence says was not, or None."""
    if turn.published and turn.published > when.latest:
        return "broken" if is_within(contact, when) and says("not_held", turn.sentence) else None
    if contact["earliest"] is None:
        off = says("called_off", turn.sentence) or says("was_ahead", turn.sentence)
    else:
        off = reaches_end(contact, when)
    return "withdrawn" if off else None


def reaches_end(contact: sqlite3.Row, when: Window) -> bool:
    """Whether a contact may be as late as the last day of a window ("will not travel this year")."""
    return contact["latest"] is not None and contact["latest"] >= text(when.latest)


def is_within(contact: sqlite3.Row, when: Window) -> bool:
    """Whether a contact is told to be in the months of a window at the earliest."""
    return contact["earliest"] is not None and contact["earliest"] >= text(when.earliest.replace(day=1))


def contacts_of(
    connection: sqlite3.Connection, first: Report, statuses: Sequence[str], start: date, end: date
) -> Iterator[sqlite3.Row]:
    """Yield the contacts of the dyads of a commitment that have a status and begin in a period."""
    for a, b in pairs_of(first.parties):
        yield from connection.execute(
            f"""SELECT event.key, event.status, event.medium, event.level, event.earliest, event.latest
               FROM event_pair JOIN event ON event.id = event_pair.event
               WHERE event_pair.a = ? AND event_pair.b = ? AND event_pair.contact = 1 AND a <> b
               AND event_pair.earliest BETWEEN ? AND ? AND event.latest >= event.earliest
               AND event.status IN ({marks(statuses)}) ORDER BY event_pair.earliest, event.key""",
            (a, b, text(start), text(end), *statuses),
        ).fetchall()


def visits_off(connection: sqlite3.Connection, first: Report, made: date, until: date) -> Iterator[sqlite3.Row]:
    """Yield the visits without a day that were told not to be, after a commitment was made and until a day."""
    for a, b in pairs_of(first.parties):
        yield from connection.execute(
            """SELECT event.key, event.status, event.medium, event.level, event.earliest, event.latest
               FROM event_pair JOIN event ON event.id = event_pair.event
               WHERE event_pair.a = ? AND event_pair.b = ? AND event_pair.contact = 1 AND a <> b
               AND event_pair.earliest = '' AND event.status = 'negated' AND event.medium = 'visit' AND EXISTS (
                   SELECT 1 FROM report JOIN article ON article.id = report.article
                   WHERE report.event = event.id AND article.latest > ? AND article.latest <= ?)
               ORDER BY event.key""",
            (a, b, text(made), text(until)),
        ).fetchall()


def is_to_meet(first: Report) -> bool:
    """Whether what is promised is to see somebody, or to go where they are ("be in Ankara on March 27").

    So it is where an invitation is accepted, somebody is expected in a place, a minister is to be sent, or somebody is
    to "go on March 11" and no more.
    """
    quote = first.quote
    comes = accepts_invitation(first.type, quote) or is_expected(quote) or sends_minister(first)
    return (
        says("meeting", quote) or says("presence", quote) or comes or ONLY_GOES.search(without_dates(quote)) is not None
    )


#: "Go on March 11": where to, the sentence tells.
ONLY_GOES = re.compile(
    r"^(?:will |would |to )?(?:now |then )?(?:go|travel|fly|set out|come)(?: there)?[\s,]*$", re.IGNORECASE
)


def accepts_invitation(type_: str, quote: str) -> bool:
    """Whether a commitment is to have accepted an invitation, which is kept by going there."""
    return type_ == "agreement" and says("invited", quote)


#: "Is expected in Niamey".
EXPECTED = re.compile(r"\b(?:expected|awaited) in (?P<where>[A-Z]\w+)")
#: "To send his foreign minister to Niamey".
SENDS = re.compile(r"\b(?:send|dispatch)\b[^,;.]*?\bminister\b")


def is_expected(quote: str) -> bool:
    """Whether somebody is expected in a place, which no month is."""
    found = EXPECTED.search(quote)
    return found is not None and not is_number(found["where"].casefold())


def sends_minister(first: Report) -> bool:
    """Whether it is promised to send a minister."""
    return SENDS.search(first.quote) is not None


def had_part(connection: sqlite3.Connection, contact: sqlite3.Row, first: Report) -> bool:
    """Whether one of the persons who bound themselves has a part in a contact, by any of its reports.

    Where none is named, it is those of their rank ("the foreign ministers plan to meet"), and where a minister is to be
    sent, any minister.
    """
    if sends_minister(first):
        return bool(contact["level"] == "ministers")
    bound = [party for party in first.parties if party.role in BY]
    persons = {party.actor for party in bound if party.kind == "person"}
    if not persons:
        return contact["level"] in {party.rank for party in bound} & RANKS
    reports = reports_of_event(connection, contact["key"])
    return any(party.actor in persons for report in reports for party in report.parties)


def tells_of(turn: Turn, first: Report, pool: Pool) -> bool:
    """Whether a sentence names what a plan of states or bodies is about, for want of persons who could be the same."""
    if any(party.kind == "person" for party in first.parties):
        return False
    matter, told = matter_of(first, pool), meaning_words(turn.sentence)
    return bool((matter.words | matter.beside) & (told - meaning_words(called(first))))


def turn_by_its_day(entry: EventEntry, first: Report, made: date, sides: Sides, pool: Pool) -> Turn | None:
    """Return what became of something planned between two sides, by a later sentence that tells it by its day.

    "The talks set for May 3 never took place", "will now open in June"; the day alone says which talks, so that nothing
    else of the plan needs to be told again. "They let July pass without a word" says so of anything due in July.
    """
    if entry.latest is None:
        return None
    for sentence in pool.after(made, settings()["horizon"], OFF_CALENDAR):
        state = off_calendar(entry, sentence) or let_pass(entry, first, sentence, pool)
        if state and names_due(entry, sentence) and not is_in_paragraph_of_others(sentence, sides, pool):
            return turn_at(sentence, state)
    return None


def let_pass(entry: EventEntry, first: Report, sentence: Sentence, pool: Pool) -> str | None:
    """Return that a promise is broken where a sentence says that its time has passed in vain, or None.

    It must speak of what the sentences before the promise name.
    """
    if not says("let_pass", sentence.text) or in_time(entry, sentence):
        return None
    least = float(settings()["recalled"])
    return "broken" if any(share_of_words(one, sentence, pool) >= least for one in topics_of(first, pool)) else None


#: "He did not give a new date".
NO_NEW_DATE = re.compile(
    r"\b(?:no|not|n['’]t|without)\b[^.;]*\b(?:new|another|later|fresh) dates?\b"
    r"|\b(?:new|another|later|fresh) dates?\b[^.;]*\b(?:not|n['’]t|never)\b"
)


def names_new_date(text: str) -> bool:
    """Whether a sentence names another date, or says that there will be one."""
    return says_instead(text) and NO_NEW_DATE.search(text.lower()) is None


def off_calendar(entry: EventEntry, sentence: Sentence) -> str | None:
    """Return the state of a meeting that a sentence says was not held, or was taken off the calendar."""
    text = sentence.text
    if not says("meeting", entry.quote) or not says("meeting", text):
        return None
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
