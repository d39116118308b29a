"""Claims about the past held against the record: confirmed, contradicted by these reports, or not checkable."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property

from dragoman.analysis.claims_visits import host_of, named_host
from dragoman.analysis.settings import claim_settings
from dragoman.record.claims import Claim, claim_from, counts_states, pattern, rank_named
from dragoman.record.mentions import ANY_MEDIUM, rules
from dragoman.record.queries import events_between
from dragoman.record.ranks import UNKNOWN
from dragoman.record.took_place import in_dispute, is_told
from dragoman.record.types import DONE, VISIT, EventEntry, Party
from dragoman.record.wording import WORD
from dragoman.types import Frozen

#: Days after the beginning of a period by which the record must have begun to count the contacts in it.
LATE = 21
#: ... or the share of the period that may lie before it, if that is more.
MISSED = 0.1
#: ... and the share at most, where the period is short.
MISSED_OF_SHORT = 0.25
#: Days by which two datings of one contact may differ.
NEAR, ONE_DAY = 14, timedelta(days=1)
#: Reports by an article that is of another origin than the claim's own.
OTHER_ORIGIN = "article.origin <> (SELECT origin FROM article WHERE key = :own)"
#: Reports that stand: what a page tells in one version and not in another is in doubt.
STANDING = """(article.page IS NULL OR NOT EXISTS (
    SELECT 1 FROM article AS version WHERE version.page = article.page AND NOT EXISTS (
        SELECT 1 FROM report AS kept WHERE kept.article = version.id AND kept.event = event.id)))"""
#: Reports by which the claim's own article tells of something new.
NEWS = "article.key = :own AND NOT report.historical"
#: Reports that tell of a contact themselves: of what "had been" somebody else told.
FIRST_HAND = "report.status IN ('happened', 'ongoing') AND NOT report.historical"
ELSEWHERE = f"{OTHER_ORIGIN} AND {STANDING}"
#: The persons of a country that take part in a contact, and their rank.
Side = tuple[frozenset[str], str]


class Verdict(Frozen):
    """A claim with what the record says of it."""

    claim: Claim
    #: confirmed | contradicted | not_checkable
    verdict: str
    #: The reason, in a plain sentence.
    because: str
    #: The contacts that it rests on.
    contacts: tuple[EventEntry, ...] = ()
    #: The contacts that are in dispute, and speak for or against it if they took place.
    hangs_on: tuple[EventEntry, ...] = ()


def verdicts(
    connection: sqlite3.Connection, a: str, b: str, *, since: date | None = None, until: date | None = None
) -> list[Verdict]:
    """Return the claims about the contacts of a dyad of countries, each held against the record, the earliest first.

    Args:
        connection: Of a reader.
        a, b: ISO 3166-1 alpha-3 codes.
        since, until: First and last day from which a claim looks back; they are held against the whole record.
    """
    rows = connection.execute(
        """SELECT DISTINCT claim.*, article.key AS article_key FROM event_pair
           JOIN report ON report.event = event_pair.event JOIN claim ON claim.report = report.key
           JOIN article ON article.id = claim.article WHERE a = ? AND b = ? AND event_pair.contact = 1
           AND claim.as_of BETWEEN ? AND ?
           ORDER BY claim.as_of, claim.key""",
        (min(a, b), max(a, b), (since or date.min).isoformat(), (until or date.max).isoformat()),
    ).fetchall()
    if not rows:  # when reading began is looked for among all articles
        return []
    contacts = [Contact(one) for one in events_between(connection, a, b, contacts=True)]
    begins = connection.execute("SELECT min(earliest) FROM article").fetchone()[0]
    first_read = date.fromisoformat(begins) if begins else date.max
    return [Judge(connection, claim_from(row), (a, b), contacts, first_read).verdict() for row in rows]


class Contact:
    """A contact with those who took part, told apart once for all claims about its dyad."""

    def __init__(self, entry: EventEntry) -> None:
        """Keep the contact."""
        self.entry = entry

    @cached_property
    def sides(self) -> dict[str, Side]:
        """The persons of each country that takes part, and their rank."""
        return sides(self.entry.parties)

    def sides_of(self, rank: str | None) -> dict[str, Side]:
        """Return the sides, of each only those of a rank where it is named and there is one.

        Ministers take part in the talks of their presidents, and have met before without them.
        """
        if rank is None:
            return self.sides
        parties = [party for party in self.entry.parties if party.country]
        there = {party.country for party in parties if party.rank == rank}
        return sides([party for party in parties if party.country not in there or party.rank == rank])


class Judge:
    """Holds one claim against the contacts of its dyad."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        claim: Claim,
        pair: tuple[str, str],
        contacts: Sequence[Contact],
        first_read: date,
    ) -> None:
        """Find the contacts that count: between the same people or at the same rank, by means that the claim names."""
        self.connection = connection
        self.claim = claim
        self.pair = pair
        self.first_read = first_read
        row = connection.execute(
            "SELECT event.key FROM report JOIN event ON event.id = report.event WHERE report.key = ?", (claim.report,)
        ).fetchone()
        own = next((c for c in contacts if row and c.entry.key == row[0]), None)
        rank = rank_named(claim.quote)
        self.own = own.entry if own else None
        mine = with_rank(own.sides_of(rank), rank) if own else {}
        told = (c for c in contacts if is_told(c.entry) and c.entry.earliest)
        anybody = claim.kind == "count" and counts_states(claim.quote)
        meant = [
            c.entry
            for c in told
            if self.is_meant(c.entry)
            and (anybody or own in {None, c} or same_sides(mine, c.sides))
            and self.goes_there(c.entry)
        ]
        #: Those that are denied are nothing that a claim can rest on. Its own news it takes for granted, but not the
        #: contact that it has for the last one.
        self.disputed = [c for c in meant if in_dispute(c) and (c != self.own or claim.kind == "last_was")]
        self.contacts = [c for c in meant if c not in self.disputed]

    def is_meant(self, contact: EventEntry) -> bool:
        """Whether a contact was, or may have been, by means that the claim speaks of: to write is not to talk."""
        if self.claim.media:
            maybe = claim_settings().maybe_visits if VISIT in self.claim.media else ()
            return contact.medium in {*self.claim.media, *maybe, ANY_MEDIUM}
        return contact.medium not in claim_settings().without_talk or counts_any(self.claim.quote)

    def goes_there(self, contact: EventEntry) -> bool:
        """Whether a contact may be a visit to the country that the claim speaks of: who was a host then, did not go."""
        return self.host is None or host_of(contact, self.pair) in {None, self.host}

    @cached_property
    def host(self) -> str | None:
        """The country to which the visits go that the claim speaks of; None where it does not say, or is of both."""
        if self.claim.media != (VISIT,) or counts_states(self.claim.quote):
            return None
        own = host_of(self.own, self.pair) if self.own and self.own.medium == VISIT else None
        return named_host(self.claim.quote, self.pair) or own

    def before(self) -> list[EventEntry]:
        """Return the contacts before the day that the claim looks back from, the latest last, without its own."""
        own = self.own.key if self.own and self.claim.kind == "first_since" else None
        return [c for c in self.contacts if c.latest and c.latest < self.claim.as_of and c.key != own]

    def speaks_against(self, contact: EventEntry) -> bool:
        """Whether a contact can contradict the claim: surely by its means, and told by others than its own article.

        What an article tells itself, it knows of: its news, which the claim looks back from, or a contact that it
        does not count. What it denies, it does not tell.
        """
        if self.claim.media and contact.medium not in self.claim.media:
            return False
        if not self.names_both(contact):
            return False
        if self.is_told(contact, "article.key = :own AND report.status <> 'negated'") or not self.is_told(
            contact, ELSEWHERE
        ):
            return False
        return not self.is_second_date(contact)

    def names_both(self, contact: EventEntry) -> bool:
        """Whether a contact tells of each country of the claim's own who took part, as far as that does.

        Of a visit it is enough to know who went.
        """
        if self.own is None or self.claim.media == (VISIT,):
            return True
        mine, theirs = sides(self.own.parties), sides(contact.parties)
        nobody = frozenset[str](), UNKNOWN
        return all(theirs[one] != nobody for one in mine.keys() & theirs.keys() if mine[one] != nobody)

    def is_second_date(self, contact: EventEntry) -> bool:
        """Whether a contact is likely another date of one that is better known, or of the news of the claim's article.

        "They last spoke on January 27", one article says in passing, and three told on January 21 of a call the day
        before.
        """
        mine = sides(contact.parties)
        near = [
            c
            for c in self.contacts
            if c.key != contact.key and days_between(c, contact) <= NEAR and same_sides(mine, sides(c.parties))
        ]
        apart = int(rules()["other_day"]["apart"])
        if any(days_between(c, contact) <= apart and self.is_told(c, NEWS) for c in near):
            return True
        return not self.is_told(contact, "NOT report.historical") and any(c.origins > contact.origins for c in near)

    def verdict(self) -> Verdict:
        """Return the claim with what the record says of it."""
        if self.claim.latest is None:
            return self.since_taking_office()
        return {"first_since": self.first_since, "last_was": self.last_was, "count": self.count}[self.claim.kind]()

    def first_since(self) -> Verdict:
        """Judge that there was no contact after a day."""
        latest = self.claim.latest or self.claim.as_of
        against = self.against(latest)
        if against is not None:
            return against
        earlier = [c for c in self.before() if c.earliest and c.earliest <= latest]
        begins_late = self.first_read > latest + timedelta(days=LATE)
        if begins_late and not (earlier and self.is_where_claimed(earlier[-1])):
            return self.told("not_checkable", f"the record begins on {self.first_read}, after the silence began")
        if not earlier:
            because = "the record has no contact before it to count from"
            return self.told("not_checkable", because, maybe=self.maybe(date.min, latest))
        because = f"the contact before it was {days_told(earlier[-1])}"
        if begins_late:
            because += f", and articles, read from {self.first_read} on, tell of none after it"
        maybe = self.maybe(earlier[-1].latest or latest, latest)
        return self.told("confirmed", because, earlier[-1], maybe=maybe)

    def against(self, latest: date) -> Verdict | None:
        """Return what contacts after a day say of a claim that there was none; None where none speaks against it.

        Of those in dispute they do that an article tells as its own news: the verdict hangs on them, and says so.
        """
        later = [c for c in self.before() if c.earliest and c.earliest > latest and self.speaks_against(c)]
        if later:
            return self.told("contradicted", f"there was a contact {days_told(later[-1])}", *later)
        maybe = [c for c in self.maybe(latest, latest) if self.is_told(c, f"{FIRST_HAND} AND {ELSEWHERE}")]
        return self.told("contradicted", "another article tells of a contact", maybe=maybe) if maybe else None

    def maybe(self, since: date, latest: date) -> list[EventEntry]:
        """Return the contacts in dispute after a day: those of the time that is claimed, and what speaks against it.

        Args:
            since: The day.
            latest: The last day of which the claim says that there was a contact.
        """
        between = [c for c in self.disputed if c.earliest and since < c.earliest < self.claim.as_of]
        return [c for c in between if (c.earliest or since) <= latest or self.speaks_against(c)]

    def since_taking_office(self) -> Verdict:
        """Judge what is counted from the day on which somebody took office, which the article does not give.

        Only what the same people had in the same offices was surely after it.
        """
        earlier = [c for c in self.before() if c != self.own and self.is_in_office(c) and self.speaks_against(c)]
        counted = [c for c in earlier if self.surely_counts(c, date.min)]
        if len(days_of(surely_apart(counted))) >= (self.claim.number or 1):
            return self.told("contradicted", f"there was a contact {days_told(earlier[-1])}", *earlier)
        return self.told("not_checkable", "the article does not say on which day one began to count", *earlier)

    def is_in_office(self, contact: EventEntry) -> bool:
        """Whether the people of the claim's own contact took part in another one, each in the rank of that day."""
        mine = {(p.actor, p.rank) for p in self.own.parties if p.country and p.kind == "person"} if self.own else set()
        theirs = {(p.actor, p.rank) for p in contact.parties}
        return bool(mine) and mine <= theirs and all(rank != UNKNOWN for _, rank in mine)

    def is_where_claimed(self, contact: EventEntry) -> bool:
        """Whether a contact falls into the time at which the claim has the last one, by another article."""
        since = self.claim.earliest or date.max
        return bool(contact.latest and since <= contact.latest) and self.told_elsewhere(contact)

    def last_was(self) -> Verdict:
        """Judge that the last contact was on a day."""
        earliest, latest = self.claim.earliest or date.min, self.claim.latest or date.max
        against = self.against(latest)
        if against is not None:
            return against
        there = [c for c in self.before() if c.earliest and c.latest and c.earliest <= latest and earliest <= c.latest]
        if any(self.told_elsewhere(c) for c in there):
            because = f"other articles tell of the contact {days_told(there[-1])}"
            return self.told("confirmed", because, *there, maybe=self.maybe(latest, latest))
        maybe = self.maybe(max(earliest, date.min + ONE_DAY) - ONE_DAY, latest)
        if any(c.earliest and c.earliest <= latest for c in maybe):
            return self.told("not_checkable", "the record has no contact then that is not denied", maybe=maybe)
        near = [
            c
            for c in self.before()
            if c not in there and c.earliest and abs((c.earliest - latest).days) <= NEAR and self.told_elsewhere(c)
        ]
        if near:
            return self.told("contradicted", f"other articles date the last contact to {near[-1].earliest}", *near)
        return self.told("not_checkable", "no other article of the record tells of that contact")

    def told_elsewhere(self, contact: EventEntry) -> bool:
        """Whether an article of another origin tells of a contact."""
        return self.is_told(contact, OTHER_ORIGIN)

    def is_told(self, contact: EventEntry, condition: str) -> bool:
        """Whether a report of a contact fulfils a condition."""
        row = self.connection.execute(
            f"""SELECT 1 FROM report JOIN article ON article.id = report.article
                JOIN event ON event.id = report.event
                WHERE event.key = :event AND report.verdict IS NOT 'rejected' AND {condition} LIMIT 1""",
            {"event": contact.key, "own": self.claim.article},
        ).fetchone()
        return row is not None

    def count(self) -> Verdict:
        """Judge how many contacts there were in a period."""
        since = self.claim.earliest or date.min
        found = [c for c in self.contacts if c.earliest and since <= c.earliest <= self.claim.as_of]
        found = [c for c in found if c != self.own or not self.is_the_period(c, since)]
        start = self.counted_from(found)
        found = [c for c in found if c != start]
        found = [c for c in found if c == self.own or self.is_told(c, STANDING)]
        counted = [c for c in found if self.surely_counts(c, since)]
        sure = days_of(surely_apart(counted))
        ahead = self.is_ahead()
        number, most = self.claim.number or 0, len(days_of(found)) + self.is_news_without_day() + ahead
        maybe = [c for c in self.disputed if c.earliest and since <= c.earliest <= self.claim.as_of]
        if most < number <= most + len(days_of(maybe)):
            return self.told("not_checkable", f"the record has {most} in the period", *found, maybe=maybe)
        if self.begins_late(since) and (most < number or number == most == 1):
            return self.told("not_checkable", f"the record begins on {self.first_read}, within the period", *found)
        if len(sure) + ahead <= number <= most:
            return self.told("confirmed", f"the record has {most} in the period", *found, maybe=maybe)
        if most < number and not self.is_read_of(since, [c for c in (start, self.own) if c]):
            return self.told(
                "not_checkable",
                f"the record has {most} in the period, in which nothing else of the two was read",
                *found,
            )
        if is_vague(self.claim.quote):
            return self.told(
                "not_checkable", f"the record has {most} in the period; what was a round it cannot tell", *found
            )
        return self.told("contradicted", f"the record has {most} in the period", *found)

    def counted_from(self, found: Sequence[EventEntry]) -> EventEntry | None:
        """Return the contact from which a claim counts, which is none of those counted: "since his visit in April"."""
        if not pattern("since_contact").search(self.claim.quote):
            return None
        return min((c for c in found if c != self.own), key=lambda c: (c.earliest or date.max, c.key), default=None)

    def is_ahead(self) -> bool:
        """Whether the contact that a claim is about is still to come, so that it is one more than those that were."""
        return self.own is not None and self.own.status not in DONE

    def is_read_of(self, since: date, told: Sequence[EventEntry]) -> bool:
        """Whether an article about the two countries was read in a period beside the news of some contacts.

        That one contact was told of is no sign that one would have heard of the others.
        """
        keys = [c.key for c in told]
        row = self.connection.execute(
            f"""SELECT 1 FROM article_country AS one JOIN article_country AS other ON other.article = one.article
                JOIN article ON article.id = one.article
                WHERE one.country = ? AND other.country = ? AND one.day BETWEEN ? AND ? AND article.key <> ?
                AND article.id NOT IN (SELECT report.article FROM report JOIN event ON event.id = report.event
                    WHERE event.key IN ({",".join("?" * len(keys))}) AND NOT report.historical) LIMIT 1""",
            (*self.pair, since.isoformat(), self.claim.as_of.isoformat(), self.claim.article, *keys),
        ).fetchone()
        return row is not None

    def is_the_period(self, contact: EventEntry, since: date) -> bool:
        """Whether a contact is known by the period alone: "met twice this year" tells of none but those counted."""
        latest = contact.latest or date.max
        return contact.earliest == since and contact.earliest != latest and latest >= self.claim.as_of

    def surely_counts(self, contact: EventEntry, since: date) -> bool:
        """Whether a contact must be one of those counted: by its means, and not on the day that is counted from."""
        media, own = self.claim.media, self.own
        meant = not media or contact.medium in media
        return meant and not is_vague(self.claim.quote) and (contact.earliest != since or contact == own)

    def is_news_without_day(self) -> bool:
        """Whether the claim is about a contact that its article tells as news without a day: one more of them."""
        own = self.own
        if own is None or own.earliest or own.status not in DONE or not self.is_meant(own):
            return False
        return self.is_told(own, NEWS)

    def begins_late(self, since: date) -> bool:
        """Whether the record begins too late after the beginning of a period to count what was in it."""
        length = (self.claim.as_of - since).days
        return (self.first_read - since).days > max(min(LATE, MISSED_OF_SHORT * length), MISSED * length)

    def told(
        self, verdict: str, because: str, *contacts: EventEntry, maybe: Sequence[EventEntry] = ()
    ) -> Verdict:  # fmt: skip
        """Return the verdict with its reason, and the contacts in dispute that it hangs on."""
        if maybe:
            because += f"; whether there was one {' or '.join(map(days_told, maybe))} is in dispute"
        return Verdict(claim=self.claim, verdict=verdict, because=because, contacts=contacts, hangs_on=tuple(maybe))


