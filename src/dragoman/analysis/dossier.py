"""The dossier of a dyad: contacts and silences, commitments, claims, accounts, tone and the course of the relation."""

from __future__ import annotations

import sqlite3
from contextlib import nullcontext
from datetime import date
from itertools import islice

from dragoman.analysis.accounts import Account, account_of
from dragoman.analysis.claims import Verdict, verdicts
from dragoman.analysis.fates import NOT_READ, Fate, fates
from dragoman.analysis.relations import relations
from dragoman.analysis.rhythm import rhythm
from dragoman.analysis.rhythm_coverage import Denominator, read_articles
from dragoman.analysis.tone import tone_shifts, tones
from dragoman.analysis.tone_statements import latest_articles, speaks_often
from dragoman.analysis.tone_topics import ToneTopic, tone_by_topic
from dragoman.analysis.types import Relations, Rhythm, ToneEntry, ToneShift
from dragoman.record.as_told import as_told
from dragoman.record.countries import country_name
from dragoman.record.denials import Denial, denials_of
from dragoman.record.queries import events_between, latest_day
from dragoman.record.took_place import is_told
from dragoman.record.types import EventEntry
from dragoman.types import Frozen

#: Levels at which silences are told apart.
LEVELS = ("heads", "ministers", "officials")
#: Contacts of which both accounts are shown, and statements of each side: the latest ones.
ACCOUNTS, STATEMENTS = 6, 6
#: Contacts of which both accounts are looked for.
LOOKED_AT = 24
#: Articles that are looked at for the statements of a country that speaks often.
HEARD = 200
#: Commitments that are shown at most: the latest ones; the ledger has all.
COMMITMENTS = 60


class Dossier(Frozen):
    """All that the record knows of a dyad, with how much was read."""

    pair: tuple[str, str]
    names: tuple[str, str]
    since: date | None
    until: date | None
    as_of: date
    #: Articles read that appeared in the period: the denominator of all below.
    articles: int
    #: Articles among them that report an event of the dyad.
    articles_of_pair: int
    #: All contacts, those that were planned, called for or denied and those without a date too; rhythms are
    #: of those that took place on a known day.
    contacts: tuple[EventEntry, ...]
    #: Denials that name not both sides, each with the contact among these that it may be of.
    denials: tuple[Denial, ...]
    #: Contacts over time and silences, at any level and at each that has contacts.
    rhythms: tuple[Rhythm, ...]
    commitments: tuple[Fate, ...]
    claims: tuple[Verdict, ...]
    accounts: tuple[Account, ...]
    #: The latest statements of each side about or to the other.
    statements: tuple[ToneEntry, ...]
    shifts: tuple[ToneShift, ...]
    #: How each side speaks to or of the other by topic.
    tone: tuple[ToneTopic, ...]
    relations: Relations

    @property
    def latest_only(self) -> bool:
        """Whether it has as many commitments as it shows at most, so that earlier ones may be left out."""
        return len(self.commitments) == COMMITMENTS

    @property
    def unread(self) -> int:
        """Return of how many commitments the articles were too many to read."""
        return sum(fate.state == NOT_READ for fate in self.commitments)


def dossier(
    connection: sqlite3.Connection,
    a: str,
    b: str,
    *,
    since: date | None = None,
    until: date | None = None,
    as_of: date | None = None,
    articles: Denominator | None = None,
    most: int | None = None,
) -> Dossier:
    """Return the dossier of two countries.

    Args:
        connection: Of a reader.
        a, b: ISO 3166-1 alpha-3 codes.
        since, until: First and last day of what is listed; silences and fates look further back.
        as_of: The day up to which it is told, by the articles that had appeared by then; the last day that an article
            appeared on, unless given.
        articles: What was read of the two, where it is counted already.
        most: Articles that are read for what became of the commitments; those that need more stand as not read.
    """
    pair = min(a, b), max(a, b)
    asked, as_of = as_of, as_of or until or last_day(connection)
    read = articles or read_articles(connection, pair)
    with as_told(connection, pair, asked) if asked else nullcontext():
        return told(connection, pair, (since, until, as_of), read, most)


