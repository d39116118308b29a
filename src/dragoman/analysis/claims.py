"""Claims about the past held against the record: confirmed, contradicted by these reports, or not checkable."""

from __future__ import annotations

import sqlite3
from datetime import date, timedelta

from dragoman.record.claims import DONE, Claim, claim_from
from dragoman.record.queries import events_between
from dragoman.record.ranks import UNKNOWN
from dragoman.record.types import EventEntry
from dragoman.types import Frozen

#: Days after the beginning of a period by which the record must have begun to count the contacts in it.
LATE = 21
#: Days by which two datings of one contact may differ.
NEAR = 14


class Verdict(Frozen):
    """A claim with what the record says of it."""

    claim: Claim
    #: confirmed | contradicted | not_checkable
    verdict: str
    #: The reason, in a plain sentence.
    because: str
    #: The contacts that it rests on.
    contacts: tuple[EventEntry, ...] = ()


def verdicts(connection: sqlite3.Connection, a: str, b: str) -> list[Verdict]:
    """Return the claims about the contacts of a dyad of countries, each held against the record, the earliest first."""
    rows = connection.execute(
        """SELECT DISTINCT claim.*, article.key AS article_key FROM event_pair
           JOIN report ON report.event = event_pair.event JOIN claim ON claim.report = report.key
           JOIN article ON article.id = claim.article WHERE a = ? AND b = ? ORDER BY claim.as_of, claim.key""",
        (min(a, b), max(a, b)),
    ).fetchall()
    contacts = [c for c in events_between(connection, a, b, contacts=True) if c.status in DONE and c.earliest]
    begins = connection.execute("SELECT min(earliest) FROM article").fetchone()[0]
    first_read = date.fromisoformat(begins) if begins else date.max
    return [Judge(connection, claim_from(row), contacts, first_read).verdict() for row in rows]


class Judge:
    """Holds one claim against the contacts of its dyad."""

    def __init__(
        self, connection: sqlite3.Connection, claim: Claim, contacts: list[EventEntry], first_read: date
    ) -> None:
        """Find the contacts that count: between the same people or at the same rank, by means that the claim names."""
        self.connection = connection
        self.claim = claim
        self.first_read = first_read
        row = connection.execute(
            "SELECT event.key FROM report JOIN event ON event.id = report.event WHERE report.key = ?", (claim.report,)
        ).fetchone()
        self.own = next((c for c in contacts if row and c.key == row[0]), None)
        self.contacts = [c for c in contacts if self.counts(c)]

    def counts(self, contact: EventEntry) -> bool:
        """Whether a contact is one of those that the claim speaks of."""
        if self.claim.media and contact.medium not in {*self.claim.media, "unspecified"}:
            return False
        if self.own is None or contact.key == self.own.key:
            return True
        ours, theirs = people(self.own), people(contact)
        if ours and theirs and ours & theirs:
            return True
        return self.own.level not in (None, UNKNOWN) and contact.level == self.own.level

    def before(self) -> list[EventEntry]:
        """Return the contacts before the day that the claim looks back from, the latest last, without its own."""
        own = self.own.key if self.own and self.claim.kind == "first_since" else None
        return [c for c in self.contacts if c.latest and c.latest < self.claim.as_of and c.key != own]

    def verdict(self) -> Verdict:
        """Return the claim with what the record says of it."""
        return {"first_since": self.first_since, "last_was": self.last_was, "count": self.count}[self.claim.kind]()

    def first_since(self) -> Verdict:
        """Judge that there was no contact after a day."""
        latest = self.claim.latest or self.claim.as_of
        between = [c for c in self.before() if c.earliest and c.earliest > latest and self.apart(c)]
        if between:
            return self.told("contradicted", f"there was a contact on {between[-1].earliest}", *between)
        if self.first_read > latest + timedelta(days=LATE):
            return self.told("not_checkable", f"the record begins on {self.first_read}, after the silence began")
        earlier = [c for c in self.before() if c.earliest and c.earliest <= latest]
        if not earlier:
            return self.told("not_checkable", "the record has no contact before it to count from")
        return self.told("confirmed", f"the contact before it was on {earlier[-1].earliest}", earlier[-1])

    def apart(self, contact: EventEntry) -> bool:
        """Whether a contact is another one than that which the claim is about, told with another day."""
        if self.own is None or self.own.earliest is None or contact.earliest is None:
            return True
        return (self.own.earliest - contact.earliest).days > 1

    def last_was(self) -> Verdict:
        """Judge that the last contact was on a day."""
        earliest, latest = self.claim.earliest or date.min, self.claim.latest or date.max
        later = [c for c in self.before() if c.earliest and c.earliest > latest and not self.is_news(c)]
        if later:
            return self.told("contradicted", f"there was a contact on {later[-1].earliest}", *later)
        there = [c for c in self.before() if c.earliest and c.latest and c.earliest <= latest and earliest <= c.latest]
        if any(self.told_elsewhere(c) for c in there):
            return self.told("confirmed", f"other articles tell of the contact on {there[-1].earliest}", *there)
        near = [
            c
            for c in self.before()
            if c not in there and c.earliest and abs((c.earliest - latest).days) <= NEAR and self.told_elsewhere(c)
        ]
        if near:
            return self.told("contradicted", f"other articles date the last contact to {near[-1].earliest}", *near)
        return self.told("not_checkable", "no other article of the record tells of that contact")

    def is_news(self, contact: EventEntry) -> bool:
        """Whether a contact is what the claim's own article reports as new: the last one was before it."""
        row = self.connection.execute(
            """SELECT max(report.historical = 0) FROM report JOIN article ON article.id = report.article
               JOIN event ON event.id = report.event WHERE event.key = ? AND article.key = ?""",
            (contact.key, self.claim.article),
        ).fetchone()
        return bool(row[0])

    def told_elsewhere(self, contact: EventEntry) -> bool:
        """Whether an article of another origin tells of a contact."""
        row = self.connection.execute(
            """SELECT count(*) FROM report JOIN article ON article.id = report.article
               JOIN event ON event.id = report.event
               WHERE event.key = ? AND article.origin <> (SELECT origin FROM article WHERE key = ?)""",
            (contact.key, self.claim.article),
        ).fetchone()
        return bool(row[0])

    def count(self) -> Verdict:
        """Judge how many contacts there were in a period."""
        since = self.claim.earliest or date.min
        found = [c for c in self.contacts if c.earliest and since <= c.earliest <= self.claim.as_of]
        number = self.claim.number or 0
        if len(found) == number:
            return self.told("confirmed", f"the record has {len(found)} in the period", *found)
        if len(found) < number and self.first_read > since + timedelta(days=LATE):
            return self.told("not_checkable", f"the record begins on {self.first_read}, within the period", *found)
        return self.told("contradicted", f"the record has {len(found)} in the period", *found)

    def told(self, verdict: str, because: str, *contacts: EventEntry) -> Verdict:
        """Return the verdict with its reason."""
        return Verdict(claim=self.claim, verdict=verdict, because=because, contacts=contacts)


def people(contact: EventEntry) -> set[str]:
    """Return the persons who take part in a contact."""
    return {party.actor for party in contact.parties if party.kind == "person"}
