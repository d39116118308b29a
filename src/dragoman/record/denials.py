"""Denials that an article tells of just after a contact, without naming both sides: they may be of that contact.

"He had telephoned the President on Sunday. His office said that it knew of no such call." The merge leaves such a
denial alone, for it names nobody; so it stands in no dossier, unless it is looked for here.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from dragoman.record.comparing import media_suit
from dragoman.record.mentions import ANY_MEDIUM
from dragoman.record.queries import events_of
from dragoman.record.rows import batches, marks
from dragoman.record.types import EventEntry
from dragoman.types import Frozen

#: Characters within which a denial follows on what it denies: some four sentences.
NEAR = 600
NEARBY = """
SELECT DISTINCT event.key AS contact, event.medium, denial.key AS denial, denial.medium AS denied
FROM event JOIN report ON report.event = event.id
JOIN report AS after ON after.article = report.article AND after.start BETWEEN report.start AND report.start + {near}
JOIN event AS denial ON denial.id = after.event
WHERE event.key IN ({keys}) AND event.medium IS NOT NULL AND event.status <> 'negated' AND denial.id <> event.id
AND report.verdict IS NOT 'rejected' AND after.verdict IS NOT 'rejected'
AND denial.status = 'negated' AND denial.medium IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM event_pair WHERE event_pair.event = denial.id AND event_pair.a <> event_pair.b)
AND NOT EXISTS (SELECT 1 FROM link WHERE link.same = 0 AND link.a = min(report.key, after.key)
    AND link.b = max(report.key, after.key))
ORDER BY contact, denial
"""


class Denial(Frozen):
    """A denial, and the contact that it may be of."""

    #: Key of the contact.
    contact: str
    denial: EventEntry


def denials_of(connection: sqlite3.Connection, contacts: Sequence[str]) -> tuple[Denial, ...]:
    """Return what may deny some contacts, given by their keys, in the order of the contacts."""
    found = [
        (row["contact"], row["denial"])
        for some in batches(contacts)
        for row in connection.execute(NEARBY.format(near=NEAR, keys=marks(some)), some)
        if row["denied"] != ANY_MEDIUM and media_suit(row["medium"], row["denied"])
    ]
    keys = list(dict.fromkeys(denial for _, denial in found))
    entries = {
        entry.key: entry
        for some in batches(keys)
        for entry in events_of(connection, f"event.key IN ({marks(some)})", some)
    }
    place = {key: number for number, key in enumerate(contacts)}
    return tuple(
        Denial(contact=contact, denial=entries[denial])
        for contact, denial in sorted(found, key=lambda pair: (place[pair[0]], pair[1]))
    )