def counts_any(sentence: str) -> bool:
    """Whether a claim counts contacts by whatever means ("the first contact since March")."""
    return not set(claim_settings().any_means).isdisjoint(WORD.findall(sentence.casefold()))


def is_vague(sentence: str) -> bool:
    """Whether a claim counts what only those who hold it tell apart ("the second round of talks")."""
    return not set(claim_settings().vague).isdisjoint(WORD.findall(sentence.casefold()))


def days_of(contacts: Iterable[EventEntry]) -> set[date | None]:
    """Return the days of some contacts; two on one day are told of as one meeting."""
    return {contact.earliest for contact in contacts}


def surely_apart(contacts: Sequence[EventEntry]) -> list[EventEntry]:
    """Return the contacts of a known day, and of the vaguer ones those that can be none of the others."""
    vague = [c for c in contacts if c.earliest != c.latest]
    return [c for c in contacts if c not in vague or not any(o.key != c.key and overlap(o, c) for o in contacts)]


def overlap(one: EventEntry, other: EventEntry) -> bool:
    """Whether two contacts may have been on one day."""
    first = max(one.earliest or date.min, other.earliest or date.min)
    return first <= min(one.latest or date.max, other.latest or date.max)


def days_told(contact: EventEntry) -> str:
    """Return when a contact was, as a reason says it."""
    if contact.earliest == contact.latest or not (contact.earliest and contact.latest):
        return f"on {contact.earliest}"
    return f"between {contact.earliest} and {contact.latest}"


