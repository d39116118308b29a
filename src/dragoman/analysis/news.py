"""What is new in a record as of a day: contacts, the silences that they broke, what is due, claims that do not hold."""

from __future__ import annotations

import sqlite3
from datetime import date, timedelta

from dragoman.analysis.claims import Verdict, verdicts
from dragoman.analysis.fates import OPEN, OVERDUE, Fate
from dragoman.analysis.ledger import told
from dragoman.analysis.rhythm import rhythm
from dragoman.analysis.types import Silence
from dragoman.record.countries import country_name
from dragoman.record.known_from import KNOWN_FROM
from dragoman.record.queries import entries, events_of
from dragoman.record.rows import marks
from dragoman.record.took_place import IN_DISPUTE, TOLD, TOOK_PLACE
from dragoman.record.types import EventEntry
from dragoman.types import Frozen

#: Contacts that are told at most, and pairs that are looked at for what is due or claimed.
CONTACTS, PAIRS, LISTED = 12, 10, 12
#: Commitments around the day that are looked at, and articles that are read for them: this page must be quick.
CANDIDATES, READ = 40, 300
#: Days before and after the day asked about in which a commitment is due soon or was due lately.
AROUND = timedelta(days=45)
#: The period, unless another one is asked for.
PERIOD = timedelta(days=30)
#: Chance by rank up to which a silence that ended is news; where too few are known, days from which on it is.
UNUSUAL, LONG = 0.2, 60
#: Silences shorter than this are never news.
SHORTEST, ONE_DAY = 14, timedelta(days=1)
Pair = tuple[str, str]


class BrokenSilence(Frozen):
    """A contact that ended an unusual silence."""

    pair: Pair
    names: Pair
    contact: EventEntry
    silence: Silence


class BusyPair(Frozen):
    """A dyad with how much is reported of it in a period."""

    pair: Pair
    names: Pair
    events: int
    #: Contacts that took place, and beside them those of which that is in dispute.
    contacts: int
    disputed: int
    #: Day of the latest contact that took place, or None.
    latest: date | None


class DayCount(Frozen):
    """Articles of one outlet that appeared on one day."""

    day: date
    outlet: str
    articles: int


class News(Frozen):
    """What is new as of a day."""

    as_of: date
    since: date
    #: Articles in the record that had appeared by then, and those of the period.
    articles: int
    articles_of_period: int
    #: The latest contacts that took place or are in dispute, the latest first; the latter end no silence.
    contacts: tuple[EventEntry, ...]
    silences: tuple[BrokenSilence, ...]
    #: Commitments due soon, and those overdue that were due lately.
    due: tuple[Fate, ...]
    overdue: tuple[Fate, ...]
    contradicted: tuple[Verdict, ...]
    pairs: tuple[BusyPair, ...]
    coverage: tuple[DayCount, ...]


def news(connection: sqlite3.Connection, as_of: date, since: date) -> News:
    """Return what is new in a period that ends with a day.

    Args:
        connection: Of a reader.
        as_of: The day; nothing later is told, but what is due after it.
        since: First day of the period of which coverage, claims and busy pairs are told.
    """
    contacts = latest_contacts(connection, as_of)
    due = due_around(connection, as_of)
    counts = coverage(connection, since, as_of)
    return News(
        as_of=as_of, since=since, contacts=tuple(contacts),
        articles=articles_by(connection, as_of),
        articles_of_period=sum(count.articles for count in counts),
        silences=tuple(broken(connection, contacts, as_of)),
        due=tuple(fate for fate in due if fate.state == OPEN and not is_past(fate, as_of))[:LISTED],
        overdue=tuple(fate for fate in reversed(due) if fate.state == OVERDUE)[:LISTED],
        contradicted=tuple(contradicted(connection, since, as_of)),
        pairs=tuple(busy_pairs(connection, since, as_of)), coverage=counts,
    )  # fmt: skip


def articles_by(connection: sqlite3.Connection, as_of: date) -> int:
    """Return how many articles had appeared by a day; one without a day counts as one that has always been there.

    The passage of a fact entered by hand is none, nor is what was withdrawn.
    """
    query = """SELECT (SELECT coalesce(sum(articles), 0) FROM article_day WHERE day <= ?)
               + (SELECT count(*) FROM article_read WHERE latest IS NULL)"""
    return int(connection.execute(query, (as_of.isoformat(),)).fetchone()[0])


def latest_contacts(connection: sqlite3.Connection, as_of: date) -> list[EventEntry]:
    """Return the latest contacts on a known day that had been told of by then, be they disputed, the latest first."""
    keys = [
        row["key"]
        for row in connection.execute(
            f"""SELECT key FROM event WHERE medium IS NOT NULL AND {TOLD}
               AND precision = 'day' AND earliest <= ?1 AND EXISTS (
                   SELECT 1 FROM report JOIN article ON article.id = report.article
                   WHERE report.event = event.id AND {KNOWN_FROM} <= ?1)
               ORDER BY earliest DESC, key LIMIT ?2""",
            (as_of.isoformat(), CONTACTS),
        )
    ]
    found = events_of(connection, f"key IN ({marks(keys)})", keys) if keys else []
    return sorted(found, key=lambda entry: keys.index(entry.key))


def pairs_of(connection: sqlite3.Connection, condition: str, values: list[object], most: int) -> list[Pair]:
    """Return the dyads of events that fulfil a condition, those of the most events first."""
    rows = connection.execute(
        f"""SELECT a, b FROM event JOIN event_pair ON event_pair.event = event.id WHERE a < b AND {condition}
            GROUP BY a, b ORDER BY count(*) DESC, a, b LIMIT ?""",
        (*values, most),
    )
    return [(row["a"], row["b"]) for row in rows]