def told(
    connection: sqlite3.Connection,
    pair: tuple[str, str],
    days: tuple[date | None, date | None, date],
    read: Denominator,
    most: int | None,
) -> Dossier:
    """Return what the record tells of two countries from one day to another, as of a third."""
    since, until, as_of = days
    contacts = events_between(connection, *pair, since=since, until=until, contacts=True)
    said = said_by_each(connection, pair, since, until or as_of)
    return Dossier(
        pair=pair,
        names=(country_name(connection, pair[0]), country_name(connection, pair[1])),
        since=since,
        until=until,
        as_of=as_of,
        articles=read.count(read.all, (since or date.min).toordinal(), (until or as_of).toordinal()),
        articles_of_pair=articles_of(connection, pair, since, until or as_of),
        contacts=tuple(contacts),
        denials=denials_of(connection, [contact.key for contact in contacts]),
        rhythms=rhythms(connection, pair, as_of, read),
        commitments=tuple(fates(connection, *pair, as_of, since=since, latest=COMMITMENTS, most=most)),
        claims=tuple(verdicts(connection, *pair, since=since, until=until)),
        accounts=accounts(connection, contacts),
        statements=statements(said, pair),
        shifts=shifts(said, pair),
        tone=tuple(topic for one, other in (pair, pair[::-1]) for topic in tone_by_topic(said[one], other)),
        relations=relations(connection, *pair, by="month", since=since, until=until),
    )


def last_day(connection: sqlite3.Connection) -> date:
    """Return the last day on which an article of the record appeared, or a fact was entered; today for an empty one."""
    return latest_day(connection) or date.today()


def articles_of(connection: sqlite3.Connection, pair: tuple[str, str], since: date | None, until: date) -> int:
    """Return how many articles of a period report an event or commitment of the dyad."""
    row = connection.execute(
        """SELECT count(DISTINCT report.article) FROM event_pair JOIN report ON report.event = event_pair.event
           JOIN article_read AS article ON article.id = report.article WHERE a = ? AND b = ?
           AND article.latest BETWEEN ? AND ?""",
        (*pair, (since or date.min).isoformat(), until.isoformat()),
    ).fetchone()
    return int(row[0])


def rhythms(
    connection: sqlite3.Connection, pair: tuple[str, str], as_of: date, articles: Denominator
) -> tuple[Rhythm, ...]:
    """Return the rhythm at any level, then at each level that had a contact."""
    every = rhythm(connection, *pair, as_of=as_of, articles=articles)
    each = (rhythm(connection, *pair, as_of=as_of, level=level, articles=articles) for level in LEVELS)
    return (every, *(found for found in each if found.contacts))


def accounts(connection: sqlite3.Connection, contacts: list[EventEntry]) -> tuple[Account, ...]:
    """Return both sides' accounts of the latest contacts of which both sides tell."""
    told = [contact for contact in contacts if is_told(contact)]
    found = (account_of(connection, contact.key) for contact in reversed(told[-LOOKED_AT:]))
    return tuple(islice((account for account in found if account is not None), ACCOUNTS))


def said_by_each(
    connection: sqlite3.Connection, pair: tuple[str, str], since: date | None, until: date
) -> dict[str, tuple[ToneEntry, ...]]:
    """Return what each side said about or to the other, the earliest first.

    Of a side that speaks often only the latest articles are looked at in which both take part in a fact.
    """
    often = {country for country in pair if speaks_often(connection, country, HEARD)}
    latest = latest_articles(connection, *pair, since or date.min, until, latest=HEARD) if often else []
    return {
        speaker: tones(connection, speaker, towards=other, since=since, until=until,
                       articles=latest if speaker in often else None)
        for speaker, other in (pair, pair[::-1])
    }  # fmt: skip


def statements(said: dict[str, tuple[ToneEntry, ...]], pair: tuple[str, str]) -> tuple[ToneEntry, ...]:
    """Return the latest statements of each side about or to the other, the latest first; one of each origin's."""
    found: list[ToneEntry] = []
    for speaker in pair:
        once = {(entry.origin, entry.quote): entry for entry in said[speaker]}
        found += list(once.values())[-STATEMENTS:]
    return tuple(sorted(found, key=lambda entry: (entry.day, entry.report), reverse=True))


def shifts(said: dict[str, tuple[ToneEntry, ...]], pair: tuple[str, str]) -> tuple[ToneShift, ...]:
    """Return the changes of tone of each side towards the other, on all topics together."""
    return tuple(
        shift
        for speaker, other in (pair, pair[::-1])
        for shift in tone_shifts(said[speaker])
        if shift.about == other and shift.topic == "any"
    )