def days_between(one: EventEntry, other: EventEntry) -> int:
    """Return how many days lie between the days of two contacts."""
    return abs(((one.earliest or date.min) - (other.earliest or date.min)).days)


def same_sides(mine: Mapping[str, Side], theirs: Mapping[str, Side]) -> bool:
    """Whether two contacts are between the same people, as far as both name them, or at the same rank.

    On no side somebody else may have taken part, and on one at least it must be clear that nobody else did.
    """
    agreed = False
    for country in mine.keys() & theirs.keys():
        (here, rank), (there, other_rank) = mine[country], theirs[country]
        if here and there:
            same, known = bool(here & there), True
        else:
            same, known = rank == other_rank, UNKNOWN not in (rank, other_rank)
        if known and not same:
            return False
        agreed |= known
    return agreed


def with_rank(found: Mapping[str, Side], rank: str | None) -> dict[str, Side]:
    """Return the sides of a claim, of nobody known at the rank that its words name ("the two foreign ministers")."""
    return {
        country: (persons, rank if rank and not persons and known == UNKNOWN else known)
        for country, (persons, known) in found.items()
    }


def sides(everybody: Sequence[Party]) -> dict[str, Side]:
    """Return the persons of each country that takes part in a contact, and their rank."""
    found: dict[str, Side] = {}
    for country in {party.country for party in everybody if party.country}:
        parties = [party for party in everybody if party.country == country]
        ranks = [party.rank for party in parties if party.rank != UNKNOWN]
        persons = frozenset(party.actor for party in parties if party.kind == "person")
        found[country] = persons, ranks[0] if ranks else UNKNOWN
    return found