def broken(connection: sqlite3.Connection, contacts: list[EventEntry], as_of: date) -> list[BrokenSilence]:
    """Return the unusual silences that some contacts ended."""
    keys = {contact.key: contact for contact in contacts}
    pairs = pairs_of(connection, f"event.key IN ({marks(list(keys))})", list(keys), PAIRS) if keys else []
    found = []
    for pair in pairs:
        if not has_waited(connection, pair, contacts):
            continue
        names = country_name(connection, pair[0]), country_name(connection, pair[1])
        for silence in rhythm(connection, *pair, as_of=as_of).silences:
            if silence.before in keys and silence.covered and is_unusual(silence):
                found.append(BrokenSilence(pair=pair, names=names, contact=keys[silence.before], silence=silence))
    return sorted(found, key=lambda one: (one.silence.until, one.silence.days), reverse=True)


def has_waited(connection: sqlite3.Connection, pair: Pair, contacts: list[EventEntry]) -> bool:
    """Whether some contact of a dyad among these came so long after the one before that its silence may be news."""
    for contact in contacts:
        if contact.earliest is None or not set(pair) <= {party.country for party in contact.parties}:
            continue
        before = connection.execute(
            f"""SELECT max(event_pair.earliest) FROM event_pair JOIN event ON event.id = event_pair.event
               WHERE a = ? AND b = ? AND contact = 1 AND {TOOK_PLACE} AND precision = 'day'
               AND event_pair.earliest BETWEEN '0' AND ?""",
            (*pair, (contact.earliest - ONE_DAY).isoformat()),
        ).fetchone()[0]
        if before and (contact.earliest - date.fromisoformat(before)).days >= SHORTEST:
            return True
    return False


def is_unusual(silence: Silence) -> bool:
    """Whether a silence is longer than most before it; where there are too few to tell, whether it is long."""
    chance = silence.rarity.probability
    return silence.days >= (LONG if chance is None else SHORTEST) and (chance is None or chance <= UNUSUAL)


def is_past(fate: Fate, as_of: date) -> bool:
    """Whether a commitment was due before a day: what is open then, as a refusal is, has no end."""
    return fate.commitment.latest is not None and fate.commitment.latest < as_of


def due_around(connection: sqlite3.Connection, as_of: date) -> list[Fate]:
    """Return commitments that are due around a day, the nearest of them, by due date, with what became of each."""
    first, last = (as_of - AROUND).isoformat(), (as_of + AROUND).isoformat()
    rows = connection.execute(
        """SELECT * FROM event WHERE kind = 'commitment' AND latest BETWEEN ? AND ? AND type <> 'refusal'
           AND earliest <= ? ORDER BY abs(julianday(latest) - julianday(?)), key LIMIT ?""",
        (first, last, last, as_of.isoformat(), CANDIDATES),
    ).fetchall()
    found = [fate for fate in told(connection, entries(connection, rows), as_of, most=READ) if is_known(fate, as_of)]
    return sorted(found, key=lambda fate: (str(fate.commitment.latest), fate.commitment.key))


def is_known(fate: Fate, as_of: date) -> bool:
    """Whether a commitment was reported by a day."""
    return fate.made is None or fate.made <= as_of


def contradicted(connection: sqlite3.Connection, since: date, as_of: date) -> list[Verdict]:
    """Return the claims of a period that the record contradicts, the latest first; copies of a story once."""
    condition = """event.id IN (SELECT report.event FROM claim JOIN report ON report.key = claim.report
                   WHERE claim.as_of BETWEEN ? AND ?)"""
    pairs = pairs_of(connection, condition, [since.isoformat(), as_of.isoformat()], PAIRS)
    found = {
        verdict.claim.quote: verdict
        for pair in pairs
        for verdict in verdicts(connection, *pair, since=since, until=as_of)
        if verdict.verdict == "contradicted"
    }
    return sorted(found.values(), key=lambda one: (one.claim.as_of, one.claim.key), reverse=True)[:LISTED]


def busy_pairs(connection: sqlite3.Connection, since: date, as_of: date) -> list[BusyPair]:
    """Return the dyads of which most is reported in a period."""
    rows = connection.execute(
        f"""SELECT a, b, count(*) AS events, sum(contact AND {TOOK_PLACE}) AS contacts,
               sum(contact AND {IN_DISPUTE}) AS disputed,
               max(CASE WHEN contact AND {TOOK_PLACE} THEN event.earliest END) AS last
           FROM event JOIN event_pair ON event_pair.event = event.id
           WHERE a < b AND event.earliest BETWEEN ? AND ? GROUP BY a, b ORDER BY events DESC, a, b LIMIT ?""",
        (since.isoformat(), as_of.isoformat(), LISTED),
    ).fetchall()
    return [
        BusyPair(
            pair=(row["a"], row["b"]), names=(country_name(connection, row["a"]), country_name(connection, row["b"])),
            events=row["events"], contacts=row["contacts"], disputed=row["disputed"],
            latest=date.fromisoformat(row["last"]) if row["last"] else None,
        )
        for row in rows
    ]  # fmt: skip


def coverage(connection: sqlite3.Connection, since: date, as_of: date) -> tuple[DayCount, ...]:
    """Return how many articles of each outlet appeared on each day of a period."""
    rows = connection.execute(
        """SELECT latest, coalesce(outlet, '') AS outlet, count(*) AS articles FROM article_read
           WHERE latest BETWEEN ? AND ? GROUP BY latest, outlet ORDER BY latest, outlet""",
        (since.isoformat(), as_of.isoformat()),
    )
    return tuple(
        DayCount(day=date.fromisoformat(row["latest"]), outlet=row["outlet"], articles=row["articles"]) for row in rows
    )
